import { asProblem, type Problem } from './problem'
import { on, type Topic } from './events'

/** Something that was asked of the backend: not there yet, there, or a problem. The last answer stays while a new one is on its way. */
export class Loaded<T> {
  value = $state.raw<T>()
  problem = $state.raw<Problem>()
  /** True once an answer to the present question is here; false again while another question is asked. */
  fresh = $state(false)
  #ask: () => Promise<T>
  #turn = 0

  constructor(ask: () => Promise<T>) {
    this.#ask = ask
  }

  /** Takes over an answer that came by itself. */
  know(value: T): void {
    this.value = value
    this.fresh = true
  }

  /** Asks anew. An answer that a newer question has overtaken is dropped. */
  async load(): Promise<void> {
    const turn = ++this.#turn
    try {
      const value = await this.#ask()
      if (turn !== this.#turn) return
      this.value = value
      this.problem = undefined
    } catch (thrown) {
      if (turn !== this.#turn) return
      this.problem = asProblem(thrown)
    }
    this.fresh = true
  }
}

/**
 * Asks the backend, again whenever what the question depends on changes, and whenever one of the topics does. Called
 * while a component is set up; it stops with the component. Where the first answer is known already, it is shown at once.
 */
export function loaded<T>(topics: Topic[], ask: () => Promise<T>, known?: T): Loaded<T> {
  const state = new Loaded(ask)
  let first = known !== undefined
  if (known !== undefined) state.know(known)
  $effect(() => {
    state.fresh = first
    first = false
    void state.load()
    const stop = topics.map((topic) => on(topic, () => void state.load()))
    return () => stop.forEach((off) => off())
  })
  return state
}
