import { describe, expect, it } from 'vitest'
import { GAP, pageAt, topsOf } from './pages'

describe('pages below each other', () => {
  const tops = topsOf(3, (at) => ({ width: 10, height: at === 1 ? 50 : 100 }), 2)

  it('begin where the one before ends', () => {
    expect(tops).toEqual([GAP, 200 + 2 * GAP, 300 + 3 * GAP, 500 + 4 * GAP])
  })

  it('are found by height, the nearest at the ends', () => {
    expect([-100, GAP, 205, 200 + 2 * GAP, 320, 9999].map((height) => pageAt(tops, height))).toEqual([0, 0, 0, 1, 1, 2])
  })

  it('may be none', () => {
    expect(pageAt(topsOf(0, () => ({ width: 1, height: 1 }), 1), 5)).toBe(0)
  })
})
