import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { describe } from 'vitest'
import type { App } from './kit/app'
import { faults, forgiveTheEnd, openPage } from './kit/browser'
import { goal } from './kit/goals'
import { addFor, note, write } from './kit/notes'
import { goTo, region } from './kit/places'
import { isLive, quickAdd, quickField, sealed, startWithNew } from './kit/sessions'
import { expect, test } from './kit/test'

const SECOND = 1_000 // what may be lost is what was typed in the last second

/** What the window shows after the program was killed and started again: opened from Today, as the first thing offered. */
async function afterCrash(app: App, page: Page, browser: Browser): Promise<Page> {
  await app.kill()
  await page.context().close()
  forgiveTheEnd(page)
  await app.begin()
  const next = await openPage(browser)
  await next.goto(app.url)
  await goTo(next, 'Today')
  return next
}

const carryOn = (page: Page): Promise<void> => region(page, 'Live now').getByRole('link', { name: 'Continue' }).last().click()

/** Ends the live session, so that the next journey offers its own. */
async function tidy(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'End one-to-one' }).click()
  await sealed(page).waitFor()
  expect(faults(page)).toEqual([])
  await page.context().close()
}

describe('killed a second after typing', () => {
  test('F09 G07 the live session is offered first, and the quick field holds what was typed', async ({ app, browser, page }) => {
    await startWithNew(page, 'Quentin Quick')
    await quickAdd(page, 'added before')
    await quickField(page).click()
    await page.keyboard.type('half a thought')
    await wait(SECOND)
    const next = await afterCrash(app, page, browser)
    await carryOn(next)
    await expect.poll(() => quickField(next).innerText()).toBe('half a thought')
    await quickField(next).click()
    await next.keyboard.press('Enter')
    await region(next, 'My notes').getByText('half a thought', { exact: true }).waitFor()
    await region(next, 'My notes').getByText('added before', { exact: true }).waitFor()
    await tidy(next)
  })

  test('F09 G07 a note that was being edited', async ({ app, browser, page }) => {
    await startWithNew(page, 'Edda Edit')
    await quickAdd(page, 'first words')
    await write(page, 'first words')
    await page.keyboard.press('End')
    await page.keyboard.type(' and more of them')
    await wait(SECOND)
    const next = await afterCrash(app, page, browser)
    await carryOn(next)
    await note(next, 'first words and more of them').waitFor()
    await tidy(next)
  })

  test('F09 G07 a personal note', async ({ app, browser, page }) => {
    await startWithNew(page, 'Petra Personal')
    const mine = (of: Page) => of.getByRole('textbox', { name: 'Your personal notes' })
    await mine(page).click()
    await page.keyboard.type('ask about the move')
    await wait(SECOND)
    const next = await afterCrash(app, page, browser)
    await carryOn(next)
    await expect.poll(() => mine(next).innerText()).toBe('ask about the move')
    await tidy(next)
  })

  test('F09 G07 a commitment that was being added', async ({ app, browser, page }) => {
    await startWithNew(page, 'Carla Commit')
    await quickAdd(page, 'Lead the retro', 'Goal')
    await goal(page, 'Lead the retro').getByRole('button', { name: 'Add commitment' }).click()
    await page.keyboard.type('read the guide')
    await wait(SECOND)
    const next = await afterCrash(app, page, browser)
    await carryOn(next)
    const line = goal(next, 'Lead the retro').getByRole('textbox', { name: 'New commitment' })
    await expect.poll(() => line.inputValue()).toBe('read the guide')
    await line.press('Enter')
    await next.getByRole('checkbox', { name: 'read the guide' }).waitFor()
    await tidy(next)
  })

  test('F09 G07 a note for the other side', async ({ app, browser, page }) => {
    await startWithNew(page, 'Otto Other')
    await addFor(page, 'Add a note for Otto')
    await page.keyboard.type('wants a new chair')
    await wait(SECOND)
    const next = await afterCrash(app, page, browser)
    await carryOn(next)
    await expect.poll(() => region(next, "Otto's notes").getByRole('textbox').innerText()).toBe('wants a new chair')
    await tidy(next)
  })
})

describe('killed around the end', () => {
  test.for([0, 3, 12, 40])('F09 F35 %i ms after End the session is live or ended, never broken', async (delay, { app, browser, page }) => {
    const name = `Kim End${delay}`
    await startWithNew(page, name)
    await quickAdd(page, 'what was said')
    await page.getByRole('button', { name: 'End one-to-one' }).click({ noWaitAfter: true })
    await wait(delay)
    const next = await afterCrash(app, page, browser)
    await goTo(next, 'One-to-Ones')
    await next.getByRole('list', { name: 'Session log' }).getByRole('link', { name: new RegExp(name) }).click()
    await region(next, 'My notes').getByText('what was said', { exact: true }).waitFor()
    const live = next.getByRole('button', { name: 'End one-to-one' })
    await live.or(sealed(next)).waitFor()
    if (await live.isVisible()) await tidy(next)
    expect(faults(next)).toEqual([])
    await next.context().close()
  })
})

describe('closed while typing', () => {
  test('F09 G07 not even the last letter is lost', async ({ app, browser, page }) => {
    await startWithNew(page, 'Clara Close')
    await app.holdWindow()
    await quickField(page).click()
    await page.keyboard.type('typed to the last letter')
    await page.evaluate(() => (window as unknown as { runtime: { Quit: () => void } }).runtime.Quit())
    expect(await Promise.race([app.ended(), wait(8_000, 'still open')])).toBe(0)
    await page.context().close()
    forgiveTheEnd(page)
    await app.begin()
    const next = await openPage(browser)
    await next.goto(app.url)
    await carryOn(next)
    await isLive(next)
    await expect.poll(() => quickField(next).innerText()).toBe('typed to the last letter')
    await tidy(next)
  })
})
