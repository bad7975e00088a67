import { agoLabel, dayLabel, daysBetween, isoDay } from '$lib/dates'
import { m } from '$lib/messages/messages'

/** The instant of noon on a day like 2026-01-31: safe from changes of the clock. */
const noonOf = (day: string): number => new Date(`${day}T12:00`).getTime()

/**
 * The day that people mean: tomorrow, Friday, in two weeks, 24 Dec, 2026-01-31. Empty text is no day, undefined is a text
 * that says none. The reader of dates is fetched when it is first needed.
 */
export async function readDue(typed: string, now: number): Promise<string | undefined> {
  const text = typed.trim()
  if (text === '') return ''
  const { en } = await import('chrono-node')
  // Where the month does not come first, 3/4 is the third of April.
  const reader = navigator.language === 'en-US' ? en.casual : en.GB
  const [found, ...more] = reader.parse(text, new Date(now), { forwardDate: true })
  if (!found || more.length > 0 || found.text.length < text.replace(/^(by|on|until|till|due)\s+/i, '').length) return undefined
  return isoDay(found.date().getTime())
}

/** A due day as people say it. */
export const dueLabel = (day: string, now: number): string => dayLabel(noonOf(day), now)

export const isOverdue = (day: string, now: number): boolean => day !== '' && daysBetween(noonOf(day), now) > 0

/** What is said beside an action item that is open: when it is due, or how long ago it was. */
export function dueWords(day: string, now: number): string {
  if (isOverdue(day, now)) return m.days_overdue({ count: daysBetween(noonOf(day), now) })
  // In the middle of a sentence "tomorrow" has no capital.
  return m.action_due({ day: daysBetween(now, noonOf(day)) <= 1 ? agoLabel(noonOf(day), now) : dueLabel(day, now) })
}
