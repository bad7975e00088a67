import { m } from '$lib/messages/messages'
import { writing } from '$lib/writing.svelte'

const DAY = 86_400_000

const weekday = writing({ weekday: 'short', day: 'numeric', month: 'short' })
const withYear = writing({ day: 'numeric', month: 'short', year: 'numeric' })

/** The whole date with its time, for a tooltip. */
export const exactLabel = writing({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit' })

/** The whole date of a day, for a tooltip. */
export const exactDay = writing({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })

/** The time of day. */
export const timeLabel = writing({ hour: 'numeric', minute: '2-digit' })

/** The day in full words, without the year. */
export const longDay = writing({ weekday: 'long', day: 'numeric', month: 'long' })

/** Whole days from one instant to another, by the calendar of where the user is: 0 is the same day. */
export function daysBetween(from: number, to: number): number {
  const midnight = (at: number) => new Date(at).setHours(0, 0, 0, 0)
  return Math.round((midnight(to) - midnight(from)) / DAY)
}

/** The instant at which the next day begins, by the calendar of where the user is. */
export function nextDay(at: number): number {
  const date = new Date(at)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime()
}

/** A day as people say it: Today, Tomorrow, Tue 24 Nov, 3 Jan 2025. */
export function dayLabel(at: number, now: number): string {
  switch (daysBetween(now, at)) {
    case 0:
      return m.day_today()
    case 1:
      return m.day_tomorrow()
    case -1:
      return m.day_yesterday()
  }
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return sameYear || Math.abs(at - now) < 180 * DAY ? weekday(at) : withYear(at)
}

const YEARS = { until: Infinity, length: 365, ago: m.ago_years, ahead: m.in_years }
const UNITS = [{ until: 14, length: 1, ago: m.ago_days, ahead: m.in_days }, { until: 60, length: 7, ago: m.ago_weeks, ahead: m.in_weeks }, { until: 700, length: 30.4, ago: m.ago_months, ahead: m.in_months }]

/**
 * How long ago or ahead, in the largest unit that says it: yesterday, 3 weeks ago, in 2 days. In words of our own, since
 * making Intl.RelativeTimeFormat holds every start up.
 */
export function agoLabel(at: number, now: number): string {
  const days = daysBetween(now, at)
  const away = Math.abs(days)
  if (days === 0) return m.ago_today()
  if (away === 1) return days < 0 ? m.ago_yesterday() : m.ago_tomorrow()
  const { length, ago, ahead } = UNITS.find(({ until }) => away < until) ?? YEARS
  return (days < 0 ? ago : ahead)({ count: Math.round(away / length) })
}

/** How long something has been going on: 14 min, 1 h 05 min. */
export function spanLabel(from: number, to: number): string {
  const minutes = Math.max(0, Math.floor((to - from) / 60_000))
  if (minutes < 60) return m.span_minutes({ minutes })
  return m.span_hours({ hours: Math.floor(minutes / 60), minutes: String(minutes % 60).padStart(2, '0') })
}

/** The day of an instant as 2026-01-31, by the calendar of where the user is. */
export function isoDay(at: number): string {
  const date = new Date(at)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** The instant at which a day like 2026-01-31 begins, by the calendar of where the user is. */
export function dayStart(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date).getTime()
}

/** The day so many months before an instant, as 2026-01-31. */
export function monthsBefore(at: number, months: number): string {
  const date = new Date(at)
  return isoDay(new Date(date.getFullYear(), date.getMonth() - months, date.getDate()).getTime())
}
