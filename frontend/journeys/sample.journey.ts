import { describe } from 'vitest'
import { App } from './kit/app'
import { faults, openPage } from './kit/browser'
import { addPerson, introduceMe } from './kit/people'
import { dialog, goTo, message, region } from './kit/places'
import { end, quickAdd, startWithNew } from './kit/sessions'
import { expect, test } from './kit/test'

const TEAM = 8

describe('the sample team', () => {
  test('G38 one click in Settings adds it beside my own people; one more takes it away and leaves mine', async ({ page }) => {
    await startWithNew(page, 'My Own')
    await quickAdd(page, 'my own note')
    await quickAdd(page, 'My own goal', 'Goal')
    await end(page)
    await goTo(page, 'Settings')
    await page.getByRole('button', { name: 'Add the sample team' }).click()
    await message(page, 'The sample team is here.').waitFor()
    await goTo(page, 'People')
    await expect.poll(() => page.getByRole('button', { name: /^Start new one-to-one with / }).count()).toBe(TEAM + 1)

    await goTo(page, 'Settings')
    await page.getByRole('button', { name: 'Remove the sample team' }).click()
    await dialog(page, 'Remove the sample team').getByRole('button', { name: 'Remove them' }).click()
    await message(page, 'The sample team is gone.').waitFor()
    await page.getByRole('button', { name: 'Add the sample team' }).waitFor()
    await goTo(page, 'People')
    await expect.poll(() => page.getByRole('button', { name: /^Start new one-to-one with / }).count()).toBe(1)
    await goTo(page, 'One-to-Ones')
    await expect.poll(() => page.getByRole('list', { name: 'Session log' }).getByRole('listitem').count()).toBe(1)
    await page.getByRole('link', { name: /My Own/ }).click()
    await region(page, 'My notes').getByText('my own note').waitFor()
    await region(page, 'Goals').getByText('My own goal').waitFor()
  })

  test('G38 Today offers it where nobody is there yet, and it comes only once', async ({ browser }) => {
    const app = await App.start()
    try {
      const page = await openPage(browser)
      await page.goto(app.url)
      await introduceMe(page, 'Robin Fresh')
      await page.getByRole('button', { name: 'Add the sample team' }).dblclick()
      await message(page, 'The sample team is here.').first().waitFor()
      await goTo(page, 'People')
      await expect.poll(() => page.getByRole('button', { name: /^Start new one-to-one with / }).count()).toBe(TEAM)
      await page.getByRole('navigation', { name: 'Main' }).getByText('Robin Fresh').waitFor()
      expect(faults(page)).toEqual([])
    } finally {
      await app.close()
    }
  })

  test('G38 from the first screen: Begin with a sample team', async ({ browser }) => {
    const app = await App.start()
    try {
      const page = await openPage(browser)
      await page.goto(app.url)
      await page.getByRole('textbox', { name: 'Your name' }).fill('Robin Sample')
      await page.getByRole('button', { name: 'Begin with a sample team' }).click()
      await region(page, 'Not met for longest').waitFor()
      expect(faults(page)).toEqual([])
    } finally {
      await app.close()
    }
  })

  test('G38 ALONGSIDE_SAMPLE=1 fills a fresh home, and leaves one that is in use alone', async ({ browser }) => {
    const app = await App.start({ environment: { ALONGSIDE_SAMPLE: '1' } })
    try {
      const page = await openPage(browser)
      await page.goto(app.url)
      await goTo(page, 'One-to-Ones')
      await page.getByRole('list', { name: 'Session log' }).getByRole('listitem').nth(20).waitFor()
      await goTo(page, 'Goals')
      await page.getByRole('button', { name: 'Add commitment' }).first().waitFor()
      await addPerson(page, 'Later Added')
      await page.context().close()
      await app.crash()
      const next = await openPage(browser)
      await next.goto(app.url)
      await goTo(next, 'People')
      await expect.poll(() => next.getByRole('button', { name: /^Start new one-to-one with / }).count()).toBe(TEAM + 1)
      expect(faults(next)).toEqual([])
    } finally {
      await app.close()
    }
  })
})
