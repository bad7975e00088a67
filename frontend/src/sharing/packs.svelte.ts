import * as Packs from '$wails/go/sharing/Packs'
import * as Shares from '$wails/go/coaching/Shares'
import * as App from '$wails/go/main/App'
import { coaching, type sharing } from '$wails/go/models'
import { clock } from '$lib/clock.svelte'
import { dayLabel } from '$lib/dates'
import { on, Topic } from '$lib/events'
import { loaded, type Loaded } from '$lib/loaded.svelte'
import { m } from '$lib/messages/messages'
import { nav } from '$lib/nav.svelte'
import { asProblem, type Problem } from '$lib/problem'
import { attempt, say, sayAct, unsay } from '$lib/toast'
import { firstName } from '$people/names'
import { paired } from '$people/paired.svelte'

export const Purpose = coaching.Purpose
export type Purpose = coaching.Purpose
export type Arrival = sharing.Arrival
export type News = sharing.News
export type Post = sharing.Post
export type Leaving = sharing.Leaving
export type Part = sharing.Part
export type Sent = sharing.Sent
export type Shared = coaching.Shared

/** The sessions in which the other side did something that was not looked at, newest first. */
export const arrivals = (): Loaded<Arrival[]> => loaded([Topic.Packs], () => Packs.Arrivals())

/** What a person's packs changed and was not looked at. */
export const newsOf = (personId: () => string): Loaded<News[]> => loaded([Topic.Packs], () => Packs.News(personId()))

/** How the exchange folder stands. */
export const post = (): Loaded<Post> => loaded([Topic.Packs, Topic.Pairs], () => Packs.Post())

/** How a session was shared. */
export const sharesOf = (sessionId: () => string): Loaded<Shared> =>
  loaded([Topic.Shares, Topic.Notes, Topic.Goals, Topic.Actions, Topic.Items, Topic.Kudos, Topic.Sessions], () => Shares.In(sessionId()))

/** Attachments of a session that the other side named and that are not here. */
export const travelling = (sessionId: () => string): Loaded<sharing.Travelling[]> => loaded([Topic.Packs, Topic.Files], () => Packs.Travelling(sessionId()))

/** The files of what a session is about that can be sent along with it, beside its attachments. */
export const alongs = (sessionId: () => string): Loaded<sharing.Along[]> => loaded([Topic.Items, Topic.Actions, Topic.Contents, Topic.Evidence], () => Packs.Alongs(sessionId()))

/** Which files of a session are versions of others, by their ids: what each is a version of, and what that is called. */
export function versionsOf(session: () => { id: string; person: { name: string } } | undefined): { readonly all: Map<string, { of: string; told: string }> } {
  const shown = loaded([Topic.Packs, Topic.Files], () => Packs.Versions(session()?.id ?? ''))
  const all = $derived(new Map((shown.value ?? []).toReversed().map((version) => [version.fileId, { of: version.ofId, told: versionWords(version, session()?.person.name ?? '') }])))
  return {
    get all() {
      return all
    },
  }
}

function versionWords({ kind, ofId, at }: sharing.Version, name: string): string {
  if (kind === 'earlier') return m.version_earlier({ day: dayLabel(at, clock.now) })
  if (kind === 'theirs') return m.version_theirs({ name: firstName(name) })
  return ofId ? m.version_mine() : m.version_edited({ name: firstName(name) })
}

export const lookedAt = (sessionId: string): Promise<unknown> => attempt(() => Packs.Looked(sessionId))

/** Says on every screen what the other side shared, until the session is open, for as long as the window is. */
export function sayArrivals(): void {
  $effect.root(() => {
    $effect(() => {
      if (nav.view.name === 'session') unsay(nav.view.id)
    })
  })
  on(Topic.Arrived, (ids) => {
    void Packs.Arrivals().then((all) => {
      const here = all.filter((each) => ids.includes(each.sessionId) && !(nav.view.name === 'session' && nav.view.id === each.sessionId))
      const [first] = here
      if (first) sayAct(first.sessionId, here.length > 1 ? m.arrived_many({ count: here.length }) : sentence(first), m.arrived_open(), () => nav.go({ name: 'session', id: first.sessionId }))
    })
  })
}

/** What the other side did, in a few words. */
export function sentence({ name, title, purpose, isNew, changes }: Arrival): string {
  if (isNew && purpose === Purpose.Agenda) return m.arrived_agenda({ name, title })
  if (isNew && purpose === Purpose.Recap) return m.arrived_recap({ name, title })
  return m.arrived_changes({ name, title, count: changes })
}

/** Tells the other side that what they shared was read. Throws the problem. */
export async function acknowledge(shareId: string, sessionId: string, comment: string): Promise<void> {
  await Packs.Acknowledge(shareId, comment)
  await Packs.Looked(sessionId)
  say(m.acknowledged())
}

/** Takes a pack that was chosen, dropped or pasted, and goes to what it is about. Throws the problem. */
export async function takePack(from: { path?: string; text?: string }): Promise<void> {
  const taken = from.text === undefined ? await Packs.Open(from.path ?? '') : await Packs.Paste(from.text)
  say(taken.known ? m.pack_known() : taken.changes === 0 ? m.pack_nothing_new() : m.pack_taken({ count: taken.changes }))
  if (taken.sessionId) nav.go({ name: 'session', id: taken.sessionId })
}

/** Asks for a pack with the system's dialog. Empty where none was chosen. */
export const choosePack = async (): Promise<string> => (await attempt(() => App.ChooseFile('pack'))) ?? ''

/** Chooses the folder that packs are exchanged through; empty is none. Throws the problem with it. */
export const chooseExchange = (path: string): Promise<void> => Packs.Choose(path)

/** Puts everything out once more that nobody has confirmed: the folder may have lost it. */
export async function putOutAgain(): Promise<void> {
  await attempt(async () => {
    for (const pair of paired.all) if (pair.joinedAt) await Packs.PutOutAgain(pair.personId)
    say(m.put_out_again_done())
  })
}

/** A pack that is about to leave: made to be looked at, then sent exactly as it was shown. */
export class Leave {
  leaving = $state.raw<Leaving>()
  sent = $state.raw<Sent>()
  problem = $state.raw<Problem>()
  busy = $state(false)
  /** What is shown is not yet what was chosen. */
  looking = $state(false)
  #turn = 0

  async look(sessionId: string, purpose: Purpose, files: string[]): Promise<void> {
    const turn = ++this.#turn
    this.looking = true
    try {
      const leaving = await Packs.Leaving(sessionId, purpose, files)
      if (turn !== this.#turn) return
      this.leaving = leaving
      this.problem = undefined
    } catch (thrown) {
      if (turn === this.#turn) this.problem = asProblem(thrown)
    }
    if (turn === this.#turn) this.looking = false
  }

  async send(sessionId: string, purpose: Purpose, files: string[]): Promise<void> {
    if (this.busy || this.looking || !this.leaving) return
    this.busy = true
    try {
      this.sent = await Packs.Send(sessionId, purpose, files, this.leaving.digest)
      this.problem = undefined
    } catch (thrown) {
      await this.look(sessionId, purpose, files)
      this.problem = asProblem(thrown) // also where what was looked at anew has none
    }
    this.busy = false
  }

  async save(): Promise<void> {
    const { sent } = this
    if (sent) await attempt(async () => say(m.pack_saved({ path: await Packs.Save(sent.shareId) })))
  }

  async copy(): Promise<void> {
    const { sent } = this
    if (!sent) return
    await attempt(async () => {
      await navigator.clipboard.writeText(await Packs.Text(sent.shareId))
      say(m.copied())
    })
  }
}
