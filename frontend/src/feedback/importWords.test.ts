import { describe, expect, it } from 'vitest'
import { fieldLabel, readAs } from './importWords'

describe('words of an import', () => {
  it('says what a date would be in either order', () => {
    expect(readAs('03/04/2026', 'dmy')).toBe(new Date(2026, 3, 3).toLocaleDateString(undefined, { day: 'numeric', month: 'long', year: 'numeric' }))
    expect(readAs('3-4-26 10:00', 'mdy')).toBe(new Date(2026, 2, 4).toLocaleDateString(undefined, { day: 'numeric', month: 'long', year: 'numeric' }))
  })

  it('calls a series of numbers what it is in its kind of file', () => {
    expect(fieldLabel('series', 'metrics')).toBe('Metric')
    expect(fieldLabel('series', 'reviews')).toBe('Criterion')
    expect(fieldLabel('', 'reviews')).toBe('Leave out')
  })
})
