import type { Page } from 'playwright-core'
import { describe } from 'vitest'
import { Barriers } from './kit/axe'
import { addPerson } from './kit/people'
import { dialog, goTo, region, reload, undo } from './kit/places'
import { end, isLive, quickAdd, startWith } from './kit/sessions'
import { goal } from './kit/goals'
import { expect, test } from './kit/test'

/** Defines a key metric of which more is better. */
async function define(page: Page, name: string, target = ''): Promise<void> {
  await goTo(page, 'Settings')
  await page.getByRole('button', { name: 'Define metric' }).click()
  const form = dialog(page, 'Define metric')
  await form.getByRole('textbox', { name: 'Name' }).fill(name)
  await form.getByRole('textbox', { name: 'Unit' }).fill('%')
  await form.getByRole('textbox', { name: 'Target' }).fill(target)
  await form.getByRole('button', { name: 'Save' }).click()
  await form.waitFor({ state: 'detached' })
  await page.getByRole('checkbox', { name: `Key metric: ${name}` }).waitFor()
}

/** Enters a value for today, on the page of the person. */
async function enter(page: Page, person: string, metric: string, value: string, shown = value): Promise<void> {
  await page.getByRole('button', { name: 'Enter values' }).click()
  const form = dialog(page, `Values of ${person}`)
  await form.getByLabel('Metric', { exact: true }).selectOption(metric)
  await form.getByRole('textbox', { name: 'Value in %' }).fill(value)
  await page.keyboard.press('Enter')
  await form.getByRole('listitem').filter({ hasText: shown }).waitFor()
  await page.keyboard.press('Escape')
  await form.waitFor({ state: 'detached' })
}

const row = (page: Page, name: string) => region(page, 'Metrics').getByRole('listitem').filter({ hasText: name })
const item = (page: Page, name: string) => region(page, 'To discuss').getByRole('listitem').filter({ hasText: name }).first()

/** Opens the page of somebody from the People screen. */
async function visit(page: Page, name: string): Promise<void> {
  await goTo(page, 'People')
  await page.getByRole('link', { name: new RegExp(name) }).first().click()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
}

describe('metrics', () => {
  test('S26 S27 S28 S29 S33 beside the session, put into it as they are that day, with notes of their own', async ({ page }) => {
    await define(page, 'Quality', '90')
    await define(page, 'Replies')
    await addPerson(page, 'Mette Metric')
    await enter(page, 'Mette Metric', 'Quality', '92')
    await enter(page, 'Mette Metric', 'Replies', '71')
    await startWith(page, 'Mette Metric')
    await row(page, 'Quality').getByText('Target 90\u00a0%, met').waitFor()
    await row(page, 'Quality').getByRole('button', { name: 'Add to session' }).focus()
    await expect.poll(() => row(page, 'Quality').locator('.act').evaluate((act) => getComputedStyle(act).opacity)).toBe('1')
    await page.keyboard.press('Enter')
    await item(page, 'Quality').getByText('as of Today').waitFor()
    await page.getByRole('button', { name: 'Add full scorecard' }).click()
    await item(page, 'Replies').getByText('71\u00a0%').waitFor()

    await page.getByRole('button', { name: 'Add note: Quality' }).click()
    await page.keyboard.type('What did you change?')
    await page.keyboard.press('Enter')
    await item(page, 'Quality').getByText('What did you change?').waitFor()
    expect(await region(page, 'My notes').getByText('What did you change?').count()).toBe(0)
    await item(page, 'Replies').getByRole('button', { name: 'Take Replies out of the session' }).click()
    await item(page, 'Replies').waitFor({ state: 'detached' })
    await undo(page, 'Taken out of the session.')
    await item(page, 'Replies').waitFor()
    const session = page.url()

    await visit(page, 'Mette Metric')
    await enter(page, 'Mette Metric', 'Quality', '64')
    await page.goto(session)
    await row(page, 'Quality').getByText('64\u00a0%').waitFor()
    await item(page, 'Quality').getByText('92\u00a0%').waitFor()
    const barriers = new Barriers(page)
    await barriers.look('a session with items')
    expect(barriers.found).toEqual([])
    await page.setViewportSize({ width: 1280, height: 800 })
    await end(page)
    await item(page, 'Quality').getByText('What did you change?').waitFor()
    expect(await region(page, 'To discuss').getByRole('button', { name: /out of the session/ }).count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Add full scorecard' }).count()).toBe(0)
  })

  test('S33 a goal has notes of its own in the session', async ({ page }) => {
    await addPerson(page, 'Gerda Goalnote')
    await page.getByRole('button', { name: 'Start new one-to-one', exact: true }).click()
    await isLive(page)
    await quickAdd(page, 'Lead the retro', 'Goal')
    await page.getByRole('button', { name: 'Add note: Lead the retro' }).click()
    await page.keyboard.type('Halfway there')
    await page.keyboard.press('Enter')
    await goal(page, 'Lead the retro').getByText('Halfway there').waitFor()
    await reload(page)
    await goal(page, 'Lead the retro').getByText('Halfway there').waitFor()
    expect(await region(page, 'My notes').getByText('Halfway there').count()).toBe(0)
  })

  test('S30 key metrics are chosen and ordered, also by keyboard', async ({ page }) => {
    await define(page, 'Early')
    await define(page, 'Late')
    await page.getByRole('button', { name: 'Move Late up' }).focus()
    await page.keyboard.press('Enter')
    const names = () => page.getByRole('checkbox', { name: /^Key metric: (Early|Late)/ }).evaluateAll((boxes) => boxes.map((box) => box.getAttribute('aria-label')))
    await expect.poll(names).toEqual(['Key metric: Late', 'Key metric: Early'])
    await page.getByRole('checkbox', { name: 'Key metric: Early' }).uncheck()
    await page.getByRole('button', { name: 'Archive Late' }).click()
    await page.getByRole('button', { name: 'Bring back Late' }).waitFor()
    await undo(page, /Late.* archived/)
    await page.getByRole('checkbox', { name: 'Key metric: Late', checked: true }).waitFor()
  })

  test('S55 trends on the page of the person, as charts and as a table', async ({ page }) => {
    await define(page, 'Course', '80')
    await addPerson(page, 'Tara Trend')
    await enter(page, 'Tara Trend', 'Course', '77,5', '78')
    const chart = page.getByRole('slider', { name: 'Course over time' })
    await chart.focus()
    await page.keyboard.press('End')
    await expect.poll(() => chart.getAttribute('aria-valuetext')).toContain('Today: 78')
    await page.getByRole('radio', { name: '3 months' }).check({ force: true })
    await chart.waitFor()
    await page.getByRole('button', { name: 'Show as table' }).click()
    await page.getByRole('table', { name: 'Course over time' }).getByRole('row', { name: /Today/ }).waitFor()
    const barriers = new Barriers(page)
    await barriers.look('trends as a table')
    await page.getByRole('button', { name: 'Show as chart' }).click()
    await barriers.look('trends as charts')
    expect(barriers.found).toEqual([])
  })

  test('S55 with my manager the values are mine', async ({ page }) => {
    await define(page, 'Pace')
    await addPerson(page, { name: 'Manu Manager', relation: 'my manager' })
    await region(page, 'Trends').getByText('No values of yours yet.').waitFor()
    await page.getByRole('button', { name: 'Enter values' }).click()
    await dialog(page, 'Your values').waitFor()
  })
})
