import type { Locator, Page } from 'playwright-core'
import { describe } from 'vitest'
import { addPerson } from './kit/people'
import { dialog, goTo } from './kit/places'
import { end, quickAdd, startWithNew, titleBox } from './kit/sessions'
import { expect, test } from './kit/test'

const log = (page: Page): Locator => page.getByRole('list', { name: 'Session log' }).getByRole('listitem')
const filters = (page: Page): Locator => page.getByRole('search', { name: 'Filters' })

/** The people of the sessions that are listed, in order. */
async function listed(page: Page): Promise<string[]> {
  const names = ['Fay First', 'Sam Second', 'Lia Live', 'Pia Planned']
  return (await log(page).allInnerTexts()).flatMap((text) => names.filter((name) => text.includes(name)))
}

/** Types a day into the parts of a day field. */
async function typeDay(page: Page, label: string, [day, month, year]: [string, string, string]): Promise<void> {
  const field = filters(page).getByRole('group', { name: label })
  await field.getByRole('spinbutton').first().click()
  await page.keyboard.type(day + month + year)
}

describe('the session log', () => {
  test('F05 S07 live and planned sessions stand on top, then the newest first', async ({ page }) => {
    for (const [name, title] of [
      ['Fay First', 'Weekly check-in'],
      ['Sam Second', 'Monthly goal-setting'],
    ] as const) {
      await startWithNew(page, name)
      await titleBox(page).fill(title)
      await titleBox(page).press('Enter')
      await quickAdd(page, `talk with ${name}`)
      if (name === 'Sam Second') {
        await page.getByRole('textbox', { name: 'Add tags' }).fill('quality')
        await page.keyboard.press('Enter')
        await page.getByRole('button', { name: 'Take off the tag quality' }).waitFor()
      }
      await end(page)
    }
    await startWithNew(page, 'Lia Live')
    await addPerson(page, 'Pia Planned')
    await goTo(page, 'One-to-Ones')
    await page.getByRole('button', { name: 'Plan one-to-one' }).click()
    await dialog(page, 'Plan a one-to-one').getByRole('textbox', { name: 'Select a user' }).fill('Pia')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Start one-to-one', exact: true }).waitFor()
    await goTo(page, 'One-to-Ones')
    await expect.poll(() => listed(page)).toEqual(['Lia Live', 'Pia Planned', 'Sam Second', 'Fay First'])
    expect(await log(page).last().innerText()).toContain('talk with Fay First')
  })

  test('S07 by person', async ({ page }) => {
    await goTo(page, 'One-to-Ones')
    await filters(page).getByLabel('Person', { exact: true }).selectOption('Fay First')
    await expect.poll(() => listed(page)).toEqual(['Fay First'])
    await filters(page).getByRole('button', { name: 'Clear filters' }).click()
    await expect.poll(() => listed(page)).toHaveLength(4)
  })

  test('S07 by title or type, from a part of it and in any case', async ({ page }) => {
    await goTo(page, 'One-to-Ones')
    await filters(page).getByRole('textbox', { name: 'Title or type' }).fill('GOAL-set')
    await expect.poll(() => listed(page)).toEqual(['Sam Second'])
    await filters(page).getByRole('textbox', { name: 'Title or type' }).fill('zebra')
    await page.getByText('No session matches these filters.').waitFor()
  })

  test('S07 by tag', async ({ page }) => {
    await goTo(page, 'One-to-Ones')
    await filters(page).getByLabel('Tag', { exact: true }).selectOption('quality')
    await expect.poll(() => listed(page)).toEqual(['Sam Second'])
  })

  test.for([
    ['Live', ['Lia Live']],
    ['Planned', ['Pia Planned']],
    ['Ended', ['Sam Second', 'Fay First']],
  ] as const)('S07 by state: %s', async ([state, names], { page }) => {
    await goTo(page, 'One-to-Ones')
    await filters(page).getByLabel('State', { exact: true }).selectOption(state)
    await expect.poll(() => listed(page)).toEqual(names)
  })

  test('S07 by days', async ({ page }) => {
    await goTo(page, 'One-to-Ones')
    const today = new Date()
    const two = (n: number) => String(n).padStart(2, '0')
    const until: [string, string, string] = [two(today.getDate()), two(today.getMonth() + 1), String(today.getFullYear())]
    await typeDay(page, 'Until', until)
    await expect.poll(() => listed(page), { message: 'until today' }).toEqual(['Lia Live', 'Sam Second', 'Fay First'])
    await typeDay(page, 'Until', ['01', '01', '2020'])
    await page.getByText('No session matches these filters.').waitFor()
  })

  test('S07 by several at once', async ({ page }) => {
    await goTo(page, 'One-to-Ones')
    await filters(page).getByLabel('State', { exact: true }).selectOption('Ended')
    await filters(page).getByLabel('Person', { exact: true }).selectOption('Lia Live')
    await page.getByText('No session matches these filters.').waitFor()
    await page.getByRole('main').getByRole('button', { name: 'Clear filters' }).first().click()
    await expect.poll(() => listed(page)).toHaveLength(4)
  })
})

describe('on Today', () => {
  test('F09 the live session is offered first', async ({ page }) => {
    await goTo(page, 'Today')
    await page.getByRole('region', { name: 'Live now' }).getByRole('link', { name: 'Continue' }).click()
    await page.getByRole('region', { name: "Lia's notes" }).waitFor()
  })
})
