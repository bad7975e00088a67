import '@fontsource-variable/figtree'
import '@fontsource-variable/newsreader'
import './styles/tokens.css'
import './styles/base.css'
import './styles/toasts.css'
import { mount } from 'svelte'
import { keepFocus } from '$lib/focus'
import { asProblem } from '$lib/problem'
import { circle } from '$people/people.svelte'
import { choices } from '$settings/settings.svelte'
import { closeWithCare, ready } from '$settings/window.svelte'
import { nav } from '$lib/nav.svelte'
import App from './App.svelte'
import { screenOf } from './views/screens.svelte'
import StartupProblem from './views/StartupProblem.svelte'

/** Shows the app once the data is open, or the page that says why it is not. */
async function start(): Promise<void> {
  const target = document.getElementById('app')
  if (!target) throw new Error('no place to show the app')
  void screenOf(nav.view) // on its way while the data is opened
  try {
    await ready()
    await Promise.all([choices.open(), circle.open()])
    closeWithCare()
    mount(App, { target })
  } catch (thrown) {
    mount(StartupProblem, { target, props: { problem: asProblem(thrown) } })
  }
}

// A file that misses its place must not replace the app with itself.
for (const kind of ['dragover', 'drop'] as const) addEventListener(kind, (event) => event.preventDefault())

keepFocus()
void start()
