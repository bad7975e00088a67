import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Autosave, flushAll } from './autosave.svelte'
import { Code } from './problem'

const refused = (code: string) => new Error(JSON.stringify({ code, message: 'No.' }))

describe('saving while somebody types', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  function saver(answer: (text: string) => Promise<void> = () => Promise.resolve()) {
    const written: string[] = []
    const save = new Autosave((text) => {
      written.push(text)
      return answer(text)
    })
    return { save, written }
  }

  test('a pause saves the newest text once', async () => {
    const { save, written } = saver()
    save.change('a')
    save.change('ab')
    await vi.advanceTimersByTimeAsync(400)
    expect(written).toEqual(['ab'])
    expect(save.state).toBe('saved')
  })

  test('typing without a pause is saved within a second', async () => {
    const { save, written } = saver()
    for (let n = 1; n <= 10; n++) {
      save.change('x'.repeat(n))
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(written.length).toBeGreaterThan(0)
  })

  test('one save at a time, and the newest text last', async () => {
    const waiting: (() => void)[] = []
    const { save, written } = saver(
      () =>
        new Promise((done) => {
          waiting.push(done)
        }),
    )
    save.change('one')
    await vi.advanceTimersByTimeAsync(400)
    save.change('two')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(written).toEqual(['one'])
    waiting.shift()?.()
    await vi.advanceTimersByTimeAsync(2_000)
    expect(written).toEqual(['one', 'two'])
    waiting.shift()?.()
    await vi.advanceTimersByTimeAsync(1)
    expect(save.state).toBe('saved')
  })

  test('a full disk is tried again until there is room, and the text waits', async () => {
    let full = true
    const { save, written } = saver(() => (full ? Promise.reject(refused(Code.DiskFull)) : Promise.resolve()))
    save.change('kept')
    await vi.advanceTimersByTimeAsync(400)
    expect(save.state).toBe('failed')
    expect(save.problem?.message).toBe('No.')
    full = false
    await vi.advanceTimersByTimeAsync(3_100)
    expect(written).toEqual(['kept', 'kept'])
    expect(save.state).toBe('saved')
  })

  test('a conflict is not tried again by itself', async () => {
    const { save, written } = saver(() => Promise.reject(refused(Code.Conflict)))
    save.change('mine')
    await vi.advanceTimersByTimeAsync(20_000)
    expect(written).toEqual(['mine'])
    save.forget()
    expect(save.state).toBe('saved')
  })

  test('closing the window saves everything that waits', async () => {
    const { save, written } = saver()
    save.change('last words')
    expect(await flushAll()).toBe(true)
    expect(written).toEqual(['last words'])
  })

  test('closing the window is told of a text that cannot be saved', async () => {
    const { save } = saver(() => Promise.reject(refused(Code.ReadOnly)))
    save.change('stuck')
    expect(await flushAll()).toBe(false)
    save.forget()
    expect(await flushAll()).toBe(true)
  })
})
