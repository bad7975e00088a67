import * as App from '$wails/go/main/App'
import * as Pairs from '$wails/go/pairing/Pairs'
import { pairing } from '$wails/go/models'
import { Topic } from '$lib/events'
import { loaded, type Loaded } from '$lib/loaded.svelte'
import { m } from '$lib/messages/messages'
import { asProblem, type Problem } from '$lib/problem'
import { attempt, say, sayUndo } from '$lib/toast'

export const KeyState = pairing.KeyState
export type Keys = pairing.Keys
export type Invitation = pairing.Invitation
export type Offer = pairing.Offer
export type Safety = pairing.Safety
export type FoundInvite = pairing.FoundInvite

const LOOK_AGAIN = 15_000 // ms between two looks into the exchange folder

/** How the keys of this computer stand. */
export const keysHere = (): Loaded<Keys> => loaded([Topic.Pairs], () => Pairs.Keys())

/** Answers and changed keys that lie in the exchange folder, looked for while they are waited for. */
export function foundInvites(waiting: () => boolean): Loaded<FoundInvite[]> {
  const found = loaded([Topic.Pairs, Topic.Packs], () => Pairs.Found())
  $effect(() => {
    if (!waiting()) return
    const timer = setInterval(() => void found.load(), LOOK_AGAIN)
    return () => clearInterval(timer)
  })
  return found
}

/** What two people compare. */
export const safetyWith = (personId: () => string): Loaded<Safety> => loaded([Topic.Pairs], () => Pairs.Safety(personId()))

/** Makes keys under a passphrase. Throws the problem with it. */
export const protectKeys = (passphrase: string): Promise<void> => Pairs.Protect(passphrase)

/** Opens the keys until the program ends. Throws the problem with the passphrase. */
export const unlockKeys = (passphrase: string): Promise<void> => Pairs.Unlock(passphrase)

/** Makes new keys, which ends every pair. Throws the problem. */
export const startOver = (passphrase: string): Promise<void> => Pairs.StartOver(passphrase)

/** Says that the two have compared the safety number, or takes that back. */
export async function verify(personId: string, same: boolean): Promise<void> {
  await attempt(async () => {
    await Pairs.Verify(personId, same)
    if (same) sayUndo(m.safety_verified(), () => Pairs.Verify(personId, false))
  })
}

/** Ends a pair; what was shared stays on both sides. */
export async function endPair(personId: string, name: string): Promise<void> {
  await attempt(async () => {
    const id = await Pairs.End(personId)
    sayUndo(m.pair_ended({ name }), () => Pairs.Resume(id))
  })
}

/** Copies a text, so that it can be pasted elsewhere. */
export async function copyText(text: string): Promise<void> {
  await attempt(async () => {
    await navigator.clipboard.writeText(text)
    say(m.copied())
  })
}

/** Writes an invitation into a folder that is asked for. */
export async function saveInvitation(personId: string): Promise<void> {
  await attempt(async () => {
    const folder = await App.ChooseFolder()
    if (folder) say(m.invite_saved({ path: await Pairs.SaveInvitation(personId, folder) }))
  })
}

/** An invitation for somebody: made when it is asked for, or what keeps it from being made. */
export class Inviting {
  invitation = $state.raw<Invitation>()
  problem = $state.raw<Problem>()

  async make(personId: string): Promise<void> {
    this.problem = undefined
    try {
      this.invitation = await Pairs.Invite(personId)
    } catch (thrown) {
      this.problem = asProblem(thrown)
    }
  }
}

/** An invitation that came: read, joined with a person, answered. */
export class Accepting {
  text = $state('')
  offer = $state.raw<Offer>()
  personId = $state('')
  answer = $state.raw<Invitation>()
  problem = $state.raw<Problem>()
  busy = $state(false)

  /** Reads what was pasted. */
  look = (): Promise<void> =>
    this.#try(async () => {
      this.offer = await Pairs.Look(this.text)
      this.personId = this.offer.personId
    })

  /** Reads an invitation out of a file that is asked for, or that is given. */
  file = (path = ''): Promise<void> =>
    this.#try(async () => {
      const chosen = path || (await App.ChooseFile('invite'))
      if (!chosen) return
      this.text = await Pairs.Read(chosen)
      this.offer = await Pairs.Look(this.text)
      this.personId = this.offer.personId
    })

  /** Reads what was found in the exchange folder. */
  given(text: string): Promise<void> {
    this.text = text
    return this.look()
  }

  accept = (): Promise<void> =>
    this.#try(async () => {
      this.answer = await Pairs.Accept(this.text, this.personId, this.offer?.meeting === 'changed')
    })

  back(): void {
    this.offer = undefined
    this.problem = undefined
  }

  async #try(work: () => Promise<void>): Promise<void> {
    if (this.busy) return
    this.busy = true
    this.problem = undefined
    try {
      await work()
    } catch (thrown) {
      this.problem = asProblem(thrown)
    }
    this.busy = false
  }
}
