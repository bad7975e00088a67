import * as Kudos from '$wails/go/coaching/Kudos'
import { coaching } from '$wails/go/models'
import { Topic } from '$lib/events'
import type { Loaded } from '$lib/loaded.svelte'
import { Paged } from '$lib/paged.svelte'
import { sought } from '$lib/sought.svelte'
import { m } from '$lib/messages/messages'
import { attempt, sayUndo } from '$lib/toast'

export const Reason = coaching.Reason
export type Praise = coaching.Praise
export type PraiseInput = coaching.PraiseInput

/** The kudos of a pair, newest first; with a session those that were given there. */
export const kudosOf = (personId: () => string, sessionId: () => string = () => ''): Paged<Praise> =>
  new Paged([Topic.Kudos], (start) => Kudos.List(personId(), sessionId(), start).then((page) => ({ items: page.kudos, more: page.more })), 'kudos')

/** The kudos that were come for, by an id that may be of something else. */
export const soughtKudos = (id: () => string): Loaded<Praise | undefined> => sought([Topic.Kudos], id, Kudos.Find)

/** Gives kudos, or words them anew. Throws a problem about a field. */
export async function giveKudos(id: string | undefined, input: PraiseInput): Promise<void> {
  if (id) await Kudos.Change(id, input)
  else await Kudos.Give(input)
}

export async function takeBackKudos(praise: Praise): Promise<void> {
  await attempt(async () => {
    await Kudos.Delete(praise.id)
    sayUndo(m.kudos_taken_back(), () => Kudos.Restore(praise.id))
  })
}

/** What praise can be for, in the words of the reader. */
export const reasons = (): { value: coaching.Reason; label: string }[] => [
  { value: Reason.Success, label: m.reason_success() },
  { value: Reason.Expertise, label: m.reason_expertise() },
  { value: Reason.Effort, label: m.reason_effort() },
  { value: Reason.Value, label: m.reason_value() },
]

export const reasonLabel = (reason: coaching.Reason): string => reasons().find((each) => each.value === reason)?.label ?? ''
