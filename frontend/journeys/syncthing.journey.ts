import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, test } from 'vitest'
import { openBrowser } from './kit/browser'
import { filesBelow, filesWith } from './kit/disk'
import { commit } from './kit/goals'
import { write } from './kit/notes'
import { commonFolder, lookAt, meet, send, sideOf, useFolder, type Side } from './kit/pair'
import { dialog, goTo, region } from './kit/places'
import { attachFiles, end, quickAdd, startWith } from './kit/sessions'
import { Node } from './kit/syncthing'
import { expect } from './kit/test'

const LEAD = 'Mira Kovač'
const REPORTEE = 'Ada Okafor'
const RECORDING = 'Recording of the call.bin'
const PRIVATE = 'canary-5e20 is between me and me'

/** What the records of a region say on a screen, in their order. */
const records = (page: Page, place: string) => region(page, place).getByRole('listitem').allInnerTexts()

const box = (page: Page, place: string, text: string) => region(page, place).getByRole('checkbox', { name: text, exact: true })

describe('two people whose folders Syncthing keeps in step', () => {
  let browser: Browser
  let mira: Side
  let ada: Side
  let hers: Node // beside Mira
  let theirs: Node // beside Ada
  const folders: string[] = []
  const recording = randomBytes(6 << 20)

  beforeAll(async () => {
    browser = await openBrowser()
    folders.push(await commonFolder(), await commonFolder(), await mkdtemp(join(tmpdir(), 'alongside-outside-')))
    const [here = '', there = ''] = folders
    ;[[hers, theirs], mira, ada] = await Promise.all([Node.pair(here, there), sideOf(browser, LEAD, REPORTEE, 'my reportee'), sideOf(browser, REPORTEE, LEAD, 'my manager')])
  })

  afterEach(({ task }) => lookAt(task, { mira, ada }))

  afterAll(async () => {
    await Promise.all([hers, theirs, mira?.app, ada?.app].map((each) => each?.close()))
    await browser?.close()
    await Promise.all(folders.map((each) => rm(each, { recursive: true, force: true })))
  })

  test('G10 they meet, each with an exchange folder of their own', async () => {
    await meet(mira, ada, { lead: LEAD, reportee: REPORTEE })
    await useFolder(mira.page, hers.folder)
    await useFolder(ada.page, theirs.folder)
    await goTo(ada.page, 'Today')
  })

  test('S47 S31 S35 S38 B7 the agenda arrives whole, though a node is killed in the transfer of its attachment', async () => {
    await startWith(mira.page, REPORTEE)
    await quickAdd(mira.page, 'How the retro went')
    await quickAdd(mira.page, 'Lead the next retro', 'Goal')
    await commit(mira.page, 'Lead the next retro', 'Ask two colleagues')
    await mira.page.getByRole('button', { name: 'Add action item', exact: true }).first().click()
    const action = dialog(mira.page, 'Add action item')
    await action.getByRole('textbox', { name: 'Action item' }).fill('Call the customer')
    await action.getByRole('textbox', { name: 'Due' }).fill('tomorrow')
    await action.getByRole('button', { name: 'Add', exact: true }).click()
    await box(mira.page, 'Open action items', 'Call the customer').waitFor()
    await region(mira.page, 'Kudos').getByRole('button', { name: 'Give kudos' }).click()
    const kudos = dialog(mira.page, 'Give kudos')
    await kudos.getByRole('textbox', { name: 'What did Ada do well?' }).fill('Stayed with the customer until it worked.')
    await kudos.getByRole('button', { name: 'Give', exact: true }).click()
    const file = join(folders[2] ?? '', RECORDING)
    await writeFile(file, recording)
    await attachFiles(mira.page, [file])
    await region(mira.page, 'Attachments').getByText(RECORDING).waitFor()

    await theirs.limit(2 << 10)
    await send(mira.page, 'Share agenda', 'Ada', [RECORDING])
    await theirs.inTransfer(1 << 20)
    await theirs.kill()
    const come = await filesBelow(theirs.folder)
    expect(come.filter((path) => path.endsWith('.alongside-blob') && !path.includes('.syncthing.')), 'it was killed after the transfer').toEqual([])
    await theirs.begin()
    await theirs.limit(0)
    await theirs.connected()

    await region(ada.page, 'From the other side').getByRole('link', { name: /Mira Kovač shared the agenda of/ }).click()
    await region(ada.page, "Mira's notes").getByText('How the retro went').waitFor()
    await box(ada.page, 'Goals', 'Ask two colleagues').waitFor()
    await box(ada.page, 'Open action items', 'Call the customer').waitFor()
    await region(ada.page, 'Kudos').getByText('Stayed with the customer until it worked.').waitFor()
    await region(ada.page, 'Attachments').getByRole('button', { name: RECORDING, exact: true }).waitFor()
  })

  test('S09 S43 S12 G25 the other side adds, checks off, acknowledges and sends back; what is personal stays', async () => {
    await quickAdd(ada.page, 'I would like to talk about on-call')
    await ada.page.getByRole('textbox', { name: 'Your personal notes' }).click()
    await ada.page.keyboard.type(PRIVATE)
    await ada.page.getByText('Saved', { exact: true }).waitFor()
    await box(ada.page, 'Open action items', 'Call the customer').click()
    await box(ada.page, 'Completed since last session', 'Call the customer').waitFor()
    await region(ada.page, 'From Mira').getByRole('button', { name: 'Acknowledge' }).click()
    const answer = dialog(ada.page, 'Acknowledge')
    await answer.getByRole('textbox', { name: 'Comment (optional)' }).fill('See you at ten')
    await answer.getByRole('button', { name: 'Acknowledge' }).click()
    await region(ada.page, 'From Mira').waitFor({ state: 'detached' })
    await send(ada.page, 'Share agenda', 'Mira')

    await region(mira.page, "Ada's notes").getByText('I would like to talk about on-call').waitFor()
    await box(mira.page, 'Completed since last session', 'Call the customer').waitFor()
    await region(mira.page, 'Completed since last session').getByText('Done by Ada Okafor').waitFor()
    await mira.page.getByRole('group', { name: 'Shared' }).getByText('See you at ten').waitFor()
  })

  test('B7 what both share while no node runs is delivered once they do', async () => {
    await Promise.all([hers.kill(), theirs.kill()])
    const [there, here] = [await readdir(theirs.folder, { recursive: true }), await readdir(hers.folder, { recursive: true })]
    await quickAdd(mira.page, 'Thought of on the train')
    await send(mira.page, 'Share agenda', 'Ada')
    await quickAdd(ada.page, 'Thought of in the tunnel')
    await send(ada.page, 'Share agenda', 'Mira')
    expect(await readdir(theirs.folder, { recursive: true })).toHaveLength(there.length + 1)
    expect(await readdir(hers.folder, { recursive: true })).toHaveLength(here.length + 1)
    await Promise.all([hers.begin(), theirs.begin()])
    await Promise.all([hers.connected(), theirs.connected()]) // they try anew after some seconds where both began at once
    await region(ada.page, "Mira's notes").getByText('Thought of on the train').waitFor()
    await region(mira.page, "Ada's notes").getByText('Thought of in the tunnel').waitFor()
  })

  test('S48 S49 S51 the recap follows, and what changed stands with the text before', async () => {
    await region(ada.page, 'From Mira').getByRole('button', { name: 'Mark as read' }).click()
    await write(mira.page, 'How the retro went')
    await mira.page.keyboard.press('ControlOrMeta+End')
    await mira.page.keyboard.type(', and what comes next')
    await mira.page.keyboard.press('ControlOrMeta+Enter')
    await end(mira.page)
    await send(mira.page, 'Share recap', 'Ada')
    const changed = region(ada.page, "Mira's notes")
    await changed.getByText('How the retro went, and what comes next').waitFor()
    await changed.getByRole('button', { name: /^Changed/ }).click()
    await ada.page.getByText('How the retro went', { exact: true }).waitFor()
    await ada.page.keyboard.press('Escape')
  })

  test('S09 S12 G10 both windows show the same records, the same bytes lie on both disks, and nothing personal left', async () => {
    await region(mira.page, 'From Ada').getByRole('button', { name: 'Mark as read' }).click()
    await region(ada.page, 'From Mira').getByRole('button', { name: 'Mark as read' }).click()
    for (const { page } of [mira, ada]) await page.getByText(/^(New|Changed)$/).first().waitFor({ state: 'detached' })
    const shown = [['My notes', "Mira's notes"], ["Ada's notes", 'My notes'], ...['Goals', 'Completed since last session', 'Kudos', 'Attachments'].map((name) => [name, name] as const)] as const
    for (const [here, there] of shown) {
      const seen = await records(mira.page, here)
      expect(seen.length, here).toBeGreaterThan(0)
      expect((await records(ada.page, there)).map((each) => each.replace(LEAD, 'me')), there).toEqual(seen)
    }
    expect(await records(mira.page, 'My notes')).toEqual(['How the retro went, and what comes next', 'Thought of on the train'])
    expect(await records(ada.page, 'My notes')).toEqual(['I would like to talk about on-call', 'Thought of in the tunnel'])

    for (const { app } of [mira, ada]) {
      const found = (await filesBelow(app.home)).filter((path) => path.endsWith(RECORDING))
      expect(found).toHaveLength(1)
      expect(recording.equals(await readFile(join(app.home, found[0] ?? '')))).toBe(true)
    }
    expect(await filesWith(join(ada.app.home, 'data'), PRIVATE)).not.toEqual([])
    expect(await mira.page.locator('body').innerText()).not.toContain(PRIVATE)
    for (const folder of [mira.app.home, hers.folder, theirs.folder]) expect(await filesWith(folder, PRIVATE)).toEqual([])
  })
})
