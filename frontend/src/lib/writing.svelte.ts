/**
 * How the platform writes dates and times for the user. Its formatter takes the webview a quarter as long to make as the whole
 * first screen. So its writing is learnt once that is painted, and kept for the next start: how each field is written, and what
 * stands between them. A way counts as learnt only where it has written every day of a year just like the platform.
 */

const FIELDS = {
  weekday: { of: (at: Date) => at.getDay(), count: 7, example: (i: number) => new Date(2023, 0, 1 + i, 12) },
  month: { of: (at: Date) => at.getMonth(), count: 12, example: (i: number) => new Date(2023, i, 15, 12) },
  day: { of: (at: Date) => at.getDate() - 1, count: 31, example: (i: number) => new Date(2023, 0, 1 + i, 12) },
  hour: { of: (at: Date) => at.getHours(), count: 24, example: (i: number) => new Date(2023, 0, 1, i) },
  dayPeriod: { of: (at: Date) => at.getHours(), count: 24, example: (i: number) => new Date(2023, 0, 1, i) },
  minute: { of: (at: Date) => at.getMinutes(), count: 60, example: (i: number) => new Date(2023, 0, 1, 12, i) },
} as const
type Field = keyof typeof FIELDS

/** A date as written: fields, years as plain numbers, and the words and signs between them. */
type Way = ({ field: Field; names: string[] } | { year: true } | { text: string })[]

/** Ways by the options they are for. What has another shape is from another version of the app. */
interface Learnt {
  shape: typeof SHAPE
  language: string
  ways: Record<string, Way>
}

const SHAPE = 1

let learnt = $state.raw<Learnt['ways']>({})
let kept = ''
const formats = new Map<string, () => Intl.DateTimeFormat>()

/** A way to write dates that was learnt, or else the platform's own. */
export function writing(options: Intl.DateTimeFormatOptions): (at: number) => string {
  const key = JSON.stringify(options)
  let made: Intl.DateTimeFormat | undefined
  const format = () => (made ??= new Intl.DateTimeFormat(undefined, options))
  formats.set(key, format)
  return (at) => {
    const way = learnt[key]
    return way ? written(way, new Date(at)) : format().format(at)
  }
}

/** Takes over what an earlier start has learnt, where the user's language is still the same. */
export function takeLearnt(text: string): void {
  if (text === '') return
  const { shape, language, ways } = JSON.parse(text) as Learnt
  if (shape !== SHAPE || language !== navigator.language) return
  kept = text
  learnt = ways
}

/** Looks whether the platform still writes as was learnt, and learns what is not so. Returns what is to be kept, empty where nothing changed. */
export async function learn(): Promise<string> {
  const ways: Learnt['ways'] = {}
  for (const [key, format] of formats) {
    const known = learnt[key]
    const way = known && alike(known, format()) ? known : read(format())
    if (way === known || alike(way, format())) ways[key] = way
    await new Promise<void>((resolve) => {
      setTimeout(resolve)
    }) // whatever the user does comes first
  }
  const text = JSON.stringify({ shape: SHAPE, language: navigator.language, ways } satisfies Learnt)
  if (text === kept) return ''
  kept = text
  learnt = ways
  return text
}

function written(way: Way, at: Date): string {
  return way.map((part) => ('text' in part ? part.text : 'year' in part ? at.getFullYear() : part.names[FIELDS[part.field].of(at)])).join('')
}

function read(format: Intl.DateTimeFormat): Way {
  const example = new Date(2023, 0, 1, 12)
  const narrow = format.format(example).includes('\u202f') ? '\u202f' : ' ' // Chromium has narrow spaces in its parts only
  return format.formatToParts(example).map(({ type, value }) => {
    if (type === 'year') return { year: true }
    return type in FIELDS ? { field: type as Field, names: namesOf(type as Field, format) } : { text: value.replaceAll('\u202f', narrow) }
  })
}

function namesOf(field: Field, format: Intl.DateTimeFormat): string[] {
  const { count, example } = FIELDS[field]
  return Array.from({ length: count }, (_, i) => format.formatToParts(example(i)).find(({ type }) => type === field)?.value ?? '')
}

/** Whether a way writes every day of this year and a half, at hours and minutes all over, just like the platform. */
function alike(way: Way, format: Intl.DateTimeFormat): boolean {
  const year = new Date().getFullYear()
  return Array.from({ length: 550 }, (_, i) => new Date(year, 0, 1 + i, i % 24, (i * 7) % 60)).every((at) => written(way, at) === format.format(at))
}
