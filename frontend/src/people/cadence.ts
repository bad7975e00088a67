import { agoLabel, daysBetween } from '$lib/dates'
import { m } from '$lib/messages/messages'
import type { PersonInView } from './people.svelte'

/** A rhythm as people say it. */
export function cadenceLabel(days: number): string {
  switch (days) {
    case 0:
      return m.cadence_none()
    case 7:
      return m.cadence_weekly()
    case 14:
      return m.cadence_fortnightly()
    case 28:
      return m.cadence_monthly()
    case 91:
      return m.cadence_quarterly()
  }
  return m.cadence_days({ days })
}

/** How many days a person has waited beyond their rhythm, from the day they were added where they were never met. No rhythm never waits. */
export function daysOverdue(who: PersonInView, now: number): number {
  if (who.person.cadenceDays === 0) return -Infinity
  return daysBetween(who.lastHeldAt || who.person.createdAt, now) - who.person.cadenceDays
}

/** When a person was last met. */
export function lastMetLabel(who: PersonInView, now: number): string {
  return who.lastHeldAt === 0 ? m.never_met() : m.last_met({ ago: agoLabel(who.lastHeldAt, now) })
}

/** Everybody, who was not met for longest first; those who were never met lead. */
export function longestFirst(people: PersonInView[]): PersonInView[] {
  return [...people].sort((a, b) => a.lastHeldAt - b.lastHeldAt)
}
