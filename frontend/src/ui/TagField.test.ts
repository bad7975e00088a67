import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import TagField from './TagField.svelte'

function open(tags: string[] = []) {
  const onchange = vi.fn()
  render(TagField, { label: 'Add tags', tags, known: ['quality', 'rota'], onchange })
  return { onchange, user: userEvent.setup(), box: screen.getByRole('textbox', { name: 'Add tags' }) }
}

test('Enter adds what was typed', async () => {
  const { onchange, user, box } = open()
  await user.type(box, 'career{Enter}')
  expect(onchange).toHaveBeenCalledWith(['career'])
})

test('a comma adds, and several come in one go', async () => {
  const { onchange, user, box } = open(['rota'])
  await user.click(box)
  await user.paste('one, #two,one')
  expect(onchange).toHaveBeenCalledWith(['rota', 'one', 'two'])
})

test('a tag that is there is not added again, however it is written', async () => {
  const { onchange, user, box } = open(['Rota'])
  await user.type(box, 'rota{Enter}')
  expect(onchange).not.toHaveBeenCalled()
})

test('earlier tags are suggested, but not those that are there', async () => {
  const { user, box } = open(['rota'])
  await user.click(box)
  expect(screen.getAllByRole('option').map((option) => option.textContent.trim())).toEqual(['quality'])
})

test('a tag is taken off by its button', async () => {
  const { onchange, user } = open(['rota', 'quality'])
  await user.click(screen.getByRole('button', { name: 'Take off the tag rota' }))
  expect(onchange).toHaveBeenCalledWith(['quality'])
})

test('what was typed is not lost when the box is left', async () => {
  const { onchange, user, box } = open()
  await user.type(box, 'career')
  await user.tab()
  expect(onchange).toHaveBeenCalledWith(['career'])
})

test('a tag that is added while the one before is still being kept goes on from it', async () => {
  const { onchange, user, box } = open(['rota'])
  let keep = (_: boolean) => {}
  onchange.mockImplementation(() => new Promise<boolean>((resolve) => {
    keep = resolve
  }))
  await user.type(box, 'career{Enter}')
  await user.type(box, 'growth{Enter}team{Enter}')
  expect(onchange.mock.calls).toEqual([[['rota', 'career']]])
  expect(screen.getByText('team')).toBeTruthy()
  keep(true)
  await expect.poll(() => onchange.mock.lastCall).toEqual([['rota', 'career', 'growth', 'team']])
  expect(onchange).toHaveBeenCalledTimes(2)
})

test('a tag that could not be kept goes back into the box', async () => {
  const { onchange, user, box } = open(['rota'])
  onchange.mockResolvedValue(false)
  await user.type(box, 'career{Enter}')
  await expect.poll(() => (box as HTMLInputElement).value).toBe('career')
  expect(screen.queryByRole('button', { name: 'Take off the tag career' })).toBeNull()
})
