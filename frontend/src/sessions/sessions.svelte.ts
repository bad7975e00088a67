import * as Sessions from '$wails/go/coaching/Sessions'
import * as SessionTypes from '$wails/go/coaching/SessionTypes'
import * as Tags from '$wails/go/coaching/Tags'
import { coaching } from '$wails/go/models'
import { flushAll } from '$lib/autosave.svelte'
import { Topic } from '$lib/events'
import { loaded, type Loaded } from '$lib/loaded.svelte'
import { Paged } from '$lib/paged.svelte'
import { m } from '$lib/messages/messages'
import { nav } from '$lib/nav.svelte'
import { attempt, sayUndo, succeeded } from '$lib/toast'

export const State = coaching.State
export type Session = coaching.Session
export type SessionInLog = coaching.SessionInLog
export type SessionFilter = coaching.SessionFilter
export type EarlierSession = coaching.EarlierSession

/** A filter that lets everything through. */
export const everything: SessionFilter = { personId: '', title: '', tag: '', state: '' as coaching.State, fromOn: '', untilOn: '', start: 0 }

/** How the log was narrowed last: coming back to it shows the same. */
export const lastFilter = { value: everything }

export const sessionOf = (id: () => string): Loaded<Session> => loaded([Topic.Sessions, Topic.People], () => Sessions.Find(id()))

export const earlierThan = (id: () => string): Loaded<EarlierSession[]> => loaded([Topic.Sessions], () => Sessions.Earlier(id()))

/** What is live, and what is planned for the week from today on. */
export function unfinished(todayOn: () => string): Loaded<SessionInLog[]> {
  const state = loaded([Topic.Sessions, Topic.Notes, Topic.People], () => Sessions.Unfinished(todayOn()), atStart)
  atStart = undefined // it has grown old when the next screen asks
  return state
}

let atStart: SessionInLog[] | undefined

/** Takes over what is known at the start. */
export const openUnfinished = (sessions: SessionInLog[]): void => void (atStart = sessions)

export const sessionTypes = (): Loaded<coaching.SessionType[]> => loaded([Topic.Settings], () => SessionTypes.List())

export const knownTags = (): Loaded<coaching.Tag[]> => loaded([Topic.Sessions, Topic.Goals], () => Tags.List())

/** The session log, a page at a time. */
export const sessionLog = (filter: () => SessionFilter): Paged<SessionInLog> =>
  new Paged([Topic.Sessions, Topic.Notes, Topic.People], (start) =>
    Sessions.List({ ...filter(), start }).then((page) => ({ items: page.sessions, more: page.more })),
    'sessions',
  )

/** Begins a one-to-one at once and shows it. */
export async function startSession(personId: string): Promise<void> {
  const id = await attempt(() => Sessions.Start(personId))
  if (id) nav.go({ name: 'session', id })
}

/** Prepares a one-to-one for an instant and shows it. */
export async function planSession(personId: string, at: number): Promise<void> {
  const id = await attempt(() => Sessions.Plan(personId, '', at))
  if (id) nav.go({ name: 'session', id })
}

export const beginSession = (id: string): Promise<unknown> => attempt(() => Sessions.Begin(id))

export const replanSession = (id: string, at: number): Promise<unknown> => attempt(() => Sessions.Replan(id, at))

/** Renames a session. Throws a problem about the title. */
export const renameSession = (id: string, title: string): Promise<void> => Sessions.Rename(id, title)

/** Keeps the tags of a session, and tells whether it could. */
export const tagSession = (id: string, tags: string[]): Promise<boolean> => succeeded(() => Sessions.SetTags(id, tags))

/** Seals a session, after finish has taken in what still waits in its fields; it can be taken back from the message and for an hour from the session. */
export async function endSession(session: Session, finish: () => Promise<void>): Promise<void> {
  if (ending.has(session.id)) return // a second click
  ending.add(session.id)
  await attempt(async () => {
    await finish()
    await flushAll() // what is being written still belongs to it
    await Sessions.End(session.id)
    sayUndo(m.session_ended({ name: session.person.name }), () => Sessions.Reopen(session.id))
  })
  ending.delete(session.id)
}

const ending = new Set<string>()

export const reopenSession = (id: string): Promise<unknown> => attempt(() => Sessions.Reopen(id))

/** Takes a session away, with undo, and shows the log. */
export async function deleteSession(session: Session): Promise<void> {
  await attempt(async () => {
    await Sessions.Delete(session.id)
    nav.swap({ name: 'sessions' })
    sayUndo(m.session_deleted({ title: session.title }), () => Sessions.Restore(session.id))
  })
}

/** Brings a deleted session back. */
export const restoreSession = (id: string): Promise<unknown> => attempt(() => Sessions.Restore(id))

/** Adds a title to the list of those that are offered. Throws a problem about the name. */
export const addSessionType = (name: string): Promise<void> => SessionTypes.Add(name)

/** Words an offered title anew. Throws a problem about the name. */
export const renameSessionType = (id: string, name: string): Promise<void> => SessionTypes.Rename(id, name)

export async function removeSessionType(type: coaching.SessionType): Promise<void> {
  await attempt(async () => {
    await SessionTypes.Remove(type.id)
    sayUndo(m.session_type_removed({ name: type.name }), () => SessionTypes.Add(type.name))
  })
}

