import { render, screen } from '@testing-library/svelte'
import { expect, test } from 'vitest'
import SafetyNumber from './SafetyNumber.svelte'

test('the same word may come twice', () => {
  render(SafetyNumber, { safety: { number: '12345 12345', words: ['lamp', 'river', 'lamp'] } })
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['lamp', 'river', 'lamp'])
})
