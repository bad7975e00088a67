import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import DueField from './DueField.svelte'

test('what was typed a moment ago is understood before it is asked for', async () => {
  const { component } = render(DueField, { day: '' })
  const box = screen.getByRole('textbox', { name: 'Due' })
  await userEvent.click(box)
  await userEvent.paste('2030-05-06')
  expect(await component.understood()).toBe('2030-05-06')
})
