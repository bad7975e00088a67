import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { barriers } from './kit/axe'
import { addPerson } from './kit/people'
import { choose, dialog, goTo, message, region, reload, undo } from './kit/places'
import { expect, test } from './kit/test'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alongside-import-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Writes a file as an older Windows program does: a byte for each letter. */
async function file(name: string, lines: string[]): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, Buffer.from(lines.join('\r\n'), 'latin1'))
  return path
}

const importing = (page: Page): Locator => dialog(page, 'Import from a file')

/** Opens the import with a file whose place is pasted. */
async function openFile(page: Page, path: string, kind?: string): Promise<Locator> {
  await region(page, 'Feedback').getByRole('button', { name: 'Import' }).click()
  const form = importing(page)
  if (kind) await form.getByLabel('What is in the file').selectOption({ label: kind })
  await form.getByRole('textbox', { name: 'File' }).fill(path)
  await form.getByRole('button', { name: 'Continue' }).click()
  return form
}

const run = (form: Locator): Promise<void> => form.getByRole('button', { name: 'Import', exact: true }).click()

const finish = (form: Locator): Promise<void> => form.getByRole('button', { name: 'Done' }).click()

describe('by hand', () => {
  test('S18 feedback is added, changed, deleted and brought back', async ({ page }) => {
    await addPerson(page, 'Fina Feedback')
    await region(page, 'Feedback').getByRole('button', { name: 'Add feedback' }).click()
    const form = dialog(page, 'Add feedback')
    await expect.poll(() => form.getByRole('textbox', { name: 'What was said' }).evaluate((box) => box === document.activeElement)).toBe(true)
    await form.getByRole('button', { name: 'Add', exact: true }).click()
    await form.getByText('Write what was said, or give a rating.').waitFor()
    await form.getByRole('textbox', { name: 'What was said' }).fill('Solved it at once.')
    await form.getByRole('textbox', { name: 'Rating' }).fill('4,5')
    await form.getByRole('textbox', { name: 'Customer' }).fill('Bakery Lindt')
    await form.getByText('Positive', { exact: true }).click()
    expect(await barriers(page)).toEqual([])
    await form.getByRole('button', { name: 'Add', exact: true }).click()
    const entry = region(page, 'Feedback').getByRole('listitem').filter({ hasText: 'Solved it at once.' })
    await entry.getByText('Bakery Lindt').waitFor()
    await entry.getByText('Positive').waitFor()
    expect(await barriers(page)).toEqual([])
    await entry.hover()
    await choose(page, entry.getByRole('button', { name: 'More about this feedback' }), 'Edit')
    await dialog(page, 'Edit feedback').getByRole('textbox', { name: 'What was said' }).fill('Solved it twice.')
    await dialog(page, 'Edit feedback').getByRole('button', { name: 'Save' }).click()
    const changed = region(page, 'Feedback').getByRole('listitem').filter({ hasText: 'Solved it twice.' })
    await changed.hover()
    await choose(page, changed.getByRole('button', { name: 'More about this feedback' }), 'Delete')
    await changed.waitFor({ state: 'detached' })
    await undo(page, 'Feedback deleted.')
    await changed.waitFor()
  })

  test('S19 a QA review has criteria, and their sum where it has no score', async ({ page }) => {
    await addPerson(page, 'Rita Review')
    await region(page, 'QA reviews').getByRole('button', { name: 'Add QA review' }).click()
    const form = dialog(page, 'Add QA review')
    await form.getByRole('textbox', { name: 'What was reviewed' }).fill('Call 4711')
    for (const [number, name, score] of [['1', 'Greeting', '4'], ['2', 'Solution', '5']] as const) {
      await form.getByRole('button', { name: 'Add criterion' }).click()
      await form.getByRole('textbox', { name: `Criterion ${number}`, exact: true }).fill(name)
      await form.getByRole('textbox', { name: `Score of criterion ${number}`, exact: true }).fill(score)
    }
    expect(await barriers(page)).toEqual([])
    await form.getByRole('button', { name: 'Add', exact: true }).click()
    const entry = region(page, 'QA reviews').getByRole('listitem').filter({ hasText: 'Call 4711' })
    await entry.getByTitle('9 out of 10').waitFor()
    await entry.getByRole('list', { name: 'Criteria' }).getByText('Greeting').waitFor()
    await reload(page)
    await entry.getByTitle('9 out of 10').waitFor()
  })
})

describe('a long list', () => {
  test('S37 what was shown more of is still shown on the way back', async ({ page }) => {
    await addPerson(page, 'Mona More')
    const rows = Array.from({ length: 130 }, (_, at) => `Mona More,2026-01-02,"words number ${at},"`)
    const form = await openFile(page, await file('more.csv', ['agent,date,comment', ...rows]))
    await run(form)
    await form.getByText('Added: 130').waitFor()
    await finish(form)
    const list = region(page, 'Feedback').locator('li[id^=entry]')
    await list.first().waitFor()
    const before = await list.count()
    await region(page, 'Feedback').getByRole('button', { name: 'Show more' }).click()
    await expect.poll(() => list.count()).toBeGreaterThan(before)
    const after = await list.count()
    await goTo(page, 'Stream')
    await page.goBack()
    await expect.poll(() => list.count()).toBe(after)
    await goTo(page, 'People')
    await page.getByRole('link', { name: 'Mona More' }).click()
    await list.first().waitFor()
    expect(await list.count()).toBe(before)
  })
})

