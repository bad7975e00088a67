import { getSchema } from '@tiptap/core'
import { DOMParser as SchemaParser } from '@tiptap/pm/model'
import { describe, expect, it } from 'vitest'
import type { Doc } from '$lib/markdown/doc'
import { toMarkdown } from '$lib/markdown/toMarkdown'
import { extensions } from './extensions'
import { cleanHTML } from './paste'
import { GOOGLE_DOCS, OUTLOOK, WEB_PAGE, WORD } from './pasteFixtures'
import { looksLikeMarkdown, textToDoc } from './pasteText'
import { tidied } from './tidy'

const schema = getSchema(extensions(() => ''))

/** The Markdown that a note gets from pasted HTML. */
function pasted(html: string): string {
  const page = new DOMParser().parseFromString(cleanHTML(html), 'text/html')
  const doc = tidied(SchemaParser.fromSchema(schema).parse(page.body).toJSON() as Doc)
  return doc ? toMarkdown(doc) : ''
}

describe('pasted HTML', () => {
  it('from Word keeps its headings, marks, lists and tables, and nothing of its own', () => {
    expect(pasted(WORD)).toBe('## Plan\n\n**Bold** and *italic*, plain\n\n- first\n  - inner\n- second\n\nbetween\n\n3. three\n4. four\n\na | b\n\n1 | 2')
    expect(cleanHTML(WORD)).not.toMatch(/mso|class=|style|<!--|o:p/i)
  })

  it('from Google Docs is bold only where it is bold', () => {
    expect(pasted(GOOGLE_DOCS)).toContain('**Bold** plain *italic*~~&#x20;gone~~')
    expect(pasted(GOOGLE_DOCS)).toContain('- one\n  - nested')
    expect(pasted(GOOGLE_DOCS)).toContain('[link](https://www.google.com/url?q=x)')
  })

  it('from Outlook keeps mail links and numbered lists, and the words of a picture', () => {
    expect(pasted(OUTLOOK)).toBe('Hello [Ada](mailto:ada@example.org),\n\n1. call back\n\n> quoted\n\nSignature')
  })

  it('from a web page runs nothing, loads nothing and links nowhere dangerous', () => {
    const html = cleanHTML(WEB_PAGE)
    expect(html).not.toMatch(/script|onerror|onclick|onmouseover|iframe|<img|svg|object|style|form|<input|target|hidden/i)
    const markdown = pasted(WEB_PAGE)
    expect(markdown).toContain('# Title')
    expect(markdown).toContain('Text a cat bad worse near [good](https://example.org/)')
    expect(markdown).toContain('```js\na  && b\n```')
    expect(markdown).toContain('- [x] done\n- [ ] open')
    expect(markdown).not.toContain('menu')
  })

  it('keeps a blank that does not break only where it is one of several', () => {
    expect(cleanHTML('<p>a&nbsp;b &nbsp; c&nbsp;&nbsp;d</p>')).toBe('<p>a b &nbsp; c&nbsp;&nbsp;d</p>')
  })

  it('copied from the editor itself comes back as it was', () => {
    const own = '<ul data-type="taskList" data-pm-slice="1 1 []"><li data-checked="true" data-type="taskItem"><label><input type="checkbox" checked><span></span></label><div><p>a <span data-type="mention" data-id="1" data-label="Ada">@Ada</span></p></div></li></ul>'
    expect(pasted(own)).toBe('- [x] a [@Ada](person:1)')
    expect(cleanHTML(own)).toContain('data-pm-slice')
  })

  it('of any kind gives something', () => {
    for (const html of ['', '<', '<p>', '<table>', '<ul><li><ul>', '<a href>', '\0']) expect(typeof cleanHTML(html)).toBe('string')
  })
})

describe('pasted text', () => {
  it.each(['- a\n- b', '1. a', '# a', '> a', 'a **b** c', '- [ ] a', '[a](https://b.c)', '```\na\n```'])('%j is Markdown', (text) => {
    expect(looksLikeMarkdown(text)).toBe(true)
  })

  it.each(['a - b', 'a_b_c', '2 * 3 * 4', 'plain words.', '#tag', '-5 degrees', 'https://a.b/c_d_e'])('%j is not', (text) => {
    expect(looksLikeMarkdown(text)).toBe(false)
  })

  it('is inserted line by line', () => {
    expect(toMarkdown(textToDoc('a\r\nb\n\n\nc *d'))).toBe('a\n\nb\n\nc \\*d')
    expect(toMarkdown(textToDoc('- a', true))).toBe('\\- a')
  })

  it('is not read as Markdown when it is very long', () => {
    expect(textToDoc(`- a\n${'b '.repeat(150_000)}`).content[0]).toMatchObject({ type: 'paragraph' })
  })
})
