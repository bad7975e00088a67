import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, normalize } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { App } from './kit/app'
import { barriers, Barriers } from './kit/axe'
import { forgive, openPage } from './kit/browser'
import { lockedPdf, pdf, png, wav, webm } from './kit/files'
import { introduceMe } from './kit/people'
import { choose, chooseLast, dialog, menuHasFocus, message, region, reload, undo } from './kit/places'
import { attachFiles, startWith, startWithNew } from './kit/sessions'
import { expect, test as plain } from './kit/test'

let outside = ''
beforeAll(async () => {
  outside = await mkdtemp(join(tmpdir(), 'alongside-outside-'))
  await mkdir(join(outside, 'bin'))
  // What the system opens is written down instead.
  await writeFile(join(outside, 'bin', 'xdg-open'), `#!/bin/sh\nprintf '%s\\n' "$1" >> '${join(outside, 'opened')}'\n`)
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

/** A file that lies somewhere else on the disk. */
async function made(name: string, content: string | Buffer): Promise<string> {
  const path = join(outside, name)
  await writeFile(path, content)
  return path
}

const attachments = (page: Page): Locator => region(page, 'Attachments')
const row = (page: Page, name: string): Locator => attachments(page).getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) })

type Bound = { folders: { Files: { In: (place: object) => Promise<{ path: string }> } }; main: { App: { ChooseFiles: () => Promise<string[]> } } }

/** Where the folder of the session lies that is shown. */
async function folderOf(page: Page): Promise<string> {
  const find = () => page.evaluate(() => (window as unknown as { go: Bound }).go.folders.Files.In({ kind: 'session', id: location.hash.split('/')[2] ?? '' }).then(({ path }) => path))
  await expect.poll(find).not.toBe('')
  return find()
}

/** Drops files from outside onto the window, as Wails tells the page of it. */
const drop = (page: Page, paths: string[]): Promise<void> =>
  page.evaluate((all) => (window as unknown as { runtime: { EventsEmit: (name: string, ...values: unknown[]) => void } }).runtime.EventsEmit('wails:file-drop', 400, 300, all), paths)

async function act(page: Page, name: string, what: string): Promise<void> {
  await row(page, name).hover()
  await choose(page, row(page, name).getByRole('button', { name: `More about ${name}` }), what)
}

const looking = (page: Page): Locator => dialog(page, 'Preview')

