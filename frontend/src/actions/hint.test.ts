import { describe, expect, test } from 'vitest'
import { hintFor, tasksIn } from './hint'

describe('hints for action items', () => {
  test.each(['Call the customer', 'Read chapters 3 and 4', 'Ask Dr. Who', 'Plan and run the retro'])('%s needs none', (text) => expect(hintFor(text)).toBe(''))
  test.each(['Call them; write it down', 'Call them. Write it down', 'Call them and then write it down'])('%s holds several', (text) => expect(hintFor(text)).toMatch(/several/))
  test('a long one is said to be long', () => expect(hintFor('x '.repeat(90))).toMatch(/long/))
})

describe('several tasks in one line', () => {
  test.each([
    ['Call them; write it down', ['Call them', 'write it down']],
    ['Call them. Write it down.', ['Call them', 'Write it down']],
    ['Call them and then write it down', ['Call them', 'write it down']],
    ['Call them', ['Call them']],
  ])('%s', (text, tasks) => expect(tasksIn(text)).toEqual(tasks))
})
