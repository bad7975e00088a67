import { describe, expect, test } from 'vitest'
import { instantOf, typedTime } from './when'

describe('the instant of a planned session', () => {
  const on = (hour: number, minute: number) => new Date(2026, 0, 31, hour, minute).getTime()
  test.each([
    ['9:30', on(9, 30)],
    ['09.30', on(9, 30)],
    ['930', on(9, 30)],
    ['14h15', on(14, 15)],
    ['9', on(9, 0)],
    ['2 pm', on(14, 0)],
    ['12am', on(0, 0)],
  ])('a time as people type it: %s', (typed, at) => expect(instantOf('2026-01-31', typed)).toBe(at))
  test.each(['', 'noon', '25:00', '9:75', '-1'])('no time: %s', (typed) => expect(instantOf('2026-01-31', typed)).toBeUndefined())
  test('no day, no instant', () => expect(instantOf('', '9:30')).toBeUndefined())
  test('a time is shown as it can be typed again', () => expect(typedTime(on(9, 5))).toBe('09:05'))
})
