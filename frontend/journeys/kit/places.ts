import type { Locator, Page } from 'playwright-core'

export type Place = 'Today' | 'One-to-Ones' | 'People' | 'Goals' | 'Stream' | 'Evidence Portfolio' | 'Library' | 'Settings'

/** Goes to a screen through the side navigation. */
export async function goTo(page: Page, place: Place): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: place, exact: true }).click()
  await page.getByRole('heading', { name: place, level: 1 }).waitFor()
}

export const dialog = (page: Page, name: string): Locator => page.getByRole('dialog', { name, exact: true })

export const region = (page: Page | Locator, name: string): Locator => page.getByRole('region', { name, exact: true })

/** Picks from the menu behind three dots. */
export async function choose(page: Page, menu: Locator, act: string): Promise<void> {
  await menu.click()
  await page.getByRole('menuitem', { name: act, exact: true }).click()
}

/** The message in passing that holds a text. */
export const message = (page: Page, text: string | RegExp): Locator => page.getByRole('region', { name: /^Messages/ }).getByRole('listitem').filter({ hasText: text })

/** Takes back what a message tells of. */
export const undo = (page: Page, text: string | RegExp): Promise<void> => message(page, text).getByRole('button', { name: 'Undo' }).click()
