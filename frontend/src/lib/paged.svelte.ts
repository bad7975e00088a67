import type { Topic } from './events'
import { loaded, type Loaded } from './loaded.svelte'

/** Some of a long list, and whether more of it follows. */
export interface Page<T> {
  items: T[]
  more: boolean
}

/** A long list, a page at a time: more() adds the next one, and a change asks for all that is shown again. */
export class Paged<T> {
  readonly shown: Loaded<Page<T>>
  #count = $state(1)

  constructor(topics: Topic[], fetch: (start: number) => Promise<Page<T>>) {
    this.shown = loaded(topics, () => this.#first(this.#count, fetch))
  }

  async #first(count: number, fetch: (start: number) => Promise<Page<T>>): Promise<Page<T>> {
    const all = await fetch(0)
    for (let page = 1; page < count && all.more; page++) {
      const next = await fetch(all.items.length)
      all.items.push(...next.items)
      all.more = next.more
    }
    return all
  }

  more(): void {
    if (this.shown.fresh) this.#count++
  }

  /** Begins anew with the first page. */
  reset(): void {
    this.#count = 1
  }
}
