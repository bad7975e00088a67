import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { expect, test as plain } from 'vitest'
import { App } from './app'
import { faults, openBrowser, openPage } from './browser'
import { introduceMe } from './people'

export { expect }

/** browser and app live as long as the file. page is a new window of the app for each journey, where I am known already. */
export const test = plain
  .extend<{ browser: Browser; app: App }>({
    browser: [
      async ({}, use) => {
        const browser = await openBrowser()
        await use(browser)
        await browser.close()
      },
      { scope: 'file' },
    ],
    app: [
      async ({ browser }, use) => {
        const app = await App.start()
        const page = await openPage(browser)
        await page.goto(app.url)
        await introduceMe(page)
        await page.context().close()
        await use(app)
        await app.close()
      },
      { scope: 'file' },
    ],
  })
  .extend<{ page: Page }>({
    page: async ({ browser, app, task }, use) => {
      const page = await openPage(browser)
      await page.goto(app.url)
      await page.getByRole('navigation', { name: 'Main' }).waitFor()
      await use(page)
      if (task.result?.errors?.length) await keepPicture(page, task.name)
      expect.soft(faults(page), 'what the page complained about').toEqual([])
      await page.context().close()
    },
  })

/** The screen of a journey that failed, in frontend/test-results. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = fileURLToPath(new URL('../../test-results', import.meta.url))
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name.replace(/[^\w]+/g, '-').slice(0, 90)}.png` }).catch(() => {})
}
