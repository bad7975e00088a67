import { afterEach, describe, expect, test, vi } from 'vitest'
import { learn, takeLearnt, writing } from './writing.svelte'

const WAYS: Intl.DateTimeFormatOptions[] = [
  { weekday: 'short', day: 'numeric', month: 'short' },
  { day: 'numeric', month: 'short', year: 'numeric' },
  { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit' },
  { hour: 'numeric', minute: '2-digit' },
]
const Platform = Intl.DateTimeFormat
const times = Array.from({ length: 300 }, (_, i) => new Date(2015, 0, 1 + i * 27, i % 24, (i * 11) % 60).getTime())

/** Lets the platform be one whose user speaks a language; how often its formatter was made is counted. */
function speaking(language: string): { made: number } {
  const platform = { made: 0 }
  const DateTimeFormat = function (_: unknown, options: Intl.DateTimeFormatOptions) {
    platform.made++
    return new Platform(language, options)
  }
  vi.stubGlobal('Intl', { ...Intl, DateTimeFormat })
  vi.stubGlobal('navigator', { language })
  return platform
}

const expected = (language: string, options: Intl.DateTimeFormatOptions) => times.map((at) => new Platform(language, options).format(at))

/** What is written in a language after it was learnt, by a start that makes no formatter for what is known. */
async function nextStart(language: string): Promise<{ made: number; texts: string[][] }> {
  speaking(language)
  WAYS.forEach((options) => writing(options))
  const learnt = await learn()
  const platform = speaking(language)
  takeLearnt(learnt)
  const texts = WAYS.map(writing).map((write) => times.map(write))
  return { made: platform.made, texts }
}

describe('how the platform writes dates', () => {
  afterEach(async () => {
    vi.unstubAllGlobals()
    await learn() // as the other tests expect it
  })

  test.each(['en-GB', 'en-US', 'de', 'fr', 'es', 'it', 'nl', 'pt-BR', 'pl', 'cs', 'ru', 'uk', 'fi', 'sv', 'hu', 'tr', 'el', 'he', 'ja', 'ko', 'zh-CN', 'zh-TW', 'vi', 'id', 'hi', 'lt', 'eu', 'ka'])('%s is written without the platform once it was learnt', async (language) => {
    const { made, texts } = await nextStart(language)
    expect(made).toBe(0)
    WAYS.forEach((options, i) => expect(texts[i]).toEqual(expected(language, options)))
  })
  // Other calendars, other digits.
  test.each(['ar-EG', 'fa', 'th', 'bn', 'my', 'mr', 'ne', 'ja-u-ca-japanese', 'en-u-ca-hebrew', 'zh-u-ca-chinese'])('%s is never written wrongly', async (language) => {
    const { texts } = await nextStart(language)
    WAYS.forEach((options, i) => expect(texts[i]).toEqual(expected(language, options)))
  })
  test('what was learnt in another language does not count', async () => {
    speaking('de')
    const hours = { hour: 'numeric', minute: '2-digit' } as const
    writing(hours)
    const learnt = await learn()
    speaking('en-US')
    const write = writing(hours)
    await learn()
    takeLearnt(learnt)
    expect(write(new Date(2026, 10, 23, 15, 5).getTime())).not.toBe('15:05')
  })
  test('where the platform writes otherwise than it did, that counts', async () => {
    speaking('en-GB')
    WAYS.forEach((options) => writing(options))
    takeLearnt(await learn())
    speaking('en-US')
    vi.stubGlobal('navigator', { language: 'en-GB' }) // only the clock of twelve hours was chosen
    const write = writing({ hour: 'numeric', minute: '2-digit' })
    const at = new Date(2026, 10, 23, 15, 5).getTime()
    expect(write(at)).toBe('15:05')
    expect(await learn()).not.toBe('')
    expect(write(at)).toMatch(/^3:05.PM$/)
    expect(await learn()).toBe('')
  })
  test('what another version kept in another shape does not count', async () => {
    speaking('en-GB')
    await learn()
    expect(() => takeLearnt('{"language":"en-GB","ways":{"{}":"?"}}')).not.toThrow()
    expect(() => takeLearnt('')).not.toThrow()
  })
})
