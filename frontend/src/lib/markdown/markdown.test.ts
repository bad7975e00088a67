import { describe, expect, it } from 'vitest'
import type { Block, Doc } from './doc'
import { DOCUMENTS, FOREIGN } from './fixtures'
import { fromMarkdown } from './fromMarkdown'
import { excerpt, firstLine, plainText } from './plainText'
import { findTasks, toggleTask, toggleTaskAt } from './tasks'
import { toMarkdown } from './toMarkdown'

const doc = (content: Block[]): Doc => ({ type: 'doc', content })

describe('a document survives Markdown', () => {
  it.each(Object.entries(DOCUMENTS))('%s', (_, content) => {
    expect(fromMarkdown(toMarkdown(doc(content)))).toEqual(doc(content))
  })
})

describe('nothing from elsewhere is dropped', () => {
  it.each(Object.entries(FOREIGN))('%s', (_, { source, keeps }) => {
    const once = toMarkdown(fromMarkdown(source))
    for (const words of keeps) expect(plainText(once)).toContain(words)
    expect(toMarkdown(fromMarkdown(once))).toBe(once)
  })
})

describe('reading', () => {
  it('removes NUL, half characters and a byte order mark', () => {
    expect(plainText('\ufeffa\0b\ud800c\udc00d👍')).toBe('abcd👍')
  })

  it('makes one paragraph of an empty note', () => {
    expect(fromMarkdown('')).toEqual(doc([{ type: 'paragraph' }]))
    expect(toMarkdown(fromMarkdown(' \n\n '))).toBe('')
  })

  it('reads a marked word once, however often it is marked', () => {
    expect(fromMarkdown('**a **b** c**').content[0]).toMatchObject({ content: [{ text: 'a b c', marks: [{ type: 'bold' }] }] })
  })

  it('keeps numbers going around a task', () => {
    const [first, , last] = fromMarkdown('4. a\n5. [ ] b\n6. c').content
    expect([first, last]).toMatchObject([{ attrs: { start: 4 } }, { attrs: { start: 6 } }])
  })

  it.each([
    ['quotes', '>'.repeat(3000)],
    ['lists', Array.from({ length: 300 }, (_, n) => `${' '.repeat(n * 2)}- a`).join('\n')],
    ['stars', '*'.repeat(3000) + 'a' + '*'.repeat(3000)],
    ['bold in italic', '**a *b '.repeat(500) + '* **'.repeat(500)],
    ['brackets', '['.repeat(2000) + ']'.repeat(2000)],
    ['back quotes', '`'.repeat(2000) + 'a'],
    ['links in links', '[a]('.repeat(500)],
  ])('is not brought down by %s nested absurdly deep', (_, source) => {
    const once = toMarkdown(fromMarkdown(source))
    expect(toMarkdown(fromMarkdown(once))).toBe(once)
  }, 30_000)
})

describe('writing', () => {
  it('refuses a node that it does not know', () => {
    expect(() => toMarkdown(doc([{ type: 'video' } as unknown as Block]))).toThrow('video')
    expect(() => toMarkdown(doc([{ type: 'paragraph', content: [{ type: 'pixel' } as never] }]))).toThrow('pixel')
    expect(() => toMarkdown(doc([{ type: 'paragraph', content: [{ type: 'text', text: 'a', marks: [{ type: 'glow' } as never] }] }]))).toThrow('glow')
  })

  it('reads as people write it', () => {
    const source = '## Plan\n\nA **bold** and *quiet* ~~word~~, `code`, [link](https://example.org/).\n\n- one\n  - two\n\n1. three\n\n- [ ] four\n- [x] five\n\n> six\n\n```go\nseven()\n```'
    expect(toMarkdown(fromMarkdown(source))).toBe(source)
  })

  it('keeps no address that may not be a link', () => {
    const bad = doc([{ type: 'paragraph', content: [{ type: 'text', text: 'a', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }] }])
    expect(toMarkdown(bad)).toBe('a')
  })
})

describe('tasks', () => {
  const note = 'Intro\r\n\r\n* [ ] one **b**\r\n\t* [X]  two\r\n1) [x] three\r\n\r\n```\r\n- [ ] not a task\r\n```\r\n- [ ]\r\n'

  it('changes nothing but the box', () => {
    expect(findTasks(note).map((task) => task.checked)).toEqual([false, true, true])
    expect(toggleTask(note, 0)).toBe(note.replace('[ ] one', '[x] one'))
    expect(toggleTask(note, 1)).toBe(note.replace('[X]  two', '[ ]  two'))
    expect(toggleTask(note, 2)).toBe(note.replace('[x] three', '[ ] three'))
  })

  it('finds the task at a place in the source', () => {
    expect(toggleTaskAt(note, note.indexOf('[X]') + 1)).toBe(toggleTask(note, 1))
    expect(toggleTaskAt(note, 0)).toBe(note)
  })

  it('leaves a note alone that has no such task', () => {
    expect(toggleTask(note, 9)).toBe(note)
    expect(toggleTask('no [ ] task', 0)).toBe('no [ ] task')
  })
})

describe('plain text', () => {
  it('is the words, a line for each block', () => {
    expect(plainText('# A\n\n- **b**\n- [x] [c](https://d.e)\n\n> f\n\n---\n\n`g` [@Ada](person:1)')).toBe('A\nb\nc\nf\ng @Ada')
  })

  it('gives the first line with words', () => {
    expect(firstLine('<br>\n\n## The **plan**\n\nmore')).toBe('The plan')
    expect(firstLine('')).toBe('')
  })

  it('is cut at a word, and never inside an emoji', () => {
    expect(firstLine('one two three four', 12)).toBe('one two…')
    expect(excerpt('👍👍👍👍', 3)).toBe('👍👍…')
    expect(excerpt('a\n\nb', 9)).toBe('a b')
  })
})
