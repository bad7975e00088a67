import type { Topic } from './events'
import { loaded, type Loaded } from './loaded.svelte'

/** One record of a long list that was come for by its id; undefined where there is none, or it is something else. */
export const sought = <T>(topics: Topic[], id: () => string, find: (id: string) => Promise<T>): Loaded<T | undefined> =>
  loaded(topics, async () => (id() ? find(id()).catch(() => undefined) : undefined))

/** A list with the record that was come for: on top, until its pages reach it. */
export const withSought = <T extends { id: string; personId: string }>(items: T[], record: T | undefined, personId: string): T[] =>
  record?.personId === personId && !items.some((each) => each.id === record.id) ? [record, ...items] : items
