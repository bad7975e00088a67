/**
 * When the first screen stands before people's eyes. What it can do without is fetched and asked for after that, since
 * each answer would go before its first frame.
 */
export const painted = new Promise<void>((resolve) => {
  requestAnimationFrame(() => setTimeout(resolve))
  setTimeout(resolve, 500) // a window that nobody sees draws no frames
})
