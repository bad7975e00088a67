import { describe } from 'vitest'
import { filesWith } from './kit/disk'
import { goTo, region, reload } from './kit/places'
import { end, quickAdd, startWith, startWithNew } from './kit/sessions'
import { expect, test } from './kit/test'

describe('personal notes', () => {
  test('S12 S13 their text is in personal.db and nowhere else: not beside it, not in a log, not in the title', async ({ app, page }) => {
    await startWithNew(page, 'Secret Side')
    const box = page.getByRole('textbox', { name: 'Your personal notes' })
    await box.click()
    await page.keyboard.type('canary-9f31 is between me and me')
    await region(page, 'Personal notes').waitFor()
    await page.getByText('Saved', { exact: true }).waitFor()
    await quickAdd(page, 'shared-4c77 is for both')
    expect(await page.title()).not.toContain('canary')
    expect(page.url()).not.toContain('canary')
    await end(page)
    await reload(page)
    await expect.poll(() => box.innerText()).toContain('canary-9f31')

    const holding = await filesWith(app.home, 'canary-9f31')
    expect(holding.length).toBeGreaterThan(0)
    expect(holding.filter((path) => !path.startsWith('data/personal.db'))).toEqual([])
    const shared = await filesWith(app.home, 'shared-4c77')
    expect(shared.length).toBeGreaterThan(0)
    expect(shared.filter((path) => path.startsWith('data/personal.db') || path.includes('log'))).toEqual([])
  })

  test('S12 they stand in no list, no earlier session and no last time', async ({ page }) => {
    await goTo(page, 'One-to-Ones')
    await page.getByRole('list', { name: 'Session log' }).getByText('Secret Side').waitFor()
    expect(await page.locator('body').innerText()).not.toContain('canary')
    await startWith(page, 'Secret Side')
    await region(page, 'Last time').getByText('shared-4c77').waitFor()
    expect(await page.locator('body').innerText()).not.toContain('canary')
    await expect.poll(() => page.getByRole('textbox', { name: 'Your personal notes' }).innerText(), { message: 'another session has its own' }).toMatch(/^\n?$/)
  })

  test('S12 they say that only I see them', async ({ page }) => {
    await startWithNew(page, 'Only You')
    await region(page, 'Personal notes').getByText('only you').waitFor()
  })
})
