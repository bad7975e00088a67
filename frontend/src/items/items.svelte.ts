import * as Items from '$wails/go/coaching/Items'
import { coaching } from '$wails/go/models'
import { Topic } from '$lib/events'
import { loaded, type Loaded } from '$lib/loaded.svelte'
import { m } from '$lib/messages/messages'
import { attempt, sayUndo } from '$lib/toast'

export const ItemKind = coaching.ItemKind
export type Item = coaching.Item
export type FrozenMetric = coaching.FrozenMetric

/** What was put into a session to talk about, in the order in which it was put in. */
export const itemsIn = (sessionId: () => string): Loaded<Item[]> => loaded([Topic.Items, Topic.Contents, Topic.Evidence], () => Items.In(sessionId()))

/** Puts content of the library or evidence into a session; one of the two ids is given. */
export async function attachContent(sessionId: string, { contentId, evidenceId, title }: { contentId: string; evidenceId: string; title: string }): Promise<void> {
  await attempt(async () => {
    const item = await (contentId ? Items.AddContent(sessionId, contentId) : Items.AddEvidence(sessionId, evidenceId))
    sayUndo(m.content_attached({ title }), () => Items.Remove(item.id))
  })
}

/** Takes an item out of its session, with its notes. */
export async function removeItem(id: string): Promise<void> {
  await attempt(async () => {
    await Items.Remove(id)
    sayUndo(m.item_removed(), () => Items.Restore(id))
  })
}
