import * as Imports from '$wails/go/importing/Imports'
import type { importing } from '$wails/go/models'
import { Topic } from '$lib/events'
import { m } from '$lib/messages/messages'
import { Paged } from '$lib/paged.svelte'
import { attempt, sayUndo } from '$lib/toast'

export type Past = importing.Past

/** The imports that were made, newest first. */
export const pastImports = (): Paged<Past> => new Paged([Topic.Imports], (start) => Imports.List(start).then((page) => ({ items: page.imports, more: page.more })), 'imports')

/** Takes an import back as a whole, and says how much of it stays; false where it could not be done. */
export async function undoImport(id: string): Promise<boolean> {
  const undone = await attempt(() => Imports.Undo(id))
  if (!undone) return false
  const count = undone.takenBack.toLocaleString()
  // A second click took nothing back, and has nothing to say.
  if (undone.takenBack + undone.kept > 0) sayUndo(undone.kept > 0 ? m.import_undone_kept({ count, kept: undone.kept.toLocaleString() }) : m.import_undone({ count }), () => Imports.Redo(id))
  return true
}

export const redoImport = (id: string): Promise<unknown> => attempt(() => Imports.Redo(id))
