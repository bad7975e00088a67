import * as Drafts from '$wails/go/coaching/Drafts'
import { Autosave } from './autosave.svelte'
import { attempt } from './toast'

/**
 * The text of a field whose content is added with Enter: kept while it is typed, so that a crash does not take it, and
 * let go when it is added.
 */
export class Draft {
  text = $state('')
  readonly save: Autosave
  #place: string
  #turn = Promise.resolve()

  constructor(place: string) {
    this.#place = place
    this.save = new Autosave((text) => Drafts.Save(place, text))
    void this.#find()
  }

  async #find(): Promise<void> {
    const found = await attempt(() => Drafts.Find(this.#place))
    if (found && this.text === '') this.text = found
  }

  type(text: string): void {
    this.text = text
    this.save.change(text)
  }

  /**
   * Empties the field at once, so that typing goes on, and hands its text over in turn. What is not taken comes back
   * into the field; the copy on disk is let go only when the text has been taken.
   */
  hand(take: (text: string) => Promise<boolean>): Promise<void> {
    const text = this.text
    if (text.trim() === '') return this.#turn
    this.text = ''
    this.#turn = this.#turn.then(async () => {
      if (!(await take(text))) this.text = this.text === '' ? text : `${text}\n\n${this.text}`
      this.save.change(this.text)
    })
    return this.#turn
  }

  clear(): void {
    this.type('')
  }
}
