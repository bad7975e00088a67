import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, test } from 'vitest'
import { forgive, openBrowser } from './kit/browser'
import { Canary, hostileLines, hostileTexts, watchPolicy } from './kit/canary'
import { commit } from './kit/goals'
import { commonFolder, lookAt, meet, openPerson, send, sideOf, useFolder, type Side } from './kit/pair'
import { dialog, goTo, region, reload } from './kit/places'
import { attachFiles, end, quickAdd, startWith, titleBox } from './kit/sessions'
import { expect } from './kit/test'

const LEAD = 'Mira <img src=x onerror=hit=1>'
const REPORTEE = 'Ada <svg/onload=hit=1>'
const PICTURE = /onerror=hit=1.* plan\.svg$/ // what no disk takes is taken out of it
const PAGE = /page\.html$/

type Bound = { go: { coaching: { Notes: { In: (id: string) => Promise<{ sideId: string }[]>; Add: (id: string, side: string, text: string) => Promise<unknown> } } } }

/** Writes notes past the editor, as a program of somebody else may, beside one that stands there already. */
const writeNotes = (page: Page, texts: string[]): Promise<void> =>
  page.evaluate(async (all) => {
    const { Notes } = (window as unknown as Bound).go.coaching
    const session = location.hash.split('/')[2] ?? ''
    const [first] = await Notes.In(session)
    for (const text of all) await Notes.Add(session, first?.sideId ?? '', text)
  }, texts)

