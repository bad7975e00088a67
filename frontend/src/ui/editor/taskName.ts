import { m } from '$lib/messages/messages'

/** The accessible name of a task's box: its words. */
export function taskName(words: string): string {
  return words.trim() || m.editor_task_empty()
}
