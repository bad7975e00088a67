import * as Pairs from '$wails/go/pairing/Pairs'
import type { pairing } from '$wails/go/models'
import { on, Topic } from '$lib/events'
import { circle } from './people.svelte'

export type Pair = pairing.PairInView

/** Whom I share with: few enough to be known as a whole, all the time. */
class Paired {
  all = $state.raw<Pair[]>([])

  /** Keeps up with the pairs for as long as the window is open. */
  open(): void {
    on(Topic.Pairs, () => void this.load())
    void this.load()
  }

  async load(): Promise<void> {
    this.all = await Pairs.List()
  }

  /** The pair with a person, once both have accepted the other. */
  joined(personId: string): Pair | undefined {
    return this.all.find((pair) => pair.personId === personId && pair.joinedAt > 0)
  }
}

export const paired = new Paired()

/** Whether the other side's own copy answers for what its author wrote: then only they can change it. */
export const isTheirs = (authorId: string): boolean => authorId !== circle.me?.id && paired.joined(authorId) !== undefined
