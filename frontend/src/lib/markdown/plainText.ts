// Words without Markdown's signs, for titles, previews, search and accessible names.
import type { Block, Inline, ListItem, TaskItem } from './doc'
import { fromMarkdown } from './fromMarkdown'

/** The words of a note, a line for each of its blocks. */
export function plainText(markdown: string): string {
  return fromMarkdown(markdown).content.flatMap(lines).filter(Boolean).join('\n')
}

/** The first line of a note that has words, cut at a word when longer than `most` characters; '' for an empty note. */
export function firstLine(markdown: string, most = Infinity): string {
  return cut(plainText(markdown).split('\n').map(trimmed).find(Boolean) ?? '', most)
}

/** All words of a note in one line, cut at a word when longer than `most` characters. */
export function excerpt(markdown: string, most: number): string {
  return cut(trimmed(plainText(markdown)), most)
}

/** The words of one run of inline nodes; a line break is a line end. */
export function inlineText(content: readonly Inline[] | undefined): string {
  return (content ?? []).map(words).join('')
}

function words(node: Inline): string {
  if (node.type === 'hardBreak') return '\n'
  return node.type === 'mention' ? `@${node.attrs.label}` : node.text
}

function lines(node: Block | ListItem | TaskItem): string[] {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'codeBlock':
      return [inlineText(node.content)]
    case 'horizontalRule':
      return []
    default:
      return node.content.flatMap(lines)
  }
}

function trimmed(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function cut(text: string, most: number): string {
  // Counted and cut in whole characters, so that no emoji is halved.
  const signs = [...text]
  if (signs.length <= most) return text
  const head = signs.slice(0, Math.max(0, most - 1)).join('')
  const space = head.lastIndexOf(' ')
  return `${(space > head.length / 2 ? head.slice(0, space) : head).trimEnd()}…`
}
