import { m } from '$lib/messages/messages'
import { asProblem, type Problem } from './problem'

// Fetched when there is something to say for the first time, so that the first screen need not wait for it.
const sonner = () => import('svelte-sonner')

/** Says in passing that something was done. */
export function say(message: string): void {
  void sonner().then(({ toast }) => toast(message))
}

/** Says what was done and offers to take it back, in words of its own where "undo" would promise too much. */
export function sayUndo(message: string, undo: () => Promise<unknown>, label = m.undo()): void {
  void sonner().then(({ toast }) => toast(message, { duration: 10_000, action: { label, onClick: () => void attempt(undo) } }))
}

/** Says what happened to something and offers to go there. What was said about the same before gives way. */
export function sayAct(about: string, message: string, label: string, act: () => void): void {
  void sonner().then(({ toast }) => toast(message, { id: about, duration: 12_000, action: { label, onClick: act } }))
}

/** Takes away what was said about something. */
export function unsay(about: string): void {
  void sonner().then(({ toast }) => toast.dismiss(about))
}

/** Says what could not be done, until it is read. */
export function sayProblem(problem: Problem): void {
  void sonner().then(({ toast }) => toast.error(problem.message, { duration: 12_000 }))
}

/** Does something that may fail, and says so where it does. The answer is undefined then. */
export async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (thrown) {
    sayProblem(asProblem(thrown))
    return undefined
  }
}

/** Does something that may fail, says so where it does, and tells whether it succeeded. */
export async function succeeded(work: () => Promise<unknown>): Promise<boolean> {
  return (await attempt(() => work().then(() => true))) ?? false
}
