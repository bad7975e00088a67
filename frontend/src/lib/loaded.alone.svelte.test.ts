import { flushSync } from 'svelte'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { loaded } from './loaded.svelte'
import { Topic } from './events'

const told = new Map<string, () => void>()
vi.mock('$wails/runtime/runtime', () => ({
  EventsOn: (topic: string, changed: () => void) => {
    told.set(topic, changed)
    return () => told.delete(topic)
  },
}))

afterEach(() => vi.useRealTimers())

describe('what is loaded', () => {
  it('is asked for anew when its topic changes, and seldom while it changes all the time', async () => {
    vi.useFakeTimers()
    let asked = 0
    let answer = 0
    const ask = async () => {
      asked++
      await new Promise((go) => {
        setTimeout(go, 20)
      })
      return answer
    }
    const stop = $effect.root(() => void loaded([Topic.Files], ask))
    flushSync()
    await vi.advanceTimersByTimeAsync(50)
    for (answer = 1; answer < 1000; answer++) told.get(Topic.Files)?.()
    await vi.advanceTimersByTimeAsync(200)
    expect(asked).toBe(3) // at first, at the first change, and once for all the others
    stop()
    expect(told.size).toBe(0)
  })
})
