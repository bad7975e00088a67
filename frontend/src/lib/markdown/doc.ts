// The shape of a document: what the editor holds and what the read-only view shows. Markdown is the only form that is
// stored; this is the form in between, and it is exactly the JSON of the editor.

/** Marks from the outermost to the innermost: the order in which they nest in Markdown. */
export const MARK_ORDER = ['link', 'bold', 'italic', 'strike', 'code'] as const

export type MarkType = (typeof MARK_ORDER)[number]

export type Mark = { type: 'link'; attrs: { href: string; title?: string | null } } | { type: Exclude<MarkType, 'link'> }

export type Text = { type: 'text'; text: string; marks?: Mark[] }
export type HardBreak = { type: 'hardBreak'; marks?: Mark[] }
export type Mention = { type: 'mention'; attrs: { id: string; label: string }; marks?: Mark[] }
export type Inline = Text | HardBreak | Mention

export type Paragraph = { type: 'paragraph'; content?: Inline[] }
export type Heading = { type: 'heading'; attrs: { level: number }; content?: Inline[] }
export type Quote = { type: 'blockquote'; content: Block[] }
export type CodeBlock = { type: 'codeBlock'; attrs?: { language: string | null }; content?: Text[] }
export type Rule = { type: 'horizontalRule' }
export type ListItem = { type: 'listItem'; content: Block[] }
export type TaskItem = { type: 'taskItem'; attrs: { checked: boolean }; content: Block[] }
export type BulletList = { type: 'bulletList'; content: ListItem[] }
export type OrderedList = { type: 'orderedList'; attrs?: { start: number }; content: ListItem[] }
export type TaskList = { type: 'taskList'; content: TaskItem[] }
export type List = BulletList | OrderedList | TaskList
export type Block = Paragraph | Heading | Quote | CodeBlock | Rule | List

/** A whole document; never without at least one block. */
export type Doc = { type: 'doc'; content: Block[] }

/** A document with nothing in it. */
export function emptyDoc(): Doc {
  return { type: 'doc', content: [{ type: 'paragraph' }] }
}

/** Marks in nesting order, each kind once; the outermost wins. */
export function sortMarks(marks: readonly Mark[]): Mark[] {
  return MARK_ORDER.flatMap((type) => marks.find((mark) => mark.type === type) ?? [])
}

/** Inline nodes joined where two neighbours are text with the same marks. */
export function joinText(nodes: readonly Inline[]): Inline[] {
  const joined: Inline[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (node.type === 'text' && last?.type === 'text' && sameMarks(node, last)) {
      joined[joined.length - 1] = { ...last, text: last.text + node.text }
    } else if (node.type !== 'text' || node.text !== '') {
      joined.push(node)
    }
  }
  return joined
}

function sameMarks(one: Text, other: Text): boolean {
  return JSON.stringify(one.marks ?? []) === JSON.stringify(other.marks ?? [])
}
