import * as Imports from '$wails/go/importing/Imports'
import * as App from '$wails/go/main/App'
import { importing } from '$wails/go/models'
import { on, Topic } from '$lib/events'
import { m } from '$lib/messages/messages'
import { asProblem, type Problem } from '$lib/problem'
import { attempt, say, sayUndo } from '$lib/toast'
import { undoImport } from './imports.svelte'

export const Kind = importing.Kind
export type Kind = importing.Kind
export type Look = importing.Look
export type Preview = importing.Preview
export type Result = importing.Result
export type Mapping = importing.Mapping

/** What becomes of a person who is not in the list; any other choice is an id. */
export const LEAVE = 'leave'
export const ADD = 'add'

export type Stage = 'file' | 'columns' | 'running' | 'done'

/** One import on its way from a file to its result. */
export class Importing {
  stage = $state<Stage>('file')
  kind = $state<Kind>(Kind.Feedback)
  path = $state('')
  look = $state.raw<Look>()
  mapping = $state.raw<Mapping>()
  preview = $state.raw<Preview>()
  result = $state.raw<Result>()
  problem = $state.raw<Problem>()
  reading = $state(false)
  /** The import was taken back from its result. */
  undone = $state(false)
  rows = $state(0)
  percent = $state(0)
  /** A date that can be read in two ways while the file does not decide; it stays when it was answered. */
  asked = $state('')
  unknown = $state.raw<importing.Unknown[]>([])
  #turn = 0

  constructor(readonly personId: string) {}

  readonly ready = $derived.by(() => {
    const seen = this.preview
    if (!seen || this.reading || seen.missing || seen.askDateOrder || seen.good === 0) return false
    return this.unknown.every((each) => this.choiceFor(each.name) !== '')
  })

  /** Asks for a file with the system's own dialog. */
  async choose(): Promise<void> {
    const path = await attempt(() => App.ChooseFile('table'))
    if (path) this.path = path
    if (path) await this.open()
  }

  /** Looks at the file; with an encoding or a separator in place of the ones that were found. */
  async open(encoding = '', delimiter = ''): Promise<void> {
    try {
      const look = await Imports.Look(this.path, this.kind, encoding, delimiter)
      this.look = look
      this.asked = ''
      this.unknown = []
      this.preview = undefined
      this.problem = undefined
      this.stage = 'columns'
      await this.set({ ...look.mapping, personId: this.personId })
    } catch (thrown) {
      this.problem = asProblem(thrown)
    }
  }

  /** Changes the mapping, and reads the file with it. */
  async set(change: Partial<Mapping>): Promise<void> {
    const mapping = { ...this.mapping, ...change } as Mapping
    this.mapping = mapping
    const turn = ++this.#turn
    this.reading = true
    try {
      const preview = await Imports.Preview(this.path, mapping)
      if (turn !== this.#turn) return
      this.preview = preview
      this.problem = undefined
      this.#keepAsking(preview)
    } catch (thrown) {
      if (turn === this.#turn) this.problem = asProblem(thrown)
    } finally {
      if (turn === this.#turn) this.reading = false
    }
  }

  /** What was asked stays on the screen after it was answered. */
  #keepAsking(preview: Preview): void {
    this.asked = preview.dateExample
    const answered = this.unknown.filter((each) => this.choiceFor(each.name) !== '' && !preview.unknown.some((other) => other.name === each.name))
    this.unknown = [...answered, ...preview.unknown].sort((a, b) => a.name.localeCompare(b.name))
  }

  setColumn(place: number, field: string): void {
    void this.set({ columns: this.mapping?.columns.map((each, at) => (at === place ? field : each)) ?? [] })
  }

  choiceFor(name: string): string {
    return this.mapping?.people.find((each) => each.name === name)?.choice ?? ''
  }

  setPerson(name: string, choice: string): void {
    const others = this.mapping?.people.filter((each) => each.name !== name) ?? []
    void this.set({ people: choice ? [...others, { name, choice }] : others })
  }

  async run(): Promise<void> {
    if (!this.mapping) return
    this.stage = 'running'
    this.rows = this.percent = 0
    const stop = on(Topic.Importing, ([rows, percent]) => {
      this.rows = Number(rows)
      this.percent = Number(percent)
    })
    try {
      this.result = await Imports.Run(this.path, this.mapping)
      this.problem = undefined
      this.stage = 'done'
    } catch (thrown) {
      this.problem = asProblem(thrown)
      this.stage = 'columns'
    } finally {
      stop()
    }
  }

  /** Says once more what came of it when its result is left, with the way to take it back. */
  leave(): void {
    const { result } = this
    if (this.stage === 'running') this.cancel()
    else if (this.stage === 'done' && result && result.added > 0 && !this.undone) sayUndo(m.import_done_toast({ count: result.added.toLocaleString() }), () => undoImport(result.importId))
  }

  cancel(): void {
    void attempt(() => Imports.Cancel())
  }

  async saveFailed(): Promise<void> {
    const path = await attempt(() => Imports.SaveFailed())
    if (path) say(m.import_saved_failed({ path }))
  }
}
