// Markdown → syntax tree, with one parser for everything that reads notes: CommonMark with checklists and strikethrough.
// Bare addresses are left alone on purpose: they would turn into links at the next reading.
import type { Nodes, Root } from 'mdast'
import { fromMarkdown, type Extension } from 'mdast-util-from-markdown'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item'

declare module 'mdast' {
  interface ListItemData {
    /** Where the brackets of the task's box stand in the source. */
    box?: { start: number; end: number }
  }
}

/** Deeper than people nest, shallow enough that no walk over the tree runs out of stack. */
const DEEPEST = 60

const NEVER_TEXT = /\u0000|^\ufeff|\p{Surrogate}/gu

/** The text without what no file should hold: NUL, half characters, a byte order mark. */
export function cleanText(text: string): string {
  return text.replace(NEVER_TEXT, '')
}

/** The syntax tree of clean Markdown; what is nested absurdly deep stands in it as literal text. */
export function parse(source: string): Root {
  const root = fromMarkdown(source, {
    extensions: [gfmTaskListItem(), gfmStrikethrough()],
    mdastExtensions: [gfmTaskListItemFromMarkdown(), gfmStrikethroughFromMarkdown(), taskBoxes],
  })
  flatten(root, source, 0)
  return root
}

/** The piece of Markdown that a node was read from. */
export function sourceOf(node: Nodes, source: string): string {
  return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)
}

// The tree itself does not say where a task's box is, and only the box may change when a task is checked off.
const taskBoxes: Extension = {
  enter: {
    taskListCheck(token) {
      const item = this.stack.at(-2)
      if (item?.type !== 'listItem') return
      item.data = { ...item.data, box: { start: token.start.offset, end: token.end.offset } }
    },
  },
}

function flatten(node: Nodes, source: string, depth: number): void {
  if (!('children' in node)) return
  const children: Nodes[] = node.children
  children.forEach((child, index) => {
    const deep = depth >= DEEPEST && NESTING.has(child.type)
    if (deep) children[index] = asText(child, source)
    else flatten(child, source, depth + (NESTING.has(child.type) ? 1 : 0))
  })
}

const NESTING = new Set<Nodes['type']>(['blockquote', 'list', 'strong', 'emphasis', 'delete'])

function asText(node: Nodes, source: string): Nodes {
  const text = { type: 'text' as const, value: sourceOf(node, source), position: node.position }
  const isBlock = node.type === 'blockquote' || node.type === 'list'
  return isBlock ? { type: 'paragraph', children: [text], position: node.position } : text
}
