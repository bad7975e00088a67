import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe } from 'vitest'
import { App, newHome } from './kit/app'
import { barriers, Barriers } from './kit/axe'
import { faults, openPage } from './kit/browser'
import { addPerson, introduceMe } from './kit/people'
import { choose, dialog, goTo, region, reload } from './kit/places'
import { end, quickAdd, startWith, startWithNew, titleBox } from './kit/sessions'
import { expect, test } from './kit/test'

describe('G28 no barrier of WCAG 2.2 AA', () => {
  test('G28 with nothing in it: Welcome, Today, One-to-Ones, People, Goals, the picker', async ({ browser }) => {
    const app = await App.start()
    try {
      const page = await openPage(browser)
      const screens = new Barriers(page)
      await page.goto(app.url)
      await page.getByRole('textbox', { name: 'Your name' }).waitFor()
      await screens.look('Welcome')
      await page.getByRole('button', { name: 'Begin', exact: true }).click()
      await expect.poll(() => page.getByRole('textbox', { name: 'Your name' }).getAttribute('aria-invalid')).toBe('true')
      await screens.look('Welcome, refused')
      await introduceMe(page)
      for (const place of ['Today', 'One-to-Ones', 'People', 'Goals', 'Stream', 'Evidence Portfolio', 'Library', 'Settings'] as const) {
        await goTo(page, place)
        await screens.look(`${place}, empty`)
      }
      await page.keyboard.press('n')
      await dialog(page, 'New one-to-one').waitFor()
      await screens.look('the picker, empty')
      await page.keyboard.press('Escape')
      await addPerson(page, 'Only One')
      await screens.look('a person, empty')
      await startWith(page, 'Only One')
      await screens.look('a session, empty')
      expect.soft(screens.found).toEqual([])
      expect(faults(page)).toEqual([])
    } finally {
      await app.close()
    }
  }, 120_000)

  test('G28 with the sample team: every screen', async ({ browser }) => {
    const app = await App.start({ environment: { ALONGSIDE_SAMPLE: '1' } })
    try {
      const page = await openPage(browser)
      const screens = new Barriers(page)
      await page.goto(app.url)
      for (const place of ['Today', 'One-to-Ones', 'Goals', 'Stream', 'Evidence Portfolio', 'Library', 'Settings', 'People'] as const) {
        await goTo(page, place)
        await expect.poll(() => page.getByRole('status', { name: 'Loading' }).count()).toBe(0)
        await screens.look(`${place}, filled`)
      }
      await page.getByRole('link', { name: /Zoë/ }).first().click()
      await page.getByRole('heading', { name: /Zoë/, level: 1 }).waitFor()
      await screens.look('a person, filled')
      await page.getByRole('list', { name: 'Session log' }).getByRole('link').nth(1).click()
      await region(page, 'My notes').waitFor()
      await screens.look('a session, filled')
      expect.soft(screens.found).toEqual([])
      expect(faults(page)).toEqual([])
    } finally {
      await app.close()
    }
  }, 120_000)

  test('G28 a session live, planned and ended, with what opens over it', async ({ page }) => {
    const screens = new Barriers(page)
    await startWithNew(page, 'Alex Axe')
    await quickAdd(page, 'a first note')
    await quickAdd(page, 'A goal', 'Goal')
    await end(page)
    await screens.look('an ended session, with its message')
    await startWith(page, 'Alex Axe')
    await quickAdd(page, 'another note')
    await screens.look('a live session')
    await region(page, 'My notes').getByText('another note').click()
    await page.getByRole('textbox', { name: 'Note text' }).waitFor()
    await page.keyboard.press('Control+a')
    await page.getByRole('toolbar', { name: 'Formatting' }).waitFor()
    await screens.look('a note being written, with its toolbar')
    await titleBox(page).fill('w')
    await page.getByRole('listbox', { name: 'Suggested titles' }).waitFor()
    await screens.look('the title with suggestions')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await region(page, 'Goals').getByRole('button', { name: 'Add commitment' }).click()
    await screens.look('a commitment being added')
    await page.getByRole('button', { name: 'More about this session' }).click()
    await screens.look('the menu of a session')
    await page.getByRole('menuitem', { name: 'Earlier sessions' }).click()
    await dialog(page, 'Earlier sessions').getByText('a first note').waitFor()
    await screens.look('Earlier sessions')
    await page.keyboard.press('Escape')
    await dialog(page, 'Earlier sessions').waitFor({ state: 'detached' })
    await page.setViewportSize({ width: 900, height: 600 })
    await page.getByRole('button', { name: 'Show context' }).click()
    await dialog(page, 'Context').waitFor()
    expect.soft(await barriers(page), 'the context as a drawer').toEqual([])
    await page.keyboard.press('Escape')
    await page.setViewportSize({ width: 1280, height: 800 })
    await region(page, 'Goals').getByRole('button', { name: 'Owner: Mira Kovač' }).first().click()
    await page.getByRole('textbox', { name: 'Goal title' }).waitFor()
    await screens.look('the Goal screen')
    expect(screens.found).toEqual([])
  }, 120_000)

  test('G28 what is planned, and the dialogs', async ({ page }) => {
    const screens = new Barriers(page)
    await addPerson(page, 'Dia Log')
    await page.keyboard.press('?')
    await dialog(page, 'Keyboard shortcuts').waitFor()
    await screens.look('Keyboard shortcuts')
    await page.keyboard.press('Escape')
    await goTo(page, 'People')
    await page.getByRole('button', { name: 'Add person' }).click()
    await dialog(page, 'Add person').getByRole('button', { name: 'Add', exact: true }).click()
    await expect.poll(() => dialog(page, 'Add person').getByRole('textbox', { name: 'Name' }).getAttribute('aria-invalid')).toBe('true')
    await screens.look('Add person, refused')
    await page.keyboard.press('Escape')
    await page.keyboard.press('n')
    await dialog(page, 'New one-to-one').getByRole('option').first().waitFor()
    await screens.look('the picker')
    await page.keyboard.press('Escape')
    await goTo(page, 'One-to-Ones')
    await page.getByRole('button', { name: 'Plan one-to-one' }).click()
    const plan = dialog(page, 'Plan a one-to-one')
    await plan.getByRole('button', { name: /^Pick a day/ }).click()
    await page.getByRole('grid').waitFor()
    expect.soft(await page.getByRole('button', { name: 'Month after' }).count(), 'the way to the next month has a name of ours').toBe(1)
    await screens.look('a day being picked')
    await page.keyboard.press('Escape')
    await plan.getByRole('textbox', { name: 'Select a user' }).fill('Dia')
    await plan.getByRole('option', { name: 'Dia Log' }).click()
    await page.getByRole('button', { name: 'Start one-to-one', exact: true }).waitFor()
    await screens.look('a planned session')
    await choose(page, page.getByRole('button', { name: 'More about this session' }), 'Change day and time')
    await dialog(page, 'Change day and time').waitFor()
    await screens.look('Change day and time')
    await page.keyboard.press('Escape')
    await goTo(page, 'Settings')
    await page.getByRole('button', { name: 'Edit your details' }).click()
    await dialog(page, 'Edit your details').waitFor()
    await screens.look('Edit your details')
    expect(screens.found).toEqual([])
  }, 120_000)

  test('G28 the page that says why the data cannot be opened', async ({ browser }) => {
    const home = await newHome()
    await writeFile(join(home, 'data'), 'in the way')
    const app = await App.start({ home })
    try {
      const page = await openPage(browser)
      const screens = new Barriers(page)
      await page.goto(app.url)
      await page.getByRole('heading', { name: 'Alongside cannot open its data' }).waitFor()
      await screens.look('the start-up problem')
      expect(screens.found).toEqual([])
    } finally {
      await app.close()
      await rm(home, { recursive: true })
    }
  })
})

describe('G34 the theme', () => {
  test('G34 light or dark by hand wins over the system, at once and after a reload', async ({ page }) => {
    await goTo(page, 'Settings')
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    await page.emulateMedia({ colorScheme: 'light' })
    const light = await paper()
    await region(page, 'Appearance').getByText('Dark', { exact: true }).click()
    await expect.poll(paper).not.toBe(light)
    const dark = await paper()
    await reload(page)
    await expect.poll(paper).toBe(dark)
    await page.emulateMedia({ colorScheme: 'dark' })
    await region(page, 'Appearance').getByText('Light', { exact: true }).click()
    await expect.poll(paper).toBe(light)
    await region(page, 'Appearance').getByText('As the system', { exact: true }).click()
    await expect.poll(paper).toBe(dark)
  })
})
