import { m } from '$lib/messages/messages'

/** What is needed to write a value of a metric: now, or as it was frozen. */
export interface Written {
  unit: string
  decimals: number
}

const formats = new Map<number, Intl.NumberFormat>()

function format(decimals: number): Intl.NumberFormat {
  const made = formats.get(decimals) ?? new Intl.NumberFormat(undefined, { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  formats.set(decimals, made)
  return made
}

/** A value as people read it: 4.70 points. Numbers cross the bridge as text. */
export function valueLabel(value: string, { unit, decimals }: Written): string {
  const number = format(decimals).format(Number(value))
  return unit ? `${number}\u00a0${unit}` : number
}

/** A value without its unit. */
export const bareLabel = (value: string, decimals: number): string => format(decimals).format(Number(value))

/** How a value moved: which way, how far, and whether that is for the better where one way is. */
export interface Move {
  way: 'up' | 'down' | 'same'
  tone: '' | 'good' | 'bad'
  by: string
  words: string
}

/** How a metric moved by so much. What rounds to nothing did not move. */
export function moveOf(change: string, better: string, decimals: number): Move {
  const step = Number(Number(change).toFixed(decimals))
  const by = bareLabel(String(Math.abs(step)), decimals)
  if (step === 0) return { way: 'same', tone: '', by, words: m.metric_change_same() }
  const way = step > 0 ? 'up' : 'down'
  const said = way === 'up' ? m.metric_change_up({ by }) : m.metric_change_down({ by })
  if (better === '') return { way, tone: '', by, words: said }
  return better === way ? { way, tone: 'good', by, words: m.metric_change_good({ change: said }) } : { way, tone: 'bad', by, words: m.metric_change_bad({ change: said }) }
}

/** Whether a value reaches a target, as the backend sees it. */
export function meets(value: string, target: string, better: string): boolean {
  if (target === '') return false
  if (better === 'up') return Number(value) >= Number(target)
  return better === 'down' ? Number(value) <= Number(target) : Number(value) === Number(target)
}

/** The target in words, and whether it is met. */
export function targetLabel(target: string, met: boolean | undefined, written: Written): string {
  const label = { target: valueLabel(target, written) }
  if (met === undefined) return m.metric_target(label)
  return met ? m.metric_target_met(label) : m.metric_target_missed(label)
}
