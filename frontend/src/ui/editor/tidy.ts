// What is left over from writing and belongs to no note: empty paragraphs at the end, blanks at the ends of lines.
import type { Block, Doc, Inline } from '$lib/markdown/doc'

/** The document as it is worth keeping; undefined when nothing was written. */
export function tidied(doc: Doc): Doc | undefined {
  const content = doc.content.map(withoutBlanks)
  while (isEmpty(content.at(-1))) content.pop()
  return content.length > 0 ? { type: 'doc', content } : undefined
}

function isEmpty(block: Block | undefined): boolean {
  return block?.type === 'paragraph' && !block.content
}

function withoutBlanks<T extends { type: string; content?: unknown }>(node: T): T {
  if (node.type === 'codeBlock' || !Array.isArray(node.content)) return node
  if (node.type !== 'paragraph' && node.type !== 'heading') return { ...node, content: node.content.map(withoutBlanks) }
  const content = [...(node.content as Inline[])]
  for (let last = content.at(-1); last?.type === 'text' && !isCode(last); last = content.at(-1)) {
    const text = last.text.replace(/[ \t]+$/, '')
    content.pop()
    if (text === '') continue
    content.push({ ...last, text })
    break
  }
  const bare = { ...node }
  delete bare.content
  return content.length > 0 ? { ...bare, content } : bare
}

function isCode(node: Inline): boolean {
  return node.marks?.some((mark) => mark.type === 'code') ?? false
}
