import * as Shares from '$wails/go/coaching/Shares'
import * as App from '$wails/go/main/App'
import * as Mails from '$wails/go/recap/Mails'
import * as Recaps from '$wails/go/recap/Recaps'
import { coaching, type recap } from '$wails/go/models'
import { Topic } from '$lib/events'
import { loaded, type Loaded } from '$lib/loaded.svelte'
import { m } from '$lib/messages/messages'
import { asProblem, Code, type Problem } from '$lib/problem'
import { sayUndo } from '$lib/toast'
import { choices } from '$settings/settings.svelte'

export const Purpose = coaching.Purpose
export type Purpose = coaching.Purpose
export const State = coaching.State
export type Session = coaching.Session
export type Shared = coaching.Shared
export type Prepared = recap.Prepared

/** What was shared of a session, and how much changed since. */
export const sharedOf = (sessionId: () => string): Loaded<Shared> =>
  loaded([Topic.Shares, Topic.Sessions, Topic.Notes, Topic.Goals, Topic.Actions, Topic.Items, Topic.Kudos], () => Shares.In(sessionId()))

/** Which purposes a session can be shared for as it stands. */
export function purposesOf(session: Session): Purpose[] {
  if (session.deleted) return []
  if (session.state === State.Planned) return [Purpose.Agenda]
  return session.state === State.Live ? [Purpose.Agenda, Purpose.Recap] : [Purpose.Recap]
}

/** What a language like "fr" calls itself. */
export function languageName(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
}

const PRINTS_FRAMES = !/Macintosh/.test(navigator.userAgent) // the webview of macOS prints windows only

/** What is about to be handed over: what it looks like, what comes along, and the ways it can go. */
export class Sharing {
  prepared = $state.raw<Prepared>()
  problem = $state.raw<Problem>()
  enclosed = $state.raw<string[]>([])
  busy = $state(false)
  /** What was done while the dialog stays open, and the path of what was saved; it can be taken back beside it. */
  done = $state.raw<{ said: string; path: string; shareId: string }>()
  readonly #sessionId: string
  readonly #purpose: Purpose
  #turn = 0
  #looking = Promise.resolve()

  constructor(sessionId: string, purpose: Purpose) {
    this.#sessionId = sessionId
    this.#purpose = purpose
  }

  get order(): recap.Order {
    return { sessionId: this.#sessionId, purpose: this.#purpose, enclosed: this.enclosed, language: choices.values.recapLanguage || navigator.language, seen: this.prepared?.seen ?? '' }
  }

  /** How many bytes come along. */
  get size(): number {
    return (this.prepared?.attachments ?? []).filter((file) => this.enclosed.includes(file.fileId)).reduce((sum, file) => sum + file.size, 0)
  }

  /** Gathers anew what is about to leave. An answer that a newer question has overtaken is dropped. */
  prepare(): Promise<void> {
    return (this.#looking = this.#prepare())
  }

  async #prepare(): Promise<void> {
    const turn = ++this.#turn
    this.problem = undefined
    try {
      const prepared = await Recaps.Prepare(this.order)
      if (turn === this.#turn) this.prepared = prepared
    } catch (thrown) {
      if (turn === this.#turn) this.problem = asProblem(thrown)
    }
  }

  /** Writes this one and all after it in another language. */
  async write(language: string): Promise<void> {
    await choices.change({ recapLanguage: language })
    await this.prepare()
  }

  enclose(fileId: string, along: boolean): void {
    this.enclosed = along ? [...this.enclosed, fileId] : this.enclosed.filter((id) => id !== fileId)
    void this.prepare()
  }

  draft = (): Promise<boolean> => this.#hand(() => Recaps.OpenDraft(this.order), m.share_did_draft())
  short = (): Promise<boolean> => this.#hand(() => Recaps.OpenShort(this.order), m.share_did_draft())
  pdf = (): Promise<boolean> => this.#stay(() => Recaps.SavePDF(this.order), m.share_did_save())
  html = (): Promise<boolean> => this.#stay(() => Recaps.SaveHTML(this.order), m.share_did_save())

  /** Sends by the server that was set up; taking that back takes the mail back while it waits. */
  send = (): Promise<boolean> =>
    this.#try(async () => {
      const { mailId } = await Mails.Send(this.order)
      sayUndo(m.share_did_send(), () => Mails.Cancel(mailId), m.share_not_after_all())
    })

  /** Prints the page that is looked at, by the system's own dialog; where that cannot be, by the browser. */
  print(frame: HTMLIFrameElement | undefined): Promise<boolean> {
    const page = frame?.contentWindow
    if (!PRINTS_FRAMES || !page) return this.#stay(() => Recaps.OpenPage(this.order), m.share_did_open())
    return this.#stay(() => {
      page.print()
      return Recaps.Note(this.order)
    }, m.share_did_print())
  }

  copy = (): Promise<boolean> =>
    this.#stay(async () => {
      const text = await Recaps.Text(this.order)
      try {
        await navigator.clipboard.writeText(text)
      } catch {
        throw new Error(JSON.stringify({ code: Code.Invalid, message: m.share_cannot_copy() }))
      }
      return Recaps.Note(this.order)
    }, m.share_did_copy())

  show = (): Promise<boolean> => this.#try(() => App.ShowSaved())

  /** It did not leave after all: nothing is on record of it then. */
  takeBack = (): Promise<boolean> =>
    this.#try(async () => {
      if (this.done) await Shares.TakeBack(this.done.shareId)
      this.done = undefined
    })

  /** What goes on in another program: the dialog closes over it, and the message can take it back. */
  #hand(work: () => Promise<recap.Handed>, said: string): Promise<boolean> {
    return this.#try(async () => {
      const { shareId } = await work()
      sayUndo(said, () => Shares.TakeBack(shareId), m.share_not_after_all())
    })
  }

  #stay(work: () => Promise<recap.Handed>, said: string): Promise<boolean> {
    return this.#try(async () => {
      this.done = undefined
      const { shareId, path } = await work()
      this.done = { said, path, shareId }
    })
  }

  async #try(work: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false
    this.busy = true
    this.problem = undefined
    try {
      await this.#looking // what was ticked last comes along
      await work()
      return true
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (problem.code === Code.Conflict) await this.prepare() // so that what changed is seen
      this.problem = problem
      return false
    } finally {
      this.busy = false
    }
  }
}
