// Documents and Markdown that have broken one converter or another. Each of them must survive the round trip.
import type { Block, Inline, Mark, MarkType } from './doc'

const mark = (type: Exclude<MarkType, 'link'>): Mark => ({ type })
const link = (href: string): Mark => ({ type: 'link', attrs: { href } })
const t = (text: string, ...marks: Mark[]): Inline => ({ type: 'text', text, ...(marks.length > 0 && { marks }) })
const br: Inline = { type: 'hardBreak' }
const at = (label: string, id = '0190a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b'): Inline => ({ type: 'mention', attrs: { id, label } })
const p = (...content: (Inline | string)[]): Block =>
  content.length > 0 ? { type: 'paragraph', content: content.map((node) => (typeof node === 'string' ? t(node) : node)) } : { type: 'paragraph' }
const h = (level: number, ...content: Inline[]): Block => ({ type: 'heading', attrs: { level }, ...(content.length > 0 && { content }) })
const quote = (...content: Block[]): Block => ({ type: 'blockquote', content })
const code = (text: string, language: string | null = null): Block => ({ type: 'codeBlock', attrs: { language }, ...(text && { content: [{ type: 'text', text }] }) })
const ul = (...items: Block[][]): Block => ({ type: 'bulletList', content: items.map((content) => ({ type: 'listItem', content })) })
const ol = (start: number, ...items: Block[][]): Block => ({ type: 'orderedList', attrs: { start }, content: items.map((content) => ({ type: 'listItem', content })) })
const todo = (...items: [boolean, ...Block[]][]): Block => ({ type: 'taskList', content: items.map(([checked, ...content]) => ({ type: 'taskItem', attrs: { checked }, content })) })
const hr: Block = { type: 'horizontalRule' }
const [bold, italic, strike, mono] = [mark('bold'), mark('italic'), mark('strike'), mark('code')]

/** Documents by what is hard about them; writing and reading back must give the same document. */
export const DOCUMENTS: Record<string, Block[]> = {
  'a typed # is no heading': [p('# x')],
  'a typed - is no list': [p('- x')],
  'a typed + is no list': [p('+ x')],
  'a typed 1. is no list': [p('1. x')],
  'a typed 1) is no list': [p('1) x')],
  'a typed > is no quote': [p('> x')],
  'three dashes are no rule': [p('---')],
  'three stars are no rule': [p('***')],
  'dashes below words are no heading': [p('a', br, '---')],
  'equals below words are no heading': [p('a', br, '===')],
  'typed stars are no emphasis': [p('*a* **b** _c_ __d__')],
  'typed tildes are no strike': [p('~a~ ~~b~~ ~~~')],
  'typed back quotes are no code': [p('`a` ``b`` ```')],
  'a typed link is no link': [p('[a](https://b.c)')],
  'a typed image is no image': [p('![a](b.png)')],
  'a typed definition is no definition': [p('[a]: https://b.c')],
  'a typed tag is no tag': [p('<b>x</b> <br> <!-- y -->')],
  'a typed entity is no entity': [p('&amp; &lt; &#42; &nbsp;')],
  'a typed autolink is no link': [p('<https://a.b>')],
  'a bare address stays bare': [p('see https://example.org/a_b_c?d=*e* and www.example.org')],
  'a typed box is no task': [ul([p('[ ] x')], [p('[x] y')])],
  'a typed table is no table': [p('| a | b |', br, '| --- | --- |', br, '| 1 | 2 |')],
  'backslashes': [p('\\ \\\\ \\* a\\'), p('C:\\Users\\ada')],
  'blanks at both ends': [p('  a  ')],
  'blanks in the middle': [p('a    b\tc')],
  'a blank that does not break': [p('10\u00a0% \u00a0')],
  'blanks at the edges of marks': [p(t('a'), t(' b ', bold), t('c'))],
  'a mark on a blank': [p('a', t(' ', italic), 'b')],
  'a mark inside a word': [p('a', t('b', bold), 'c', t('d', italic), 'e')],
  'an underscore at the edge of a mark': [p(t('a_b', italic), '_c'), p('x', t('a_b', bold), t('c_d', italic))],
  'signs at the edges of marks': [p('a', t('(b)', bold), 'c', t('"d"', strike), 'e', t('*f*', italic))],
  'marks side by side': [p(t('a', bold), t('b', italic), t('c', strike), t('d', bold, italic))],
  'marks that overlap': [p(t('a', bold), t('b', bold, italic), t('c', italic), t('d', italic, strike), t('e', strike))],
  'all marks at once': [p(t('x', link('https://a.b/'), bold, italic, strike, mono))],
  'code with back quotes': [p(t('`', mono), ' ', t('a``b', mono), ' ', t(' ` ', mono))],
  'code of blanks': [p(t(' ', mono), 'a', t('  b  ', mono))],
  'code inside marks': [p(t('a ', bold), t('b', bold, mono), t(' c', bold))],
  'code with signs': [p(t('*a* _b_ <c> &amp; \\', mono))],
  'an address with brackets': [p(t('x', link('https://a.b/c_(d)?e=[f]&g=h#i')))],
  'an address with blanks encoded': [p(t('x', link('https://a.b/c%20d')))],
  'an address with stars and quotes': [p(t('x', link('https://a.b/*_~`"\'<>')))],
  'brackets in the words of a link': [p(t('a [b] ] [ (c)', link('https://a.b/')))],
  'two links side by side': [p(t('a', link('https://a.b/')), t('b', link('https://c.d/')))],
  'a link whose words change marks': [p(t('a', link('https://a.b/')), t('b', link('https://a.b/'), bold), t('c', link('https://a.b/')))],
  'a link to mail': [p(t('write', link('mailto:ada@example.org?subject=a%20b')))],
  'a mention': [p('ask ', at('Ada Okafor'), ' about it')],
  'a mention with quotes and brackets': [p(at('Ada "A." [O\'K] *x*'))],
  'a mention in bold': [p(t('a ', bold), { type: 'mention', attrs: { id: '1-2', label: 'B' }, marks: [bold] }, t(' c', bold))],
  'an empty document in a quote': [quote(p())],
  'empty paragraphs': [p(), p('a'), p(), p(), p('b'), p()],
  'line breaks first, last and doubled': [p(br, 'a', br, br, 'b', br)],
  'a paragraph of line breaks': [p(br, br), p('a')],
  'a line break between marks': [p(t('a', bold), br, t('b', bold), br, t('c', italic))],
  'a line break in a heading': [h(2, t('a'), br, t('b'))],
  'empty headings': [h(1), h(6), p('a')],
  'a heading that ends with #': [h(2, t('a #')), h(3, t('C##'))],
  'a heading with a number': [h(2, t('1. a'))],
  'code with fences': [code('```\na\n```'), code('~~~\n````\n~~~')],
  'code with blanks and empty lines': [code('\n  a\n\n\tb  \n\n', 'go')],
  'code without anything': [code(''), code('', 'js')],
  'code with a language and more': [code('a', 'js title=x')],
  'lists of the same kind side by side': [ul([p('a')]), ul([p('b')]), ol(1, [p('c')]), ol(1, [p('d')])],
  'tasks beside plain items': [ul([p('a')]), todo([true, p('b')], [false, p('c')]), ul([p('d')])],
  'nested tasks': [todo([false, p('a'), todo([true, p('b'), todo([false, p('c')])])], [true, p('d')])],
  'empty items': [ul([p()], [p('a')], [p()]), ol(3, [p()], [p()]), todo([false, p()], [true, p()])],
  'an empty item below words': [ul([p('a'), ul([p()], [p('b')])])],
  'an empty first line with a list below': [ul([p(), ul([p('a')])]), todo([false, p(), todo([true, p('b')])])],
  'numbers that do not start at one': [ol(0, [p('a')]), p('x'), ol(7, [p('b')], [p('c'), ol(12, [p('d')])])],
  'numbers that grow a digit': [ol(9, [p('a'), p('b')], [p('c'), ul([p('d')])], [p('e')])],
  'everything in an item': [ul([p('a'), p('b'), quote(p('c')), code('d'), h(2, t('e')), hr, ol(1, [p('f')])])],
  'a quote in a quote in a list': [quote(quote(p('a')), ul([p('b'), quote(p('c'))]), p('d'))],
  'rules': [hr, hr, p('a'), hr],
  'emoji of several parts': [p('👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 é é'), p(t('🎉', bold), 'x')],
  'writing from right to left': [p('שלום ', t('עולם', bold)), p('\u202eabc\u202c \u2066def\u2069')],
  'words without blanks': [p('中文', t('，重要。', bold), '中文')],
}

