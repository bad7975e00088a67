import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { App } from './kit/app'
import { barriers, Barriers } from './kit/axe'
import { forgiveTheEnd, openPage } from './kit/browser'
import { filesWith } from './kit/disk'
import { commit } from './kit/goals'
import { addPerson, introduceMe } from './kit/people'
import { dialog, goTo, message, region } from './kit/places'
import { end, isLive, quickAdd, startWith } from './kit/sessions'
import { MailServer } from './kit/smtp'
import { expect, test as plain } from './kit/test'

let outside = ''
beforeAll(async () => {
  outside = await mkdtemp(join(tmpdir(), 'alongside-outside-'))
  await mkdir(join(outside, 'bin'))
  // What the system opens is written down instead; a system that opens nothing says so.
  const opener = `#!/bin/sh\n[ -e '${join(outside, 'nothing opens')}' ] && exit 3\nprintf '%s\\n' "$1" >> '${join(outside, 'opened')}'\n`
  await writeFile(join(outside, 'bin', 'xdg-open'), opener)
  await chmod(join(outside, 'bin', 'xdg-open'), 0o755)
})
afterAll(() => rm(outside, { recursive: true, force: true }))

const test = plain.extend<{ app: App }>({
  app: [
    async ({ browser }, use) => {
      const app = await App.start({ environment: { PATH: `${join(outside, 'bin')}:${process.env.PATH}` } })
      const page = await openPage(browser)
      await page.goto(app.url)
      await introduceMe(page)
      await page.context().close()
      await use(app)
      await app.close()
    },
    { scope: 'file' },
  ],
})

const ada = { name: 'Ada Okafor', email: 'ada@example.org' }
const shared = (page: Page): Locator => page.getByRole('group', { name: 'Shared' })
const opened = async (): Promise<string> => (await readFile(join(outside, 'opened'), 'utf8').catch(() => '')).trim().split('\n').at(-1) ?? ''

/** The words of a mail, with its soft line ends taken back. */
const plainMail = (mail: string): string => Buffer.from(mail.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1').toString('utf8')

/** The words of a PDF. */
async function wordsOf(path: string): Promise<string> {
  const pdf = await getDocument({ data: new Uint8Array(await readFile(path)), isEvalSupported: false }).promise
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, at) => pdf.getPage(at + 1).then((page) => page.getTextContent())))
  return pages.flatMap((page) => page.items.map((item) => ('str' in item ? item.str : ''))).join(' ')
}

const savedPath = (share: Locator): Promise<string> => share.locator('code').innerText()

