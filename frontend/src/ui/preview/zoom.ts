const STEPS = [0.1, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4, 6, 8]

/** The next size up or down from one that may lie between two steps. */
export function stepFrom(scale: number, by: 1 | -1): number {
  const slack = 0.01
  const next = by > 0 ? STEPS.find((step) => step > scale + slack) : STEPS.findLast((step) => step < scale - slack)
  return next ?? scale
}

/** What keys do to the size of what is looked at; undefined for other keys. */
export function keyZoom(event: KeyboardEvent): 'fit' | 1 | -1 | undefined {
  if (event.altKey) return undefined
  return { '+': 1, '=': 1, '-': -1, '0': 'fit' }[event.key] as 'fit' | 1 | -1 | undefined
}
