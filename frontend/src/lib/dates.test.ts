import { describe, expect, test } from 'vitest'
import { agoLabel, dayLabel, daysBetween, isoDay, nextDay, spanLabel } from './dates'

const at = (day: number, hour = 12, minute = 0) => new Date(2026, 10, day, hour, minute).getTime()

describe('dates as people say them', () => {
  test('days are counted by the calendar, not by hours', () => {
    expect(daysBetween(at(22, 23, 59), at(23, 0, 1))).toBe(1)
    expect(daysBetween(at(22, 0, 1), at(22, 23, 59))).toBe(0)
  })
  test('the change to winter time makes no day longer', () => expect(daysBetween(new Date(2026, 9, 24, 12).getTime(), new Date(2026, 9, 26, 12).getTime())).toBe(2))
  test('the next day begins at midnight, also when the clocks change', () => {
    expect(nextDay(at(22, 23))).toBe(at(23, 0))
    expect(nextDay(new Date(2026, 9, 24, 12).getTime())).toBe(new Date(2026, 9, 25).getTime())
    expect(nextDay(new Date(2026, 9, 25, 12).getTime())).toBe(new Date(2026, 9, 26).getTime())
  })
  test('today, tomorrow and yesterday have their names', () => {
    expect(dayLabel(at(22, 23), at(22, 1))).toBe('Today')
    expect(dayLabel(at(23, 1), at(22, 23))).toBe('Tomorrow')
    expect(dayLabel(at(21, 23), at(22, 1))).toBe('Yesterday')
  })
  test('a day of another year says its year', () => expect(dayLabel(new Date(2024, 0, 3).getTime(), at(22))).toMatch(/2024/))
  test.each([
    [at(22), 'today'],
    [at(21), 'yesterday'],
    [at(23), 'tomorrow'],
    [at(9), '13 days ago'],
    [at(1), '3 weeks ago'],
    [new Date(2026, 7, 22).getTime(), '3 months ago'],
    [new Date(2024, 10, 22).getTime(), '2 years ago'],
    [at(24), 'in 2 days'],
    [at(22 + 14), 'in 2 weeks'],
    [at(22 + 59), 'in 8 weeks'],
    [at(22 + 60), 'in 2 months'],
    [at(22 + 700), 'in 2 years'],
  ])('how long ago', (then, label) => expect(agoLabel(then, at(22))).toBe(label))
  test('a span says minutes, then hours', () => {
    expect(spanLabel(at(22, 10), at(22, 10, 14))).toBe('14 min')
    expect(spanLabel(at(22, 10), at(22, 11, 5))).toBe('1 h 05 min')
    expect(spanLabel(at(22, 10), at(22, 9))).toBe('0 min')
  })
  test('a day as text', () => expect(isoDay(at(2))).toBe('2026-11-02'))
})
