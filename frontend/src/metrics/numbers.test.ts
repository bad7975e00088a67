import { describe, expect, test } from 'vitest'
import { meets, moveOf, valueLabel } from './numbers'

describe('how a metric is written', () => {
  test('with its decimals and its unit', () => {
    expect(valueLabel('4.7', { unit: '', decimals: 2 })).toBe('4.70')
    expect(valueLabel('88', { unit: '%', decimals: 0 })).toBe('88\u00a0%')
  })

  test('a change for the better says so in words, whichever way is better', () => {
    expect(moveOf('0.2', 'up', 1)).toMatchObject({ way: 'up', tone: 'good', by: '0.2' })
    expect(moveOf('-12', 'down', 0)).toMatchObject({ way: 'down', tone: 'good', by: '12' })
    expect(moveOf('3', 'down', 0)).toMatchObject({ way: 'up', tone: 'bad' })
    expect(moveOf('3', '', 0)).toMatchObject({ way: 'up', tone: '' })
  })

  test('what rounds to nothing did not move', () => {
    expect(moveOf('0.04', 'up', 1)).toMatchObject({ way: 'same', tone: '' })
  })

  test('a target is met from the side that is better', () => {
    expect(meets('90', '90', 'up')).toBe(true)
    expect(meets('91', '90', 'down')).toBe(false)
    expect(meets('91', '', 'up')).toBe(false)
  })
})
