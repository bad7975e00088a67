import { problem as go } from '$wails/go/models'
import { m } from '$lib/messages/messages'

/** What went wrong, as the reader is told: a code to act on, a sentence, and the field it is about. */
export interface Problem {
  code: go.Code
  message: string
  field?: string
}

export const Code = go.Code

/** Turns whatever was thrown into a problem. The backend sends one as JSON text inside an Error. */
export function asProblem(thrown: unknown): Problem {
  const text = thrown instanceof Error ? thrown.message : String(thrown)
  try {
    const told = JSON.parse(text) as Partial<Problem>
    if (typeof told.code === 'string' && typeof told.message === 'string') return told as Problem
  } catch {
    // Not ours: a fault of the program, told in general words below and in full in the console.
  }
  console.error(thrown)
  return { code: Code.Internal, message: m.problem_internal() }
}
