import { beforeEach, expect, test, vi } from 'vitest'

const opened = vi.fn<() => Promise<string[]>>()
const listeners: (() => void)[] = []
vi.mock('$wails/go/main/App', () => ({ Opened: () => opened() }))
vi.mock('./events', () => ({ Topic: { Opened: 'app:opened' }, on: (_: string, changed: () => void) => listeners.push(changed) }))
const { hand, takeHanded, takes } = await import('./handed.svelte')

const taken: string[] = []
beforeEach(() => {
  taken.length = 0
  takes('.alongside', (path) => taken.push(`pack ${path}`))
  takes('.alongside-invite', (path) => taken.push(`invite ${path}`))
})

test('a file goes to whoever takes its kind, whatever the case of its name', () => {
  expect(['/a/b.alongside', 'C:\\c\\Invitation.ALONGSIDE-INVITE', '/a.alongside/notes.txt', '/a/none', '/a/x.alongside.txt'].map(hand)).toEqual([true, true, false, false, false])
  expect(taken).toEqual(['pack /a/b.alongside', 'invite C:\\c\\Invitation.ALONGSIDE-INVITE'])
})

test('what the program was started with is taken now, and what the system opens later then', async () => {
  opened.mockResolvedValueOnce(['/first.alongside']).mockResolvedValueOnce(['/second.alongside-invite'])
  takeHanded()
  await vi.waitFor(() => expect(taken).toEqual(['pack /first.alongside']))
  listeners.forEach((tell) => tell())
  await vi.waitFor(() => expect(taken).toEqual(['pack /first.alongside', 'invite /second.alongside-invite']))
})
