import type { Page } from 'playwright-core'

/** Hears which addresses the page asks the system to open, instead of opening them. */
export async function addressesOpened(page: Page): Promise<string[]> {
  const opened: string[] = []
  await page.exposeFunction('journeyOpened', (address: string) => void opened.push(address))
  await page.evaluate(() => {
    const bound = window as unknown as { go: { main: { App: { OpenLink: (address: string) => Promise<void> } } }; journeyOpened: (address: string) => Promise<void> }
    bound.go.main.App.OpenLink = (address) => bound.journeyOpened(address)
  })
  return opened
}
