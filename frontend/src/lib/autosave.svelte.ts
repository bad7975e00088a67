import { Code, asProblem, type Problem } from './problem'

const QUIET = 300 // ms without a keystroke
const LONGEST = 800 // ms that a keystroke may wait
const RETRY = 3_000 // ms until a save that failed is tried again

export type SaveState = 'saved' | 'unsaved' | 'failed'

/** Every text that is not on disk yet; the window does not close over one. */
const pending = new Set<Autosave>()

/**
 * Saves a text while it is typed: within a second, one save at a time, the newest text last. What cannot be saved stays
 * on screen and is tried again by itself.
 */
export class Autosave {
  state = $state<SaveState>('saved')
  problem = $state.raw<Problem>()
  /** When the text was last saved, 0 before the first time. */
  savedAt = $state(0)
  #write: (text: string) => Promise<void>
  #text: string | undefined
  #since = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #running = Promise.resolve()

  constructor(write: (text: string) => Promise<void>) {
    this.#write = write
  }

  /** Takes the text as it stands now. */
  change(text: string): void {
    if (this.#text === undefined) this.#since = Date.now()
    this.#text = text
    if (this.state !== 'failed') this.state = 'unsaved'
    pending.add(this)
    const wait = Math.max(0, Math.min(QUIET, this.#since + LONGEST - Date.now()))
    this.#later(this.state === 'failed' ? RETRY : wait)
  }

  /** Saves now, after the save that may be under way; true when everything is on disk afterwards. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer)
    this.#running = this.#running.then(() => this.#drain())
    await this.#running
    return this.state === 'saved'
  }

  /** Lets go of what could not be saved. */
  forget(): void {
    clearTimeout(this.#timer)
    this.#text = undefined
    this.#settle('saved')
  }

  #later(wait: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), wait)
  }

  async #drain(): Promise<void> {
    while (this.#text !== undefined) if (!(await this.#save(this.#text))) return
  }

  async #save(text: string): Promise<boolean> {
    try {
      await this.#write(text)
    } catch (thrown) {
      this.problem = asProblem(thrown)
      this.state = 'failed'
      if (worthRetrying(this.problem.code)) this.#later(RETRY)
      return false
    }
    this.savedAt = Date.now()
    if (this.#text === text) {
      this.#text = undefined
      this.#settle('saved')
    } else {
      this.#since = Date.now()
      this.problem = undefined
      this.state = 'unsaved'
    }
    return true
  }

  #settle(state: SaveState): void {
    this.state = state
    this.problem = undefined
    pending.delete(this)
  }
}

/** A conflict or a refusal stays one; a full disk may have room again. */
function worthRetrying(code: Problem['code']): boolean {
  return code !== Code.Conflict && code !== Code.Sealed && code !== Code.Invalid && code !== Code.NotFound
}

/** Saves every text that waits; false when one of them cannot be saved. */
export async function flushAll(): Promise<boolean> {
  const saved = await Promise.all([...pending].map((each) => each.flush()))
  return saved.every(Boolean)
}
