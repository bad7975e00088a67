import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { choose, region } from './places'

/** One note of mine, or of the side whose region is given, by a text in it. */
export const note = (page: Page, text: string, side = 'My notes'): Locator => region(page, side).getByRole('listitem').filter({ hasText: text }).first()

/** Picks from the menu of a note. */
export async function actOnNote(page: Page, text: string, act: string, side = 'My notes'): Promise<void> {
  const chosen = note(page, text, side)
  await chosen.hover()
  await choose(page, chosen.getByRole('button', { name: 'More about this note' }), act)
}

/** Opens a note for writing. */
export async function write(page: Page, text: string, side = 'My notes'): Promise<Locator> {
  await note(page, text, side).getByText(text).click()
  const editor = page.getByRole('textbox', { name: 'Note text' })
  await editor.waitFor()
  return editor
}

/** Opens the field of one side, and waits until it takes letters. */
export async function addFor(page: Page, invitation: string): Promise<void> {
  await page.getByRole('button', { name: invitation, exact: true }).click()
  const field = page.getByRole('textbox', { name: invitation, exact: true })
  await expect.poll(() => field.evaluate((box) => box === document.activeElement)).toBe(true)
}

/** Puts something on the clipboard the way a program does, and pastes it where the focus is. */
export async function paste(page: Page, types: Record<string, string>): Promise<void> {
  await page.evaluate((values) => {
    const fill = (event: ClipboardEvent) => {
      for (const [type, value] of Object.entries(values)) event.clipboardData?.setData(type, value)
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    addEventListener('copy', fill, { capture: true, once: true })
    document.execCommand('copy')
    removeEventListener('copy', fill, { capture: true })
  }, types)
  await page.keyboard.press('ControlOrMeta+v')
}
