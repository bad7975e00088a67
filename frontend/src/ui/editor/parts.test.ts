import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Draft } from './draft'
import { EmojiIndex } from './emoji'
import { placeBeside } from './place'
import { shortcut } from './shortcuts'

describe('a draft', () => {
  let text = ''
  const said = vi.fn()
  beforeEach(() => void (vi.useFakeTimers(), said.mockClear()))
  afterEach(() => void vi.useRealTimers())

  const type = (draft: Draft, words: string) => {
    text = words
    draft.changed()
  }

  it('says each change at once, and nothing twice', () => {
    const draft = new Draft('', () => text, said)
    type(draft, 'a')
    type(draft, 'a')
    expect(said.mock.calls).toEqual([['a']])
  })

  it('takes no echo of what it said before for news', () => {
    const draft = new Draft('', () => text, said)
    for (const words of ['a', 'ab', 'abc']) type(draft, words)
    expect([draft.isNews('a'), draft.isNews('ab'), draft.isNews('abc')]).toEqual([false, false, false])
  })

  it('takes an older value as a wish once its newest words were heard, or long after', () => {
    const draft = new Draft('', () => text, said)
    type(draft, 'a')
    type(draft, 'ab')
    expect(draft.isNews('ab')).toBe(false)
    expect(draft.isNews('a')).toBe(true)
    type(draft, 'b')
    vi.advanceTimersByTime(20_000)
    expect(draft.isNews('a')).toBe(true)
  })

  it('says large notes at most every 200 ms, and at once when asked', () => {
    const large = 'x'.repeat(150_000)
    const draft = new Draft(large, () => text, said)
    for (let i = 0; i < 5; i++) type(draft, large + i)
    expect(said).not.toHaveBeenCalled()
    vi.advanceTimersByTime(200)
    expect(said.mock.calls).toEqual([[`${large}4`]])
    type(draft, `${large}5`)
    expect(draft.flush()).toBe(`${large}5`)
    expect(said).toHaveBeenCalledTimes(2)
    vi.advanceTimersByTime(1000)
    expect(said).toHaveBeenCalledTimes(2)
  })
})

describe('emoji', () => {
  const file = 'node_modules/emoji-picker-element-data/en/emojibase/data.json'
  const index = new EmojiIndex(JSON.parse(readFileSync(file, 'utf8')) as ConstructorParameters<typeof EmojiIndex>[0])

  it('are found by their whole name', () => {
    expect([index.named('tada'), index.named('ROCKET'), index.named('nothing')]).toEqual(['🎉', '🚀', undefined])
    expect(index.named('+1')).toMatch(/^👍/)
  })

  it('are suggested by the beginning of a name, exact names first', () => {
    expect(index.find('tad')[0]).toMatchObject({ emoji: '🎉', name: 'tada' })
    expect(index.find('heart')[0]?.name).toBe('heart')
    expect(index.find('zzzz')).toEqual([])
    expect(index.find('fa', 3)).toHaveLength(3)
  })
})

describe('a panel', () => {
  const host = { left: 100, top: 100, right: 500, bottom: 600 }
  const window = { left: 0, top: 0, right: 800, bottom: 600 }
  const size = { width: 200, height: 40 }

  it('stands above the words, or below where there is no room', () => {
    expect(placeBeside({ left: 200, right: 300, top: 200, bottom: 220 }, size, host, window, 'above')).toEqual({ left: 50, top: 52 })
    expect(placeBeside({ left: 200, right: 300, top: 20, bottom: 40 }, size, host, window, 'above')).toEqual({ left: 50, top: -52 })
    expect(placeBeside({ left: 200, right: 200, top: 570, bottom: 590 }, size, host, window, 'below')).toEqual({ left: 100, top: 422 })
  })

  it('stays inside what can be seen', () => {
    expect(placeBeside({ left: 0, right: 10, top: 200, bottom: 220 }, size, host, window, 'above').left).toBe(-92)
    expect(placeBeside({ left: 790, right: 800, top: 200, bottom: 220 }, size, host, window, 'above').left).toBe(492)
  })
})

it('writes combinations as each system does', () => {
  expect(shortcut('Mod+Shift+8', false)).toEqual({ shown: 'Ctrl+Shift+8', aria: 'Control+Shift+8' })
  expect(shortcut('Mod+Alt+2', true)).toEqual({ shown: '⌘⌥2', aria: 'Meta+Alt+2' })
})
