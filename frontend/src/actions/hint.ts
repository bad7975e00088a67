import { m } from '$lib/messages/messages'

const LONG = 120
/** What joins two tasks in one line: a semicolon, a new sentence (no short form like Dr.), or "and" or "then" before another act. */
const joined = /;\s*\S|\p{Ll}{4}[.!?]\s+\p{Lu}|,?\s+(?:and then|then|as well as|and also)\s+\S/u

/** What would make a task easier to do and to check off, empty where nothing would. It is a hint: nobody has to follow it. */
export function hintFor(text: string): string {
  if (joined.test(text.trim())) return m.action_hint_several()
  return [...text.trim()].length > LONG ? m.action_hint_long() : ''
}

/** The tasks that a line with semicolons or several sentences holds, each as it would stand alone. */
export function tasksIn(text: string): string[] {
  return text
    .split(/;\s*|(?<=\p{Ll}{4}[.!?])\s+(?=\p{Lu})|,?\s+(?:and then|and also)\s+/u)
    .map((task) => task.trim().replace(/[.;]$/, ''))
    .filter(Boolean)
}
