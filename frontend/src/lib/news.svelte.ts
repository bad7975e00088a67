import { getContext, setContext } from 'svelte'

/** Something that the other side did to a record and that was not looked at yet. */
export interface New {
  what: string
  field: string
  before: string
  arrivedAt: number
}

const KEY = Symbol('news')
type Find = (recordId: string) => New[]

/** Says, for everything below this component, what is news of a record. */
export const provideNews = (find: Find): void => void setContext(KEY, find)

/** How to find what is news of a record here; nothing is where nobody provides it. */
export const newsHere = (): Find => getContext<Find | undefined>(KEY) ?? (() => [])
