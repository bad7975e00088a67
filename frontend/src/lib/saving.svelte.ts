import { asProblem, type Problem } from './problem'

/**
 * The saving of a form: one attempt at a time, and why the last one failed. F are the fields beside which the form says what is
 * wrong with them; everything else is the trouble that stands below them all, so that no problem is left unsaid.
 */
export class Saving<F extends string = never> {
  busy = $state(false)
  #problem = $state.raw<Problem>()
  readonly #fields: readonly string[]

  constructor(...fields: F[]) {
    this.#fields = fields
  }

  /** What is wrong with a field, empty where nothing is. */
  errorOf(field: F): string {
    return this.#problem?.field === field ? this.#problem.message : ''
  }

  /** What is wrong and belongs beside no field, empty where nothing is. */
  get trouble(): string {
    const problem = this.#problem
    return problem && !this.#fields.includes(problem.field ?? '') ? problem.message : ''
  }

  /** Does the work, unless it is being done, and returns whether all is saved: work says false where it is not done yet. */
  async run(work: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false
    this.busy = true
    try {
      const done = (await work()) !== false
      this.#problem = undefined
      return done
    } catch (thrown) {
      this.#problem = asProblem(thrown)
      return false
    } finally {
      this.busy = false
    }
  }
}
