const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** How much room a file takes, as file managers say it: 12 bytes, 4.2 MB. Counted in thousands. */
export function sizeLabel(bytes: number): string {
  let unit = 0
  let amount = bytes
  // 999 950 bytes would be written as 1,000 kB otherwise.
  for (; amount >= 999.95 && unit < UNITS.length - 1; unit++) amount /= 1000
  return inUnit(UNITS[unit] ?? 'byte', unit === 0 || amount >= 100).format(amount)
}

const formats = new Map<string, Intl.NumberFormat>()

/** How amounts of a unit are written. Making one takes longer than all else in a row of a list, so each is made once. */
function inUnit(unit: (typeof UNITS)[number], whole: boolean): Intl.NumberFormat {
  const name = `${unit} ${whole}`
  const made = formats.get(name) ?? new Intl.NumberFormat(undefined, { style: 'unit', unit, unitDisplay: unit === 'byte' ? 'long' : 'short', maximumFractionDigits: whole ? 0 : 1 })
  formats.set(name, made)
  return made
}
