import type { Locator, Page } from 'playwright-core'
import { addPerson } from './people'
import { dialog, goTo, region } from './places'

/** Starts a one-to-one with somebody who is in the list, through the picker. */
export async function startWith(page: Page, name: string): Promise<void> {
  await goTo(page, 'One-to-Ones')
  await page.getByRole('button', { name: 'Start new one-to-one' }).click()
  const picker = dialog(page, 'New one-to-one')
  await picker.getByRole('textbox', { name: 'Select a user' }).fill(name)
  await picker.getByRole('option', { name }).first().click()
  await isLive(page)
}

/** Adds somebody new and starts a one-to-one with them. */
export async function startWithNew(page: Page, name: string): Promise<void> {
  await addPerson(page, name)
  await page.getByRole('button', { name: 'Start new one-to-one', exact: true }).click()
  await isLive(page)
}

export const isLive = (page: Page): Promise<void> => page.getByRole('button', { name: 'End one-to-one' }).waitFor()

/** The one field for a new note or goal. */
export const quickField = (page: Page): Locator => page.getByRole('textbox', { name: 'Add a new note or goal' })

/** Adds with the quick field, and waits until it stands there. */
export async function quickAdd(page: Page, text: string, as: 'Note' | 'Goal' = 'Note'): Promise<void> {
  const radio = page.getByRole('radiogroup', { name: 'Add as' }).getByRole('radio', { name: as })
  if (!(await radio.isChecked())) await radio.check({ force: true })
  await quickField(page).click()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  await region(page, as === 'Note' ? 'My notes' : 'Goals').getByText(text, { exact: true }).waitFor()
}

/** Ends the session that is shown. */
export async function end(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'End one-to-one' }).click()
  await sealed(page).waitFor()
}

export const sealed = (page: Page): Locator => page.getByText('This session has ended and stays as it was.')

export const titleBox = (page: Page): Locator => page.getByRole('textbox', { name: 'Session title' })

type Bound = { go: { main: { App: { ChooseFiles: () => Promise<string[]> } } } }

/** Attaches to the session that is shown; the system's dialog, which no browser has, answers with these files. */
export async function attachFiles(page: Page, paths: string[]): Promise<void> {
  await page.evaluate((answer) => void ((window as unknown as Bound).go.main.App.ChooseFiles = () => Promise.resolve(answer)), paths)
  await region(page, 'Attachments').getByRole('button', { name: 'Attach files' }).click()
}
