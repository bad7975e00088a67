import { untrack } from 'svelte'
import type { Place } from './files.svelte'

type Where = () => Place | undefined

/** Where files go that are dropped into the window or pasted: to the screen that asked for them last. */
class Accepting {
  #screens = $state.raw<Where[]>([])
  readonly place = $derived(this.#screens.at(-1)?.())

  add(where: Where): () => void {
    this.#screens = [...this.#screens, where]
    return () => (this.#screens = this.#screens.filter((each) => each !== where))
  }
}

export const accepting = new Accepting()

/** Takes dropped and pasted files for a place while a component stands; none while it is undefined. */
export function accepts(where: Where): void {
  $effect(() => untrack(() => accepting.add(where)))
}
