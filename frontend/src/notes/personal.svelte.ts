import * as Personal from '$wails/go/personal/Notes'
import { Autosave } from '$lib/autosave.svelte'
import { on, Topic } from '$lib/events'
import { asProblem, type Problem } from '$lib/problem'

/** My personal note beside one session, saved as it grows. Its text goes nowhere else. */
export class PersonalNote {
  text = $state('')
  ready = $state(false)
  problem = $state.raw<Problem>()
  readonly save: Autosave
  #sessionId: string
  #revision = 0

  constructor(sessionId: string, personId: string) {
    this.#sessionId = sessionId
    this.save = new Autosave(async (text) => {
      this.#revision = await Personal.Save(sessionId, personId, text, this.#revision)
    })
    void this.load()
  }

  /** Reads the note, unless something of mine waits to be saved. */
  async load(): Promise<void> {
    try {
      const note = await Personal.Find(this.#sessionId)
      if (this.save.state !== 'saved' || (this.ready && note.revision <= this.#revision)) return
      this.text = note.body
      this.#revision = note.revision
      this.ready = true
      this.problem = undefined
    } catch (thrown) {
      this.problem = asProblem(thrown)
    }
  }

  /** Keeps up with another window; returns how to stop. */
  listen(): () => void {
    return on(Topic.Personal, (ids) => {
      if (ids.includes(this.#sessionId)) void this.load()
    })
  }

  type(text: string): void {
    this.text = text
    this.save.change(text)
  }
}