describe('attaching', () => {
  test('S31 files are attached by the button and by a drop, and lie in an ordinary folder', async ({ page }) => {
    await startWithNew(page, 'Anna Attach')
    await attachments(page).getByText('No files yet. Drop some into the window, paste a picture, or attach them.').waitFor()
    expect(await barriers(page)).toEqual([])
    await attachFiles(page, [await made('Plan for Q1.txt', 'what we do'), await made('photo.png', png(640, 480))])
    await attachments(page).getByText('2 files attached.').waitFor()
    await row(page, 'Plan for Q1.txt').getByText('10 bytes').waitFor()
    await drop(page, [await made('dropped.pdf', pdf(['One', 'Two']))])
    await row(page, 'dropped.pdf').waitFor()
    await attachments(page).getByText('1 file attached.').waitFor()
    const folder = await folderOf(page)
    expect((await readdir(folder)).filter((name) => !name.startsWith('.')).sort()).toEqual(['Plan for Q1.txt', 'dropped.pdf', 'photo.png'])
    expect(await readFile(join(folder, 'Plan for Q1.txt'), 'utf8')).toBe('what we do')
    await expect.poll(() => row(page, 'photo.png').locator('img').evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth)).toBeGreaterThan(0)
    expect(await barriers(page)).toEqual([])
    await reload(page)
    await row(page, 'dropped.pdf').waitFor()
  })

  test('S31 what is dragged over the window is shown to be welcome, and dropped bytes are taken', async ({ page }) => {
    await startWith(page, 'Anna Attach')
    await attachments(page).waitFor()
    const drag = (type: string) =>
      page.evaluate((kind) => {
        const dataTransfer = new DataTransfer()
        dataTransfer.items.add(new File(['dropped words'], 'bytes.txt', { type: 'text/plain' }))
        document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer }))
      }, type)
    await expect.poll(async () => (await drag('dragover'), page.getByText('Drop to attach').isVisible())).toBe(true)
    await drag('drop')
    await page.getByText('Drop to attach').waitFor({ state: 'detached' })
    await row(page, 'bytes.txt').waitFor()
    expect(await readFile(join(await folderOf(page), 'bytes.txt'), 'utf8')).toBe('dropped words')
  })

  test('S31 a picture on the clipboard is attached with the day in its name', async ({ page }) => {
    await startWith(page, 'Anna Attach')
    await attachments(page).waitFor()
    await page.evaluate(async (bytes) => {
      const picture = new Blob([Uint8Array.from(bytes)], { type: 'image/png' })
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })])
    }, [...png(80, 60)])
    await attachments(page).getByRole('heading').click()
    await page.keyboard.press('ControlOrMeta+v')
    await attachments(page).getByRole('button', { name: /^Pasted image \d{4}-\d\d-\d\d \d\d\.\d\d\.png$/ }).waitFor()
  })

  test('S31 many files show how far they are, and can be stopped', async ({ page }) => {
    await startWithNew(page, 'Mona Many')
    const folder = join(outside, 'many')
    await mkdir(folder)
    await Promise.all(Array.from({ length: 1200 }, (_, at) => writeFile(join(folder, `file ${String(at).padStart(4, '0')}.txt`), `number ${at} `.repeat(2000))))
    await attachments(page).waitFor()
    await drop(page, [folder])
    await attachments(page).getByRole('progressbar', { name: 'Attaching files' }).waitFor()
    await attachments(page).getByText(/of 1,200 files$/).waitFor()
    await attachments(page).getByRole('button', { name: 'Cancel' }).click()
    await attachments(page).getByText(/^Cancelled\. \d+ files were attached before\.$/).waitFor()
    await drop(page, [folder])
    await attachments(page).getByText('1,200 files attached.').waitFor({ timeout: 60_000 })
    // A part of them is drawn, and the rest as it is scrolled to.
    const drawn = () => attachments(page).getByRole('button', { name: /^file \d+( \(\d\))?\.txt$/ }).count()
    expect(await drawn()).toBeLessThan(400)
    const before = await drawn()
    await attachments(page).getByRole('button', { name: 'Show more' }).scrollIntoViewIfNeeded()
    await expect.poll(drawn).toBeGreaterThan(before)
    await rm(folder, { recursive: true })
  })
})

describe('the folder and the window', () => {
  test('S32 what is put into the folder appears; renamed there it keeps its notes; edited, deleted and brought back it is followed', async ({ page }) => {
    await startWithNew(page, 'Fiona Folder')
    await attachments(page).waitFor()
    const folder = await folderOf(page)
    await expect.poll(() => existsSync(folder)).toBe(true)
    const began = Date.now()
    await writeFile(join(folder, 'from the file manager.txt'), 'first')
    await row(page, 'from the file manager.txt').waitFor()
    expect(Date.now() - began).toBeLessThan(2_500)

    await row(page, 'from the file manager.txt').getByRole('button', { name: 'Add note: from the file manager.txt' }).click()
    await page.keyboard.type('Look at the second page')
    await page.keyboard.press('Enter')
    await row(page, 'from the file manager.txt').getByText('Look at the second page').waitFor()
    await rename(join(folder, 'from the file manager.txt'), join(folder, 'renamed outside.txt'))
    await row(page, 'renamed outside.txt').getByText('Look at the second page').waitFor()
    await row(page, 'from the file manager.txt').waitFor({ state: 'detached' })

    await writeFile(join(folder, 'renamed outside.txt'), 'second, and longer than the first')
    await row(page, 'renamed outside.txt').getByText('33 bytes').waitFor()
    await row(page, 'renamed outside.txt').getByRole('button', { name: 'renamed outside.txt', exact: true }).click()
    await looking(page).getByText('second, and longer than the first').waitFor()
    await page.keyboard.press('Escape')

    await unlink(join(folder, 'renamed outside.txt'))
    await row(page, 'renamed outside.txt').getByText('Not in its folder any more.').waitFor()
    expect(await barriers(page)).toEqual([])
    await writeFile(join(folder, 'renamed outside.txt'), 'second, and longer than the first')
    await row(page, 'renamed outside.txt').getByText('Not in its folder any more.').waitFor({ state: 'detached' })
    await row(page, 'renamed outside.txt').getByText('Look at the second page').waitFor()
  })

  test('S32 renamed and removed in the window, it is so on the disk, and a removal can be taken back', async ({ page }) => {
    await startWithNew(page, 'Rita Rename')
    await attachments(page).waitFor()
    await attachFiles(page, [await made('draft.md', '# Draft')])
    await row(page, 'draft.md').waitFor()
    const folder = await folderOf(page)
    await act(page, 'draft.md', 'Rename')
    const box = page.getByRole('textbox', { name: 'File name' })
    await expect.poll(() => box.evaluate((each: HTMLInputElement) => each.value.slice(each.selectionStart ?? 0, each.selectionEnd ?? 0))).toBe('draft')
    await page.keyboard.type('final words')
    await page.keyboard.press('Enter')
    await row(page, 'final words.md').waitFor()
    expect(existsSync(join(folder, 'final words.md')) && !existsSync(join(folder, 'draft.md'))).toBe(true)
    await act(page, 'final words.md', 'Rename')
    await box.press('Escape')
    await row(page, 'final words.md').waitFor()
    await act(page, 'final words.md', 'Remove')
    await row(page, 'final words.md').waitFor({ state: 'detached' })
    expect(existsSync(join(folder, 'final words.md'))).toBe(false)
    await undo(page, 'final words.md was removed.')
    await row(page, 'final words.md').waitFor()
    expect(await readFile(join(folder, 'final words.md'), 'utf8')).toBe('# Draft')
  })

  test('S32 files and folders are opened with the system, but no program is started', async ({ page }) => {
    await startWith(page, 'Rita Rename')
    await attachFiles(page, [await made('run.sh', '#!/bin/sh\necho hello\n'), await made('letter.txt', 'Dear all')])
    await row(page, 'letter.txt').hover()
    await row(page, 'letter.txt').getByRole('button', { name: 'Open letter.txt' }).click()
    const folder = await folderOf(page)
    const opened = () => readFile(join(outside, 'opened'), 'utf8').then((all) => all.trim().split('\n').map(normalize), () => [])
    await expect.poll(opened).toContain(join(folder, 'letter.txt'))
    await attachments(page).getByRole('button', { name: 'Open folder' }).click()
    await expect.poll(opened).toContain(folder)
    await act(page, 'run.sh', 'Open')
    await message(page, /program/i).waitFor()
    expect((await opened()).join()).not.toContain('run.sh')
  })
})

