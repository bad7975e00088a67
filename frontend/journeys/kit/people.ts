import type { Locator, Page } from 'playwright-core'
import { dialog, goTo } from './places'

export interface Someone {
  name: string
  email?: string
  role?: string
  relation?: 'my reportee' | 'my manager'
}

/** Says who I am on the first screen. */
export async function introduceMe(page: Page, name = 'Mira Kovač'): Promise<void> {
  await page.getByRole('textbox', { name: 'Your name' }).fill(name)
  await page.getByRole('button', { name: 'Begin', exact: true }).click()
  await page.getByRole('navigation', { name: 'Main' }).waitFor()
}

/** Fills the dialog of a person and sends it. */
export async function fillPerson(form: Locator, { name, email, role, relation }: Someone): Promise<void> {
  await form.getByRole('textbox', { name: 'Name' }).fill(name)
  if (email !== undefined) await form.getByRole('textbox', { name: 'E-mail' }).fill(email)
  if (role !== undefined) await form.getByRole('textbox', { name: 'Role' }).fill(role)
  if (relation) await form.getByText(relation, { exact: true }).click()
  await form.getByRole('button', { name: /^(Add|Save)$/ }).click()
}

/** Adds a person on the People screen, and stands on their page afterwards. */
export async function addPerson(page: Page, person: Someone | string): Promise<void> {
  const someone = typeof person === 'string' ? { name: person } : person
  await goTo(page, 'People')
  await page.getByRole('button', { name: 'Add person' }).click()
  await fillPerson(dialog(page, 'Add person'), someone)
  await page.getByRole('heading', { name: someone.name, level: 1 }).waitFor()
}
