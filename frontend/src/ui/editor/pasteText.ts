// Plain text from the clipboard → blocks of a note: Markdown when it looks like Markdown, else line by line.
import type { Block, Doc } from '$lib/markdown/doc'
import { fromMarkdown } from '$lib/markdown/fromMarkdown'
import { cleanText } from '$lib/markdown/parse'

/** From this many characters on, what is pasted is not looked at closely any more. */
export const LARGE_PASTE = 200_000

const BLOCK = /^ {0,3}(?:[-*+] |\d{1,9}[.)] |#{1,6} |> ?\S|```|~~~)/m
const INLINE = /(?:\*\*|__|~~)\S(?:[^\n]*?\S)?(?:\*\*|__|~~)|\[[^\]\n]+\]\((?:https?|mailto|person):[^)\n]+\)/

/** Whether text has lists, headings, quotes, fences, links or bold words as Markdown writes them. */
export function looksLikeMarkdown(text: string): boolean {
  return BLOCK.test(text) || INLINE.test(text)
}

/** The document that pasted text stands for; `plain` when the person asked for no formatting. */
export function textToDoc(text: string, plain = false): Doc {
  const small = text.length <= LARGE_PASTE
  return small && !plain && looksLikeMarkdown(text) ? fromMarkdown(text) : { type: 'doc', content: paragraphs(text) }
}

function paragraphs(text: string): Block[] {
  const lines = cleanText(text)
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
  const blocks = lines.map((line): Block => ({ type: 'paragraph', content: [{ type: 'text', text: line }] }))
  return blocks.length > 0 ? blocks : [{ type: 'paragraph' }]
}
