import { dsvFormat } from 'd3-dsv'

const SEPARATORS = [',', ';', '\t', '|']
const LOOK = 50 // rows that decide which separator it is

/** The rows of a table written as text, with the separator that makes the most even ones. */
export function rowsOf(text: string, whole: boolean): string[][] {
  const start = text.slice(0, 64 * 1024)
  const best = SEPARATORS.map((separator) => ({ separator, worth: worth(dsvFormat(separator).parseRows(start).slice(0, LOOK)) })).sort((a, b) => b.worth - a.worth)[0]
  const rows = dsvFormat(best?.separator ?? ',').parseRows(text)
  // The last row of a beginning may have been cut through.
  if (!whole && rows.length > 1) rows.pop()
  return rows.filter((row) => row.some((cell) => cell.trim() !== ''))
}

/** How much a reading looks like a table: many columns, of which most rows have as many. */
function worth(rows: string[][]): number {
  const counts = new Map<number, number>()
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1)
  const [columns = 0, often = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? []
  return columns < 2 ? 0 : (often / rows.length) * Math.log2(columns + 1)
}

/** Whether every filled cell of a column is a number, so that it is set to the right. */
export function isNumeric(rows: string[][], column: number): boolean {
  const filled = rows.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== '')
  return filled.length > 0 && filled.every((cell) => /^[-+]?[\d.,' ]*\d%?$/.test(cell))
}