/** Nothing of a text became part of the page, and no address in it can be followed but those of the web and of mail. */
async function isInert(page: Page): Promise<void> {
  expect(await page.locator('main :is(script, iframe, object, embed, image), main :is([onerror], [onload])').count()).toBe(0)
  const addresses = await page.locator('main :is(a, img)').evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? each.getAttribute('src') ?? ''))
  expect(addresses.filter((each) => !/^(#|https?:|mailto:|blob:|\/)/.test(each))).toEqual([])
}

describe('somebody who shares means harm', () => {
  let browser: Browser
  let canary: Canary
  let mira: Side
  let ada: Side
  let folder = ''
  let outside = ''
  const told: string[][] = []

  beforeAll(async () => {
    browser = await openBrowser()
    canary = await Canary.listen()
    folder = await commonFolder()
    outside = await mkdtemp(join(tmpdir(), 'alongside-outside-'))
    ;[mira, ada] = await Promise.all([sideOf(browser, LEAD, REPORTEE, 'my reportee'), sideOf(browser, REPORTEE, LEAD, 'my manager')])
    for (const { page } of [mira, ada]) {
      told.push(await watchPolicy(page))
      await reload(page)
    }
  })

  afterEach(async ({ task }) => {
    await lookAt(task, { mira, ada })
    expect.soft(canary.asked, 'the canary was asked').toEqual([])
    expect.soft(told.flat(), 'what was refused').toEqual([])
  })

  afterAll(async () => {
    await Promise.all([mira?.app.close(), ada?.app.close(), canary?.close()])
    await browser?.close()
    await Promise.all([folder, outside].map((each) => rm(each, { recursive: true, force: true })))
  })

  test('the trap springs: who asks is heard, and what a page refuses or runs is told', async () => {
    await fetch(`${canary.url}/control`)
    expect(canary.asked.splice(0)).toEqual(['/control'])
    await ada.page.evaluate((address) => {
      Object.assign(window, { hit: 1 })
      new Image().src = address
    }, canary.url)
    await expect.poll(() => told.flat().length).toBe(2)
    expect(told.flatMap((each) => each.splice(0))).toEqual(['something foreign ran', expect.stringMatching(/^img-src refused/)])
    forgive(ada.page, /Content Security Policy/)
  })

  test('C3 G10 they meet', async () => {
    await meet(mira, ada, { lead: LEAD, reportee: REPORTEE })
    for (const { page } of [mira, ada]) await useFolder(page, folder)
    await goTo(ada.page, 'Today')
  })

  test('C3 what arrives is text in every place: title, tag, notes, goal, commitment, action, kudos, attachment', async () => {
    const [image = '', script = '', svg = '', frame = '', style = '', remote = '', address = ''] = hostileLines(canary.url)
    await startWith(mira.page, 'Ada')
    await titleBox(mira.page).fill(svg)
    await titleBox(mira.page).press('Enter')
    await mira.page.getByRole('textbox', { name: 'Add tags' }).fill('<img src=x onerror=hit=1>')
    await mira.page.keyboard.press('Enter')
    await quickAdd(mira.page, 'a note to begin with')
    await writeNotes(mira.page, hostileTexts(canary.url))
    await quickAdd(mira.page, image, 'Goal')
    await commit(mira.page, image, frame)
    await mira.page.getByRole('button', { name: 'Add action item', exact: true }).first().click()
    const action = dialog(mira.page, 'Add action item')
    await action.getByRole('textbox', { name: 'Action item' }).fill(address)
    await action.getByRole('button', { name: 'Add', exact: true }).click()
    await action.waitFor({ state: 'hidden' })
    await region(mira.page, 'Kudos').getByRole('button', { name: 'Give kudos' }).click()
    const kudos = dialog(mira.page, 'Give kudos')
    await kudos.getByRole('textbox', { name: /^What did .* do well\?$/ }).fill(`${script} ${style} ${remote}`)
    await kudos.getByRole('button', { name: 'Give', exact: true }).click()
    const files = [
      ['a <img src=x onerror=hit=1> & plan.svg', `<svg xmlns="http://www.w3.org/2000/svg" onload="hit=1"><image href="${canary.url}/file"/><script>hit=1;fetch('${canary.url}/fetch')</script></svg>`],
      ['page.html', hostileLines(canary.url).join('\n')],
    ] as const
    for (const [name, content] of files) await writeFile(join(outside, name), content)
    await attachFiles(mira.page, files.map(([name]) => join(outside, name)))
    for (const name of [PICTURE, PAGE]) await region(mira.page, 'Attachments').getByRole('button', { name }).first().waitFor()
    await send(mira.page, 'Share agenda', 'Ada', [PICTURE, PAGE])
    await isInert(mira.page)

    await region(ada.page, 'From the other side').getByRole('link').first().click()
    const notes = region(ada.page, "Mira's notes")
    await notes.getByText('a note to begin with').waitFor()
    await notes.getByText(image, { exact: true }).waitFor()
    // What stands very deep is there, though no width is left for it.
    for (const last of ['level 199', 'deep quote', 'deep link', 'deep marks', 'the end x']) await notes.getByText(last).first().waitFor({ state: 'attached' })
    await region(ada.page, 'Goals').getByText(image).first().waitFor()
    await region(ada.page, 'Goals').getByText(frame).first().waitFor()
    await region(ada.page, 'Open action items').getByText(address).first().waitFor()
    await region(ada.page, 'Kudos').getByText(script, { exact: false }).waitFor()
    await isInert(ada.page)
  })

  test('C3 C4 no attachment that arrives draws its own markup', async () => {
    for (const name of [PICTURE, PAGE]) {
      await region(ada.page, 'Attachments').getByRole('button', { name }).first().click()
      const look = dialog(ada.page, 'Preview')
      await look.getByText(name).first().waitFor()
      expect(await look.locator('svg image, iframe, object, script').count()).toBe(0)
      await ada.page.keyboard.press('Escape')
      await look.waitFor({ state: 'hidden' })
    }
  })

  test('C3 what is sent back is text too: a comment and a note, and so is what was shared with others', async () => {
    const [image = ''] = hostileLines(canary.url)
    await region(ada.page, 'From Mira').getByRole('button', { name: 'Acknowledge' }).click()
    const answer = dialog(ada.page, 'Acknowledge')
    await answer.getByRole('textbox', { name: 'Comment (optional)' }).fill(image)
    await answer.getByRole('button', { name: 'Acknowledge' }).click()
    await answer.waitFor({ state: 'hidden' })
    await send(ada.page, 'Share agenda', 'Mira')
    await mira.page.getByRole('group', { name: 'Shared' }).getByText(image).waitFor()
    await isInert(mira.page)
    await end(mira.page)
    await send(mira.page, 'Share recap', 'Ada')
    await ada.page.getByText('This session has ended').waitFor()
  })

  test('C3 an import brings text, and nothing else', async () => {
    const lines = hostileLines(canary.url)
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    const path = join(outside, 'feedback.csv')
    await writeFile(path, ['agent,date,comment,customer', ...lines.map((line) => [REPORTEE, '2026-02-02', line, line].map(quoted).join(','))].join('\n'))
    await openPerson(mira.page, REPORTEE)
    await region(mira.page, 'Feedback').getByRole('button', { name: 'Import' }).click()
    const form = dialog(mira.page, 'Import from a file')
    await form.getByRole('textbox', { name: 'File' }).fill(path)
    await form.getByRole('button', { name: 'Continue' }).click()
    await form.getByRole('button', { name: 'Import', exact: true }).click()
    await form.getByText(`Added: ${lines.length}`).waitFor()
    await form.getByRole('button', { name: 'Done' }).click()
    await region(mira.page, 'Feedback').getByText(lines[0] ?? '', { exact: false }).first().waitFor()
    await isInert(mira.page)
  })

  test('C3 no screen of either side runs, loads or links it', async () => {
    for (const { page } of [mira, ada]) {
      for (const place of ['Today', 'One-to-Ones', 'People', 'Goals', 'Stream', 'Evidence Portfolio', 'Library', 'Settings'] as const) {
        await goTo(page, place)
        await isInert(page)
      }
    }
  })
})
