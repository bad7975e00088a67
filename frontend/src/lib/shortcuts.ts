/** True while typing belongs to a field, so that single letters are no commands. */
export function isTyping(event: KeyboardEvent): boolean {
  const at = event.target
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true
  if (!(at instanceof HTMLElement)) return false
  return at.isContentEditable || /^(input|textarea|select)$/i.test(at.tagName) || at.closest('[role=dialog],[role=menu],[role=listbox]') !== null
}
