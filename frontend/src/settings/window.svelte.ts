import * as App from '$wails/go/main/App'
import type { main, page } from '$wails/go/models'
import { flushAll } from '$lib/autosave.svelte'
import { on, Topic } from '$lib/events'
import { m } from '$lib/messages/messages'
import { attempt, sayProblem } from '$lib/toast'
import { Code, type Problem } from '$lib/problem'

/** The window as a whole: starting, closing, and where its data is. */

export type Start = page.Start

/** What the page was handed with: all that the first screen needs, or the problem that keeps the data closed. */
export function handedOver(): { start?: Start; problem?: Problem } {
  return JSON.parse(document.getElementById('handed-over')?.textContent ?? '') as { start?: Start; problem?: Problem }
}

/** Tries to open the data once more. Throws the problem that keeps it closed. */
export const openAgain = (): Promise<Start> => App.TryAgain()

export const whereabouts = (): Promise<main.Whereabouts> => App.Where()

export const showDataFolder = (): Promise<unknown> => attempt(() => App.ShowDataFolder())

export const quit = (): Promise<void> => App.Quit()

/** Saves everything before the window closes; what cannot be saved keeps it open, until it is closed a second time. */
export function closeWithCare(): void {
  let warned = false
  on(Topic.Closing, () => {
    void (async () => {
      if ((await flushAll()) || warned) return App.Quit()
      warned = true
      await App.StayOpen()
      sayProblem({ code: Code.Internal, message: m.not_all_saved() })
    })()
  })
}
