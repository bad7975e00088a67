import type { Locator, Page } from 'playwright-core'
import { dialog, goTo } from './places'

/** Adds a link on the Library screen. */
export async function addLink(page: Page, title: string, url: string, kind = 'Article'): Promise<void> {
  await goTo(page, 'Library')
  await page.getByRole('main').getByRole('button', { name: 'Add link' }).first().click()
  const form = dialog(page, 'Add link')
  await form.getByRole('textbox', { name: 'Address' }).fill(url)
  await form.getByRole('textbox', { name: 'Title' }).fill(title)
  await form.getByRole('radio', { name: kind }).check({ force: true })
  await form.getByRole('button', { name: 'Add', exact: true }).click()
  await form.waitFor({ state: 'detached' })
  await inLibrary(page, title).waitFor()
}

/** One item of the library, by its title. */
export const inLibrary = (page: Page, title: string): Locator => page.getByRole('main').getByRole('listitem').filter({ hasText: title })

/** Opens the portfolio of somebody. */
export async function openPortfolio(page: Page, name: string): Promise<void> {
  await goTo(page, 'Evidence Portfolio')
  await page.getByRole('combobox', { name: 'Whose portfolio' }).selectOption({ label: name })
}

/** Adds a written entry to the portfolio that is shown. */
export async function addEntry(page: Page, title: string, words: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: 'Add entry' }).first().click()
  const form = dialog(page, 'Add entry')
  await form.getByRole('textbox', { name: 'Title' }).fill(title)
  await form.getByRole('textbox', { name: 'What happened, and what it shows' }).click()
  await page.keyboard.type(words)
  await form.getByRole('button', { name: 'Add', exact: true }).click()
  await form.waitFor({ state: 'detached' })
  await proof(page, title).waitFor()
}

/** One item of the portfolio that is shown, by its title. */
export const proof = (page: Page, title: string): Locator => page.getByRole('main').getByRole('listitem').filter({ has: page.getByRole('button', { name: `More about ${title}`, exact: true }) })
