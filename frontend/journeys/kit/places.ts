import type { Locator, Page } from 'playwright-core'

export type Place = 'Today' | 'One-to-Ones' | 'People' | 'Goals' | 'Stream' | 'Evidence Portfolio' | 'Library' | 'Settings'

/** Goes to a screen through the side navigation. */
export async function goTo(page: Page, place: Place): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: place, exact: true }).click()
  await page.getByRole('heading', { name: place, level: 1 }).waitFor()
}

export const dialog = (page: Page, name: string): Locator => page.getByRole('dialog', { name, exact: true })

export const region = (page: Page | Locator, name: string): Locator => page.getByRole('region', { name, exact: true })

/**
 * Loads the page again once the program has answered it: over the socket of these tests, what is still on its way may be
 * lost with the page. In a window it is not.
 */
export async function reload(page: Page): Promise<void> {
  await page.waitForFunction(() => Object.keys((window as unknown as { wails: { callbacks: object } }).wails.callbacks).length === 0)
  await page.reload()
}

/** Opens the menu of a button by keyboard, and waits until its first act has the focus. */
export async function openMenu(page: Page, button: Locator): Promise<void> {
  await button.focus()
  await page.keyboard.press('Enter')
  await menuHasFocus(page)
}

/** Waits until an open menu takes keys. */
export const menuHasFocus = (page: Page): Promise<void> => page.locator('[role=menuitem]:focus').waitFor()

/** Presses End in a menu, and Enter on its last act. */
export async function chooseLast(page: Page): Promise<void> {
  await page.keyboard.press('End')
  await page.locator('[role=menuitem]:focus').and(page.getByRole('menuitem').last()).waitFor()
  await page.keyboard.press('Enter')
}

/** Picks from the menu behind three dots. */
export async function choose(page: Page, menu: Locator, act: string): Promise<void> {
  await menu.click()
  await page.getByRole('menuitem', { name: act, exact: true }).click()
}

/** The message in passing that holds a text. */
export const message = (page: Page, text: string | RegExp): Locator => page.getByRole('region', { name: /^Messages/ }).getByRole('listitem').filter({ hasText: text })

/** Takes back what a message tells of. */
export const undo = (page: Page, text: string | RegExp): Promise<void> => message(page, text).getByRole('button', { name: 'Undo' }).click()
