import { describe, expect, test } from 'vitest'
import { dueWords, isOverdue, readDue } from './due'

// A Sunday.
const now = new Date(2026, 10, 22, 15).getTime()

describe('due dates as people type them', () => {
  test.each([
    ['', ''],
    ['today', '2026-11-22'],
    ['tomorrow', '2026-11-23'],
    ['friday', '2026-11-27'],
    ['by Friday', '2026-11-27'],
    ['next week', '2026-11-29'],
    ['in two weeks', '2026-12-06'],
    ['24 Dec', '2026-12-24'],
    ['3 march', '2027-03-03'],
    ['2027-01-31', '2027-01-31'],
  ])('%s is %s', async (typed, day) => expect(await readDue(typed, now)).toBe(day))
  test.each(['soon', 'when the release is out', 'friday or monday'])('%s is no day', async (typed) => expect(await readDue(typed, now)).toBeUndefined())
})

describe('what is said about a due date', () => {
  test('today is not overdue yet', () => expect(isOverdue('2026-11-22', now)).toBe(false))
  test('yesterday is', () => expect(dueWords('2026-11-21', now)).toBe('1 day overdue'))
  test('a day ahead has its name', () => expect(dueWords('2026-11-23', now)).toBe('Due tomorrow'))
})
