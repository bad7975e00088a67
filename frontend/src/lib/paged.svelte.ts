import type { Topic } from './events'
import { nav } from './nav.svelte'
import { loaded, type Loaded } from './loaded.svelte'
import { asProblem } from './problem'

/** Some of a long list, and whether more of it follows. */
export interface Page<T> {
  items: T[]
  more: boolean
}

/** Asks for a page: by how many come before it, or by the last one that is known. */
type Fetch<T> = (start: number, last?: T) => Promise<Page<T>>

/**
 * A long list, a page at a time: more() adds the next one, and a change asks for all that is shown again. With a name it is
 * as long as it was left, when the reader comes back to the screen.
 */
export class Paged<T> {
  readonly shown: Loaded<Page<T>>
  readonly #fetch: Fetch<T>
  readonly #name: string
  #count: number
  #fetching = false

  constructor(topics: Topic[], fetch: Fetch<T>, name = '') {
    this.#fetch = fetch
    this.#name = name
    this.#count = nav.pagesOf(name)
    this.shown = loaded(topics, () => this.#first())
  }

  async #first(): Promise<Page<T>> {
    const all = await this.#fetch(0)
    for (let page = 1; page < this.#count && all.more; page++) {
      const next = await this.#fetch(all.items.length, all.items.at(-1))
      all.items.push(...next.items)
      all.more = next.more
    }
    return all
  }

  more(): void {
    const before = this.shown.value
    if (!this.shown.fresh || !before?.more || this.#fetching) return
    this.#fetching = true
    void this.#fetch(before.items.length, before.items.at(-1))
      .then((next) => {
        this.#counts(this.#count + 1)
        // A list that was asked for again meanwhile comes with its next page at the next call.
        if (this.shown.value === before) this.shown.know({ items: [...before.items, ...next.items], more: next.more })
      })
      .catch((thrown: unknown) => (this.shown.problem = asProblem(thrown)))
      .finally(() => (this.#fetching = false))
  }

  /** Begins anew with the first page. */
  reset(): void {
    this.#counts(1)
  }

  #counts(pages: number): void {
    this.#count = pages
    nav.shows(this.#name, pages)
  }
}
