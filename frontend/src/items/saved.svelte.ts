import * as Items from '$wails/go/coaching/Items'
import * as Saved from '$wails/go/coaching/Saved'
import type { coaching } from '$wails/go/models'
import { Topic } from '$lib/events'
import { loaded, type Loaded } from '$lib/loaded.svelte'
import { m } from '$lib/messages/messages'
import { attempt, sayUndo } from '$lib/toast'

export type SavedItem = coaching.SavedItem

/** What waits for the next session with a person. */
export const savedOf = (personId: () => string): Loaded<SavedItem[]> => loaded([Topic.Items, Topic.Feedback], () => Saved.List(personId()))

/** What is saved: one of the two is given. */
export interface Record {
  feedbackId?: string
  reviewId?: string
}

/** The saved item that a record is, undefined where it does not wait. */
export const waitingOf = (saved: SavedItem[] | undefined, record: Record): SavedItem | undefined =>
  saved?.find((each) => (record.feedbackId !== undefined && each.feedback?.id === record.feedbackId) || (record.reviewId !== undefined && each.review?.id === record.reviewId))

const wait = ({ feedbackId, reviewId }: Record): Promise<void> => (feedbackId ? Saved.SaveFeedback(feedbackId) : Saved.SaveReview(reviewId ?? ''))

/** Saves feedback or a review for the next session with its person. */
export const saveForDiscussion = (record: Record): Promise<unknown> => attempt(() => wait(record))

/** Lets a saved item wait no longer. */
export async function unsave(id: string, record: Record): Promise<void> {
  await attempt(async () => {
    await Saved.Unsave(id)
    sayUndo(m.saved_removed(), () => wait(record))
  })
}

const DOUBLE_CLICK = 500 // ms within which a second click means the first
const going = new Set<string>()

/** Puts a saved item into a session; it no longer waits then. */
export async function addSaved(sessionId: string, item: SavedItem): Promise<void> {
  if (going.has(item.id)) return
  going.add(item.id)
  await attempt(() => Items.AddSaved(sessionId, item.id))
  setTimeout(() => going.delete(item.id), DOUBLE_CLICK)
}
