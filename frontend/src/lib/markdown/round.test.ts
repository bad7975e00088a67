// Property: reading back what was written gives the same document, and a second writing changes nothing.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinText, sortMarks, type Block, type Doc, type Inline, type Mark } from './doc'
import { fromMarkdown } from './fromMarkdown'
import { plainText } from './plainText'
import { findTasks, toggleTask } from './tasks'
import { toMarkdown } from './toMarkdown'

const RUNS = Number(process.env['RUNS'] ?? 1000)
const PATIENCE = 60_000
// Every run the same documents, so that nobody's change is stopped by a find of chance; RUNS=20000 looks for new ones.
const CHANCE = process.env['RUNS'] ? {} : { seed: 20261122 }

const SIGNS = ['*', '_', '~', '`', '#', '>', '-', '+', '1.', '2)', '[', ']', '(', ')', '!', '<', '|', '\\', '&', '&amp;', ':', '=', '---', '```', '<br>', '[ ]', '[x]', 'http://a.b']
const WORDS = ['a', 'b_c', 'word', ' ', '  ', '.', '\t', '\u00a0', 'é', '\u202eabc\u202c', '👩‍👩‍👧', '\u2066x\u2069', '1', '0', 'x', '@', '“', '中']

const text = fc.array(fc.constantFrom(...SIGNS, ...WORDS), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''))
const href = fc.constantFrom('https://a.b/', 'https://a.b/(x)?y=[1]&amp;z', 'http://a.b/a%20b', 'mailto:ada@example.org', 'https://a.b/*_~`', 'https://a.b/\\x<y>')
const mark: fc.Arbitrary<Mark> = fc.oneof(
  fc.constantFrom<Mark>({ type: 'bold' }, { type: 'italic' }, { type: 'strike' }, { type: 'code' }),
  href.map((value): Mark => ({ type: 'link', attrs: { href: value } })),
)
const inline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ type: fc.constant('text' as const), text, marks: fc.array(mark, { maxLength: 3 }) }) },
  { weight: 1, arbitrary: fc.constant<Inline>({ type: 'hardBreak' }) },
  { weight: 1, arbitrary: text.map((label): Inline => ({ type: 'mention', attrs: { id: '0190-ab', label: label } })) },
)
const run = fc.array(inline, { maxLength: 5 })
const { block } = fc.letrec<{ block: Block; paragraph: Block; items: Block[]; blocks: Block[] }>((tie) => ({
  paragraph: run.map((content): Block => ({ type: 'paragraph', content })),
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 2 }),
  items: fc.tuple(tie('paragraph'), fc.array(tie('block'), { maxLength: 2 })).map(([first, rest]) => [first, ...rest]),
  block: fc.oneof(
    { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
    tie('paragraph'),
    fc.record({ level: fc.integer({ min: 1, max: 6 }), content: run }).map(({ level, content }): Block => ({ type: 'heading', attrs: { level }, content })),
    fc.tuple(text, fc.constantFrom(null, 'js', 'js title=x')).map(([code, language]): Block => ({ type: 'codeBlock', attrs: { language }, content: [{ type: 'text', text: code }] })),
    fc.constant<Block>({ type: 'horizontalRule' }),
    tie('blocks').map((content): Block => ({ type: 'blockquote', content })),
    fc.array(tie('items'), { minLength: 1, maxLength: 3 }).map((items): Block => ({ type: 'bulletList', content: items.map((content) => ({ type: 'listItem', content })) })),
    fc.tuple(fc.array(tie('items'), { minLength: 1, maxLength: 3 }), fc.constantFrom(0, 1, 3, 9, 99)).map(
      ([items, start]): Block => ({ type: 'orderedList', attrs: { start }, content: items.map((content) => ({ type: 'listItem', content })) }),
    ),
    fc.array(fc.tuple(tie('items'), fc.boolean()), { minLength: 1, maxLength: 3 }).map(
      (items): Block => ({ type: 'taskList', content: items.map(([content, checked]) => ({ type: 'taskItem', attrs: { checked }, content })) }),
    ),
  ),
}))
const doc: fc.Arbitrary<Doc> = fc.array(block, { minLength: 1, maxLength: 3 }).map((content) => ({ type: 'doc', content }))
const markdown = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.oneof(fc.constantFrom(...SIGNS, ...WORDS, '\n', '\n\n', '\n  ', '\r\n', '\0', '\ud800', '<div>', '[a]: b', '![a](b)', '| a |', '|---|', '- ', '1. ', '> ', '    '), text), { maxLength: 14 }).map((parts) => parts.join('')),
)

/** One form for documents that mean the same: text joined, marks in order, no marks where they show nothing. */
function normalInline(content: Inline[] | undefined): Inline[] {
  return joinText(
    (content ?? []).map((node): Inline => {
      if (node.type === 'hardBreak') return { type: 'hardBreak' }
      const marks = sortMarks(node.marks ?? []).filter((m) => node.type === 'text' || (m.type !== 'code' && m.type !== 'link'))
      return { ...node, marks }
    }),
  )
}

function normal(node: Doc | Block | { type: 'listItem' | 'taskItem'; content: Block[] }): unknown {
  if (node.type === 'paragraph' || node.type === 'heading') return { ...node, content: normalInline(node.content) }
  if (node.type === 'codeBlock' || node.type === 'horizontalRule') return node
  return { ...node, content: node.content.map(normal) }
}

function same(document: Doc): string {
  return JSON.stringify(normal(document))
}

describe('a document', () => {
  it('comes back from Markdown as it was', () => {
    fc.assert(
      fc.property(doc, (before) => {
        expect(same(fromMarkdown(toMarkdown(before)))).toBe(same(before))
      }),
      { numRuns: RUNS, ...CHANCE },
    )
  }, PATIENCE)
})

describe('any text', () => {
  it('is read without an error and settles at the first writing', () => {
    fc.assert(
      fc.property(markdown, (source) => {
        const once = toMarkdown(fromMarkdown(source))
        expect(toMarkdown(fromMarkdown(once))).toBe(once)
        expect(same(fromMarkdown(once))).toBe(same(fromMarkdown(source)))
        plainText(source)
      }),
      { numRuns: RUNS * 3, ...CHANCE },
    )
  }, PATIENCE)

  it('has as many tasks as its document, and toggling one twice gives it back', () => {
    fc.assert(
      fc.property(doc, (before) => {
        const source = toMarkdown(before)
        const tasks = findTasks(source)
        expect(tasks).toHaveLength(JSON.stringify(before).split('"taskItem"').length - 1)
        tasks.forEach((task, index) => {
          const toggled = toggleTask(source, index)
          expect(findTasks(toggled)[index]?.checked).toBe(!task.checked)
          expect(toggleTask(toggled, index)).toBe(source)
        })
      }),
      { numRuns: RUNS / 20 },
    )
  }, PATIENCE)
})
