import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { App, newHome } from './kit/app'
import { faults, openBrowser, openPage } from './kit/browser'
import { addPerson, introduceMe } from './kit/people'
import { choose, dialog, goTo, type Place, region, reload } from './kit/places'
import { end, isLive, quickAdd, startWith, startWithNew, titleBox } from './kit/sessions'

// Every screen as a picture, to look at: build/screenshots/<screen>-<kind>-<light|dark>-<width>.png

const folder = fileURLToPath(new URL('../../build/screenshots', import.meta.url))
const sizes = [[1280, 800], [900, 600]] as const

let browser: Browser
beforeAll(async () => {
  await mkdir(folder, { recursive: true })
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** Takes one screen in light and in dark, wide and narrow. */
async function shoot(page: Page, name: string, at: readonly (readonly [number, number])[] = sizes): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const [width, height] of at) {
      await page.setViewportSize({ width, height })
      await expect.poll(() => page.getByRole('status', { name: 'Loading' }).count()).toBe(0)
      await page.evaluate(() => document.fonts.ready)
      await page.screenshot({ path: join(folder, `${name}-${colorScheme}-${width}.png`), animations: 'disabled', caret: 'initial' })
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 })
}

/** Opens the app on a home of its own. */
async function within(environment: Record<string, string>, work: (page: Page) => Promise<void>): Promise<void> {
  const app = await App.start({ environment })
  try {
    const page = await openPage(browser)
    await page.goto(app.url)
    await work(page)
    expect.soft(faults(page)).toEqual([])
    await page.context().close()
  } finally {
    await app.close()
  }
}

const screens: [Place, string][] = [
  ['Today', 'today'],
  ['One-to-Ones', 'one-to-ones'],
  ['People', 'people'],
  ['Goals', 'goals'],
  ['Stream', 'stream'],
  ['Evidence Portfolio', 'portfolio'],
  ['Library', 'library'],
  ['Settings', 'settings'],
]

async function shootPlaces(page: Page, kind: string): Promise<void> {
  for (const [place, name] of screens) {
    await goTo(page, place)
    await shoot(page, `${name}-${kind}`)
  }
}

/** A session as it is shown, and what opens over it. */
async function shootSession(page: Page, kind: string): Promise<void> {
  await isLive(page)
  await shoot(page, `session-live-${kind}`)
  await page.setViewportSize({ width: 900, height: 600 })
  await page.getByRole('button', { name: 'Show context' }).click()
  await dialog(page, 'Context').waitFor()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: join(folder, `session-context-${kind}-${colorScheme}-900.png`), animations: 'disabled' })
  }
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 1280, height: 800 })
  await choose(page, page.getByRole('button', { name: 'More about this session' }), 'Earlier sessions')
  await dialog(page, 'Earlier sessions').waitFor()
  await shoot(page, `earlier-sessions-${kind}`)
  await page.keyboard.press('Escape')
  await dialog(page, 'Earlier sessions').waitFor({ state: 'detached' })
}

async function shootPicker(page: Page, kind: string): Promise<void> {
  await page.keyboard.press('n')
  await dialog(page, 'New one-to-one').waitFor()
  await shoot(page, `picker-${kind}`)
  await page.keyboard.press('Escape')
  await dialog(page, 'New one-to-one').waitFor({ state: 'detached' })
}

/** A screen from its top to its end, one window's height after another. */
async function shootDown(page: Page, name: string): Promise<void> {
  const main = page.getByRole('main')
  const places = await main.evaluate((element) => Math.min(6, Math.ceil(element.scrollHeight / element.clientHeight)))
  for (let place = 0; place < places; place++) {
    await main.evaluate((element, at) => element.scrollTo(0, at * element.clientHeight), place)
    await shoot(page, place === 0 ? name : `${name}-${place + 1}`, place === 0 ? sizes : sizes.slice(0, 1))
  }
  await main.evaluate((element) => element.scrollTo(0, 0))
}

/** A dialog as it is opened, and closes it. */
async function shootDialog(page: Page, title: string | RegExp, name: string): Promise<void> {
  const asked = page.getByRole('dialog', { name: title })
  await asked.waitFor()
  await shoot(page, name)
  await page.keyboard.press('Escape')
  await asked.waitFor({ state: 'detached' })
}

/** The dialogs of a session that is live. */
async function shootSessionDialogs(page: Page, kind: string): Promise<void> {
  await region(page, 'Open action items').getByRole('button', { name: 'Add action item' }).click()
  await shootDialog(page, 'Add action item', `action-${kind}`)
  await region(page, 'Kudos').getByRole('button', { name: 'Give kudos' }).click()
  await shootDialog(page, 'Give kudos', `kudos-${kind}`)
  await page.getByRole('button', { name: 'Find a question' }).click()
  await shootDialog(page, 'Questions', `questions-${kind}`)
}