describe('by import', () => {
  test('G14 each part of the page imports what it shows, and the settings for everybody', async ({ page }) => {
    await addPerson(page, 'Tessa Three')
    for (const [part, kind] of [['Feedback', 'feedback'], ['QA reviews', 'reviews'], ['Trends', 'metrics']] as const) {
      await region(page, part).getByRole('button', { name: 'Import' }).click()
      await expect.poll(() => importing(page).getByLabel('What is in the file').inputValue()).toBe(kind)
      await page.keyboard.press('Escape')
      await importing(page).waitFor({ state: 'detached' })
    }
    await goTo(page, 'Settings')
    await region(page, 'Imported files').getByRole('button', { name: 'Import from a file' }).click()
    const form = importing(page)
    await form.getByRole('textbox', { name: 'File' }).fill(await file('team.csv', ['agent,date,comment', 'Tessa Three,2026-02-02,from the settings']))
    await form.getByRole('button', { name: 'Continue' }).click()
    await run(form)
    await form.getByText('Added: 1').waitFor()
    await finish(form)
    await region(page, 'Imported files').getByText('team.csv').waitFor()
    expect(await barriers(page)).toEqual([])
  })

  test('G14 semicolons, Windows letters and decimal commas are found; unknown people are chosen; the same file twice makes no doubles', async ({ page }) => {
    await addPerson(page, 'Zoë Zöllner')
    const path = await file('rückmeldung.csv', [
      'Name;Datum;Bewertung;Kommentar;Kunde',
      'zoe zollner;13.01.2026;4,5;"Schön, und schnell";Bäckerei',
      'Niklas Neu;14.01.2026;2;Zu spät;',
      'Gast;14.01.2026;3;egal;',
      'Zoë Zöllner;30.02.2026;3;kein Tag;',
    ])
    const form = await openFile(page, path)
    await expect.poll(() => form.getByLabel('Separator').inputValue()).toBe(';')
    expect(await form.getByLabel('Encoding').inputValue()).toBe('windows-1252')
    await form.getByText('3 of 4 rows can be imported.').waitFor()
    expect(await form.getByRole('textbox', { name: 'Best possible rating' }).getAttribute('placeholder')).toBe('Found: 5')
    await form.getByRole('row', { name: /Zoë Zöllner 2026-01-13 4.5 \/ 5 Positive/ }).waitFor()
    await form.getByText('“30.02.2026” is no date of the calendar.').waitFor()
    const start = form.getByRole('button', { name: 'Import', exact: true })
    expect(await start.isDisabled()).toBe(true)
    await form.getByLabel('Niklas Neu').selectOption({ label: 'Add as a new person' })
    await form.getByLabel('Gast').selectOption({ label: 'Leave out' })
    expect(await barriers(page)).toEqual([])
    await run(form)
    for (const text of ['Added: 2', 'Known already: 0', 'New people: 1', 'Left out: 1', 'Not imported: 1']) await form.getByText(text).waitFor()
    expect(await barriers(page)).toEqual([])
    await form.getByRole('button', { name: 'Save list of failed rows' }).click()
    await message(page, /failed rows\.csv/).waitFor()
    const saved = (await readdir(folder)).find((name) => name.endsWith('failed rows.csv')) ?? ''
    expect(await readFile(join(folder, saved), 'utf8')).toContain('5,“30.02.2026” is no date of the calendar.,Zoë Zöllner')
    await finish(form)
    const entry = region(page, 'Feedback').getByRole('listitem').filter({ hasText: 'Schön, und schnell' })
    await entry.getByTitle('4.5 out of 5').waitFor()
    const again = await openFile(page, path)
    await again.getByText('The columns are set as for the last file of this shape.').waitFor()
    await again.getByLabel('Gast').selectOption({ label: 'Leave out' })
    await run(again)
    await again.getByText('Added: 0').waitFor()
    await again.getByText('Known already: 2').waitFor()
    await finish(again)
    expect(await entry.count()).toBe(1)
  })

  test('G14 a wrong file is taken back as a whole, at once or later in the settings, and comes back', async ({ page }) => {
    await addPerson(page, 'Wanda Wrong')
    const path = await file('wrong.csv', ['agent,date,comment', 'Wanda Wrong,2026-02-02,not hers', 'Willi Wrongtoo,2026-02-02,not his'])
    const form = await openFile(page, path)
    await form.getByLabel('Willi Wrongtoo').selectOption({ label: 'Add as a new person' })
    await run(form)
    await form.getByText('Added: 2').waitFor()
    const entry = region(page, 'Feedback').getByText('not hers')
    await entry.waitFor()
    await form.getByRole('button', { name: 'Undo import' }).click()
    await form.waitFor({ state: 'detached' })
    await entry.waitFor({ state: 'detached' })
    await undo(page, 'Import taken back: 2.')
    await entry.waitFor()

    await goTo(page, 'Settings')
    const imported = region(page, 'Imported files').getByRole('listitem').filter({ hasText: 'wrong.csv' })
    await imported.getByText('Feedback · Added: 2 · Known already: 0').waitFor()
    await imported.getByRole('button', { name: 'Undo import: wrong.csv' }).click()
    await imported.getByText('Taken back Today').waitFor()
    expect(await barriers(page)).toEqual([])
    await goTo(page, 'People')
    await page.getByRole('link', { name: 'Wanda Wrong' }).waitFor()
    expect(await page.getByRole('link', { name: 'Willi Wrongtoo' }).count()).toBe(0)
    await goTo(page, 'Settings')
    await imported.getByRole('button', { name: 'Bring back: wrong.csv' }).click()
    await imported.getByRole('button', { name: 'Undo import: wrong.csv' }).waitFor()
    await goTo(page, 'People')
    await page.getByRole('link', { name: 'Willi Wrongtoo' }).waitFor()
  })

  test('G14 a date that can be read in two ways is asked, and so is who is meant', async ({ page }) => {
    await addPerson(page, 'Dora Date')
    const form = await openFile(page, await file('dates.csv', ['agent,date,comment', 'D. Date,03/04/2026,either way']))
    await form.getByText('What does 03/04/2026 mean?').first().waitFor()
    await form.getByLabel('D. Date').selectOption({ label: 'Dora Date' })
    const start = form.getByRole('button', { name: 'Import', exact: true })
    expect(await start.isDisabled()).toBe(true)
    await form.getByText('Day first: 3 April 2026').click()
    await form.getByRole('row', { name: /Dora Date 2026-04-03/ }).waitFor()
    await form.getByText('Month first: 4 March 2026').click()
    await form.getByRole('row', { name: /Dora Date 2026-03-04/ }).waitFor()
    expect(await barriers(page)).toEqual([])
    await run(form)
    await form.getByText('Added: 1').waitFor()
    await finish(form)
    await region(page, 'Feedback').locator('time[datetime="2026-03-04"]').waitFor()
    const next = await openFile(page, await file('later.csv', ['agent,date,comment', 'Dora Date,05/06/2026,later']))
    await expect.poll(() => next.getByRole('radio', { name: 'Month first: 6 May 2026' }).isChecked()).toBe(true)
  })

  test('G14 columns are mapped by hand, and what is missing is said', async ({ page }) => {
    await addPerson(page, 'Mapa Mapping')
    const form = await openFile(page, await file('odd.json', ['[{"wann": "2026-02-03", "gesagt": "Gut gemacht"}, {"wann": "nie", "gesagt": "a"}, {"wann": "bald", "gesagt": "b"}]']))
    await form.getByText('Say which column holds the date.').waitFor()
    await form.getByLabel('Column wann').selectOption({ label: 'Date' })
    await form.getByLabel('Column gesagt').selectOption({ label: 'Comment' })
    await form.getByText('Rows that name nobody are about Mapa Mapping.').waitFor()
    await form.getByText('1 of 3 rows can be imported.').waitFor()
    await form.getByText('“bald” is no date of the calendar.').waitFor()
    await run(form)
    await form.getByText('Added: 1').waitFor()
    await finish(form)
    await region(page, 'Feedback').getByText('Gut gemacht').waitFor()
  })

  test('G14 what is no table is refused with a sentence', async ({ page }) => {
    await addPerson(page, 'Bina Binary')
    const form = await openFile(page, await file('pretend.csv', ['\x00\x01\x02\x03\x00\x00']))
    await form.getByText(/^This is no text file/).waitFor()
    await form.getByRole('textbox', { name: 'File' }).fill(join(folder, 'nowhere.csv'))
    await form.getByRole('button', { name: 'Continue' }).click()
    await form.getByText(/^There is no file/).waitFor()
  })

  test('G14 a long import shows how far it is, and leaves nothing when it is cancelled', async ({ page }) => {
    await addPerson(page, 'Carla Cancel')
    const rows = Array.from({ length: 300_000 }, (_, at) => `Carla Cancel,2026-01-02,words of row ${at}`)
    const form = await openFile(page, await file('long.csv', ['agent,date,comment', ...rows]))
    await form.getByText('300,000 of 300,000 rows can be imported.').waitFor()
    await run(form)
    await form.getByRole('progressbar', { name: 'Importing' }).waitFor()
    await expect.poll(() => form.getByText(/^[\d,]+ rows$/).textContent()).not.toBe('0 rows')
    await form.getByRole('button', { name: 'Cancel' }).click()
    await form.getByText('The import was cancelled. Nothing was changed.').waitFor()
    await finish(form)
    await region(page, 'Feedback').getByText(/^No feedback yet/).waitFor()
  })
})
