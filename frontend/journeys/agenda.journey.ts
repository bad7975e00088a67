import { describe } from 'vitest'
import { barriers } from './kit/axe'
import { dialog, goTo, region } from './kit/places'
import { end, startWith, startWithNew } from './kit/sessions'
import { expect, test } from './kit/test'

describe('what an agenda is made of', () => {
  test('S17 a standing topic of a person stands in every new session with them, and does not wait twice', async ({ page }) => {
    await startWithNew(page, 'Stan Standing')
    await end(page)
    await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Stan Standing' }).click()
    const topics = region(page, 'Standing topics')
    await topics.getByRole('button', { name: 'Add standing topic' }).click()
    await topics.getByRole('textbox', { name: 'New standing topic' }).fill('How is the course?')
    await page.keyboard.press('Enter')
    await topics.getByRole('textbox', { name: 'Standing topic How is the course?' }).waitFor()
    expect(await barriers(page)).toEqual([])
    for (let time = 0; time < 2; time++) {
      await startWith(page, 'Stan Standing')
      await region(page, 'My notes').getByText('How is the course?', { exact: true }).waitFor()
      expect(await region(page, 'Still to discuss').count()).toBe(0)
      await end(page)
    }
  })

  test('S17 a standing topic of a kind comes with the title', async ({ page }) => {
    await goTo(page, 'Settings')
    const topics = region(page, 'Standing topics')
    await topics.getByRole('combobox', { name: 'Kind of one-to-one' }).selectOption('Quarterly review')
    await topics.getByRole('button', { name: 'Add standing topic' }).click()
    await topics.getByRole('textbox', { name: 'New standing topic' }).fill('What changed in these three months?')
    await page.keyboard.press('Enter')
    await topics.getByRole('textbox', { name: 'Standing topic What changed in these three months?' }).waitFor()
    await startWithNew(page, 'Tilda Type')
    await page.getByRole('textbox', { name: 'Session title' }).fill('Quarterly review')
    await page.keyboard.press('Enter')
    await region(page, 'My notes').getByText('What changed in these three months?').waitFor()
  })

  test('G19 a question is searched, asked, favoured, and says when it was asked last', async ({ page }) => {
    await startWithNew(page, 'Quinn Question')
    await page.getByRole('button', { name: 'Find a question' }).click()
    const bank = dialog(page, 'Questions')
    await bank.getByRole('textbox', { name: 'Search questions' }).fill('surprised you')
    const question = bank.getByRole('listitem')
    await question.getByText('What have you learnt that surprised you?').waitFor()
    await question.getByRole('button', { name: /^Ask:/ }).click()
    await question.getByText('asked today').waitFor()
    await question.getByRole('button', { name: /^Favourite:/ }).click()
    await bank.getByRole('region', { name: 'Favourites' }).waitFor()
    await bank.getByRole('textbox', { name: 'Search questions' }).fill('')
    await bank.getByRole('button', { name: 'Add question' }).click()
    await bank.getByRole('textbox', { name: 'New question' }).fill('Which question did nobody ask you yet?')
    await page.keyboard.press('Enter')
    await bank.getByRole('region', { name: 'My own' }).getByText('Which question did nobody ask you yet?').waitFor()
    expect(await barriers(page)).toEqual([])
    await bank.getByRole('button', { name: 'Close' }).click()
    const note = region(page, 'My notes').getByRole('listitem').filter({ hasText: 'What have you learnt that surprised you?' })
    await note.getByRole('button', { name: 'To discuss' }).click()
    await note.getByRole('button', { name: /^Discussed/ }).waitFor()
  })
})