/** The dialogs of a person's page, with the steps of an import. */
async function shootPersonDialogs(page: Page, kind: string, samples: string[]): Promise<void> {
  await region(page, 'Feedback').getByRole('button', { name: 'Add feedback' }).click()
  await shootDialog(page, 'Add feedback', `add-feedback-${kind}`)
  await region(page, 'QA reviews').getByRole('button', { name: 'Add QA review' }).click()
  await shootDialog(page, 'Add QA review', `add-review-${kind}`)
  await region(page, 'Feedback').getByRole('button', { name: 'Import' }).click()
  const form = dialog(page, 'Import from a file')
  await form.getByRole('textbox', { name: 'File' }).waitFor()
  await shoot(page, `import-file-${kind}`)
  for (const [place, sample] of samples.entries()) {
    await form.getByLabel('What is in the file').selectOption({ index: place })
    await form.getByRole('textbox', { name: 'File' }).fill(sample)
    await form.getByRole('button', { name: 'Continue' }).click()
    await form.getByText(/rows can be imported\.$/).waitFor()
    await shoot(page, `import-columns-${place + 1}-${kind}`)
    if (place < samples.length - 1) await form.getByRole('button', { name: 'Back' }).click()
  }
  for (const choice of await form.getByRole('combobox').all()) if (await choice.getByRole('option', { name: 'Add as a new person' }).count()) await choice.selectOption({ label: 'Add as a new person' })
  await form.getByRole('button', { name: 'Import', exact: true }).click()
  await form.getByText('Import finished').waitFor()
  await shoot(page, `import-result-${kind}`)
  await form.getByRole('button', { name: 'Done' }).click()
  await form.waitFor({ state: 'detached' })
  await reload(page) // without the message
}

/** What opens over the library, a portfolio and a session for content and files. */
async function shootFiles(page: Page, kind: string): Promise<void> {
  await goTo(page, 'Library')
  await page.getByRole('button', { name: 'Add link' }).first().click()
  await shootDialog(page, 'Add link', `add-link-${kind}`)
  await goTo(page, 'Evidence Portfolio')
  await page.getByRole('combobox', { name: 'Whose portfolio' }).selectOption({ label: 'Ada Nwosu' })
  await page.getByText('Led the short retro').waitFor()
  await shoot(page, `portfolio-person-${kind}`)
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await shootDialog(page, 'Export the portfolio', `export-${kind}`)
  await page.getByRole('button', { name: 'Add entry' }).click()
  await shootDialog(page, 'Add entry', `add-entry-${kind}`)
  await startWith(page, 'Ada Nwosu')
  await region(page, 'To discuss').getByRole('button', { name: 'Attach content' }).click()
  await shootDialog(page, 'Select content', `select-content-${kind}`)
  const files = ['pictures/today-light.png', 'samples/feedback.csv', 'ARCHITECTURE.md'].map((path) => fileURLToPath(new URL(`../../docs/${path}`, import.meta.url)))
  await page.waitForLoadState('networkidle')
  // As Wails tells the page of a drop.
  await page.evaluate((paths) => (window as unknown as { runtime: { EventsEmit: (name: string, ...values: unknown[]) => void } }).runtime.EventsEmit('wails:file-drop', 400, 300, paths), files)
  const attachments = region(page, 'Attachments')
  await attachments.getByText('3 files attached.').waitFor()
  await attachments.scrollIntoViewIfNeeded()
  await shoot(page, `attachments-${kind}`)
  for (const name of ['today-light.png', 'feedback.csv', 'ARCHITECTURE.md']) {
    await attachments.getByRole('button', { name, exact: true }).click()
    await shootDialog(page, 'Preview', `preview-${name.replace(/.*\./, '')}-${kind}`)
  }
}

async function plan(page: Page, name: string): Promise<void> {
  await goTo(page, 'One-to-Ones')
  await page.getByRole('button', { name: 'Plan one-to-one' }).click()
  const picker = dialog(page, 'Plan a one-to-one')
  await picker.getByRole('textbox', { name: 'Select a user' }).fill(name)
  await picker.getByRole('option').first().click()
  await page.getByRole('button', { name: 'Start one-to-one', exact: true }).waitFor()
}

