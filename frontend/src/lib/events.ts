import { EventsOn } from '$wails/runtime/runtime'
import { events } from '$wails/go/models'

export const Topic = events.Topic
export type Topic = events.Topic

/** Calls back when records of a topic changed, with their ids; returns how to stop listening. */
export function on(topic: Topic, changed: (ids: string[]) => void): () => void {
  return EventsOn(topic, (ids?: string[]) => changed(ids ?? []))
}
