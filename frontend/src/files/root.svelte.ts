import * as Files from '$wails/go/folders/Files'
import * as App from '$wails/go/main/App'
import type { folders } from '$wails/go/models'
import { Topic } from '$lib/events'
import { loaded, type Loaded } from '$lib/loaded.svelte'
import { m } from '$lib/messages/messages'
import { attempt, say } from '$lib/toast'

export type Root = folders.Root

/** Where all folders lie. */
export const filesRoot = (): Loaded<Root> => loaded([Topic.Files], () => Files.Root())

/** Moves all folders to another place. Throws the problem with that place. */
export async function moveFolders(path: string): Promise<void> {
  await Files.MoveTo(path)
  say(m.files_moved())
}

/** Asks for a folder with the system's dialog; empty where none was chosen. */
export const chooseFolder = async (): Promise<string> => (await attempt(() => App.ChooseFolder())) ?? ''