describe('every screen', () => {
  test('empty', () =>
    within({}, async (page) => {
      await page.getByRole('textbox', { name: 'Your name' }).waitFor()
      await shoot(page, 'welcome-empty')
      await introduceMe(page)
      await shootPlaces(page, 'empty')
      await shootPicker(page, 'empty')
      await page.keyboard.press('?')
      await dialog(page, 'Keyboard shortcuts').waitFor()
      await shoot(page, 'shortcuts-empty')
      await page.keyboard.press('Escape')
      await goTo(page, 'People')
      await page.getByRole('button', { name: 'Add person' }).click()
      await dialog(page, 'Add person').waitFor()
      await shoot(page, 'add-person-empty')
      await page.keyboard.press('Escape')
      await addPerson(page, 'Ada Okafor')
      await shootDown(page, 'person-empty')
      await page.getByRole('button', { name: 'Open the Goal screen' }).click()
      await page.getByRole('heading', { name: "Ada's goals", level: 1 }).waitFor()
      await shoot(page, 'goal-empty')
      await plan(page, 'Ada')
      await shoot(page, 'session-planned-empty')
      await page.getByRole('button', { name: 'Start one-to-one', exact: true }).click()
      await shootSession(page, 'empty')
      await end(page)
      await shoot(page, 'session-ended-empty')
    }))

  test('with the sample team', () =>
    within({ ALONGSIDE_SAMPLE: '1' }, async (page) => {
      await shootPlaces(page, 'filled')
      await shootPicker(page, 'filled')
      await goTo(page, 'People')
      await page.getByRole('link', { name: /Zoë/ }).first().click()
      await page.getByRole('heading', { name: /Zoë/, level: 1 }).waitFor()
      await shootDown(page, 'person-filled')
      await region(page, 'Trends').getByRole('button', { name: 'Show as table' }).first().click()
      await shoot(page, 'trends-table-filled')
      await shootPersonDialogs(page, 'filled', ['feedback.csv', 'reviews.csv', 'metrics.csv'].map((name) => fileURLToPath(new URL(`../../docs/samples/${name}`, import.meta.url))))
      await page.getByRole('button', { name: 'Edit person' }).click()
      await dialog(page, 'Edit person').waitFor()
      await shoot(page, 'edit-person-filled')
      await page.keyboard.press('Escape')
      await page.getByRole('list', { name: 'Session log' }).getByRole('link').filter({ hasNotText: /Live now|Planned/ }).first().click()
      await region(page, 'My notes').waitFor()
      await shoot(page, 'session-ended-filled')
      await startWith(page, 'Zoë')
      await quickAdd(page, 'The launch went well; thank her for the handover notes')
      await quickAdd(page, 'Rota: what would make Fridays easier?')
      await shootSession(page, 'filled')
      await shootDown(page, 'session-live-filled')
      await shootSessionDialogs(page, 'filled')
      await region(page, 'Goals').getByRole('button', { name: /^Owner: Zoë/ }).first().click()
      await page.getByRole('button', { name: 'Switch' }).waitFor()
      await shoot(page, 'goal-filled')
      await shootFiles(page, 'filled')
      await goTo(page, 'Settings')
      await shootDown(page, 'settings-filled')
      await region(page, 'Metrics').getByRole('button', { name: 'Define metric' }).click()
      await shootDialog(page, 'Define metric', 'metric-filled')
      await page.getByRole('button', { name: 'Collapse navigation' }).click()
      await goTo(page, 'Today')
      await shoot(page, 'folded-filled')
    }))

  test('with much in it', () =>
    within({}, async (page) => {
      await introduceMe(page, `Mirabella ${'Kovačević-Montgomery '.repeat(4)}`.slice(0, 80).trim())
      const name = `Maximiliana Featherstonehaugh-Cholmondeley ${'von und zu '.repeat(6)}`.slice(0, 80).trim()
      await startWithNew(page, name)
      await titleBox(page).fill(`A conversation about ${'everything that came up since the last time '.repeat(5)}`.slice(0, 198))
      await titleBox(page).press('Enter')
      for (const tag of ['quality', 'team', 'a-tag-that-goes-on-for-quite-a-while-yes', 'growth', 'rota']) {
        await page.getByRole('textbox', { name: 'Add tags' }).fill(tag)
        await page.keyboard.press('Enter')
      }
      // Through the binding: thirty notes typed by hand would take the time of all the rest.
      await page.evaluate(async (words) => {
        const { Notes, People } = (window as unknown as { go: { coaching: { Notes: { Add: (session: string, side: string, text: string) => Promise<unknown> }; People: { Me: () => Promise<{ id: string }> } } } }).go.coaching
        const session = location.hash.split('/')[2] ?? ''
        const { id } = await People.Me()
        for (let place = 0; place < 30; place++) await Notes.Add(session, id, `Note ${place}: ${words.slice(0, 20 + ((place * 53) % 260))}`)
        await Notes.Add(session, id, `${words} `.repeat(60))
      }, 'what we said about the rota and the launch, who would take which part of it, and why it had been so hard to see early that the second week would not be enough for all the things that were promised to the customers in the north and in the south. ')
      await quickAdd(page, 'g'.repeat(80), 'Goal')
      await quickAdd(page, `Reach ${'a very long way off goal '.repeat(8)}`.slice(0, 198).trim(), 'Goal')
      await shootSession(page, 'long')
      await end(page)
      await shoot(page, 'session-ended-long')
      await reload(page) // without the message
      await shootPlaces(page, 'long')
      await shootPicker(page, 'long')
      await goTo(page, 'People')
      await page.getByRole('link', { name: /Maximiliana/ }).click()
      await page.getByRole('heading', { name, level: 1 }).waitFor()
      await shootDown(page, 'person-long')
    }))

  test('the start-up problem', async () => {
    const home = await newHome()
    await writeFile(join(home, 'data'), 'in the way')
    const app = await App.start({ home })
    const page = await openPage(browser)
    await page.goto(app.url)
    await page.getByRole('heading', { name: 'Alongside cannot open its data' }).waitFor()
    await shoot(page, 'startup-problem-empty')
    await app.close()
    await rm(home, { recursive: true })
  })
})
