import * as Feedback from '$wails/go/coaching/Feedback'
import * as Reviews from '$wails/go/coaching/Reviews'
import { coaching } from '$wails/go/models'
import { isoDay } from '$lib/dates'
import { Topic } from '$lib/events'
import type { Loaded } from '$lib/loaded.svelte'
import { m } from '$lib/messages/messages'
import { Paged } from '$lib/paged.svelte'
import { sought } from '$lib/sought.svelte'
import { attempt, sayUndo } from '$lib/toast'

export const Tone = coaching.Tone
export type Tone = coaching.Tone
export type FeedbackItem = coaching.FeedbackItem
export type FeedbackInput = coaching.FeedbackInput
export type Review = coaching.Review
export type ReviewInput = coaching.ReviewInput
export type Criterion = coaching.Criterion

/** What customers said about a person, newest first. */
export const feedbackOf = (personId: () => string): Paged<FeedbackItem> => new Paged([Topic.Feedback], (start) => Feedback.List(personId(), start), 'feedback')

/** The reviews of a person's work, newest first. */
export const reviewsOf = (personId: () => string): Paged<Review> => new Paged([Topic.Feedback], (start) => Reviews.List(personId(), start), 'reviews')

/** The feedback and the review that were come for, by an id that is of one of them, or of something else. */
export const soughtFeedback = (id: () => string): Loaded<FeedbackItem | undefined> => sought([Topic.Feedback], id, Feedback.Find)
export const soughtReview = (id: () => string): Loaded<Review | undefined> => sought([Topic.Feedback], id, Reviews.Find)

/** The usual scales, until another one is entered. */
const RATING_MAX = '5'
const SCORE_MAX = '100'
export const CRITERION_MAX = '5'

/** What the form of a piece of feedback starts from. */
export const feedbackInput = (personId: string, item?: FeedbackItem): FeedbackInput => ({
  personId,
  receivedOn: item?.receivedOn ?? isoDay(Date.now()),
  source: item?.source ?? '',
  customer: item?.customer ?? '',
  body: item?.body ?? '',
  rating: item?.rating ?? '',
  ratingMax: item?.ratingMax || RATING_MAX,
  tone: item?.tone ?? Tone.None,
})

/** What the form of a review starts from. */
export const reviewInput = (personId: string, review?: Review): ReviewInput => ({
  personId,
  reviewedOn: review?.reviewedOn ?? isoDay(Date.now()),
  reviewer: review?.reviewer ?? '',
  subject: review?.subject ?? '',
  score: review?.score ?? '',
  scoreMax: review?.scoreMax || SCORE_MAX,
  criteria: review?.criteria.map((each) => ({ ...each })) ?? [],
  body: review?.body ?? '',
  tone: review?.tone ?? Tone.None,
})

/** Adds feedback, or changes the one with the id. Throws a problem about a field. */
export async function keepFeedback(id: string | undefined, input: FeedbackInput): Promise<void> {
  await (id ? Feedback.Change(id, input) : Feedback.Add(input))
}

/** Adds a review, or changes the one with the id. Throws a problem about a field. */
export async function keepReview(id: string | undefined, input: ReviewInput): Promise<void> {
  await (id ? Reviews.Change(id, input) : Reviews.Add(input))
}

export async function deleteFeedback(id: string): Promise<void> {
  await attempt(async () => {
    await Feedback.Delete(id)
    sayUndo(m.feedback_deleted(), () => Feedback.Restore(id))
  })
}

export async function deleteReview(id: string): Promise<void> {
  await attempt(async () => {
    await Reviews.Delete(id)
    sayUndo(m.review_deleted(), () => Reviews.Restore(id))
  })
}

/** The tones with their words, to choose from. */
export const toneChoices = (): { value: Tone; label: string }[] => [
  { value: Tone.Positive, label: m.tone_positive() },
  { value: Tone.Improvement, label: m.tone_improvement() },
  { value: Tone.None, label: m.tone_none() },
]

/** The instant in the middle of a day like 2026-01-31, to name the day by. */
export const noon = (day: string): number => new Date(`${day}T12:00`).getTime()
