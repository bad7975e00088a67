import { asProblem, type Problem } from './problem'
import { on, type Topic } from './events'
import { painted } from './painted'

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
    if (first) void painted.then(() => state.load()) // it may have changed since
    else void state.load()
    first = false
    const again = oneAtATime(() => state.load())
    const stop = topics.map((topic) => on(topic, again))
    return () => stop.forEach((off) => off())
  })
  return state
}

const LONGEST = 500 // ms between two times of the same work

/**
 * Does work whenever it is asked for, once at a time: what is asked for meanwhile is done once more at the end, after a
 * pause as long as the work. A thousand files that arrive one by one tell of themselves a thousand times.
 */
function oneAtATime(work: () => Promise<void>): () => void {
  let running = false
  let wanted = false
  const run = async () => {
    running = true
    while (wanted) {
      wanted = false
      const began = performance.now()
      await work()
      const took = performance.now() - began
      if (wanted) await pause(Math.min(LONGEST, 2 * took))
    }
    running = false
  }
  return () => {
    wanted = true
    if (!running) void run()
  }
}

function pause(length: number): Promise<void> {
  return new Promise((go) => {
    setTimeout(go, length)
  })
}
