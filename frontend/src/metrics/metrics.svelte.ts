import * as Items from '$wails/go/coaching/Items'
import * as Metrics from '$wails/go/coaching/Metrics'
import { coaching } from '$wails/go/models'
import { dayLabel, dayStart } from '$lib/dates'
import { Topic } from '$lib/events'
import { loaded, type Loaded } from '$lib/loaded.svelte'
import { m } from '$lib/messages/messages'
import { attempt, say, sayUndo } from '$lib/toast'

export const Better = coaching.Better
export type Better = coaching.Better
export type Metric = coaching.Metric
export type MetricInput = coaching.MetricInput
export type MetricValue = coaching.MetricValue
export type Score = coaching.Score

/** Every metric: key metrics in their order, the others by name, archived ones last. */
export const allMetrics = (): Loaded<Metric[]> => loaded([Topic.Metrics], () => Metrics.List())

/** The metrics of a person with their values from a day on; an empty day asks for all. */
export const scorecardOf = (personId: () => string, fromOn: () => string): Loaded<Score[]> =>
  loaded([Topic.Metrics], () => Metrics.Scorecard(personId(), fromOn()))

/** The metrics that are in a session already, by their ids. */
export const metricsIn = (sessionId: () => string): Loaded<string[]> =>
  loaded([Topic.Items], () => Items.In(sessionId()).then((items) => items.map((item) => item.metricId)))

/** Puts a metric into a session, frozen as it is today. */
export async function addToSession(sessionId: string, metric: Metric): Promise<void> {
  await attempt(async () => {
    const item = await Items.AddMetric(sessionId, metric.id)
    sayUndo(m.metric_added({ name: metric.name }), () => Items.Remove(item.id))
  })
}

/** Puts every key metric into a session that is not in it yet. */
export async function addScorecard(sessionId: string): Promise<void> {
  await attempt(async () => {
    const items = await Items.AddScorecard(sessionId)
    if (items.length === 0) say(m.scorecard_all_in())
    else sayUndo(m.scorecard_added({ count: items.length }), () => Promise.all(items.map((item) => Items.Remove(item.id))))
  })
}

/** Defines a metric, or changes one. Throws a problem about one of the fields. */
/** What the form of a metric starts from. */
export const metricInput = (metric?: Metric): MetricInput => ({
  name: metric?.name ?? '',
  unit: metric?.unit ?? '',
  better: metric?.better ?? Better.Up,
  target: metric?.target ?? '',
  decimals: metric?.decimals ?? 0,
})

export const keepMetric = (id: string | undefined, input: MetricInput): Promise<Metric> => (id ? Metrics.Change(id, input) : Metrics.Define(input))

export async function archiveMetric(metric: Metric, keys: string[]): Promise<void> {
  await attempt(async () => {
    await Metrics.Archive(metric.id)
    sayUndo(m.metric_archived({ name: metric.name }), () => Metrics.Unarchive(metric.id).then(() => Metrics.ChooseKey(keys)))
  })
}

export const unarchiveMetric = (id: string): Promise<unknown> => attempt(() => Metrics.Unarchive(id))

/** Makes exactly these the key metrics, in this order. */
export const chooseKey = (ids: string[]): Promise<unknown> => attempt(() => Metrics.ChooseKey(ids))

/** Enters a value of a day. Throws a problem about the day or the value. */
export const enterValue = (personId: string, metricId: string, on: string, value: string): Promise<void> => Metrics.Enter(personId, metricId, on, value)

export async function removeValue(personId: string, metricId: string, { on, value }: MetricValue): Promise<void> {
  await attempt(async () => {
    await Metrics.RemoveValue(personId, metricId, on)
    sayUndo(m.metric_value_removed({ day: dayLabel(dayStart(on), Date.now()) }), () => Metrics.Enter(personId, metricId, on, value))
  })
}
