import * as App from '$wails/go/main/App'
import * as Settings from '$wails/go/settings/Settings'
import type { main, page } from '$wails/go/models'
import { flushAll } from '$lib/autosave.svelte'
import { painted } from '$lib/painted'
import { learn } from '$lib/writing.svelte'
import { on, Topic } from '$lib/events'
import { m } from '$lib/messages/messages'
import { attempt, sayProblem } from '$lib/toast'
import { Code, type Problem } from '$lib/problem'

/** The window as a whole: starting, closing, and where its data is. */

export type Start = page.Start

declare global {
  /** All that the first screen needs, or the problem that keeps the data closed: a script of its own brings it before the app's. */
  var handedOver: { start?: Start; problem?: Problem } | undefined
}

/** Learns how the platform writes dates, once the first screen stands, and keeps it for the next start. */
export async function learnDates(): Promise<void> {
  await painted
  const learnt = await learn()
  if (learnt !== '') await Settings.KeepDates(learnt)
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
