import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFile, mkdir, open, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe } from 'vitest'
import { App, newHome } from './kit/app'
import { forgiveTheEnd, openPage } from './kit/browser'
import { note, write } from './kit/notes'
import { introduceMe } from './kit/people'
import { message, region, reload } from './kit/places'
import { isLive, quickAdd, quickField, startWithNew } from './kit/sessions'
import { expect, test } from './kit/test'

const SMALL = 6 // MB of the disk that fills up

const checksum = async (path: string): Promise<string> => createHash('sha256').update(await readFile(path)).digest('hex')

/** Leaves everything in the database's own file, as after an ordinary end. */
async function settle(path: string): Promise<void> {
  execFileSync('sqlite3', [path, 'PRAGMA wal_checkpoint(TRUNCATE)'])
  for (const rest of ['-wal', '-shm']) await rm(path + rest, { force: true })
}

/** Says what stands on the page that replaces the app. */
async function problemOf(page: Page, app: App): Promise<string> {
  await page.goto(app.url)
  await page.getByRole('heading', { name: 'Alongside cannot open its data' }).waitFor()
  await page.getByText(join(app.home, 'data'), { exact: true }).waitFor()
  return page.getByRole('alert').innerText()
}

/** A home with some work in it, of a program that has ended. */
async function usedHome(browser: Parameters<typeof openPage>[0]): Promise<string> {
  const home = await newHome()
  const app = await App.start({ home })
  const page = await openPage(browser)
  await page.goto(app.url)
  await introduceMe(page)
  await startWithNew(page, 'Used Home')
  await quickAdd(page, 'from before')
  await page.context().close()
  await app.kill()
  return home
}

/** Fills what is left of a disk; gives what frees it again. */
async function fill(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'ballast')
  const file = await open(path, 'w')
  for (let size = 1 << 16; size >= 1; ) {
    const { bytesWritten } = await file.write(Buffer.alloc(size)).catch(() => ({ bytesWritten: 0 }))
    if (bytesWritten < size) size >>= 1
  }
  await file.close()
  return () => rm(path)
}

