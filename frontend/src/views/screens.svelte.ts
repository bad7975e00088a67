import type { Component } from 'svelte'
import type { View } from '$lib/nav.svelte'
import Today from './Today.svelte'

type Module = { default: Component<never> }
/** A screen takes its view's parts, and offers what single keys do on it. */
export type Keys = { goal?: () => void; action?: () => void; search?: () => void }
type AnyScreen = Component<Record<string, unknown>, Keys>

// All screens but the first come after it, so that the window is painted before the editor and the rest have arrived.
const modules: Record<View['name'], () => Promise<Module>> = {
  today: () => Promise.resolve({ default: Today as Component<never> }),
  sessions: () => import('./Sessions.svelte'),
  session: () => import('./Session.svelte'),
  people: () => import('./People.svelte'),
  person: () => import('./Person.svelte'),
  goals: () => import('./Goals.svelte'),
  goal: () => import('./Goal.svelte'),
  stream: () => import('./Stream.svelte'),
  library: () => import('./Library.svelte'),
  evidence: () => import('./Portfolio.svelte'),
  settings: () => import('./Settings.svelte'),
}

/** The screen that is shown: the last one that has arrived. A change of its key makes it anew. */
class Present {
  Screen = $state.raw<AnyScreen>()
  view = $state.raw<View>()
  readonly key = $derived(keyOf(this.view))
}

export const present = new Present()

/** Records that are shown one at a time have a screen of their own each; the others keep theirs. */
function keyOf(view: View | undefined): string {
  switch (view?.name) {
    case 'session':
    case 'person':
      return view.name + view.id
    case 'goal':
      return view.name + view.personId + view.ownerId
  }
  return view?.name ?? ''
}

let wanted: View | undefined

/** Fetches the screen of a view and shows it, unless another one is wanted by then. */
export async function screenOf(view: View): Promise<void> {
  wanted = view
  const module = await modules[view.name]()
  if (wanted !== view) return
  present.Screen = module.default as unknown as AnyScreen
  present.view = view
}

/** Fetches every other screen before it is asked for. */
export function restOfScreens(): void {
  for (const fetch of Object.values(modules)) void fetch()
  void import('$sessions/SessionPicker.svelte')
  void import('./Shortcuts.svelte')
}
