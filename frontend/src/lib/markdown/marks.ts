// Marked text of a document → nested inline nodes of the syntax tree. A document says of each piece which marks it
// carries; Markdown needs them nested, always in the same order, or reading them back would give other pieces.
import type { PhrasingContent } from 'mdast'
import { joinText, MARK_ORDER, sortMarks, type Inline, type Mark } from './doc'
import { safeHref } from './links'
import { cleanText } from './parse'

/** The nested form of a run of inline nodes. Throws on an unknown node or mark. */
export function inlineToMdast(content: readonly Inline[]): PhrasingContent[] {
  return nest(settleBreaks(joinText(content.flatMap(normalised))), 0)
}

/** Clean text and marks; line ends inside text become line breaks, links that may not be are no links. */
function normalised(node: Inline): Inline[] {
  const stranger = node.marks?.find((mark) => !MARK_ORDER.includes(mark.type))
  if (stranger) throw unknown(stranger as never)
  const marks = sortMarks(node.marks ?? []).flatMap(knownMark)
  switch (node.type) {
    case 'text': {
      const lines = cleanText(node.text).split(/\r\n?|\n/)
      return lines.flatMap((text, index): Inline[] => (index === 0 ? [{ type: 'text', text, marks }] : [{ type: 'hardBreak' }, { type: 'text', text, marks }]))
    }
    case 'hardBreak':
      return [{ type: 'hardBreak' }]
    case 'mention':
      // A mention is written as a link, and links hold neither links nor code.
      return [{ ...node, marks: marks.filter((mark) => mark.type !== 'link' && mark.type !== 'code') }]
    default:
      throw unknown(node)
  }
}

function knownMark(mark: Mark): Mark[] {
  if (mark.type !== 'link') return [{ type: mark.type }]
  const href = safeHref(mark.attrs.href)
  if (href === undefined) return []
  return [{ type: 'link', attrs: mark.attrs.title ? { href, title: cleanText(mark.attrs.title) } : { href } }]
}

/** A line break carries the marks that wrap both of its sides; at the edge of a mark it would undo the mark. */
function settleBreaks(nodes: Inline[]): Inline[] {
  const before = marksSoFar(nodes)
  const after = marksSoFar([...nodes].reverse()).reverse()
  return nodes.map((node, index) =>
    node.type === 'hardBreak' ? { type: 'hardBreak', marks: commonStart(before[index] ?? [], after[index] ?? []) } : node,
  )
}

function commonStart(before: readonly Mark[], after: readonly Mark[]): Mark[] {
  const end = before.findIndex((mark, index) => mark.type === 'code' || !after[index] || key(mark) !== key(after[index]))
  return before.slice(0, end < 0 ? before.length : end)
}

/** For each node the marks of the nearest words at or before it. */
function marksSoFar(nodes: Inline[]): Mark[][] {
  let marks: Mark[] = []
  return nodes.map((node) => (marks = node.type === 'hardBreak' ? marks : (node.marks ?? [])))
}

function nest(nodes: readonly Inline[], depth: number): PhrasingContent[] {
  const nested: PhrasingContent[] = []
  for (let start = 0; start < nodes.length; ) {
    const node = nodes[start] as Inline
    const mark = outermost(node, depth)
    if (!mark) {
      nested.push(leaf(node))
      start++
      continue
    }
    const level = MARK_ORDER.indexOf(mark.type)
    let end = start + 1
    for (let next = nodes[end]; next && sameMark(outermost(next, depth), mark); next = nodes[++end]);
    nested.push(wrap(mark, nest(nodes.slice(start, end), level + 1)))
    start = end
  }
  return nested
}

/** The outermost mark from a level on; code is no wrapper but a kind of leaf. */
function outermost(node: Inline, depth: number): Mark | undefined {
  return node.marks?.find((mark) => mark.type !== 'code' && MARK_ORDER.indexOf(mark.type) >= depth)
}

function sameMark(one: Mark | undefined, other: Mark): boolean {
  return one !== undefined && key(one) === key(other)
}

function key(mark: Mark): string {
  return mark.type === 'link' ? JSON.stringify([mark.attrs.href, mark.attrs.title ?? null]) : mark.type
}

function wrap(mark: Mark, children: PhrasingContent[]): PhrasingContent {
  switch (mark.type) {
    case 'bold':
      return { type: 'strong', children }
    case 'italic':
      return { type: 'emphasis', children }
    case 'strike':
      return { type: 'delete', children }
    case 'link':
      // The tree forbids links inside links by its types, and no link can be inside one here.
      return { type: 'link', url: mark.attrs.href, title: mark.attrs.title ?? null, children: children as never }
    case 'code':
      throw new Error('code is a leaf')
    default:
      throw unknown(mark)
  }
}

function leaf(node: Inline): PhrasingContent {
  switch (node.type) {
    case 'text':
      return node.marks?.some((mark) => mark.type === 'code') ? { type: 'inlineCode', value: node.text } : { type: 'text', value: node.text }
    case 'hardBreak':
      return { type: 'break' }
    case 'mention':
      return { type: 'link', url: `person:${node.attrs.id}`, children: [{ type: 'text', value: `@${cleanText(node.attrs.label)}` }] }
    default:
      throw unknown(node)
  }
}

function unknown(node: never): Error {
  return new Error(`no Markdown for ${JSON.stringify((node as { type?: unknown }).type)}`)
}
