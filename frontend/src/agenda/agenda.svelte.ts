import * as Questions from '$wails/go/coaching/Questions'
import * as Standing from '$wails/go/coaching/Standing'
import type { coaching } from '$wails/go/models'
import { Topic } from '$lib/events'
import { loaded, type Loaded } from '$lib/loaded.svelte'
import { m } from '$lib/messages/messages'
import { attempt, sayUndo, succeeded } from '$lib/toast'

export type StandingTopic = coaching.StandingTopic
export type Question = coaching.Question

/** The topics that stand in every new session with a person, or of a type. */
export const standingOf = (personId: () => string, typeId: () => string): Loaded<StandingTopic[]> => loaded([Topic.Settings], () => Standing.List(personId(), typeId()))

/** Adds a standing topic to a person or to a type; false where it could not be added. */
export async function addStanding(personId: string, typeId: string, markdown: string): Promise<boolean> {
  return succeeded(() => Standing.Add(personId, typeId, markdown))
}

export const rewordStanding = (id: string, markdown: string): Promise<unknown> => attempt(() => Standing.Reword(id, markdown))

export async function removeStanding(topic: StandingTopic): Promise<void> {
  await attempt(async () => {
    await Standing.Remove(topic.id)
    sayUndo(m.standing_removed(), () => Standing.Add(topic.personId, topic.typeId, topic.body))
  })
}

/** The question bank, with when a person was last asked each. */
export const questionsFor = (personId: () => string): Loaded<Question[]> => loaded([Topic.Settings, Topic.Notes], () => Questions.List(personId()))

/** Adds a question of my own; false where it could not be added. */
export async function addQuestion(text: string): Promise<boolean> {
  return (await attempt(() => Questions.Add(text))) !== undefined
}

export const favourQuestion = (question: Question): Promise<unknown> => attempt(() => Questions.Favour(question.id, !question.favourite))

export async function removeQuestion(question: Question): Promise<void> {
  await attempt(async () => {
    await Questions.Remove(question.id)
    sayUndo(m.question_removed(), () => Questions.Restore(question.id))
  })
}

/** Puts a question into a session as a point to discuss; false where it could not be. */
export async function askQuestion(question: Question, sessionId: string): Promise<boolean> {
  return (await attempt(() => Questions.Ask(question.id, sessionId))) !== undefined
}
