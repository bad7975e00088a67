import * as Sample from '$wails/go/sample/Sample'
import * as Settings from '$wails/go/settings/Settings'
import { settings as go } from '$wails/go/models'
import { on, Topic } from '$lib/events'
import { loaded, type Loaded } from '$lib/loaded.svelte'
import { attempt, say } from '$lib/toast'
import { m } from '$lib/messages/messages'

export const Theme = go.Theme

/** The choices of this installation, as the whole window obeys them. */
class Choices {
  values = $state.raw<go.Values>({ theme: go.Theme.System, navFolded: false, recapLanguage: '' })

  /** Takes over what is known at the start and keeps up with it for as long as the window is open. */
  open(values: go.Values): void {
    this.#obey(values)
    on(Topic.Settings, () => void Settings.Load().then((values) => this.#obey(values)))
  }

  #obey(values: go.Values): void {
    this.values = values
    document.documentElement.dataset.theme = values.theme
  }

  async change(part: Partial<go.Values>): Promise<void> {
    this.#obey({ ...this.values, ...part })
    await attempt(() => Settings.Save(this.values))
  }
}

export const choices = new Choices()

export const samplePresent = (): Loaded<boolean> => loaded([Topic.People], () => Sample.Present())

/** Fills the app with the sample team. */
export async function fillSample(): Promise<void> {
  await attempt(async () => {
    await Sample.Fill()
    say(m.sample_filled())
  })
}

/** Takes the sample team away with everything about it. */
export async function removeSample(): Promise<void> {
  await attempt(async () => {
    await Sample.Remove()
    say(m.sample_removed())
  })
}
