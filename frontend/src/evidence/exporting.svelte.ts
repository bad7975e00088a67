import * as Exports from '$wails/go/library/Exports'
import * as App from '$wails/go/main/App'
import type { library } from '$wails/go/models'
import { isoDay } from '$lib/dates'
import { asProblem, type Problem } from '$lib/problem'
import { attempt } from '$lib/toast'

const YEAR = 365 * 86_400_000

/** An export of a portfolio: what is to be exported, and what came of it. */
export class Exporting {
  from = $state(isoDay(Date.now() - YEAR))
  until = $state(isoDay(Date.now()))
  place = $state('')
  busy = $state(false)
  problem = $state.raw<Problem>()
  done = $state.raw<library.Exported>()
  readonly #personId: string

  constructor(personId: string) {
    this.#personId = personId
    void attempt(async () => (this.place ||= await Exports.Place()))
  }

  async choose(): Promise<void> {
    const path = await attempt(() => App.ChooseFolder())
    if (path) this.place = path
  }

  async run(): Promise<void> {
    if (this.busy) return
    this.busy = true
    this.problem = undefined
    try {
      this.done = await Exports.Portfolio({ personId: this.#personId, from: this.from, until: this.until, place: this.place })
    } catch (thrown) {
      this.problem = asProblem(thrown)
    }
    this.busy = false
  }

  show(): void {
    void attempt(() => App.ShowExport())
  }
}