/** Markdown from elsewhere and the words that must still be there after it was read. */
export const FOREIGN: Record<string, { source: string; keeps: string[] }> = {
  'an image': { source: '![a cat](cat.png "my cat")', keeps: ['![a cat](cat.png "my cat")'] },
  'a linked image': { source: '[![a](b.png)](https://c.d)', keeps: ['![a](b.png)'] },
  'a table': { source: '| a | b |\n|---|:-:|\n| 1 | 2 |', keeps: ['| a | b |\n|---|:-:|\n| 1 | 2 |'] },
  'a definition and its reference': { source: 'see [a][b]\n\n[b]: https://c.d "e"', keeps: ['[a][b]', '[b]: https://c.d "e"'] },
  'HTML in a line': { source: 'a <b onclick="x()">b</b> c', keeps: ['<b onclick="x()">', '</b>'] },
  'HTML of several lines': { source: '<div>\n  <script>alert(1)</script>\n</div>', keeps: ['<div>\n  <script>alert(1)</script>\n</div>'] },
  'a comment': { source: '<!-- a\n\nb -->', keeps: ['<!-- a\n\nb -->'] },
  'a dangerous link': { source: '[**click**](javascript:alert(1))', keeps: ['[click](javascript:alert(1))'] },
  'a link to a file': { source: '[notes](notes.md "title")', keeps: ['[notes](notes.md "title")'] },
  'a footnote': { source: 'a[^1]\n\n[^1]: b', keeps: ['a[^1]', '[^1]: b'] },
  'front matter': { source: '---\ntitle: x\n---\n\na', keeps: ['title: x', 'a'] },
  'Windows line ends': { source: '# a\r\n\r\n- b\r\n- [x] c\r\n', keeps: ['a', 'b', 'c'] },
  'underlined headings': { source: 'a\n===\n\nb\n---', keeps: ['a', 'b'] },
  'a task in a numbered list': { source: '1. a\n2. [ ] b\n3. c', keeps: ['a', 'b', 'c'] },
}
