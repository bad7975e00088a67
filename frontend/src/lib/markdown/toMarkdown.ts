// Document → Markdown. The other half of fromMarkdown: reading what is written here gives the same document again.
// A node that is not known is an error, never left out.
import type { BlockContent, Html, ListItem as ItemNode, Nodes, Parents, PhrasingContent, Root } from 'mdast'
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTaskListItemToMarkdown } from 'mdast-util-gfm-task-list-item'
import { toMarkdown as write, type Options } from 'mdast-util-to-markdown'
import type { Block, Doc, Inline, ListItem, TaskItem } from './doc'
import { inlineToMdast } from './marks'
import { cleanText } from './parse'

const LARGEST_NUMBER = 999_999_999

/** The Markdown of a document, without a line end at its end; an empty document gives ''. Throws on an unknown node. */
export function toMarkdown(doc: Doc): string {
  const [first] = doc.content
  if (doc.content.length === 1 && first?.type === 'paragraph' && isEmpty(first.content)) return ''
  const root: Root = { type: 'root', children: blocks(doc.content) }
  return write(root, OPTIONS).replace(/\n$/, '')
}

const OPTIONS: Options = {
  extensions: [gfmTaskListItemToMarkdown(), gfmStrikethroughToMarkdown()],
  bullet: '-',
  bulletOther: '*',
  emphasis: '*',
  strong: '*',
  rule: '-',
  fence: '`',
  fences: true,
  listItemIndent: 'one',
  incrementListMarker: true,
  resourceLink: true,
  join: [blankLines],
}

/** How many blank lines stand between two neighbours: lists are tight where that can be read back. */
function blankLines(left: Nodes, right: Nodes, parent: Parents): number {
  if (parent.type === 'list') return 0
  const tight = parent.type === 'listItem' && left.type === 'paragraph' && right.type === 'list'
  if (!tight) return 1
  // HTML swallows the lines below it, and only a list that begins with 1 and with words may follow words directly.
  const lone = left.children.length === 1 && left.children[0]?.type === 'html'
  const interrupts = right.children[0]?.children.length && (!right.ordered || right.start === 1)
  return lone || !interrupts ? 1 : 0
}

function blocks(nodes: readonly Block[]): BlockContent[] {
  return nodes.map(block)
}

function block(node: Block): BlockContent {
  switch (node.type) {
    case 'paragraph':
      return { type: 'paragraph', children: inline(node.content) }
    case 'heading':
      return { type: 'heading', depth: depth(node.attrs.level), children: breaksAsTags(inlineToMdast(node.content ?? [])) }
    case 'blockquote':
      return { type: 'blockquote', children: blocks(node.content) }
    case 'codeBlock': {
      const [lang, ...meta] = (node.attrs?.language ?? '').trim().split(/\s+/)
      const value = (node.content ?? []).map((child) => cleanText(child.text)).join('')
      return { type: 'code', lang: lang || null, meta: meta.join(' ') || null, value: value.replace(/\r\n?/g, '\n') }
    }
    case 'horizontalRule':
      return { type: 'thematicBreak' }
    case 'bulletList':
    case 'taskList':
      return { type: 'list', ordered: false, spread: false, children: node.content.map(item) }
    case 'orderedList':
      return { type: 'list', ordered: true, start: start(node.attrs?.start, node.content.length), spread: false, children: node.content.map(item) }
    default:
      throw unknown(node)
  }
}

function item(node: ListItem | TaskItem): ItemNode {
  switch (node.type) {
    case 'listItem': {
      const [first] = node.content
      const bare = node.content.length === 1 && first?.type === 'paragraph' && isEmpty(first.content)
      return { type: 'listItem', spread: false, checked: null, children: bare ? [] : blocks(node.content) }
    }
    case 'taskItem':
      return { type: 'listItem', spread: false, checked: node.attrs.checked === true, children: blocks(node.content) }
    default:
      throw unknown(node)
  }
}

/** The words of a paragraph. A lone `<br>` keeps an empty one; one more at the end keeps a line break there. */
function inline(content: readonly Inline[] | undefined): PhrasingContent[] {
  const nodes = inlineToMdast(content ?? [])
  if (nodes.every((node) => node.type === 'break')) return [lineBreakTag(), ...nodes.map(lineBreakTag)]
  for (let i = nodes.length - 1; nodes[i]?.type === 'break'; i--) nodes[i] = lineBreakTag()
  return nodes
}

function breaksAsTags(nodes: PhrasingContent[]): PhrasingContent[] {
  return nodes.map((node) => {
    if (node.type === 'break') return lineBreakTag()
    return 'children' in node ? { ...node, children: breaksAsTags(node.children) as never } : node
  })
}

function lineBreakTag(): Html {
  return { type: 'html', value: '<br>' }
}

function isEmpty(content: readonly Inline[] | undefined): boolean {
  return (content ?? []).every((node) => node.type === 'text' && node.text === '')
}

function depth(level: number): 1 | 2 | 3 | 4 | 5 | 6 {
  return Math.min(6, Math.max(1, Math.trunc(level) || 1)) as 1 | 2 | 3 | 4 | 5 | 6
}

/** Numbers of more than nine digits are no list in Markdown. */
function start(first: number | undefined, length: number): number {
  return Math.min(LARGEST_NUMBER - length, Math.max(0, Math.trunc(first ?? 1)))
}

function unknown(node: never): Error {
  return new Error(`no Markdown for the node ${JSON.stringify((node as { type?: unknown }).type)}`)
}

