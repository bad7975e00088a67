import { describe } from 'vitest'
import { barriers } from './kit/axe'
import { addPerson } from './kit/people'
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

  test('S04 going back to a list finds it where it was left, filters and all', async ({ page }) => {
    await page.setViewportSize({ width: 900, height: 600 })
    await addPerson(page, 'Lotte Long')
    const id = page.url().split('/').at(-1) ?? ''
    // Through the binding: a hundred pieces of feedback typed by hand would take the time of all the rest.
    await page.evaluate(async (personId) => {
      const { Feedback, Sessions } = (window as unknown as { go: { coaching: { Feedback: { Add: (input: object) => Promise<unknown> }; Sessions: { Plan: (id: string, title: string, at: number) => Promise<unknown> } } } }).go.coaching
      for (let n = 0; n < 120; n++) await Feedback.Add({ personId, receivedOn: '2026-01-05', source: '', customer: '', body: `Voice ${n}`, rating: '', ratingMax: '', tone: '' })
      for (let n = 0; n < 70; n++) await Sessions.Plan(personId, `Talk ${n}`, Date.now() + n * 86_400_000)
    }, id)

    const main = page.getByRole('main')
    const top = () => main.evaluate((element) => element.scrollTop)
    await goTo(page, 'Stream')
    await page.getByRole('combobox', { name: 'Kind' }).selectOption('feedback')
    const voice = page.getByRole('link', { name: /Voice 20$/ })
    await expect.poll(async () => (await main.evaluate((element) => element.scrollTo(0, element.scrollHeight)), voice.isVisible())).toBe(true)
    await voice.scrollIntoViewIfNeeded()
    const read = await top()
    await voice.click()
    await page.getByRole('heading', { name: 'Lotte Long', level: 1 }).waitFor()
    const there = region(page, 'Feedback').getByRole('listitem').filter({ hasText: 'Voice 20' })
    await expect.poll(() => there.evaluate((row) => row === document.activeElement)).toBe(true) // far beyond the first page
    await page.goBack()
    await expect.poll(top).toBe(read)
    expect(await page.getByRole('combobox', { name: 'Kind' }).inputValue()).toBe('feedback')

    await goTo(page, 'One-to-Ones')
    await page.getByRole('link', { name: /Talk 40/ }).scrollIntoViewIfNeeded()
    const below = await top()
    await page.getByRole('link', { name: /Talk 40/ }).click()
    await page.getByRole('button', { name: 'Start one-to-one', exact: true }).waitFor()
    await page.goBack()
    await expect.poll(top).toBe(below)

    await goTo(page, 'People')
    expect(await top()).toBe(0) // a new visit begins at the top
    await page.getByRole('link', { name: 'Lotte Long' }).click()
    await page.getByRole('link', { name: /Talk 10/ }).scrollIntoViewIfNeeded()
    const onPage = await top()
    await page.getByRole('link', { name: /Talk 10/ }).click()
    await page.getByRole('button', { name: 'Start one-to-one', exact: true }).waitFor()
    await page.goBack()
    await expect.poll(top).toBe(onPage)
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
