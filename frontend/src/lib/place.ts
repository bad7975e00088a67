import { nav } from './nav.svelte'

const SETTLED = 3000 // ms after which a screen has everything that it shows at first
const TAKEN_OVER = ['wheel', 'pointerdown', 'keydown', 'touchstart'] as const

/** Keeps what scrolls where it belongs while the screen fills; it ends with the first touch of the reader. */
function hold(scroller: Element, place: () => void): () => void {
  const growing = new ResizeObserver(place)
  for (const child of scroller.children) growing.observe(child)
  const timer = setTimeout(end, SETTLED)
  function end(): void {
    clearTimeout(timer)
    growing.disconnect()
    for (const kind of TAKEN_OVER) removeEventListener(kind, end, true)
  }
  for (const kind of TAKEN_OVER) addEventListener(kind, end, { capture: true, passive: true })
  place()
  return end
}

/** Remembers how far down a screen was read, and goes there again when the reader comes back to it. */
export function keepPlace(scroller: HTMLElement): { destroy: () => void } {
  const top = nav.read
  const end = top > 0 ? hold(scroller, () => (scroller.scrollTop = top)) : undefined
  const read = () => nav.reads(scroller.scrollTop)
  scroller.addEventListener('scroll', read, { passive: true })
  return {
    destroy: () => {
      end?.()
      scroller.removeEventListener('scroll', read)
    },
  }
}

/** Brings the element with an id into view and gives it the focus, as soon as it is there; not on a return, which keeps its place. */
export function arriveAt(id: string): () => void {
  const scroller = document.getElementById('main')
  if (!scroller || nav.read > 0) return () => undefined
  let arrived = false
  return hold(scroller, () => {
    const element = document.getElementById(id)
    if (!element) return
    if (!arrived) element.focus({ preventScroll: true })
    arrived = true
    element.scrollIntoView({ block: 'center' })
  })
}
