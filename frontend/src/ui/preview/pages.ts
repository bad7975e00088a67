/** How large a page is at its own size. */
export interface Size {
  width: number
  height: number
}

export const GAP = 12 // between pages, and around them

/** Where each page begins, one below the other; the last number is where all of them end. */
export function topsOf(count: number, sizeOf: (at: number) => Size, scale: number): number[] {
  const tops = [GAP]
  for (let at = 0; at < count; at++) tops.push((tops[at] ?? 0) + sizeOf(at).height * scale + GAP)
  return tops
}

/** The page at a height, counted from 0. Tops stand in order, so that halving finds it. */
export function pageAt(tops: number[], height: number): number {
  let [low, high] = [0, Math.max(0, tops.length - 2)]
  while (low < high) {
    const half = Math.ceil((low + high) / 2)
    if ((tops[half] ?? 0) <= height) low = half
    else high = half - 1
  }
  return low
}
