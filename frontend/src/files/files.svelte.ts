import * as Files from '$wails/go/folders/Files'
import * as App from '$wails/go/main/App'
import { coaching, folders } from '$wails/go/models'
import { Topic } from '$lib/events'
import { loaded, type Loaded } from '$lib/loaded.svelte'
import { m } from '$lib/messages/messages'
import { attempt, sayUndo } from '$lib/toast'

export const FileState = coaching.FileState
export const FileKind = coaching.FileKind
export const FolderState = folders.FolderState
export const PlaceKind = folders.PlaceKind
export type StoredFile = coaching.StoredFile
export type FolderInView = folders.FolderInView
export type SkippedFile = folders.SkippedFile
/** Whose folder is meant: a session's, a person's portfolio, or the library. */
export type Place = folders.Place

export const samePlace = (one: Place | undefined, other: Place): boolean => one?.kind === other.kind && one.id === other.id

/** The files of a place, kept in step with its folder while they are shown. */
export function filesOf(place: () => Place): Loaded<FolderInView> {
  const shown = loaded([Topic.Files], () => Files.In(place()))
  $effect(() => {
    const at = place()
    const attended = Files.Attend(at).catch(() => undefined) // what is wrong with the folder stands in its state
    const look = () => void Files.Look(at).catch(() => undefined)
    addEventListener('focus', look)
    return () => {
      removeEventListener('focus', look)
      void attended.then(() => Files.Leave(at)).catch(() => undefined)
    }
  })
  return shown
}

/** Where the bytes of a file are; the address changes with them. */
export const urlOf = (file: StoredFile): string => `/file/${encodeURIComponent(file.id)}?v=${file.version}`

/** Where a small picture of a file is, empty for what has none. */
export const thumbOf = (file: StoredFile): string =>
  file.kind === FileKind.Image && file.state === FileState.Present && file.version !== '' ? `/thumb/${encodeURIComponent(file.id)}?v=${file.version}` : ''

export const openFile = (file: StoredFile): Promise<unknown> => attempt(() => App.OpenFile(file.id))

export const showFile = (file: StoredFile): Promise<unknown> => attempt(() => App.ShowFile(file.id))

export const showFolder = (place: Place): Promise<unknown> => attempt(() => App.ShowFolder(place))

/** Makes a folder anew that vanished; its files stay on the list as missing. */
export const makeFolder = (place: Place): Promise<unknown> => attempt(() => Files.Make(place))

/** Says that the files which a folder has lost are gone indeed. */
export const believe = (place: Place): Promise<unknown> => attempt(() => Files.Believe(place))

/** Gives a file another name, and returns the one that it has then. */
export async function renameFile(file: StoredFile, name: string): Promise<string> {
  return (await attempt(() => Files.Rename(file.id, name)))?.name ?? file.name
}

export async function removeFile(file: StoredFile): Promise<void> {
  await attempt(async () => {
    await Files.Remove([file.id])
    sayUndo(m.file_removed({ name: file.name }), () => Files.Restore([file.id]))
  })
}
