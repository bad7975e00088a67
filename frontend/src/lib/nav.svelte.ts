/** What the window shows. Addresses look like #/session/ID, so that going back and a reload work. */
export type View =
  | { name: 'today' }
  | { name: 'sessions'; tag?: string }
  | { name: 'session'; id: string }
  | { name: 'people' }
  | { name: 'person'; id: string; entryId?: string }
  | { name: 'goals'; tag?: string }
  | { name: 'goal'; personId: string; ownerId: string; goalId: string; sessionId: string }
  | { name: 'stream'; personId?: string; kind?: string }
  | { name: 'library' }
  | { name: 'evidence'; personId?: string }
  | { name: 'settings' }

/** The address of a view, for links and for going there. */
export function addressOf(view: View): string {
  const part = encodeURIComponent
  switch (view.name) {
    case 'session':
      return `#/session/${part(view.id)}`
    case 'person':
      return view.entryId ? `#/person/${part(view.id)}/${part(view.entryId)}` : `#/person/${part(view.id)}`
    case 'sessions':
    case 'goals':
      return view.tag ? `#/${view.name}/${part(view.tag)}` : `#/${view.name}`
    case 'stream':
      return view.kind ? `#/stream/${part(view.personId || '-')}/${part(view.kind)}` : view.personId ? `#/stream/${part(view.personId)}` : '#/stream'
    case 'evidence':
      return view.personId ? `#/${view.name}/${part(view.personId)}` : `#/${view.name}`
    case 'goal':
      return `#/goal/${part(view.personId)}/${part(view.ownerId)}/${part(view.goalId || '-')}/${part(view.sessionId || '-')}`
    default:
      return `#/${view.name}`
  }
}

/** The view of an address; Today where it means nothing. */
export function viewOf(address: string): View {
  const [name, ...rest] = address.replace(/^#\//, '').split('/').map(decode)
  const [first = '', second = '', third = '', fourth = ''] = rest.map((each) => (each === '-' ? '' : each))
  switch (name) {
    case 'session':
      return first ? { name, id: first } : { name: 'today' }
    case 'person':
      return first ? { name, id: first, ...(second && { entryId: second }) } : { name: 'today' }
    case 'sessions':
    case 'goals':
      return first ? { name, tag: first } : { name }
    case 'goal':
      return first && second ? { name, personId: first, ownerId: second, goalId: third, sessionId: fourth } : { name: 'goals' }
    case 'stream':
      return { name, ...(first && { personId: first }), ...(second && { kind: second }) }
    case 'evidence':
      return first ? { name, personId: first } : { name }
    case 'people':
    case 'library':
    case 'settings':
      return { name }
  }
  return { name: 'today' }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}

class Nav {
  view = $state.raw<View>(viewOf(location.hash))
  // How far down each place in the history was read, by the number that its state carries.
  readonly #read = new Map<number, number>()
  // How many pages each list showed there, by its name.
  readonly #pages = new Map<number, Map<string, number>>()

  constructor() {
    this.#arrive()
    addEventListener('hashchange', () => {
      this.#arrive()
      this.view = viewOf(location.hash)
    })
  }

  /** Gives the place in the history a number, unless this is a return to it. */
  #arrive(): void {
    if (this.#place === undefined) history.replaceState({ place: Date.now() + Math.random() }, '')
  }

  get #place(): number | undefined {
    return (history.state as { place?: number } | null)?.place
  }

  /** How far down the present place was read before it was left; 0 where this is the first time. */
  get read(): number {
    return this.#read.get(this.#place ?? 0) ?? 0
  }

  /** Remembers how far down the present place is read, for going back to it. */
  reads(top: number): void {
    this.#read.set(this.#place ?? 0, top)
  }

  /** How many pages a list of the present place showed before it was left; 1 where this is the first time, or it has no name. */
  pagesOf(list: string): number {
    return this.#pages.get(this.#place ?? 0)?.get(list) ?? 1
  }

  /** Remembers how many pages a list of the present place shows, for going back to it. */
  shows(list: string, pages: number): void {
    if (!list) return
    const place = this.#place ?? 0
    this.#pages.set(place, (this.#pages.get(place) ?? new Map<string, number>()).set(list, pages))
  }

  /** Shows another view; going back returns from it. */
  go(view: View): void {
    location.hash = addressOf(view)
  }

  /** Shows another view in the place of this one, so that going back leaves both out. */
  swap(view: View): void {
    history.replaceState(history.state, '', addressOf(view))
    this.view = view
  }
}

export const nav = new Nav()
