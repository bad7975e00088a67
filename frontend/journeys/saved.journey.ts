import type { Page } from 'playwright-core'
import { describe } from 'vitest'
import { barriers } from './kit/axe'
import { addPerson } from './kit/people'
import { dialog, goTo, message, region } from './kit/places'
import { startWith, startWithNew, end } from './kit/sessions'
import { expect, test } from './kit/test'

/** Adds feedback on the page of the person that is shown. */
async function addFeedback(page: Page, body: string, tone: string): Promise<void> {
  await region(page, 'Feedback').getByRole('button', { name: 'Add feedback' }).click()
  const asked = dialog(page, 'Add feedback')
  await asked.getByRole('textbox', { name: 'What was said' }).fill(body)
  await asked.getByRole('radio', { name: tone }).check({ force: true })
  await asked.getByRole('button', { name: /^(Add|Save)$/ }).click()
  await asked.waitFor({ state: 'hidden' })
  await region(page, 'Feedback').getByText(body).waitFor()
}

describe('saved for discussion', () => {
  test('S20–S25 saved under feedback, waiting beside the session, put into it and back, with the balance', async ({ page }) => {
    await startWithNew(page, 'Sara Saved')
    await end(page)
    await goTo(page, 'People')
    await page.getByRole('link', { name: 'Sara Saved' }).click()
    await addFeedback(page, 'She answered at once.', 'Positive')
    await addFeedback(page, 'The second letter was wrong.', 'To improve')
    const first = region(page, 'Feedback').getByRole('listitem').filter({ hasText: 'She answered at once.' })
    const second = region(page, 'Feedback').getByRole('listitem').filter({ hasText: 'The second letter was wrong.' })
    await second.getByRole('button', { name: 'Save for discussion' }).click()
    await second.getByRole('button', { name: 'Saved for discussion' }).waitFor()
    expect(await barriers(page)).toEqual([])

    await startWith(page, 'Sara Saved')
    const saved = region(page, 'Saved items')
    await saved.getByText('The second letter was wrong.').waitFor()
    await saved.getByText('0 positive, 1 to improve').waitFor()
    await saved.getByText('More to improve than to praise.').waitFor()
    // Twice in the same instant, as the second click of a double click can come before the row is gone.
    await saved.getByRole('button', { name: 'Add to session' }).evaluate((button: HTMLElement) => (button.click(), button.click()))
    const discussed = region(page, 'To discuss').getByRole('listitem').filter({ hasText: 'The second letter was wrong.' })
    await discussed.waitFor()
    expect(await message(page, 'This is in the session already.').count()).toBe(0)
    // Nothing reaches below the window, where a jump to it would scroll the frame away.
    await page.setViewportSize({ width: 1280, height: 400 })
    expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0)
    await page.setViewportSize({ width: 1280, height: 800 })
    await saved.getByText('Feedback and reviews that you save for discussion wait here.').waitFor()
    expect(await barriers(page)).toEqual([])
    await discussed.hover()
    await discussed.getByRole('button', { name: /The second letter was wrong/ }).last().click()
    await saved.getByText('The second letter was wrong.').waitFor()

    await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Sara Saved' }).click()
    await second.getByRole('button', { name: 'Saved for discussion' }).click()
    await message(page, 'No longer saved for discussion.').waitFor()
    await first.getByRole('button', { name: 'Save for discussion' }).click()
    await startWith(page, 'Sara Saved')
    await saved.getByText('1 positive, 0 to improve').waitFor()
  })

  test('S20 S21 S22 S37 the stream saves as well, and leads to the entry itself', async ({ page }) => {
    await addPerson(page, 'Emil Entry')
    await addFeedback(page, 'He took the time to explain it twice.', 'Positive')
    await goTo(page, 'Stream')
    const entry = page.getByRole('listitem').filter({ hasText: 'He took the time to explain it twice.' })
    await entry.getByRole('button', { name: 'Save for discussion' }).click()
    await entry.getByRole('button', { name: 'Saved for discussion' }).waitFor()
    expect(await barriers(page)).toEqual([])
    await entry.getByRole('link').click()
    const there = region(page, 'Feedback').getByRole('listitem').filter({ hasText: 'He took the time to explain it twice.' })
    await there.getByRole('button', { name: 'Saved for discussion' }).waitFor()
    await expect.poll(() => there.evaluate((row) => row === document.activeElement)).toBe(true)
    await expect.poll(() => there.evaluate((row) => row.getBoundingClientRect().top > 0 && row.getBoundingClientRect().bottom < innerHeight)).toBe(true)
    expect(await barriers(page)).toEqual([])
  })

  test('S57 the reportee saves what was said about me for the session with my manager', async ({ page }) => {
    await addPerson(page, { name: 'Marta Manager', relation: 'my manager' })
    await addFeedback(page, 'You were so quick to help.', 'Positive')
    const heard = region(page, 'Feedback').getByRole('listitem').filter({ hasText: 'You were so quick to help.' })
    await heard.getByRole('button', { name: 'Save for discussion' }).click()
    await heard.getByRole('button', { name: 'Saved for discussion' }).waitFor()
    await startWith(page, 'Marta Manager')
    const saved = region(page, 'Saved items')
    await saved.getByText('You were so quick to help.').waitFor()
    await saved.getByRole('button', { name: 'Add to session' }).click()
    await region(page, 'To discuss').getByText('You were so quick to help.').waitFor()
    expect(await barriers(page)).toEqual([])
  })
})
