import * as Stream from '$wails/go/coaching/Stream'
import { coaching } from '$wails/go/models'
import { Topic } from '$lib/events'
import { Paged } from '$lib/paged.svelte'
import { m } from '$lib/messages/messages'

export const Happening = coaching.Happening
export type StreamEntry = coaching.StreamEntry

const topics = [Topic.Sessions, Topic.Goals, Topic.Actions, Topic.Kudos, Topic.Feedback, Topic.Evidence, Topic.Items, Topic.People]

/** What happened, with one person or with everybody, newest first; each page begins after the last entry that is known. */
export const streamOf = (filter: () => { personId: string; kinds: coaching.Happening[] }): Paged<StreamEntry> =>
  new Paged(topics, (_start, last) =>
    Stream.List({ ...filter(), beforeAt: last?.at ?? 0, beforeId: last?.id ?? '' }).then((page) => ({ items: page.entries, more: page.more })),
    'stream',
  )

/** The kinds that the stream can be narrowed to, in the words of the reader. */
export const kinds = (): { value: string; label: string; kinds: coaching.Happening[] }[] => [
  { value: '', label: m.stream_everything(), kinds: [] },
  { value: 'sessions', label: m.nav_sessions(), kinds: [Happening.Session] },
  { value: 'goals', label: m.goals(), kinds: [Happening.Goal, Happening.Reached] },
  { value: 'actions', label: m.stream_actions(), kinds: [Happening.Action] },
  { value: 'kudos', label: m.kudos(), kinds: [Happening.Kudos] },
  { value: 'feedback', label: m.stream_feedback(), kinds: [Happening.Feedback, Happening.Review] },
  { value: 'evidence', label: m.stream_evidence(), kinds: [Happening.Evidence, Happening.Signed] },
]

/** What happened, before its own words. */
export function happeningLabel(kind: coaching.Happening): string {
  switch (kind) {
    case Happening.Session:
      return m.stream_session()
    case Happening.Goal:
      return m.stream_goal()
    case Happening.Reached:
      return m.stream_reached()
    case Happening.Action:
      return m.stream_action()
    case Happening.Kudos:
      return m.kudos()
    case Happening.Feedback:
      return m.stream_one_feedback()
    case Happening.Review:
      return m.stream_review()
    case Happening.Evidence:
      return m.stream_evidence_added()
    case Happening.Signed:
      return m.stream_signed()
  }
}
