import type { Component } from 'svelte'

/** A file that can be looked at: where its bytes come from changes with them. */
export interface Shown {
  name: string
  kind: string
  size: number
  url: string
}

/** What shows one kind of file. It says why where it cannot. */
export type Part = Component<{ file: Shown; onfail: (why: string) => void }>
