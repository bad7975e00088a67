import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { barriers } from './kit/axe'
import { inLibrary, openPortfolio } from './kit/library'
import { addPerson } from './kit/people'
import { dialog, goTo, region } from './kit/places'
import { startWithNew } from './kit/sessions'
import { expect, test } from './kit/test'

let outside = ''
beforeAll(async () => (outside = await mkdtemp(join(tmpdir(), 'alongside-outside-'))))
afterAll(() => rm(outside, { recursive: true, force: true }))

/** Drops a file from outside onto the window, as Wails tells the page of it, once the page is there as a whole. */
async function drop(page: Page, path: string): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.evaluate((at) => (window as unknown as { runtime: { EventsEmit: (name: string, ...values: unknown[]) => void } }).runtime.EventsEmit('wails:file-drop', 400, 300, [at]), path)
}

describe('folders', () => {
  test('F31 a file that is put into the library folder is content, which opens inside the app', async ({ page, app }) => {
    await goTo(page, 'Library')
    const folder = join(app.home, 'documents', 'Alongside', 'Library')
    await expect.poll(() => existsSync(folder)).toBe(true)
    await writeFile(join(folder, 'How to listen.md'), '# Listen first\n\nThen ask.')
    await inLibrary(page, 'How to listen').getByText('Document · How to listen.md').waitFor()
    await page.getByRole('button', { name: 'Open How to listen', exact: true }).click()
    await dialog(page, 'Preview').getByRole('heading', { name: 'Listen first' }).waitFor()
    expect(await barriers(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog(page, 'Preview').waitFor({ state: 'detached' })
    await rename(join(folder, 'How to listen.md'), join(folder, 'Listening.md'))
    await inLibrary(page, 'How to listen').getByText('Document · Listening.md').waitFor()
    await drop(page, await outsideFile('Worksheet.csv', 'a,b\n1,2\n'))
    await inLibrary(page, 'Worksheet').waitFor()
    expect(await readFile(join(folder, 'Worksheet.csv'), 'utf8')).toBe('a,b\n1,2\n')
  })

  test('F32 a file that is dropped on a portfolio is evidence, and lies in the folder of its person', async ({ page, app }) => {
    await addPerson(page, 'Edda Evidence')
    await openPortfolio(page, 'Edda Evidence')
    await expect.poll(() => existsSync(join(app.home, 'documents', 'Alongside', 'Evidence', 'Edda Evidence'))).toBe(true)
    await drop(page, await outsideFile('Certificate.txt', 'passed'))
    await page.getByRole('button', { name: 'Open Certificate', exact: true }).click()
    await dialog(page, 'Preview').getByText('passed').waitFor()
    await page.keyboard.press('Escape')
    expect(await readdir(join(app.home, 'documents', 'Alongside', 'Evidence', 'Edda Evidence'))).toContain('Certificate.txt')
    expect(await barriers(page)).toEqual([])
  })

  test('S31 all folders move to another place, and follow the names of sessions and people', async ({ page, app }) => {
    await startWithNew(page, 'Moira Move')
    await region(page, 'Attachments').waitFor()
    await drop(page, await outsideFile('Plan.txt', 'what we do'))
    await region(page, 'Attachments').getByText('Plan.txt', { exact: true }).waitFor()
    await page.getByRole('textbox', { name: 'Session title' }).fill('Quarter')
    await page.keyboard.press('Enter')
    const sessions = (root: string) => join(root, 'Sessions', 'Moira Move')
    await expect.poll(() => readdir(sessions(join(app.home, 'documents', 'Alongside'))).then((names) => names.join())).toMatch(/^\d{4}-\d\d-\d\d Quarter$/)

    await goTo(page, 'Settings')
    const files = region(page, 'Files and folders')
    await files.getByText(join(app.home, 'documents', 'Alongside')).waitFor()
    await files.getByRole('button', { name: 'Move folders…' }).click()
    const asked = dialog(page, 'Move folders')
    await asked.getByRole('textbox', { name: 'New place' }).fill('here')
    await asked.getByRole('button', { name: 'Move', exact: true }).click()
    await asked.getByText('Give the whole path of the folder, from the root of its disk.').waitFor()
    expect(await barriers(page)).toEqual([])
    const place = join(app.home, 'elsewhere')
    await asked.getByRole('textbox', { name: 'New place' }).fill(place)
    await asked.getByRole('button', { name: 'Move', exact: true }).click()
    await asked.waitFor({ state: 'detached' })
    await files.getByText(place, { exact: true }).waitFor()
    expect(existsSync(join(app.home, 'documents', 'Alongside'))).toBe(false)
    expect(await readdir(sessions(place))).toHaveLength(1)
    await page.goBack()
    await region(page, 'Attachments').getByText('Plan.txt', { exact: true }).click()
    await dialog(page, 'Preview').getByText('what we do').waitFor()
  })
})

async function outsideFile(name: string, content: string): Promise<string> {
  await writeFile(join(outside, name), content)
  return join(outside, name)
}
