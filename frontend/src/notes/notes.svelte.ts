import * as Goals from '$wails/go/coaching/Goals'
import * as Notes from '$wails/go/coaching/Notes'
import type { coaching } from '$wails/go/models'
import { Autosave } from '$lib/autosave.svelte'
import { Topic } from '$lib/events'
import { loaded, type Loaded } from '$lib/loaded.svelte'
import { m } from '$lib/messages/messages'
import { attempt, sayUndo } from '$lib/toast'

export type Note = coaching.Note
export type GoalNote = coaching.GoalNote
export type WaitingTopic = coaching.WaitingTopic

export const notesIn = (sessionId: () => string): Loaded<Note[]> => loaded([Topic.Notes], () => Notes.In(sessionId()))

/** Adds a note to the region of one side; false where it could not be added. */
export async function addNote(sessionId: string, sideId: string, markdown: string): Promise<boolean> {
  return (await attempt(() => Notes.Add(sessionId, sideId, markdown))) !== undefined
}

/** What a note is about: an item of its session, or a goal of the pair. */
export type About = Pick<Note, 'itemId' | 'goalId'>

/** Adds a note about something; false where it could not be added. */
export async function addNoteAbout(sessionId: string, sideId: string, { itemId, goalId }: About, markdown: string): Promise<boolean> {
  return (await attempt(() => Notes.AddAbout(sessionId, sideId, itemId, goalId, markdown))) !== undefined
}

/** The notes about the goals of a pair, over all its sessions. */
export const goalNotesOf = (personId: () => string): Loaded<GoalNote[]> => loaded([Topic.Notes, Topic.Sessions, Topic.Goals], () => Notes.AboutGoals(personId()))

/** Notes something about a goal, in the session that is live or comes next; false where it could not be added. */
export async function addNoteToGoal(goalId: string, markdown: string): Promise<boolean> {
  return (await attempt(() => Notes.AddToGoal(goalId, markdown))) !== undefined
}

/** The notes of one side that stand in its region: those about the session itself, and those about a goal that is not shown any more. */
export const regionOf = (notes: Note[], sideId: string, goalShown: (id: string) => boolean): Note[] =>
  notes.filter((note) => note.sideId === sideId && !note.itemId && (!note.goalId || !goalShown(note.goalId)))

/** Writes a note's text at once: a box of a checklist that was checked. */
export const writeNote = (note: Note, markdown: string): Promise<unknown> => attempt(() => Notes.Save(note.id, markdown, note.revision))

/** The points that earlier sessions of a session's pair left undiscussed. */
export const waitingIn = (sessionId: () => string): Loaded<WaitingTopic[]> => loaded([Topic.Notes, Topic.Sessions], () => Notes.Waiting(sessionId()))

/** Marks a point as discussed, or takes the mark away. */
export const discuss = (id: string, discussed: boolean): Promise<unknown> => attempt(() => (discussed ? Notes.Discuss(id) : Notes.Keep(id)))

/** Makes a note a point that is to be discussed the next time, or lets it go. */
export async function keepForNext(note: Note, keep: boolean): Promise<void> {
  await attempt(async () => {
    await (keep ? Notes.Keep(note.id) : Notes.Unkeep(note.id))
    if (keep) sayUndo(m.topic_kept(), () => Notes.Unkeep(note.id))
  })
}

export async function deleteNote(id: string): Promise<void> {
  await attempt(async () => {
    await Notes.Delete(id)
    sayUndo(m.note_deleted(), () => Notes.Restore(id))
  })
}

/** Makes a note a goal; what does not fit a title stays a note. */
export async function turnIntoGoal(note: Note): Promise<void> {
  await attempt(async () => {
    const goalId = await Notes.TurnIntoGoal(note.id)
    sayUndo(m.note_turned(), () => Goals.TurnIntoNote(goalId, note.sessionId))
  })
}

/** One note while it is being written: its text, saved as it grows, over the revision that was last seen. */
export class Writing {
  text = $state('')
  readonly save: Autosave
  #note: Note
  #revision: number
  #closing: Promise<boolean> | undefined
  #deleted = false

  constructor(note: Note) {
    this.#note = note
    this.text = note.body
    this.#revision = note.revision
    this.save = new Autosave(async (text) => {
      this.#revision = await Notes.Save(note.id, text, this.#revision)
    })
  }

  type(text: string): void {
    this.text = text
    // An emptied note is taken away when it is left, with its last words in the undo: nothing empty is saved.
    if (text.trim() !== '') this.save.change(text)
  }

  /** Saves what is left, or takes an emptied note away; true when the note may be closed. Asked again meanwhile, it is the same closing. */
  close(): Promise<boolean> {
    this.#closing ??= this.#close().finally(() => (this.#closing = undefined))
    return this.#closing
  }

  async #close(): Promise<boolean> {
    const saved = await this.save.flush()
    if (this.text.trim() !== '') return saved
    if (!this.#deleted) await deleteNote(this.#note.id)
    this.#deleted = true
    return true
  }

  /** After a conflict: keeps this text as a note of its own. */
  async keepApart(): Promise<boolean> {
    const { sessionId, sideId, goalId } = this.#note
    const kept = sessionId ? await addNoteAbout(sessionId, sideId, this.#note, this.text) : await addNoteToGoal(goalId, this.text)
    if (kept) this.save.forget()
    return kept
  }
}
