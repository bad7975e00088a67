// Where a small panel stands beside the words it belongs to, inside the editor's own box.

/** The four sides of a rectangle in window coordinates, CSS pixels. */
export type Sides = { left: number; top: number; right: number; bottom: number }

const GAP = 8

/** The place of a panel relative to its host: above (or below) the anchor, on the other side when there is no room. */
export function placeBeside(anchor: Sides, size: { width: number; height: number }, host: Sides, bounds: Sides, prefer: 'above' | 'below'): { left: number; top: number } {
  const above = anchor.top - GAP - size.height
  const below = anchor.bottom + GAP
  const fitsAbove = above >= bounds.top
  const fitsBelow = below + size.height <= bounds.bottom
  const up = prefer === 'above' ? fitsAbove || !fitsBelow : !fitsBelow && fitsAbove
  const wanted = prefer === 'above' ? (anchor.left + anchor.right - size.width) / 2 : anchor.left
  const left = Math.max(bounds.left + GAP, Math.min(wanted, bounds.right - GAP - size.width))
  return { left: Math.round(left - host.left), top: Math.round((up ? above : below) - host.top) }
}

/** What of the window can be seen at an element: the window itself, cut by everything around that scrolls. */
export function visibleBounds(element: Element): Sides {
  const bounds = { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight }
  for (let around = element.parentElement; around; around = around.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(around)
    if (/^(visible|)$/.test(overflowX) && /^(visible|)$/.test(overflowY)) continue
    const box = around.getBoundingClientRect()
    bounds.left = Math.max(bounds.left, box.left)
    bounds.top = Math.max(bounds.top, box.top)
    bounds.right = Math.min(bounds.right, box.right)
    bounds.bottom = Math.min(bounds.bottom, box.bottom)
  }
  return bounds
}
