import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { expect, type TestContext } from 'vitest'
import { App } from './app'
import { faults, forgiveTheEnd, openPage } from './browser'
import { addPerson, introduceMe } from './people'
import { dialog, goTo, region } from './places'
import { keepPicture } from './test'

/** One person of a pair: a whole installation of their own, and its window. */
export interface Side {
  app: App
  page: Page
}

export const PASSPHRASE = 'two warm paper lamps'

/** Starts an installation in which somebody has the other one in their list. */
export async function sideOf(browser: Browser, me: string, other: string, relation: 'my reportee' | 'my manager'): Promise<Side> {
  const app = await App.start()
  const page = await openPage(browser)
  await page.goto(app.url)
  await introduceMe(page, me)
  await addPerson(page, { name: other, relation })
  return { app, page }
}

/** The person's page. */
export async function openPerson(page: Page, name: string): Promise<void> {
  await goTo(page, 'People')
  await page.getByRole('link', { name }).first().click()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
}

/** Makes keys under a passphrase where a dialog asks for them: the machine of a journey has no keychain. */
export async function makeKeys(page: Page): Promise<void> {
  await page.getByLabel('New passphrase').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Make keys' }).click()
}

/** How a person's page, or the settings, tell of sharing. */
export const sharing = (page: Page): Locator => region(page, 'Sharing')

export const accepting = (page: Page): Locator => dialog(page, 'Accept invitation')

/** The text of the invitation that is shown. */
export const shownInvitation = async (page: Page): Promise<string> => (await page.getByRole('dialog').getByLabel('Invitation as text').textContent()) ?? ''

/** Pastes an invitation or an answer, and leaves the dialog as it is then. */
export async function pasteInvitation(page: Page, text: string): Promise<void> {
  await accepting(page).getByRole('textbox').fill(text)
  await accepting(page).getByRole('button', { name: 'Look at it' }).click()
}

/** Lets two installations meet: the lead invites, the reportee answers. */
export async function meet(lead: Side, reportee: Side, names: { lead: string; reportee: string }): Promise<void> {
  await openPerson(lead.page, names.reportee)
  await sharing(lead.page).getByRole('button', { name: 'Invite to share' }).click()
  await makeKeys(lead.page)
  const invitation = await shownInvitation(lead.page)
  await lead.page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()

  await openPerson(reportee.page, names.lead)
  await sharing(reportee.page).getByRole('button', { name: 'Accept invitation' }).click()
  await pasteInvitation(reportee.page, invitation)
  await accepting(reportee.page).getByRole('button', { name: 'Accept', exact: true }).click()
  await makeKeys(reportee.page)
  const answer = await shownInvitation(reportee.page)
  await accepting(reportee.page).getByRole('button', { name: 'Done' }).click()

  await sharing(lead.page).getByRole('button', { name: 'Accept their answer' }).click()
  await pasteInvitation(lead.page, answer)
  await accepting(lead.page).getByRole('button', { name: 'Accept', exact: true }).click()
  await sharing(lead.page).getByText('Not compared yet').waitFor()
}

/** A folder that both have. */
export const commonFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'alongside-exchange-'))

/** Makes a folder the one that packs come and go through. */
export async function useFolder(page: Page, folder: string): Promise<void> {
  await goTo(page, 'Settings')
  await sharing(page).getByRole('button', { name: /^Choose (a folder|another one)$/ }).click()
  const form = dialog(page, 'Exchange folder')
  await form.getByRole('textbox', { name: 'Folder' }).fill(folder)
  await form.getByRole('button', { name: 'Use this folder' }).click()
  await form.waitFor({ state: 'hidden' })
  await sharing(page).getByText(folder).waitFor()
}

/** Sends the session that is shown to the other one's copy, with the attachments that are named. */
export async function send(page: Page, act: 'Share agenda' | 'Share recap', to: string, files: (string | RegExp)[] = []): Promise<void> {
  await page.getByRole('button', { name: act, exact: true }).click()
  const share = dialog(page, act)
  for (const name of files) await share.getByRole('checkbox', { name }).click()
  await share.getByRole('button', { name: `Send to ${to}’s copy` }).click()
  await share.getByText(`On its way to ${to} through your exchange folder.`).waitFor()
  await share.getByRole('button', { name: 'Close' }).click()
}

/** What is due after each step: the screens of both where it failed, and nothing that a page complained about. */
export async function lookAt(task: TestContext['task'], sides: Record<string, Side>): Promise<void> {
  for (const [name, { page }] of Object.entries(sides)) {
    if (task.result?.errors?.length) await keepPicture(page, `${name} ${task.name}`)
    forgiveTheEnd(page)
    expect.soft(faults(page), 'what the page complained about').toEqual([])
  }
}
