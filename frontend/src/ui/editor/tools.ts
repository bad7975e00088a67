// The tools of the toolbar: what each does and when it counts as switched on.
import type { Editor } from '@tiptap/core'

export type ToolName = 'bold' | 'italic' | 'strike' | 'code' | 'heading2' | 'heading3' | 'bullets' | 'numbers' | 'checklist' | 'quote' | 'link'

type Tool = { run: (editor: Editor) => void; active: (editor: Editor) => boolean }

/** Each tool by its name; the link is only shown here, its field does the rest. */
export const TOOLS: Record<ToolName, Tool> = {
  bold: mark('bold'),
  italic: mark('italic'),
  strike: mark('strike'),
  code: mark('code'),
  heading2: heading(2),
  heading3: heading(3),
  bullets: { run: (editor) => editor.chain().focus().toggleBulletList().run(), active: (editor) => editor.isActive('bulletList') },
  numbers: { run: (editor) => editor.chain().focus().toggleOrderedList().run(), active: (editor) => editor.isActive('orderedList') },
  checklist: { run: (editor) => editor.chain().focus().toggleTaskList().run(), active: (editor) => editor.isActive('taskList') },
  quote: { run: (editor) => editor.chain().focus().toggleBlockquote().run(), active: (editor) => editor.isActive('blockquote') },
  link: { run: () => undefined, active: (editor) => editor.isActive('link') },
}

/** The tools that are switched on at the selection. */
export function activeTools(editor: Editor): ReadonlySet<ToolName> {
  return new Set((Object.keys(TOOLS) as ToolName[]).filter((name) => TOOLS[name].active(editor)))
}

/** Links the selected words, or writes `typed` as a link when none are selected; without an address takes the link away. */
export function setLink(editor: Editor, href: string | undefined, typed: string): void {
  if (href === undefined) editor.commands.unsetLink()
  else if (!editor.state.selection.empty) editor.commands.setLink({ href })
  else editor.commands.insertContent({ type: 'text', text: typed, marks: [{ type: 'link', attrs: { href } }] })
}

function mark(name: string): Tool {
  return { run: (editor) => editor.chain().focus().toggleMark(name).run(), active: (editor) => editor.isActive(name) }
}

function heading(level: 2 | 3): Tool {
  return {
    run: (editor) => editor.chain().focus().toggleHeading({ level }).run(),
    active: (editor) => editor.isActive('heading', { level }),
  }
}
