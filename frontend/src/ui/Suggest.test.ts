import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import Suggest from './Suggest.svelte'

const options = [
  { key: 'a', label: 'Ada' },
  { key: 'b', label: 'Bo' },
]

function open(show: 'always' | 'typing') {
  const props = { label: 'Who', text: '', options, show, ontype: vi.fn(), onpick: vi.fn(), onenter: vi.fn(), oncancel: vi.fn() }
  render(Suggest, props)
  return { ...props, box: screen.getByRole('textbox', { name: 'Who' }), user: userEvent.setup() }
}

test('arrows mark and Enter picks', async () => {
  const { box, user, onpick } = open('always')
  await user.click(box)
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}')
  expect(onpick).toHaveBeenCalledWith(options[1])
})

test('arrows go round', async () => {
  const { box, user, onpick } = open('always')
  await user.click(box)
  await user.keyboard('{ArrowUp}{Enter}')
  expect(onpick).toHaveBeenCalledWith(options[1])
})

test('a click picks and the box keeps the focus', async () => {
  const { box, user, onpick } = open('always')
  await user.click(box)
  await user.click(screen.getByRole('option', { name: 'Ada' }))
  expect(onpick).toHaveBeenCalledWith(options[0])
  expect(box).toHaveFocus()
})

test('Enter without a mark hands the text on', async () => {
  const { box, user, onenter, onpick } = open('typing')
  await user.click(box)
  await user.keyboard('{Enter}')
  expect(onenter).toHaveBeenCalledWith('')
  expect(onpick).not.toHaveBeenCalled()
})

test('Escape folds the list first and cancels after that', async () => {
  const { box, user, oncancel } = open('typing')
  await user.click(box)
  expect(screen.getByRole('listbox')).toBeInTheDocument()
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('listbox')).not.toBeInTheDocument()
  expect(oncancel).not.toHaveBeenCalled()
  await user.keyboard('{Escape}')
  expect(oncancel).toHaveBeenCalled()
})
