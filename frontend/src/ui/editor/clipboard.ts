// What happens at a paste that is not plain HTML: text, addresses over a selection, and very much of anything.
import type { Editor } from '@tiptap/core'
import { Node, Slice, type Schema } from '@tiptap/pm/model'
import { safeHref } from '$lib/markdown/links'
import { LARGE_PASTE, textToDoc } from './pasteText'

/** Pasted text as a piece of a document; `plain` when the person asked for no formatting. */
export function textSlice(schema: Schema, text: string, plain: boolean): Slice {
  const { content } = Node.fromJSON(schema, textToDoc(text, plain))
  // Words join the paragraph they are pasted into; lists and the like stand for themselves.
  return new Slice(content, content.firstChild?.isTextblock ? 1 : 0, content.lastChild?.isTextblock ? 1 : 0)
}

/** Makes a link of a bare address pasted over words, and takes very long texts without looking closely. */
export function handlePaste(editor: Editor, event: ClipboardEvent): boolean {
  const text = event.clipboardData?.getData('text/plain') ?? ''
  if (editor.isActive('codeBlock')) return false
  const href = /^\S+$/.test(text.trim()) ? safeHref(text) : undefined
  if (href && !editor.state.selection.empty) return editor.commands.setLink({ href })
  if (text.length <= LARGE_PASTE) return false
  const slice = textSlice(editor.schema, text, true)
  editor.view.dispatch(editor.state.tr.replaceSelection(slice).scrollIntoView().setMeta('uiEvent', 'paste'))
  return true
}
