const REACHABLE = 'a[href], button:not(:disabled), input:not(:disabled):not([tabindex="-1"]), select, textarea, [contenteditable="true"], [tabindex="0"]'
/** What adds to a list carries this: the keyboard goes there when the last row is gone. */
const ADDS = '[data-adds]'

/** What was taken away with the focus in it, and what stood beside it. */
interface Gone {
  what: Element
  next: Node | null
  before: Node | null
}

/**
 * Keeps the keyboard where it was when the thing that had the focus is taken away: in a list the same control of the next
 * row gets it, or of the one before, or what adds to the list; elsewhere the nearest thing around it, instead of the top
 * of the page. Rows need do nothing for it.
 */
export function keepFocus(): void {
  let trail: Element[] = []
  let gone: Gone | undefined
  let waiting = false
  addEventListener('focusin', (event) => {
    // A menu hands the focus back to what opened it, which is where the keyboard was all the time.
    if (event.target instanceof Element && event.target.closest('[role="menu"]')) return
    trail = around(event.target)
    gone = undefined
  })
  new MutationObserver((changes) => {
    if (!trail[0] || trail[0].isConnected) return
    gone ??= goneWith(trail[0], changes)
    if (waiting) return
    waiting = true
    // Not at once: on its way from one thing to another the focus is nowhere for a moment.
    setTimeout(() => {
      waiting = false
      if (document.activeElement === document.body && trail[0]?.isConnected === false) settle(trail, gone)
    }, 0)
  }).observe(document.body, { childList: true, subtree: true })
}

function goneWith(focused: Element, changes: MutationRecord[]): Gone | undefined {
  for (const { removedNodes, nextSibling, previousSibling } of changes) {
    const what = [...removedNodes].find((node) => node.contains(focused))
    if (what instanceof Element) return { what, next: staying(nextSibling, changes, 'nextSibling'), before: staying(previousSibling, changes, 'previousSibling') }
  }
  return undefined
}

/** The first node from one on that was not taken away in the same go. */
function staying(from: Node | null, changes: MutationRecord[], step: 'nextSibling' | 'previousSibling'): Node | null {
  let node = from
  while (node && !node.isConnected) {
    const left = node
    node = changes.find((change) => [...change.removedNodes].includes(left as ChildNode))?.[step] ?? null
  }
  return node
}

function settle(trail: Element[], gone: Gone | undefined): void {
  const [focused] = trail
  const screen = document.getElementById('main')
  const at = trail.findIndex((element) => element.isConnected)
  const near = trail[at]
  // What holds the whole screen is not near: the screen was changed, and the keyboard begins in the new one.
  const next = !focused || !near || near.contains(screen) ? screen : (besideIt(focused, gone) ?? adderNear(trail.slice(at)) ?? likeIt(focused, near))
  ;(next ?? screen)?.focus({ preventScroll: true })
  if (next !== screen) next?.scrollIntoView({ block: 'nearest' })
}

/** The same control of the row after the one that is gone, or before it. */
function besideIt(focused: Element, gone: Gone | undefined): HTMLElement | undefined {
  if (gone?.what.tagName !== 'LI') return undefined
  for (const [from, step] of [[gone.next, 'nextSibling'], [gone.before, 'previousSibling']] as const) {
    for (let node = from; node?.isConnected; node = node[step]) {
      const found = node instanceof Element && node.tagName === 'LI' ? likeIt(focused, node, gone.what) : undefined
      if (found) return found
    }
  }
  return undefined
}

/** What adds to the list, up to the part of the screen that it stands in. */
function adderNear(trail: Element[]): HTMLElement | undefined {
  for (const element of trail) {
    const adder = element.querySelector<HTMLElement>(ADDS)
    if (adder) return adder
    if (element.matches('section, aside, [role="dialog"]')) return undefined
  }
  return undefined
}

/** The control in a place that is like the one that had the focus, else the first one there. */
function likeIt(focused: Element, place: Element, row?: Element): HTMLElement | undefined {
  const like = (each: Element) => each.tagName === focused.tagName && each.className === focused.className
  const all = [...place.querySelectorAll<HTMLElement>(REACHABLE)]
  const alike = all.filter(like)
  const nth = row ? [...row.querySelectorAll(REACHABLE)].filter(like).indexOf(focused) : 0
  return alike[Math.min(Math.max(nth, 0), alike.length - 1)] ?? all[0]
}

/** An element and everything it stands in, from the inside out. */
function around(target: EventTarget | null): Element[] {
  const trail: Element[] = []
  for (let element = target instanceof Element ? target : null; element; element = element.parentElement) trail.push(element)
  return trail
}
