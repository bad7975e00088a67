import '@fontsource-variable/figtree'
import '@fontsource-variable/newsreader'
import './styles/tokens.css'
import './styles/base.css'
import './styles/toasts.css'
import { mount, unmount } from 'svelte'
import { keepFocus } from '$lib/focus'
import { takeLearnt } from '$lib/writing.svelte'
import { asProblem, type Problem } from '$lib/problem'
import { circle } from '$people/people.svelte'
import { choices } from '$settings/settings.svelte'
import { openUnfinished } from '$sessions/sessions.svelte'
import { closeWithCare, learnDates, type Start } from '$settings/window.svelte'
import { nav } from '$lib/nav.svelte'
import App from './App.svelte'
import { screenOf } from './views/screens.svelte'

const target = document.getElementById('app') ?? document.body

/** Shows the app with what is known at the start. */
function show(start: Start): void {
  takeLearnt(start.dates)
  choices.open(start.choices)
  circle.open(start.me, start.people)
  openUnfinished(start.sessions)
  closeWithCare()
  mount(App, { target })
  void target.offsetHeight // laid out now, it is painted a frame earlier
  void learnDates()
}

/** Shows why the data could not be opened, and the app once it could. */
async function explain(problem: Problem): Promise<void> {
  const { default: StartupProblem } = await import('./views/StartupProblem.svelte')
  const page = mount(StartupProblem, { target, props: { problem, onopen: (start: Start) => void unmount(page).then(() => show(start)) } })
}

// A file that misses its place must not replace the app with itself.
for (const kind of ['dragover', 'drop'] as const) addEventListener(kind, (event) => event.preventDefault())

keepFocus()
const { start, problem } = globalThis.handedOver ?? {}
if (start) void screenOf(nav.view).then(() => show(start))
else void explain(problem ?? asProblem('nothing was handed over'))
