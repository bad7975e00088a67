import * as Goals from '$wails/go/coaching/Goals'
import * as Notes from '$wails/go/coaching/Notes'
import { coaching } from '$wails/go/models'
import { addAction, takeBackAction } from '$actions/actions.svelte'
import { Topic } from '$lib/events'
import { Paged } from '$lib/paged.svelte'
import { m } from '$lib/messages/messages'
import { attempt, sayUndo, succeeded } from '$lib/toast'

export const GoalState = coaching.GoalState
export type Goal = coaching.Goal
export type GoalFilter = coaching.GoalFilter

/** A filter that lets everything through. */
export const everyGoal: GoalFilter = { id: '', personId: '', ownerId: '', tag: '', state: '' as coaching.GoalState, closedSince: 0, start: 0 }

/** Goals with their commitments, a page at a time; a pair has hardly more than one. */
export const goalsOf = (filter: () => Partial<GoalFilter>): Paged<Goal> =>
  new Paged([Topic.Goals, Topic.People, Topic.Contents, Topic.Evidence], (start) =>
    Goals.List({ ...everyGoal, ...filter(), start }).then((page) => ({ items: page.goals, more: page.more })),
    'goals',
  )

/** A goal as it stood when a session ended, nothing where it came later; as it is now for a session that goes on. Check-offs are always shown. */
export function asOf(goal: Goal, endedAt: number): Goal[] {
  if (endedAt === 0) return [goal]
  if (goal.createdAt > endedAt) return []
  const commitments = goal.commitments.filter((each) => each.createdAt <= endedAt)
  return [goal.closedAt > endedAt ? { ...goal, commitments, state: GoalState.Open, closedAt: 0 } : { ...goal, commitments }]
}

/** Adds a goal; false where it could not be added. */
export async function addGoal(personId: string, ownerId: string, title: string, sessionId = ''): Promise<boolean> {
  return (await attempt(() => Goals.Add({ personId, ownerId, title, sessionId }))) !== undefined
}

/** Words a goal anew. Throws a problem about the title. */
export const renameGoal = (id: string, title: string): Promise<void> => Goals.Rename(id, title)

export async function setGoalOwner(goal: Goal, ownerId: string, name: string): Promise<void> {
  await attempt(async () => {
    await Goals.SetOwner(goal.id, ownerId)
    sayUndo(m.handed_to({ title: goal.title, name }), () => Goals.SetOwner(goal.id, goal.owner.id))
  })
}

/** Keeps the tags of a goal, and tells whether it could. */
export const tagGoal = (id: string, tags: string[]): Promise<boolean> => succeeded(() => Goals.SetTags(id, tags))

export async function reachGoal(goal: Goal): Promise<void> {
  await attempt(async () => {
    await Goals.Reach(goal.id)
    sayUndo(m.goal_reached_now({ title: goal.title }), () => Goals.Reopen(goal.id))
  })
}

export async function dropGoal(goal: Goal): Promise<void> {
  await attempt(async () => {
    await Goals.Drop(goal.id)
    sayUndo(m.goal_dropped_now({ title: goal.title }), () => Goals.Reopen(goal.id))
  })
}

export const reopenGoal = (id: string): Promise<unknown> => attempt(() => Goals.Reopen(id))

export async function deleteGoal(goal: Goal): Promise<void> {
  await attempt(async () => {
    await Goals.Delete(goal.id)
    sayUndo(m.goal_deleted({ title: goal.title }), () => Goals.Restore(goal.id))
  })
}

/** Puts a goal before another one, or last. */
export const moveGoal = (id: string, before: string): Promise<unknown> => attempt(() => Goals.Move(id, before))

/** Makes a goal a note in a session, with its commitments as a checklist. */
export async function turnIntoNote(goal: Goal, sessionId: string): Promise<void> {
  await attempt(async () => {
    const note = await Goals.TurnIntoNote(goal.id, sessionId)
    sayUndo(m.goal_turned({ title: goal.title }), () => Promise.all([Notes.Delete(note.id), Goals.Restore(goal.id)]))
  })
}

/** Adds a commitment to a goal, an action item like any other; false where it could not be added. */
export async function commit(goal: Goal, assigneeId: string, text: string, sessionId = ''): Promise<boolean> {
  const input = { personId: goal.person.id, goalId: goal.id, assigneeId, text, sessionId, dueOn: '', categoryId: '', contentId: '', evidenceId: '' }
  return (await attempt(() => addAction(input))) !== undefined
}

/** Adds content to the commitments of a goal, for its owner; one of the two ids is given. */
export async function commitTo(goal: Goal, { contentId, evidenceId, title }: { contentId: string; evidenceId: string; title: string }, sessionId = ''): Promise<void> {
  await attempt(async () => {
    const input = { personId: goal.person.id, goalId: goal.id, assigneeId: goal.owner.id, text: title, sessionId, dueOn: '', categoryId: '', contentId, evidenceId }
    const action = await addAction(input)
    sayUndo(m.content_committed({ title }), () => takeBackAction(action.id))
  })
}
