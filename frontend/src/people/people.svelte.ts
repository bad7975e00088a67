import * as People from '$wails/go/coaching/People'
import { coaching } from '$wails/go/models'
import { on, Topic } from '$lib/events'
import { Loaded } from '$lib/loaded.svelte'
import { Code, asProblem } from '$lib/problem'
import { attempt, sayUndo } from '$lib/toast'
import { m } from '$lib/messages/messages'

export const Relation = coaching.Relation
export type Person = coaching.Person
export type PersonInView = coaching.PersonInView
export type PersonInput = coaching.PersonInput

/** People by name. The database does not know where Ł and Ö stand in the alphabet. */
export function alphabetical(people: PersonInView[]): PersonInView[] {
  const order = new Intl.Collator()
  return [...people].sort((a, b) => order.compare(a.person.name, b.person.name))
}

/** Who I am and everybody in my circle: small enough to be known as a whole, all the time. */
class Circle {
  me = $state.raw<Person>()
  readonly everybody = new Loaded(() => People.List())
  /** Everybody who is not archived, in no order. */
  readonly present = $derived((this.everybody.value ?? []).filter((each) => !each.person.archived))
  readonly active = $derived(alphabetical(this.present))
  readonly archived = $derived(alphabetical((this.everybody.value ?? []).filter((each) => each.person.archived)))

  /** Takes over who is known at the start and keeps up with it for as long as the window is open. */
  open(me: Person | undefined, people: PersonInView[]): void {
    this.me = me
    this.everybody.know(people)
    on(Topic.People, () => void this.#load())
    on(Topic.Sessions, () => void this.everybody.load())
  }

  async #load(): Promise<void> {
    await Promise.all([this.everybody.load(), this.#findMe()])
  }

  async #findMe(): Promise<void> {
    try {
      this.me = await People.Me()
    } catch (thrown) {
      if (asProblem(thrown).code !== Code.NotFound) throw thrown
      this.me = undefined
    }
  }

  find(id: string): PersonInView | undefined {
    return this.everybody.value?.find((each) => each.person.id === id)
  }
}

export const circle = new Circle()

/** Says who I am, the first time and again. Throws a problem about a field. */
export const introduce = (input: PersonInput): Promise<Person> => People.Introduce(input)

/** Adds a person, or changes the one with the id. Throws a problem about a field. */
export function keepPerson(id: string | undefined, input: PersonInput): Promise<Person> {
  return id ? People.Change(id, input) : People.Add(input)
}

/** What the form of a person starts from. */
export const personInput = (person?: Person, name = ''): PersonInput => ({
  name: person?.name ?? name,
  email: person?.email ?? '',
  roleTitle: person?.roleTitle ?? '',
  relation: person?.relation ?? Relation.Reportee,
  cadenceDays: person?.cadenceDays ?? 7,
})

/** Takes a person out of lists and pickers. */
export async function archivePerson(person: Person): Promise<void> {
  await attempt(async () => {
    await People.Archive(person.id)
    sayUndo(m.person_archived({ name: person.name }), () => People.Unarchive(person.id))
  })
}

export const unarchivePerson = (id: string): Promise<unknown> => attempt(() => People.Unarchive(id))

/** Keeps the picture in a file as a person's own. Throws a problem where it is none. */
export async function setPicture(id: string, file: File): Promise<Person> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  // In pieces: a call with all bytes of a photo as its arguments is too long for the engine.
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return People.SetPicture(id, btoa(text))
}

export const removePicture = (id: string): Promise<Person> => People.RemovePicture(id)