describe('for somebody without the app', () => {
  test('S46 S47 S50 nothing is shared at first; the agenda leaves as it was looked at, as a draft, a page, a PDF and text', async ({ app, page }) => {
    await addPerson(page, ada)
    await startWith(page, ada.name)
    await quickAdd(page, 'The quality of replies 👩‍👩‍👧 مرحبا')
    await quickAdd(page, 'Lead the retro', 'Goal')
    await commit(page, 'Lead the retro', 'Read the guide')
    await page.getByRole('textbox', { name: 'Your personal notes' }).click()
    await page.keyboard.type('canary-51e0 is between me and me')
    await page.getByText('Saved', { exact: true }).waitFor()
    expect(await shared(page).count()).toBe(0)

    await page.getByRole('button', { name: 'Share agenda' }).click()
    const share = dialog(page, 'Share agenda')
    const looks = share.frameLocator('iframe[title="What leaves"]')
    await looks.getByText('The quality of replies').waitFor()
    await looks.getByText('Lead the retro').first().waitFor()
    await share.getByText('To ada@example.org').waitFor()
    expect(await share.getByRole('button', { name: 'Send by mail' }).count()).toBe(0)
    expect(await barriers(page)).toEqual([])
    const all = new Barriers(page)
    await all.look('Share agenda')
    expect(all.found).toEqual([])

    await share.getByRole('button', { name: 'Open mail draft' }).click()
    await message(page, 'Mail draft opened, and noted as shared.').waitFor()
    await share.waitFor({ state: 'detached' })
    const draft = await opened()
    expect(draft).toMatch(/cache\/drafts\/Agenda.*\.eml$/)
    const mail = plainMail(await readFile(draft, 'latin1'))
    for (const held of ['X-Unsent: 1', '<ada@example.org>', 'The quality of replies 👩‍👩‍👧 مرحبا', 'Lead the retro', 'Read the guide', 'text/html']) expect(mail).toContain(held)
    expect(mail).not.toMatch(/User-Agent|X-Mailer/i)

    await page.getByRole('button', { name: 'Share agenda' }).click()
    await share.getByRole('button', { name: 'Save as HTML' }).click()
    await share.getByText('Saved as').waitFor()
    const html = await readFile(await savedPath(share), 'utf8')
    expect(html).toContain('The quality of replies 👩‍👩‍👧 مرحبا')
    expect(html).not.toMatch(/<script|src=/)

    await share.getByRole('button', { name: 'Save as PDF' }).click()
    await expect.poll(() => savedPath(share).catch(() => ''), { timeout: 60_000 }).toMatch(/\.pdf$/)
    const words = await wordsOf(await savedPath(share))
    expect(words).toContain('The quality of replies')
    expect(words).toContain('Lead the retro')
    expect(words.normalize('NFKC')).toMatch(/مرحبا|ابحرم/)

    await share.getByRole('button', { name: 'Copy text' }).click()
    await share.getByText('Text copied, and noted as shared.').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('- Lead the retro (Goal of Mira Kovač)')
    await share.getByRole('button', { name: 'Close' }).click()

    await shared(page).getByText(/Agenda shared Today/).waitFor()
    await shared(page).getByText('nothing changed since').waitFor()
    expect((await filesWith(app.home, 'canary-51e0')).filter((path) => !path.startsWith('data/personal.db'))).toEqual([])
    expect(await barriers(page)).toEqual([])
  })

  test('S49 S51 what changes afterwards is counted, and shared again; a share that came to nothing is taken back', async ({ page }) => {
    await startWith(page, ada.name)
    await quickAdd(page, 'One more point')
    await shared(page).getByText('1 change since').waitFor()
    await shared(page).getByRole('button', { name: 'Share again' }).click()
    const share = dialog(page, 'Share agenda')
    await share.frameLocator('iframe').getByText('One more point').waitFor()
    await share.getByRole('button', { name: 'Short mail, text only' }).click()
    await expect.poll(opened).toMatch(/^mailto:ada@example\.org\?body=.*One%20more%20point/)
    await shared(page).getByText('nothing changed since').waitFor()
    await message(page, 'Mail draft opened').first().getByRole('button', { name: 'Not sent after all' }).click()
    await shared(page).getByText('1 change since').waitFor()

    await page.getByRole('button', { name: 'Share agenda' }).click()
    await share.getByRole('button', { name: 'Save as HTML' }).click()
    await shared(page).getByText('nothing changed since').waitFor()
    await share.getByRole('button', { name: 'Not sent after all' }).click()
    await shared(page).getByText('1 change since').waitFor()
    await writeFile(join(outside, 'nothing opens'), '')
    await share.getByRole('button', { name: 'Open mail draft' }).click()
    await share.getByRole('alert').getByText(/No program of this computer opens mail drafts\. The draft is at .*\.eml/).waitFor()
    await rm(join(outside, 'nothing opens'))
    await shared(page).getByText('1 change since').waitFor()
    await share.getByRole('button', { name: 'Close' }).click()
  })

  test('S47 what was written since it was looked at does not leave before it is looked at', async ({ browser, app, page }) => {
    await startWith(page, ada.name)
    await page.getByRole('button', { name: 'Share agenda' }).click()
    const share = dialog(page, 'Share agenda')
    const looks = share.frameLocator('iframe[title="What leaves"]')
    await looks.getByText('One more point').waitFor()
    const beside = await openPage(browser)
    await beside.goto(app.url)
    await startWith(beside, ada.name)
    await quickAdd(beside, 'Written meanwhile')
    await beside.context().close()
    expect(await looks.getByText('Written meanwhile').count()).toBe(0)

    await share.getByRole('button', { name: 'Save as HTML' }).click()
    await share.getByRole('alert').getByText('This session changed since you looked.').waitFor()
    await looks.getByText('Written meanwhile').waitFor()
    await share.getByRole('button', { name: 'Save as HTML' }).click()
    await share.getByText('Saved as').waitFor()
    expect(await readFile(await savedPath(share), 'utf8')).toContain('Written meanwhile')
    await share.getByRole('button', { name: 'Close' }).click()
  })

  test('S50 it is written in the language that was chosen, and so is the next one', async ({ page }) => {
    await startWith(page, ada.name)
    await page.getByRole('button', { name: 'Share agenda' }).click()
    const share = dialog(page, 'Share agenda')
    const language = share.getByLabel('Language')
    await share.frameLocator('iframe').getByText('Mira’s notes').waitFor()
    expect(await language.inputValue()).toBe('en')
    await language.selectOption({ label: 'Français' })
    await share.frameLocator('iframe').getByText('Notes de Mira').waitFor()
    expect(await barriers(page)).toEqual([])
    await share.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('button', { name: 'Share agenda' }).click()
    await share.frameLocator('iframe').getByText('Notes de Mira').waitFor()
    await language.selectOption('en')
    await share.frameLocator('iframe').getByText('Mira’s notes').waitFor()
    await share.getByRole('button', { name: 'Close' }).click()
  })

  test('S48 S50 the recap of what came of it, with a file enclosed', async ({ app, page }) => {
    await startWith(page, ada.name)
    await isLive(page)
    const sessionFolder = async () => (await readdir(join(app.home, 'documents'), { recursive: true })).find((name) => /Sessions\/Ada Okafor\/[^/]+$/.test(name)) ?? ''
    await expect.poll(sessionFolder).not.toBe('')
    await writeFile(join(app.home, 'documents', await sessionFolder(), 'Plan.txt'), 'the plan itself')
    await region(page, 'Attachments').getByText('Plan.txt').waitFor()
    await end(page)
    expect(await page.getByRole('button', { name: 'Share agenda' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Share recap' }).click()
    const share = dialog(page, 'Share recap')
    await share.frameLocator('iframe').getByText('Plan.txt').waitFor()
    await share.getByRole('checkbox', { name: 'Enclose Plan.txt' }).check()
    await share.getByText('15 bytes enclosed, at most 15.7 MB.').waitFor()
    expect(await barriers(page)).toEqual([])
    await share.getByRole('button', { name: 'Open mail draft' }).click()
    await message(page, 'Mail draft opened').first().waitFor()
    const mail = await readFile(await opened(), 'utf8')
    expect(mail).toContain('filename="Plan.txt"')
    expect(mail).toContain(Buffer.from('the plan itself').toString('base64'))
    await shared(page).getByText(/Recap shared Today/).waitFor()
  })
})

describe('by a mail server of my own', () => {
  test('S50 off until it is set up; sends once, waits for the network, survives kill -9, and never sends twice', async ({ app, browser, page }) => {
    const server = await MailServer.listen()
    await goTo(page, 'Settings')
    const mail = region(page, 'Mail')
    await mail.getByRole('button', { name: 'Set up a mail server' }).click()
    const form = dialog(page, 'Set up a mail server')
    await form.getByRole('textbox', { name: 'Server' }).fill('mail.example.org')
    await form.getByRole('combobox', { name: 'Connection' }).selectOption('none')
    await form.getByRole('textbox', { name: 'Your mail address' }).fill('mira@example.org')
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText(/Without a seal everybody on the way could read along/).waitFor()
    expect(await barriers(page)).toEqual([])
    await form.getByRole('textbox', { name: 'Server' }).fill('127.0.0.1')
    await form.getByRole('textbox', { name: 'Port' }).fill(String(server.port))
    await form.getByRole('button', { name: 'Save' }).click()
    await mail.getByText('Mails from mira@example.org go out by 127.0.0.1.').waitFor()
    expect(server.connections).toBe(0)
    await mail.getByRole('button', { name: 'Send a test to myself' }).click()
    await message(page, 'The server took the test.').waitFor()
    expect(server.mails).toHaveLength(1)
    expect(await barriers(page)).toEqual([])

    await server.close() // the network goes
    await startWith(page, ada.name)
    await quickAdd(page, 'Sent from here')
    await page.getByRole('button', { name: 'Share agenda' }).click()
    await dialog(page, 'Share agenda').getByRole('button', { name: 'Send by mail' }).click()
    await message(page, 'The mail is on its way.').waitFor()
    await shared(page).getByText('the mail waits to be sent').waitFor()

    await app.kill()
    await page.context().close()
    forgiveTheEnd(page)
    await app.begin()
    const next = await MailServer.listen(server.port)
    const again = await openPage(browser)
    await again.goto(app.url)
    await goTo(again, 'Settings')
    const waiting = region(again, 'Mails on their way')
    await waiting.getByText(/The mail server could not be reached/).waitFor()
    expect(await barriers(again)).toEqual([])
    await waiting.getByRole('button', { name: 'Send again' }).click()
    await waiting.getByText('No mail waits.').waitFor()
    expect(next.mails).toHaveLength(1)
    expect(plainMail(next.mails[0] ?? '')).toContain('Sent from here')

    next.breaksAfterMail = true // it took the mail, and its answer never comes
    await startWith(again, ada.name)
    await again.getByRole('button', { name: 'Share agenda' }).click()
    await dialog(again, 'Share agenda').getByRole('button', { name: 'Send by mail' }).click()
    await shared(again).getByText('the mail may have been sent').waitFor()
    await app.crash()
    const last = await openPage(browser)
    await last.goto(app.url)
    await goTo(last, 'Settings')
    await region(last, 'Mails on their way').getByText(/May have been sent/).waitFor()
    expect(next.mails).toHaveLength(2)
    await region(last, 'Mails on their way').getByRole('button', { name: 'It has arrived' }).click()
    await region(last, 'Mails on their way').getByText('No mail waits.').waitFor()
    expect(next.mails).toHaveLength(2)
    await next.close()
    await again.context().close()
    await last.context().close()
  })
})
