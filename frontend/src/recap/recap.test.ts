import { describe, expect, test } from 'vitest'
import { Purpose, purposesOf, State, type Session } from './recap.svelte'

describe('what a session can be shared for', () => {
  const session = (state: string, deleted = false) => ({ state, deleted }) as Session

  test.each([
    ['a planned one', session(State.Planned), [Purpose.Agenda]],
    ['a live one', session(State.Live), [Purpose.Agenda, Purpose.Recap]],
    ['an ended one', session(State.Ended), [Purpose.Recap]],
    ['a deleted one', session(State.Live, true), []],
  ])('%s', (_, given, purposes) => {
    expect(purposesOf(given)).toEqual(purposes)
  })
})
