/** What the window shows. Addresses look like #/session/ID, so that going back and a reload work. */
export type View =
  | { name: 'today' }
  | { name: 'sessions'; tag?: string }
  | { name: 'session'; id: string }
  | { name: 'people' }
  | { name: 'person'; id: string }
  | { name: 'goals'; tag?: string }
  | { name: 'goal'; personId: string; ownerId: string; goalId: string; sessionId: string }
  | { name: 'stream'; personId?: string }
  | { name: 'library' }
  | { name: 'evidence'; personId?: string }
  | { name: 'settings' }

/** The address of a view, for links and for going there. */
export function addressOf(view: View): string {
  const part = encodeURIComponent
  switch (view.name) {
    case 'session':
    case 'person':
      return `#/${view.name}/${part(view.id)}`
    case 'sessions':
    case 'goals':
      return view.tag ? `#/${view.name}/${part(view.tag)}` : `#/${view.name}`
    case 'stream':
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
    case 'person':
      return first ? { name, id: first } : { name: 'today' }
    case 'sessions':
    case 'goals':
      return first ? { name, tag: first } : { name }
    case 'goal':
      return first && second ? { name, personId: first, ownerId: second, goalId: third, sessionId: fourth } : { name: 'goals' }
    case 'stream':
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

  constructor() {
    addEventListener('hashchange', () => (this.view = viewOf(location.hash)))
  }

  /** Shows another view; going back returns from it. */
  go(view: View): void {
    location.hash = addressOf(view)
  }

  /** Shows another view in the place of this one, so that going back leaves both out. */
  swap(view: View): void {
    history.replaceState(null, '', addressOf(view))
    this.view = view
  }
}

export const nav = new Nav()
