import * as Actions from '$wails/go/coaching/Actions'
import * as Categories from '$wails/go/coaching/Categories'
import type { coaching } from '$wails/go/models'
import { Topic } from '$lib/events'
import { loaded, type Loaded } from '$lib/loaded.svelte'
import { Paged } from '$lib/paged.svelte'
import { m } from '$lib/messages/messages'
import { attempt, sayUndo } from '$lib/toast'

export type ActionItem = coaching.ActionItem
export type ActionInList = coaching.ActionInList
export type ActionInput = coaching.ActionInput
export type ActionFilter = coaching.ActionFilter
export type ActionsInSession = coaching.ActionsInSession
export type Category = coaching.Category

const topics = [Topic.Actions, Topic.Goals, Topic.People, Topic.Sessions, Topic.Contents, Topic.Evidence]
const everyAction: ActionFilter = { personId: '', assigneeId: '', categoryId: '', done: false, doneSince: 0, start: 0 }

/** What the pair of a session has open, and what it completed since it last met. */
export const actionsIn = (sessionId: () => string): Loaded<ActionsInSession> => loaded(topics, () => Actions.In(sessionId()))

/** Action items, a page at a time: open ones by due date. */
export const actionsOf = (filter: () => Partial<ActionFilter>): Paged<ActionInList> =>
  new Paged(topics, (start) => Actions.List({ ...everyAction, ...filter(), start }).then((page) => ({ items: page.actions, more: page.more })), 'actions')

/** The categories, with how many action items of a person bear each; of everybody where it is empty. */
export const categoriesOf = (personId: () => string = () => '', since: () => number = () => 0): Loaded<Category[]> =>
  loaded([Topic.Settings, Topic.Actions], () => Categories.List(personId(), since()))

/** Adds an action item. Throws a problem about a field. */
export const addAction = (input: ActionInput): Promise<ActionItem> => Actions.Add(input)

/** Writes an action item anew. Throws a problem about a field. */
export const changeAction = (id: string, input: ActionInput): Promise<void> => Actions.Change(id, input)

/** Takes back that an action item was added. */
export const takeBackAction = (id: string): Promise<void> => Actions.Delete(id)

export const checkAction = (id: string, done: boolean): Promise<unknown> => attempt(() => (done ? Actions.Check(id) : Actions.Uncheck(id)))

/** Words an action item anew. Throws a problem about the text. */
export const rewordAction = (id: string, text: string): Promise<void> => Actions.Reword(id, text)

export async function assignAction(action: ActionItem, assigneeId: string, name: string): Promise<void> {
  await attempt(async () => {
    await Actions.Assign(action.id, assigneeId)
    sayUndo(m.handed_to({ title: action.text, name }), () => Actions.Assign(action.id, action.assigneeId))
  })
}

export async function deleteAction(action: ActionItem): Promise<void> {
  await attempt(async () => {
    await Actions.Delete(action.id)
    sayUndo(action.goalId ? m.commitment_deleted() : m.action_deleted(), () => Actions.Restore(action.id))
  })
}

/** Adds a category. Throws a problem about the name. */
export const addCategory = (name: string): Promise<void> => Categories.Add(name)

/** Words a category anew. Throws a problem about the name. */
export const renameCategory = (id: string, name: string): Promise<void> => Categories.Rename(id, name)

export async function archiveCategory(category: Category): Promise<void> {
  await attempt(async () => {
    await Categories.Archive(category.id)
    sayUndo(m.category_archived({ name: category.name }), () => Categories.Unarchive(category.id))
  })
}

export const unarchiveCategory = (id: string): Promise<unknown> => attempt(() => Categories.Unarchive(id))