/** A small disk in memory, or why there can be none. */
function smallDisk(folder: string): string {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SMALL}m`, 'alongside', folder], { stdio: 'pipe' })
    return ''
  } catch {
    return 'a small disk cannot be mounted here: that needs root on Linux'
  }
}

describe('the disk is full', () => {
  test('G07 it is said in a sentence, the text stays, and it is saved by itself once there is room', async ({ browser, skip }) => {
    const home = await newHome()
    const refused = smallDisk(home)
    if (refused) await rm(home, { recursive: true })
    skip(refused !== '', refused)
    const app = await App.start({ home, environment: { XDG_CACHE_HOME: '/tmp', XDG_DATA_HOME: '/tmp' } })
    try {
      const page = await openPage(browser)
      await page.goto(app.url)
      await introduceMe(page)
      await startWithNew(page, 'Fulla Disk')
      await quickAdd(page, 'in time')
      const free = await fill(home)

      const editor = await write(page, 'in time')
      await page.keyboard.press('End')
      await page.keyboard.type(' and too late')
      const sentence = 'Not saved: the disk is full. Free some space; your text stays here and is saved as soon as there is room.'
      await region(page, 'My notes').getByText(sentence).waitFor()
      await page.keyboard.type(', still typing')
      expect(await editor.innerText()).toContain('in time and too late, still typing')
      await free()
      await region(page, 'My notes').getByText('Saved', { exact: true }).waitFor({ timeout: 10_000 })
      await reload(page)
      await note(page, 'in time and too late, still typing').waitFor()

      const again = await fill(home)
      await quickField(page).click()
      await page.keyboard.type('one more thought')
      await page.keyboard.press('Enter')
      await message(page, sentence).first().waitFor()
      await expect.poll(() => quickField(page).innerText()).toBe('one more thought')
      await page.getByRole('textbox', { name: 'Your personal notes' }).click()
      await page.keyboard.type('for me')
      await page.getByRole('complementary', { name: 'Context' }).getByText(sentence).waitFor()
      await again()
      await page.getByRole('complementary', { name: 'Context' }).getByText('Saved', { exact: true }).waitFor({ timeout: 10_000 })
      await quickField(page).click()
      await page.keyboard.press('Enter')
      await note(page, 'one more thought').waitFor()
      await app.crash()
      forgiveTheEnd(page)
      const next = await openPage(browser)
      await next.goto(`${app.url}/${new URL(page.url()).hash}`)
      await note(next, 'one more thought').waitFor()
      await expect.poll(() => next.getByRole('textbox', { name: 'Your personal notes' }).innerText()).toBe('for me')
    } finally {
      await app.close()
      execFileSync('umount', ['-l', home])
      await rm(home, { recursive: true })
    }
  })

  test('G07 what is typed in the quick field while the disk is full says that it is not on disk', async ({ browser, skip }) => {
    const home = await newHome()
    const refused = smallDisk(home)
    if (refused) await rm(home, { recursive: true })
    skip(refused !== '', refused)
    const app = await App.start({ home, environment: { XDG_CACHE_HOME: '/tmp', XDG_DATA_HOME: '/tmp' } })
    try {
      const page = await openPage(browser)
      await page.goto(app.url)
      await introduceMe(page)
      await startWithNew(page, 'Quick Full')
      const free = await fill(home)
      await quickField(page).click()
      await page.keyboard.type('not yet added')
      await page.getByText(/the disk is full/).first().waitFor()
      await free()
    } finally {
      await app.close()
      execFileSync('umount', ['-l', home])
      await rm(home, { recursive: true })
    }
  })
})

describe('the data cannot be opened', () => {
  test('G07 a damaged database: the page says so and where, and the file is left as it was', async ({ browser }) => {
    const home = await usedHome(browser)
    const path = join(home, 'data', 'alongside.db')
    await settle(path)
    // Some pages in the middle, as a bad disk leaves them.
    const file = await open(path, 'r+')
    const { size } = await file.stat()
    for (let at = 4096; at < size; at += 3 * 4096) await file.write(Buffer.alloc(512, 0xa5), 0, 512, at)
    await file.close()
    const before = await checksum(path)
    const app = await App.start({ home })
    const page = await openPage(browser)
    expect(await problemOf(page, app)).toContain('damaged')
    expect(await checksum(path)).toBe(before)
    await app.close()
    await rm(home, { recursive: true })
  })

  test('G07 another file in its place: the page says so, the file is left as it was, and Try again opens the right one', async ({ browser }) => {
    const home = await usedHome(browser)
    const path = join(home, 'data', 'alongside.db')
    await settle(path)
    await copyFile(path, join(home, 'right.db'))
    await writeFile(path, 'This is a letter and no database at all. '.repeat(400))
    const before = await checksum(path)
    const app = await App.start({ home })
    const page = await openPage(browser)
    expect(await problemOf(page, app)).toContain('The database file holds something else.')
    expect(await checksum(path)).toBe(before)
    await copyFile(join(home, 'right.db'), path)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('link', { name: 'Continue' }).click()
    await note(page, 'from before').waitFor()
    await app.close()
    await rm(home, { recursive: true })
  })

  test('G07 a database of a newer version: the page says which program to use, and the file is left as it was', async ({ browser }) => {
    const home = await usedHome(browser)
    const path = join(home, 'data', 'alongside.db')
    execFileSync('sqlite3', [path, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)"])
    await settle(path)
    const before = await checksum(path)
    const app = await App.start({ home })
    const page = await openPage(browser)
    expect(await problemOf(page, app)).toContain('written by a newer version of Alongside')
    expect(await checksum(path)).toBe(before)
    await app.close()
    await rm(home, { recursive: true })
  })

  test('G07 a second program on the same data says that it is open already, and Try again opens it once the first is closed', async ({ app, browser, page }) => {
    await startWithNew(page, 'First Window')
    const second = await App.start({ home: app.home })
    const other = await openPage(browser)
    expect(await problemOf(other, second)).toContain('Alongside is open already with this data.')
    await quickAdd(page, 'the first one goes on')
    await page.context().close()
    await app.kill()
    forgiveTheEnd(page)
    await other.getByRole('button', { name: 'Try again' }).click()
    await other.getByRole('link', { name: 'Continue' }).click()
    await isLive(other)
    await note(other, 'the first one goes on').waitFor()
    await second.close()
  })

  test('G07 a data folder that cannot be made is told with its path', async ({ browser }) => {
    const home = await newHome()
    await writeFile(join(home, 'data'), 'a file where the folder should be')
    const app = await App.start({ home })
    const page = await openPage(browser)
    await page.goto(app.url)
    await page.getByRole('heading', { name: 'Alongside cannot open its data' }).waitFor()
    await page.getByText(`The data folder ${join(home, 'data')} cannot be made or opened.`).waitFor()
    expect((await stat(join(home, 'data'))).isFile()).toBe(true)
    await rm(join(home, 'data'))
    await mkdir(join(home, 'data'))
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('textbox', { name: 'Your name' }).waitFor()
    await app.close()
    await rm(home, { recursive: true })
  })
})
