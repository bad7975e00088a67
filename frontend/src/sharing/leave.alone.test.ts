import { beforeEach, expect, test, vi } from 'vitest'

const making = vi.fn<() => Promise<{ digest: string }>>()
const sending = vi.fn<(...all: unknown[]) => Promise<{ shareId: string }>>()
vi.mock('$wails/go/sharing/Packs', () => ({ Leaving: () => making(), Send: (...all: unknown[]) => sending(...all) }))
const { Leave, Purpose } = await import('./packs.svelte')

beforeEach(() => vi.resetAllMocks())

test('what is not shown yet does not leave', async () => {
  const work = new Leave()
  making.mockResolvedValueOnce({ digest: 'without the file' })
  await work.look('session', Purpose.Agenda, [])
  let made = (_: { digest: string }): void => undefined
  const wait = new Promise<{ digest: string }>((done) => {
    made = done
  })
  making.mockReturnValueOnce(wait)
  const looked = work.look('session', Purpose.Agenda, ['file'])
  await work.send('session', Purpose.Agenda, ['file'])
  expect(sending).not.toHaveBeenCalled()
  made({ digest: 'with the file' })
  await looked
  sending.mockResolvedValueOnce({ shareId: 'share' })
  await work.send('session', Purpose.Agenda, ['file'])
  expect(sending).toHaveBeenCalledExactlyOnceWith('session', Purpose.Agenda, ['file'], 'with the file')
  expect(work.sent).toEqual({ shareId: 'share' })
})

test('why it did not leave is said, also when it could be made anew', async () => {
  const work = new Leave()
  making.mockResolvedValue({ digest: 'any' })
  await work.look('session', Purpose.Agenda, [])
  sending.mockRejectedValueOnce(new Error('It changed meanwhile.'))
  await work.send('session', Purpose.Agenda, [])
  expect(work.sent).toBeUndefined()
  expect(work.problem).toBeDefined()
  expect(work.looking).toBe(false)
})
