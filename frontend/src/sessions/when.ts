/** The instant of a day like 2026-01-31 and a time like 9:30 or 9.30 where the user is; undefined where one of them is none. */
export function instantOf(day: string, time: string): number | undefined {
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  const clock = /^\s*(\d{1,2})(?:[:.h]?(\d{2}))?\s*(am|pm)?\s*$/i.exec(time)
  if (!date || !clock) return undefined
  const half = clock[3]?.toLowerCase()
  const hour = Number(clock[1]) + (half === 'pm' && Number(clock[1]) < 12 ? 12 : 0) - (half === 'am' && Number(clock[1]) === 12 ? 12 : 0)
  const minute = Number(clock[2] ?? 0)
  if (hour > 23 || minute > 59) return undefined
  return new Date(Number(date[1]), Number(date[2]) - 1, Number(date[3]), hour, minute).getTime()
}

/** The time of an instant as it is typed: 09:30. */
export function typedTime(at: number): string {
  const date = new Date(at)
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`
}
