// What keys do in the editor beyond writing: submitting, leaving, and opening the small fields.
import type { EditorView } from '@tiptap/pm/view'

/** What the editor does at a key; each says whether it was the one to handle it. */
export type KeyActions = {
  suggestionKey: (event: KeyboardEvent) => boolean
  submitsOnEnter: () => boolean
  submit: () => boolean
  cancel: () => boolean
  editLink: () => boolean
  pickEmoji: () => boolean
  enterToolbar: () => boolean
}

/** Handles a key before the editor does; true when nobody else should. */
export function handleKey(view: EditorView, event: KeyboardEvent, act: KeyActions): boolean {
  // While an input method composes, Enter and Escape are its own.
  if (event.isComposing || view.composing) return false
  const handled = act.suggestionKey(event) || command(view, event, act)
  // The same combinations mean other things in the rest of the window.
  if (handled) event.stopPropagation()
  return handled
}

function command(view: EditorView, event: KeyboardEvent, act: KeyActions): boolean {
  const mod = event.metaKey || event.ctrlKey
  const key = event.key.toLowerCase()
  if (key === 'enter' && mod) return act.submit()
  if (key === 'enter' && !event.shiftKey && !event.altKey) return act.submitsOnEnter() && inPlainParagraph(view) && act.submit()
  if (key === 'escape') return act.cancel()
  if (key === 'k' && mod && !event.shiftKey && !event.altKey) return act.editLink()
  if (key === 'e' && mod && event.shiftKey) return act.pickEmoji()
  return key === 'f10' && event.altKey && act.enterToolbar()
}

/** In lists, quotes and code Enter goes on writing. */
function inPlainParagraph(view: EditorView): boolean {
  const { $from } = view.state.selection
  return $from.depth === 1 && $from.parent.type.name === 'paragraph'
}
