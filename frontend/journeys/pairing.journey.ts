import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { Barriers } from './kit/axe'
import { openBrowser } from './kit/browser'
import { accepting, commonFolder, lookAt, openPerson, PASSPHRASE, pasteInvitation, sharing, shownInvitation, sideOf, useFolder, type Side } from './kit/pair'
import { dialog, goTo, region, undo } from './kit/places'

const MIRA = 'Mira Novak'
const ADA = 'Ada Okafor'

let browser: Browser
let mira: Side
let ada: Side
let folder: string
let invitation = ''
let answer = ''

async function number(page: Page): Promise<string> {
  await sharing(page).getByRole('button', { name: 'Safety number' }).click()
  const form = dialog(page, 'Safety number')
  const digits = (await form.getByLabel('Sixty digits').textContent()) ?? ''
  const words = (await form.getByLabel('Six words').textContent()) ?? ''
  await page.keyboard.press('Escape')
  await form.waitFor({ state: 'hidden' })
  return `${digits} ${words}`
}

beforeAll(async () => {
  browser = await openBrowser()
  folder = await commonFolder()
  mira = await sideOf(browser, MIRA, ADA, 'my reportee')
  ada = await sideOf(browser, ADA, MIRA, 'my manager')
})

afterEach(({ task }) => lookAt(task, { mira, ada }))

afterAll(async () => {
  for (const side of [mira, ada]) {
    await side.app.close()
  }
  await browser.close()
  await rm(folder, { recursive: true, force: true })
})

