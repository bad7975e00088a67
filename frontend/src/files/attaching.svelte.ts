import * as Files from '$wails/go/folders/Files'
import * as App from '$wails/go/main/App'
import { isoDay } from '$lib/dates'
import { on, Topic } from '$lib/events'
import { m } from '$lib/messages/messages'
import { asProblem } from '$lib/problem'
import { attempt } from '$lib/toast'
import { samePlace, type Place, type SkippedFile } from './files.svelte'

const LARGEST = 32 * 1024 * 1024 // bytes of a file that comes without a path

/** How far attaching is: files and bytes, done and in all. */
export interface Progress {
  done: number
  files: number
  moved: number
  bytes: number
}

/** What came of attaching. */
export interface Result {
  added: number
  failed: SkippedFile[]
  cancelled: boolean
}

/** Files on their way into a folder; one lot after the other. */
class Attaching {
  place = $state.raw<Place>()
  progress = $state.raw<Progress>()
  result = $state.raw<Result>()
  #stopped = false
  #last = Promise.resolve()

  readonly running = $derived(this.progress !== undefined)

  /** Asks for files with the system's dialog, and attaches them. */
  async choose(place: Place): Promise<void> {
    const paths = await attempt(() => App.ChooseFiles())
    if (paths && paths.length > 0) await this.attach(place, paths)
  }

  /** Copies files into the folder of a place. */
  attach(place: Place, paths: string[]): Promise<void> {
    return this.#run(place, paths.length, async () => {
      const stop = on(Topic.Copying, (told) => {
        const [done = 0, files = 0, moved = 0, bytes = 0] = told.map(Number)
        this.progress = { done, files, moved, bytes }
      })
      try {
        const { added, failed, cancelled } = await Files.Attach(place, paths)
        return { added: added.length, failed, cancelled }
      } finally {
        stop()
      }
    })
  }

  /** Attaches what was pasted, or dropped without a path. */
  receive(place: Place, files: File[]): Promise<void> {
    return this.#run(place, files.length, async () => {
      const result: Result = { added: 0, failed: [], cancelled: false }
      for (const [done, file] of files.entries()) {
        if (this.#stopped) return { ...result, cancelled: true }
        this.progress = { done, files: files.length, moved: 0, bytes: 0 }
        const why = await hand(place, file)
        if (why) result.failed.push({ name: nameOf(file), why })
        else result.added++
      }
      return result
    })
  }

  cancel(): void {
    this.#stopped = true
    void attempt(() => Files.CancelAttach())
  }

  /** Lets go of what is said about a place, when nobody looks at it any more. */
  forget(place: Place): void {
    if (!this.running && samePlace(this.place, place)) this.result = undefined
  }

  /** What is dropped while files are copied waits for its turn. */
  #run(place: Place, files: number, work: () => Promise<Result>): Promise<void> {
    this.#last = this.#last.then(() => this.#now(place, files, work))
    return this.#last
  }

  async #now(place: Place, files: number, work: () => Promise<Result>): Promise<void> {
    this.#stopped = false
    this.place = place
    this.result = undefined
    this.progress = { done: 0, files, moved: 0, bytes: 0 }
    this.result = await attempt(work)
    this.progress = undefined
  }
}

export const attaching = new Attaching()

/** Hands over one file, and returns why that could not be. */
async function hand(place: Place, file: File): Promise<string> {
  if (file.size > LARGEST) return m.attach_too_large()
  try {
    await Files.Receive(place, nameOf(file), await base64(file))
    return ''
  } catch (thrown) {
    return asProblem(thrown).message
  }
}

/** A picture that was copied from a program bears the same name every time. */
function nameOf(file: File): string {
  if (file.name !== '' && !/^image\.\w+$/.test(file.name)) return file.name
  const now = Date.now()
  const time = new Date(now).toTimeString().slice(0, 5).replace(':', '.')
  return `${m.pasted_image({ day: isoDay(now), time })}.${/\/(png|jpeg|gif|webp)$/.exec(file.type)?.[1] ?? 'png'}`
}

function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error ?? new Error('read pasted file'))
    reader.readAsDataURL(file)
  })
}
