import { m } from '$lib/messages/messages'

/** What a column can be, in words. */
export function fieldLabel(field: string, kind: string): string {
  if (field === 'series') return kind === 'metrics' ? m.import_field_metric_column() : m.import_field_criterion()
  const labels: Record<string, () => string> = {
    person: m.import_field_person,
    email: m.import_field_email,
    on: m.import_field_on,
    rating: m.import_field_rating,
    ratingMax: m.import_field_rating_max,
    body: m.import_field_body,
    tone: m.import_field_tone,
    source: m.import_field_source,
    customer: m.import_field_customer,
    reviewer: m.import_field_reviewer,
    subject: m.import_field_subject,
    reference: m.import_field_reference,
    metric: m.import_field_metric,
    value: m.import_field_value,
  }
  return labels[field]?.() ?? m.import_field_none()
}

export const toneLabel = (tone: string): string => (tone === 'positive' ? m.tone_positive() : tone === 'improvement' ? m.tone_improvement() : '')

export const encodings = (): { value: string; label: string }[] => [
  { value: 'utf-8', label: m.import_encoding_utf8() },
  { value: 'utf-16le', label: m.import_encoding_utf16le() },
  { value: 'utf-16be', label: m.import_encoding_utf16be() },
  { value: 'windows-1252', label: m.import_encoding_1252() },
  { value: 'windows-1250', label: m.import_encoding_1250() },
]

export const delimiters = (): { value: string; label: string }[] => [
  { value: ',', label: m.import_comma() },
  { value: ';', label: m.import_semicolon() },
  { value: '\t', label: m.import_tab() },
  { value: '|', label: m.import_bar() },
]

/** A date like 03/04/2026 as it would be in one order, in words. */
export function readAs(example: string, order: 'dmy' | 'mdy'): string {
  const [first = 1, second = 1, year = 2000] = example.split(/\D+/).map(Number)
  const [day, month] = order === 'dmy' ? [first, second] : [second, first]
  const at = new Date(year < 100 ? year + 2000 : year, month - 1, day)
  return at.toLocaleDateString(undefined, { day: 'numeric', month: 'long', year: 'numeric' })
}
