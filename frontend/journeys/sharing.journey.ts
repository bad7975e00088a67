import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { barriers } from './kit/axe'
import { openBrowser } from './kit/browser'
import { filesBelow } from './kit/disk'
import { goal } from './kit/goals'
import { commonFolder, lookAt, meet, openPerson, PASSPHRASE, send, sideOf, useFolder, type Side } from './kit/pair'
import { dialog, goTo, message, region, undo } from './kit/places'
import { attachFiles, end, quickAdd, startWith } from './kit/sessions'
import { expect } from './kit/test'

type Bound = {
  go: { folders: { Files: { In: (place: object) => Promise<{ path: string }> } } }
  runtime: { EventsEmit: (name: string, ...values: unknown[]) => void }
}

const LEAD = 'Mira Kovač'
const REPORTEE = 'Ada Okafor'

describe('two people with a copy each', () => {
  let browser: Browser
  let mira: Side
  let ada: Side
  let folder = ''
  let pack = ''

  beforeAll(async () => {
    browser = await openBrowser()
    mira = await sideOf(browser, LEAD, REPORTEE, 'my reportee')
    ada = await sideOf(browser, REPORTEE, LEAD, 'my manager')
  })

  afterEach(({ task }) => lookAt(task, { mira, ada }))

  afterAll(async () => {
    await Promise.all([mira.app.close(), ada.app.close()])
    await browser.close()
    await rm(folder, { recursive: true, force: true })
  })

  test('G10 they meet by an invitation and its answer, and compare what they see', async () => {
    await meet(mira, ada, { lead: LEAD, reportee: REPORTEE })
    expect(await barriers(mira.page)).toEqual([])
    const seen: string[] = []
    for (const { page } of [mira, ada]) {
      await region(page, 'Sharing').getByRole('button', { name: 'Safety number' }).click()
      const shown = dialog(page, 'Safety number')
      seen.push((await shown.getByLabel('Sixty digits').textContent()) ?? '')
      expect(await barriers(page)).toEqual([])
      await shown.getByRole('button', { name: 'They match' }).click()
      await region(page, 'Sharing').getByText('Compared: Today').waitFor()
    }
    expect(seen[0]).toHaveLength(60)
    expect(seen[0]).toBe(seen[1])
  })

  test('S46 S47 nothing is visible before the agenda is shared; then it is there', async () => {
    folder = await commonFolder()
    await useFolder(mira.page, folder)
    await useFolder(ada.page, folder)
    expect(await barriers(ada.page)).toEqual([])
    await goTo(ada.page, 'Today')

    await startWith(mira.page, REPORTEE)
    await quickAdd(mira.page, 'How the retro went')
    await quickAdd(mira.page, 'Lead the next retro', 'Goal')
    await mira.page.getByRole('button', { name: 'Share agenda' }).click()
    const share = dialog(mira.page, 'Share agenda')
    await share.getByText(/^Exactly what leaves/).click()
    await share.getByText('How the retro went').waitFor()
    expect(await barriers(mira.page)).toEqual([])
    await share.getByRole('button', { name: 'Send to Ada’s copy' }).click()
    await share.getByText('On its way to Ada through your exchange folder.').waitFor()
    await share.getByRole('button', { name: 'Close' }).click()

    const told = message(ada.page, /Mira Kovač shared the agenda of/)
    await told.waitFor()
    await region(ada.page, 'From the other side').getByRole('link', { name: /Mira Kovač shared the agenda of/ }).click()
    await told.waitFor({ state: 'detached', timeout: 4_000 }) // long before it would go by itself
    await region(ada.page, "Mira's notes").getByText('How the retro went').waitFor()
    await region(ada.page, 'Goals').getByText('Lead the next retro').waitFor()
    await region(ada.page, 'From Mira').getByText('Mira shared this with you. All of it is new.').waitFor()
    expect(await barriers(ada.page)).toEqual([])
  })

  test('S09 S43 G25 the other side adds, acknowledges and sends back', async () => {
    await region(ada.page, 'From Mira').getByRole('button', { name: 'Acknowledge' }).click()
    const answer = dialog(ada.page, 'Acknowledge')
    await answer.getByRole('textbox', { name: 'Comment (optional)' }).fill('See you at ten')
    await answer.getByRole('button', { name: 'Acknowledge' }).click()
    await region(ada.page, 'From Mira').waitFor({ state: 'detached' })
    await quickAdd(ada.page, 'I would like to talk about on-call')
    await send(ada.page, 'Share agenda', 'Mira')

    await region(mira.page, "Ada's notes").getByText('I would like to talk about on-call').waitFor()
    await region(mira.page, "Ada's notes").getByText('New', { exact: true }).waitFor()
    await region(mira.page, 'From Ada').waitFor()
  })

  test('S48 S49 the recap follows, and what changed is marked with what stood there before', async () => {
    const note = region(mira.page, 'My notes').getByText('How the retro went')
    await note.click()
    await mira.page.keyboard.press('End')
    await mira.page.keyboard.type(', and what comes next')
    await mira.page.keyboard.press('ControlOrMeta+Enter')
    await end(mira.page)
    await send(mira.page, 'Share recap', 'Ada')

    const theirs = region(ada.page, "Mira's notes")
    await theirs.getByText('How the retro went, and what comes next').waitFor()
    await theirs.getByRole('button', { name: /^Changed/ }).click()
    await ada.page.getByText('How the retro went', { exact: true }).waitFor()
    await ada.page.keyboard.press('Escape')
    await region(ada.page, 'From Mira').getByRole('button', { name: 'Mark as read' }).click()
    await theirs.getByRole('button', { name: /^Changed/ }).waitFor({ state: 'detached' })
  })

  test('G10 a file that is ticked travels along and lands in the other one’s folder, named as it was', async () => {
    await startWith(mira.page, REPORTEE)
    await quickAdd(mira.page, 'The plan is attached')
    const file = join(await commonFolder(), 'Plan for Q1.txt')
    await writeFile(file, 'what we do')
    await attachFiles(mira.page, [file])
    await region(mira.page, 'Attachments').getByText('Plan for Q1.txt').waitFor()
    await mira.page.getByRole('button', { name: 'Share agenda' }).click()
    const share = dialog(mira.page, 'Share agenda')
    await share.getByRole('checkbox', { name: /Plan for Q1.txt/ }).click()
    await share.getByText(/^Exactly what leaves/).click()
    await share.getByRole('listitem').filter({ hasText: 'Attachment' }).getByText('Plan for Q1.txt').waitFor()
    await share.getByRole('button', { name: 'Send to Ada’s copy' }).click()
    await share.getByText('On its way to Ada').waitFor()
    await share.getByRole('button', { name: 'Close' }).click()
    await message(ada.page, /Mira Kovač shared the agenda/).getByRole('button', { name: 'Open' }).click()
    await region(ada.page, "Mira's notes").getByText('The plan is attached').waitFor()
    await region(ada.page, 'Attachments').getByText('Plan for Q1.txt').waitFor()
    expect(await barriers(ada.page)).toEqual([])
  })

  test('F23 F30 what a commitment is about opens on the other side, and its file when that is ticked', async () => {
    const library = join(mira.app.home, 'documents', 'Alongside', 'Library')
    await goTo(mira.page, 'Library')
    await expect.poll(() => existsSync(library)).toBe(true)
    await writeFile(join(library, 'How to listen.md'), '# Listen first')
    await mira.page.getByRole('button', { name: 'Open How to listen', exact: true }).waitFor()
    await startWith(mira.page, REPORTEE)
    await quickAdd(mira.page, 'Listen more', 'Goal')
    await goal(mira.page, 'Listen more').getByRole('button', { name: 'Add content' }).click()
    const select = dialog(mira.page, 'Select content')
    await select.getByRole('option', { name: /How to listen/ }).click()
    await select.getByRole('button', { name: 'Select' }).click()
    await goal(mira.page, 'Listen more').getByRole('button', { name: 'Open How to listen' }).waitFor()
    await mira.page.getByRole('button', { name: 'Share agenda' }).click()
    const share = dialog(mira.page, 'Share agenda')
    await region(share, 'Files of what you talk about').getByRole('checkbox', { name: 'Send How to listen.md along' }).click()
    await share.getByText(/^Exactly what leaves/).click()
    await share.getByText('About: How to listen · How to listen.md').waitFor()
    await share.getByRole('listitem').filter({ hasText: 'Attachment' }).getByText('How to listen.md').waitFor()
    expect(await barriers(mira.page)).toEqual([])
    await share.getByRole('button', { name: 'Send to Ada’s copy' }).click()
    await share.getByText('On its way to Ada').waitFor()
    await share.getByRole('button', { name: 'Close' }).click()
    await region(ada.page, 'Goals').getByRole('button', { name: 'Open How to listen' }).click()
    await dialog(ada.page, 'Preview').getByRole('heading', { name: 'Listen first' }).waitFor()
    await ada.page.keyboard.press('Escape')
    await dialog(ada.page, 'Preview').waitFor({ state: 'detached' })
  })

  test('G10 an attachment that was edited arrives as its newest version, with the earlier one behind it', async () => {
    const sessionFolder = () => mira.page.evaluate(() => (window as unknown as Bound).go.folders.Files.In({ kind: 'session', id: location.hash.split('/')[2] ?? '' }).then(({ path }) => path))
    await writeFile(join(await sessionFolder(), 'Plan for Q1.txt'), 'what we do, and why')
    await region(mira.page, 'Attachments').getByText('19 bytes').waitFor()
    await mira.page.getByRole('button', { name: 'Share agenda' }).click()
    const share = dialog(mira.page, 'Share agenda')
    await share.getByRole('checkbox', { name: /Plan for Q1.txt/ }).click()
    await share.getByRole('button', { name: 'Send to Ada’s copy' }).click()
    await share.getByText('On its way to Ada').waitFor()
    await share.getByRole('button', { name: 'Close' }).click()
    const files = region(ada.page, 'Attachments').getByRole('listitem')
    await files.filter({ hasText: 'Plan for Q1 (earlier version).txt' }).getByText('Earlier version, replaced: Today').waitFor()
    await files.filter({ hasText: '19 bytes' }).getByText('Plan for Q1.txt', { exact: true }).waitFor()
    expect(await barriers(ada.page)).toEqual([])
  })

  test('G10 without a folder the pack goes as text, is pasted, and is the same pack the second time', async () => {
    await goTo(mira.page, 'Settings')
    await region(mira.page, 'Sharing').getByRole('button', { name: 'Use none' }).click()
    await region(mira.page, 'Sharing').getByRole('button', { name: 'Choose a folder' }).waitFor()
    await startWith(mira.page, REPORTEE)
    await quickAdd(mira.page, 'By mail this time')
    await mira.page.getByRole('button', { name: 'Share agenda' }).click()
    const share = dialog(mira.page, 'Share agenda')
    await share.getByRole('button', { name: 'Send to Ada’s copy' }).click()
    await share.getByText('The pack is made.').waitFor()
    await share.getByRole('button', { name: 'Copy pack as text' }).click()
    const copied = () => mira.page.evaluate(() => navigator.clipboard.readText())
    await expect.poll(copied).toContain('END AGE ENCRYPTED FILE')
    const text = await copied()
    await share.getByRole('button', { name: 'Close' }).click()
    for (const said of [/Taken over/, /was here before/]) {
      await goTo(ada.page, 'Settings')
      await region(ada.page, 'Sharing').getByRole('button', { name: 'Open a pack' }).click()
      const form = dialog(ada.page, 'Open a pack')
      await form.getByRole('textbox', { name: 'Pack as text' }).fill('Hello Ada,\n\n> ' + text.replaceAll('\n', '\n> '))
      await form.getByRole('button', { name: 'Take it over' }).click()
      await message(ada.page, said).waitFor()
      await region(ada.page, "Mira's notes").getByText('By mail this time').waitFor()
    }
    await goTo(ada.page, 'Settings')
    await region(ada.page, 'Sharing').getByRole('button', { name: 'Open a pack' }).click()
    const form = dialog(ada.page, 'Open a pack')
    await form.getByRole('textbox', { name: 'Pack as text' }).fill(text.slice(0, 300))
    await form.getByRole('button', { name: 'Take it over' }).click()
    await form.getByText('This pack has not arrived wholly yet.').waitFor()
    await ada.page.keyboard.press('Escape')
  })

  test('G10 after kill -9 the keys are locked, what arrives waits, and is there once they are unlocked', async () => {
    await useFolder(mira.page, folder)
    await ada.app.crash()
    await ada.page.goto(ada.app.url)
    await ada.page.getByText('The keys for sharing are locked.').waitFor()
    const before = await filesBelow(folder)
    await startWith(mira.page, REPORTEE)
    await quickAdd(mira.page, 'While you were away')
    await send(mira.page, 'Share agenda', 'Ada')
    await goTo(ada.page, 'Settings')
    await ada.page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
    await ada.page.getByRole('button', { name: 'Unlock' }).click()
    await ada.page.getByText('The keys for sharing are made, and kept in a file').waitFor()
    await goTo(ada.page, 'Today')
    await region(ada.page, 'From the other side').getByRole('link').first().click()
    await region(ada.page, "Mira's notes").getByText('While you were away').waitFor()
    pack = (await filesBelow(folder)).find((path) => !before.includes(path)) ?? ''
  })

  test('G10 a pack that is dropped onto the window is opened from any screen, and becomes no attachment', async () => {
    await goTo(ada.page, 'Goals')
    await ada.page.evaluate((path) => (window as unknown as Bound).runtime.EventsEmit('wails:file-drop', 400, 300, [path]), join(folder, pack))
    await message(ada.page, /was here before/).waitFor()
    await region(ada.page, "Mira's notes").getByText('While you were away').waitFor()
    expect(await region(ada.page, 'Attachments').getByText('.alongside').count()).toBe(0)
  })

  test('their words stay theirs, and ending a pair can be taken back', async () => {
    await region(ada.page, "Mira's notes").getByText('While you were away').hover()
    expect(await region(ada.page, "Mira's notes").getByRole('button', { name: 'More for this note' }).count()).toBe(0)
    await openPerson(ada.page, LEAD)
    const sharing = region(ada.page, 'Sharing')
    await sharing.getByRole('button', { name: 'More for sharing' }).click()
    await ada.page.getByRole('menuitem', { name: 'End sharing' }).click()
    await sharing.getByRole('button', { name: 'Invite to share' }).waitFor()
    await undo(ada.page, /You do not share with/)
    await sharing.getByText('Compared: Today').waitFor()
  })
})
