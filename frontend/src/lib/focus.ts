const REACHABLE = 'a[href], button:not(:disabled), input:not(:disabled):not([tabindex="-1"]), select, textarea, [contenteditable="true"], [tabindex="0"]'

/**
 * Keeps the keyboard where it was when the thing that had the focus is taken away: the nearest thing around it that can
 * have the focus gets it, instead of the top of the page.
 */
export function keepFocus(): void {
  let trail: Element[] = []
  let waiting = false
  addEventListener('focusin', (event) => (trail = around(event.target)))
  new MutationObserver(() => {
    if (waiting || !trail[0] || trail[0].isConnected) return
    waiting = true
    // Not at once: on its way from one thing to another the focus is nowhere for a moment.
    setTimeout(() => {
      waiting = false
      if (document.activeElement === document.body && trail[0]?.isConnected === false) settle(trail)
    }, 0)
  }).observe(document.body, { childList: true, subtree: true })
}

function settle(trail: Element[]): void {
  const near = trail.find((element) => element.isConnected)
  const screen = document.getElementById('main')
  // What holds the whole screen is not near: the screen was changed, and the keyboard begins in the new one.
  const next = near?.contains(screen) ? screen : near?.querySelector<HTMLElement>(REACHABLE)
  ;(next ?? screen)?.focus({ preventScroll: true })
}

/** An element and everything it stands in, from the inside out. */
function around(target: EventTarget | null): Element[] {
  const trail: Element[] = []
  for (let element = target instanceof Element ? target : null; element; element = element.parentElement) trail.push(element)
  return trail
}