describe('pairing', () => {
  test('G10 without a keychain sharing asks for a passphrase, and only when it is used', async () => {
    expect(await mira.page.getByLabel('New passphrase').count()).toBe(0)
    await sharing(mira.page).getByRole('button', { name: 'Invite to share' }).click()
    const form = dialog(mira.page, 'Invite Ada to share')
    await form.getByText('This computer has no keychain', { exact: false }).first().waitFor()
    await form.getByLabel('New passphrase').fill('short')
    await form.getByRole('button', { name: 'Make keys' }).click()
    await form.getByText('Take at least 10 characters', { exact: false }).waitFor()
    await form.getByLabel('New passphrase').fill(PASSPHRASE)
    await form.getByRole('button', { name: 'Make keys' }).dblclick()
    await form.getByLabel('Invitation as text').waitFor()
    await form.getByRole('img', { name: 'Invitation as a code to scan' }).waitFor()
    invitation = await shownInvitation(mira.page)
    await form.getByRole('button', { name: 'Copy text' }).click()
    expect(await mira.page.evaluate(() => navigator.clipboard.readText())).toBe(invitation)
    await mira.page.keyboard.press('Escape')
    await sharing(mira.page).getByText('You invited Ada.', { exact: false }).waitFor()
    await sharing(mira.page).getByRole('button', { name: 'Show invitation' }).click()
    expect(await shownInvitation(mira.page)).toBe(invitation)
    await form.getByRole('button', { name: 'Done' }).click()
  })

  test('B11 what is no invitation, and my own, is refused with a sentence, and nothing typed is lost', async () => {
    await sharing(mira.page).getByRole('button', { name: 'Accept their answer' }).click()
    await pasteInvitation(mira.page, 'Hello Mira, here it is')
    await accepting(mira.page).getByText('This is no invitation', { exact: false }).waitFor()
    expect(await accepting(mira.page).getByRole('textbox').inputValue()).toBe('Hello Mira, here it is')
    await pasteInvitation(mira.page, invitation)
    await accepting(mira.page).getByText('This is your own invitation.', { exact: false }).waitFor()
    await accepting(mira.page).getByRole('button', { name: 'Cancel' }).click()
  })

  test('S09 an invitation that came as text is looked at first, left by Escape, then accepted by a double click', async () => {
    await goTo(ada.page, 'People')
    await ada.page.getByRole('button', { name: 'Accept invitation' }).click()
    await pasteInvitation(ada.page, `Hello Ada,\n\n> ${invitation.trim().replaceAll('\n', '\n> ')}\n\nMira`)
    await accepting(ada.page).getByText('Mira Novak invites you to share one-to-ones. They say that they lead you.').waitFor()
    await ada.page.keyboard.press('Escape')
    await accepting(ada.page).waitFor({ state: 'hidden' })
    await ada.page.getByRole('link', { name: 'Mira Novak' }).first().click()
    await sharing(ada.page).getByRole('button', { name: 'Accept invitation' }).click()
    await pasteInvitation(ada.page, invitation)
    await accepting(ada.page).getByRole('button', { name: 'Accept', exact: true }).click()
    await accepting(ada.page).getByLabel('New passphrase').fill(PASSPHRASE)
    await accepting(ada.page).getByRole('button', { name: 'Make keys' }).dblclick()
    await accepting(ada.page).getByText('Now send your answer to Mira Novak', { exact: false }).waitFor()
    answer = await shownInvitation(ada.page)
    await accepting(ada.page).getByRole('button', { name: 'Done' }).click()
    await sharing(ada.page).getByText('Not compared yet').waitFor()
  })

  test('S09 the answer comes as a file that is opened with the program, and joins the person it was made for', async () => {
    const file = join(folder, 'Invitation from Ada Okafor for Mira Novak.alongside-invite')
    await writeFile(file, answer)
    await mira.app.kill()
    await mira.app.begin([file])
    await mira.app.holdWindow() // it would take the file in the page's place
    await mira.page.goto(mira.app.url)
    await accepting(mira.page).getByText('It answers your invitation to Ada Okafor.').waitFor()
    await accepting(mira.page).getByRole('button', { name: 'Accept', exact: true }).click()
    await accepting(mira.page).getByLabel('Passphrase').fill('not this one')
    await accepting(mira.page).getByRole('button', { name: 'Unlock' }).click()
    await accepting(mira.page).getByText('This is not the passphrase', { exact: false }).waitFor()
    await accepting(mira.page).getByLabel('Passphrase').fill(PASSPHRASE)
    await accepting(mira.page).getByRole('button', { name: 'Unlock' }).click()
    await accepting(mira.page).waitFor({ state: 'hidden' })
    await openPerson(mira.page, ADA)
    await sharing(mira.page).getByText('Not compared yet').waitFor()
  })

  test('G10 both see the same number and words, and note that they match', async () => {
    const seen = await number(mira.page)
    expect(seen).toBe(await number(ada.page))
    expect(seen.replaceAll(/\D/g, '')).toHaveLength(60)
    await sharing(mira.page).getByRole('button', { name: 'Safety number' }).click()
    const form = dialog(mira.page, 'Safety number')
    await form.getByRole('button', { name: 'They do not match' }).click()
    await form.getByText('Then do not share anything more with this pair.', { exact: false }).waitFor()
    await form.getByRole('button', { name: 'They match', exact: true }).click()
    await sharing(mira.page).getByText(/^Compared: /).waitFor()
    await undo(mira.page, 'Noted that they match')
    await sharing(mira.page).getByText('Not compared yet').waitFor()
  })

  test('B11 new keys of the same person are shown with both numbers and taken only when that is said', async () => {
    for (const { page } of [mira, ada]) await useFolder(page, folder)
    await openPerson(mira.page, ADA)
    await ada.app.kill()
    await ada.app.begin()
    await ada.page.goto(ada.app.url)
    await goTo(ada.page, 'Settings')
    await sharing(ada.page).getByRole('button', { name: 'Make new keys' }).click()
    const over = dialog(ada.page, 'Make new keys')
    await over.getByText('every pair ends', { exact: false }).waitFor()
    await over.getByLabel('New passphrase').fill(`${PASSPHRASE} again`)
    await over.getByRole('button', { name: 'Make new keys' }).click()
    await over.waitFor({ state: 'hidden' })
    await openPerson(ada.page, MIRA)
    await sharing(ada.page).getByRole('button', { name: 'Invite to share' }).click()
    const other = await shownInvitation(ada.page)
    await ada.page.keyboard.press('Escape')

    const before = await number(mira.page)
    await goTo(mira.page, 'People')
    await mira.page.getByRole('button', { name: 'Accept invitation' }).click()
    await pasteInvitation(mira.page, other)
    await accepting(mira.page).getByText('The keys of Ada Okafor are others than before.', { exact: false }).waitFor()
    expect(await accepting(mira.page).getByLabel('Sixty digits').count()).toBe(2)
    const barriers = new Barriers(mira.page)
    await barriers.look('changed keys')
    expect(barriers.found).toEqual([])
    await accepting(mira.page).getByRole('button', { name: 'Accept new keys' }).click()
    await accepting(mira.page).getByRole('button', { name: 'Done' }).click()

    // The answer need not be sent by hand: it lies in the folder that both have, is told of on Today, and offered with the person.
    await goTo(ada.page, 'Today')
    await region(ada.page, 'From the other side').getByRole('link', { name: /Mira Novak answered your invitation/ }).click()
    await sharing(ada.page).getByText('Mira Novak answered your invitation', { exact: false }).waitFor()
    await sharing(ada.page).getByText('You invited Mira.', { exact: false }).waitFor()
    await sharing(ada.page).getByRole('button', { name: 'Look at the answer' }).click()
    await accepting(ada.page).getByRole('button', { name: 'Accept', exact: true }).click()
    await sharing(ada.page).getByText('Not compared yet').waitFor()
    await expect.poll(() => sharing(ada.page).getByRole('button', { name: 'Look at the answer' }).count()).toBe(0)
    await mira.page.getByRole('link', { name: 'Ada Okafor' }).first().click()
    const after = await number(mira.page)
    expect(after).not.toBe(before)
    expect(after).toBe(await number(ada.page))
  })

  test('S09 ending a pair is taken back, and no screen of it stands in anybody’s way', async () => {
    await sharing(mira.page).getByRole('button', { name: 'More for sharing' }).click()
    await mira.page.getByRole('menuitem', { name: 'End sharing' }).click()
    await sharing(mira.page).getByRole('button', { name: 'Invite to share' }).waitFor()
    await undo(mira.page, 'You do not share with Ada Okafor any more.')
    await sharing(mira.page).getByText('Not compared yet').waitFor()
    await sharing(mira.page).getByText('Computers in this pair').click()
    const barriers = new Barriers(mira.page)
    await barriers.look('person')
    await sharing(mira.page).getByRole('button', { name: 'Show invitation' }).click()
    await mira.page.getByRole('img', { name: 'Invitation as a code to scan' }).waitFor()
    await barriers.look('invitation')
    await mira.page.keyboard.press('Escape')
    await sharing(mira.page).getByRole('button', { name: 'Safety number' }).click()
    await barriers.look('safety number')
    await mira.page.keyboard.press('Escape')
    await goTo(mira.page, 'Settings')
    await barriers.look('settings')
    expect(barriers.found).toEqual([])
  })
})
