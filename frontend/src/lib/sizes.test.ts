import { describe, expect, it } from 'vitest'
import { sizeLabel } from './sizes'

describe('how much room a file takes', () => {
  it('is said in the largest unit that leaves a number before the point', () => {
    expect([1, 999, 1000, 4_240_000, 12_500_000_000].map(sizeLabel)).toEqual(['1 byte', '999 bytes', '1 kB', '4.2 MB', '12.5 GB'])
  })

  it('never reaches a thousand of a unit', () => {
    expect(sizeLabel(999_960)).toBe('1 MB')
  })
})