describe('previews', () => {
  test('S32 pictures, PDF, text, Markdown, tables, sound and film are shown inside; the rest says what it is', async ({ page }) => {
    await startWithNew(page, 'Petra Preview')
    await attachments(page).waitFor()
    await attachFiles(page, [
      await made('1 picture.png', png(1600, 900)),
      await made('2 paper.pdf', pdf(['First page', 'Second page', 'Third page'])),
      await made('3 words.txt', Buffer.from('Stra\xdfe', 'latin1')),
      await made('4 notes.md', '# Heading\n\nSome **bold** words and <b>no markup</b>.'),
      await made('5 table.csv', `Name;Score\n${Array.from({ length: 700 }, (_, at) => `Person ${at};${at},5`).join('\n')}`),
      await made('6 tone.wav', wav(2)),
      await made('7 film.webm', await webm(page)),
      await made('8 archive.zip', Buffer.from('504b0506000000000000000000000000000000000000', 'hex')),
      await made('9 empty.txt', ''),
    ])
    await attachments(page).getByText('9 files attached.').waitFor()
    await row(page, '1 picture.png').getByRole('button', { name: '1 picture.png', exact: true }).click()
    const look = looking(page)
    const screens = new Barriers(page)
    await expect.poll(() => look.getByRole('img', { name: '1 picture.png' }).evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1600)
    await look.getByRole('group', { name: '1 picture.png' }).focus()
    await page.keyboard.press('0')
    const zoom = look.getByRole('status', { name: 'Zoom' })
    const fits = await zoom.textContent()
    await page.keyboard.press('+')
    await expect.poll(() => zoom.textContent()).not.toBe(fits)
    await page.keyboard.press('0')
    await screens.look('picture')
    await page.keyboard.press('ArrowRight')

    await look.getByText('First page').waitFor()
    await look.getByText('of 3', { exact: true }).waitFor()
    await screens.look('PDF')
    await look.getByRole('button', { name: 'Next page' }).click()
    await expect.poll(() => look.getByRole('textbox', { name: 'Page' }).inputValue()).toBe('2')
    await look.getByRole('textbox', { name: 'Page' }).fill('3')
    await page.keyboard.press('Enter')
    await look.getByText('Third page').waitFor()
    await look.getByRole('button', { name: 'Next file' }).click()

    await look.getByText('Straße').waitFor()
    await page.keyboard.press('ArrowRight')
    await look.getByRole('heading', { name: 'Heading' }).waitFor()
    await look.getByText('<b>no markup</b>').waitFor()
    await screens.look('Markdown')
    await page.keyboard.press('ArrowRight')
    await look.getByRole('columnheader', { name: 'Score' }).waitFor()
    await look.getByText('The first 500 of 700 rows are shown.').waitFor()
    await screens.look('table')
    await page.keyboard.press('ArrowRight')
    const seconds = (kind: string) => look.locator(kind).evaluate((media: HTMLMediaElement) => media.duration)
    await expect.poll(() => seconds('audio')).toBeCloseTo(2, 1)
    const sought = await look.locator('audio').evaluate(async (media: HTMLMediaElement) => {
      media.currentTime = 1.5
      await new Promise<void>((done) => {
        media.addEventListener('seeked', () => done(), { once: true })
      })
      return media.currentTime
    })
    expect(sought).toBeCloseTo(1.5, 1)
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => look.locator('video').evaluate((media: HTMLVideoElement) => media.videoWidth)).toBe(160)
    await screens.look('film')
    await look.getByRole('button', { name: 'Next file' }).click()
    await look.getByText('There is no preview of files of this kind. Open it with another program to read it.').waitFor()
    await look.getByText('Archive', { exact: true }).waitFor()
    await screens.look('tile')
    await page.keyboard.press('ArrowRight')
    await look.getByText('This file is empty.').waitFor()
    expect(screens.found).toEqual([])
    await page.keyboard.press('Escape')
    await look.waitFor({ state: 'detached' })
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('9 empty.txt')
  })

  test('S32 what is damaged says so', async ({ page }) => {
    await startWithNew(page, 'Dana Damage')
    await attachments(page).waitFor()
    await attachFiles(page, [await made('broken.png', Buffer.concat([png(40, 40).subarray(0, 20), Buffer.alloc(400, 7)])), await made('broken.pdf', `%PDF-1.4\n${'nothing of a document '.repeat(40)}`)])
    await row(page, 'broken.pdf').getByRole('button', { name: 'broken.pdf', exact: true }).click()
    await looking(page).getByText('This PDF cannot be shown. It may be damaged; try another program.').waitFor()
    await looking(page).getByRole('button', { name: 'Previous file' }).click()
    await looking(page).getByText(/^This picture cannot be shown\./).waitFor()
    forgive(page, /\/thumb\//)
  })

  test('S32 a PDF with a password asks for it; a long text is shown from its beginning, and whole when asked', async ({ page }) => {
    await startWithNew(page, 'Lola Locked')
    await attachments(page).waitFor()
    await attachFiles(page, [await made('locked.pdf', lockedPdf('Only for your eyes', 'sesame')), await made('long.txt', `${'a line of words\n'.repeat(90_000)}the very end`)])
    await row(page, 'locked.pdf').getByRole('button', { name: 'locked.pdf', exact: true }).click()
    const password = looking(page).getByLabel('Password')
    await password.fill('guess')
    await password.press('Enter')
    await looking(page).getByText('That is not the password. Try again.').waitFor()
    expect(await barriers(page)).toEqual([])
    await password.fill('sesame')
    await password.press('Enter')
    await looking(page).getByText('Only for your eyes').waitFor()
    await looking(page).getByRole('button', { name: 'Next file' }).click()
    await looking(page).getByText('These are the first 1 MB.').waitFor()
    await looking(page).getByRole('button', { name: 'Show all 1.4 MB' }).click()
    await looking(page).getByText('the very end').waitFor()
  })

  test('S32 everything by keyboard', async ({ page }) => {
    await startWith(page, 'Petra Preview')
    await row(page, '3 words.txt').getByRole('button', { name: '3 words.txt', exact: true }).focus()
    await page.keyboard.press('Enter')
    await looking(page).getByText('Straße').waitFor()
    await page.keyboard.press('ArrowRight')
    await looking(page).getByRole('heading', { name: 'Heading' }).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('4 notes.md')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await menuHasFocus(page)
    await chooseLast(page)
    await row(page, '4 notes.md').waitFor({ state: 'detached' })
    await undo(page, '4 notes.md was removed.')
    await row(page, '4 notes.md').waitFor()
  })
})
