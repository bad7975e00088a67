import { describe } from 'vitest'
import { barriers } from './kit/axe'
import { dialog, goTo, region } from './kit/places'
import { end, quickAdd, startWithNew } from './kit/sessions'
import { expect, test } from './kit/test'

describe('the stream', () => {
  test('S37 S04 what happened, with the team and with one person, by kind, and the way there', async ({ page }) => {
    await startWithNew(page, 'Stella Stream')
    await quickAdd(page, 'Learn to juggle', 'Goal')
    await region(page, 'Kudos').getByRole('button', { name: 'Give kudos' }).click()
    const asked = dialog(page, 'Give kudos')
    await asked.getByRole('textbox', { name: 'What did Stella do well?' }).click()
    await page.keyboard.type('Kept every ball in the air.')
    await asked.getByRole('button', { name: 'Give', exact: true }).click()
    await asked.waitFor({ state: 'hidden' })
    await end(page)
    await startWithNew(page, 'Otto Other')
    await end(page)

    await goTo(page, 'Stream')
    const today = region(page, 'Today')
    await today.getByRole('link', { name: /^One-to-one · Otto Other/ }).waitFor()
    await today.getByRole('link', { name: /^Kudos · Stella Stream Kept every ball in the air\./ }).waitFor()
    expect(await barriers(page)).toEqual([])
    await page.getByRole('combobox', { name: 'Kind' }).selectOption('Goals')
    await today.getByRole('link', { name: /^One-to-one/ }).first().waitFor({ state: 'detached' })
    await today.getByRole('link', { name: /Learn to juggle/ }).waitFor()

    await goTo(page, 'People')
    await page.getByRole('link', { name: 'Stella Stream' }).click()
    await page.getByRole('button', { name: 'Stream', exact: true }).click()
    await today.getByRole('link', { name: /^Kudos/ }).waitFor()
    expect(await today.getByRole('link', { name: /Otto/ }).count()).toBe(0)
    await today.getByRole('link', { name: /^One-to-one/ }).click()
    await page.getByText('This session has ended and stays as it was.').waitFor()
  })

  test('S04 an empty stream says what will be told there', async ({ browser }) => {
    const { App } = await import('./kit/app')
    const { openPage } = await import('./kit/browser')
    const { introduceMe } = await import('./kit/people')
    const app = await App.start()
    const page = await openPage(browser)
    await page.goto(app.url)
    await introduceMe(page)
    await goTo(page, 'Stream')
    await page.getByText('What you and your people do will be told here').waitFor()
    await page.context().close()
    await app.close()
  })
})
