import * as Evidence from '$wails/go/coaching/Evidence'
import * as Goals from '$wails/go/coaching/Goals'
import { coaching } from '$wails/go/models'
import { isoDay } from '$lib/dates'
import { Topic } from '$lib/events'
import { loaded, type Loaded } from '$lib/loaded.svelte'
import { m } from '$lib/messages/messages'
import { Paged } from '$lib/paged.svelte'
import { attempt, sayUndo } from '$lib/toast'
import { meantAddress } from '$library/library.svelte'
import { circle, Relation, type Person } from '$people/people.svelte'

export const EvidenceKind = coaching.EvidenceKind
export type EvidenceKind = coaching.EvidenceKind
export type EvidenceItem = coaching.EvidenceItem
export type EvidenceInput = coaching.EvidenceInput
export type EvidenceFilter = Omit<coaching.EvidenceFilter, 'start' | 'personId'>

/** A filter that lets everything through. */
export const allEvidence: EvidenceFilter = { text: '', tag: '', goalId: '', from: '', until: '' }

/** A person's portfolio, newest first, a page at a time. */
export const evidenceOf = (personId: () => string, filter: () => EvidenceFilter = () => allEvidence): Paged<EvidenceItem> =>
  new Paged([Topic.Evidence, Topic.Goals], (start) => Evidence.List({ ...filter(), personId: personId(), start }))

/** The goals that a person's evidence may support: of their pair, or for me all of my own. */
export const goalsFor = (personId: () => string): Loaded<{ id: string; title: string }[]> =>
  loaded([Topic.Goals], async () => {
    const mine = personId() === circle.me?.id
    const filter = { id: '', personId: mine ? '' : personId(), ownerId: mine ? personId() : '', tag: '', state: '' as coaching.GoalState, closedSince: 0, start: 0 }
    return (await Goals.List(filter)).goals.map(({ id, title }) => ({ id, title }))
  })

/** Those who have a portfolio here: me first, then my reportees. */
export function portfolios(): Person[] {
  const reportees = circle.active.map((each) => each.person).filter((person) => person.relation === Relation.Reportee)
  return circle.me ? [circle.me, ...reportees] : reportees
}

/** What the form of an item starts from. */
export const evidenceInput = (personId: string, kind: EvidenceKind, item?: EvidenceItem): EvidenceInput => ({
  personId,
  kind: item?.kind ?? kind,
  title: item?.title ?? '',
  url: item?.url ?? '',
  body: item?.body ?? '',
  on: item?.on ?? isoDay(Date.now()),
  tags: item?.tags ?? [],
  goalIds: item?.goals.map((goal) => goal.id) ?? [],
})

/** Adds an item to a portfolio, or changes the one with the id. Throws a problem about a field. */
export async function keepEvidence(id: string | undefined, input: EvidenceInput): Promise<void> {
  const meant = { ...input, url: meantAddress(input.url) }
  await (id ? Evidence.Change(id, meant) : Evidence.Add(meant))
}

export async function deleteEvidence(item: EvidenceItem): Promise<void> {
  await attempt(async () => {
    await Evidence.Delete(item.id)
    sayUndo((item.file ? m.evidence_deleted_file : m.evidence_deleted)({ title: item.title }), () => Evidence.Restore(item.id))
  })
}

/** Vouches for an item. Throws a problem about the comment. */
export const signOff = (id: string, comment: string): Promise<void> => Evidence.SignOff(id, comment)

export async function withdrawSignOff(item: EvidenceItem): Promise<void> {
  await attempt(async () => {
    await Evidence.WithdrawSignOff(item.id)
    sayUndo(m.sign_off_withdrawn(), () => Evidence.RestoreSignOff(item.id, item.signOff?.comment ?? '', item.signOff?.at ?? 0))
  })
}
