const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** How much room a file takes, as file managers say it: 12 bytes, 4.2 MB. Counted in thousands. */
export function sizeLabel(bytes: number): string {
  let unit = 0
  let amount = bytes
  // 999 950 bytes would be written as 1,000 kB otherwise.
  for (; amount >= 999.95 && unit < UNITS.length - 1; unit++) amount /= 1000
  return new Intl.NumberFormat(undefined, { style: 'unit', unit: UNITS[unit] ?? 'byte', unitDisplay: unit === 0 ? 'long' : 'short', maximumFractionDigits: unit === 0 || amount >= 100 ? 0 : 1 }).format(amount)
}
