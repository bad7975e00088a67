import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { describe } from 'vitest'
import { App } from './kit/app'
import { barriers } from './kit/axe'
import { dialog, goTo, region } from './kit/places'
import { end, startWith } from './kit/sessions'
import { expect, test as plain } from './kit/test'

const test = plain.extend<{ app: App }>({
  app: [
    async ({}, use) => {
      const app = await App.start({ environment: { ALONGSIDE_SAMPLE: '1' } })
      await use(app)
      await app.close()
    },
    { scope: 'file' },
  ],
})

const WORDS = 'Called back exactly when she said.' // the newest about Ada in the sample file

const sample = (name: string): string => fileURLToPath(new URL(`../../docs/samples/${name}.csv`, import.meta.url))

/** Imports a file with the mapping that is proposed for it. */
async function take(page: Page, kind: string, name: string): Promise<void> {
  await region(page, 'Imported files').getByRole('button', { name: 'Import from a file' }).click()
  const form = dialog(page, 'Import from a file')
  await form.getByLabel('What is in the file').selectOption({ label: kind })
  await form.getByRole('textbox', { name: 'File' }).fill(sample(name))
  await form.getByRole('button', { name: 'Continue' }).click()
  await form.getByText(/rows can be imported\.$/).waitFor()
  for (const choice of await form.getByRole('combobox').all()) if (await choice.getByRole('option', { name: 'Add as a new person' }).count()) await choice.selectOption({ label: 'Add as a new person' })
  await form.getByRole('button', { name: 'Import', exact: true }).click()
  await form.getByText('Import finished').waitFor()
  await form.getByRole('button', { name: 'Done' }).click()
  await form.waitFor({ state: 'detached' })
}

describe('a month', () => {
  test('S18 S19 S24 S29 S35 S38 S53 three exports are brought in, a one-to-one is prepared and held with them, and the next one finds what is open', async ({ page }) => {
    await goTo(page, 'Settings')
    await take(page, 'Feedback', 'feedback')
    await take(page, 'QA reviews', 'reviews')
    await take(page, 'Metrics', 'metrics')
    expect(await barriers(page)).toEqual([])

    await goTo(page, 'People')
    await page.getByRole('link', { name: /Ada Nwosu/ }).first().click()
    const entry = region(page, 'Feedback').getByRole('listitem').filter({ has: page.getByRole('button', { name: 'Save for discussion', exact: true }) }).filter({ hasText: WORDS }).first()
    await entry.getByRole('button', { name: 'Save for discussion' }).click()
    await region(page, 'Feedback').getByRole('listitem').filter({ hasText: WORDS }).getByRole('button', { name: 'Saved for discussion' }).first().waitFor()

    await startWith(page, 'Ada Nwosu')
    const saved = region(page, 'Saved items').getByRole('listitem').filter({ hasText: WORDS })
    await saved.getByRole('button', { name: 'Add to session' }).click()
    await region(page, 'To discuss').getByText(WORDS).first().waitFor()
    await page.getByRole('button', { name: 'Add full scorecard' }).click()
    await region(page, 'To discuss').getByText('Customer satisfaction').first().waitFor()

    await region(page, 'Open action items').getByRole('button', { name: 'Add action item' }).click()
    const action = dialog(page, 'Add action item')
    await action.getByRole('textbox', { name: 'Action item' }).fill('Thank the bakery')
    await action.getByRole('textbox', { name: 'Due' }).fill('in two weeks')
    await action.getByRole('button', { name: 'Add', exact: true }).click()
    await region(page, 'Kudos').getByRole('button', { name: 'Give kudos' }).click()
    const kudos = dialog(page, 'Give kudos')
    await kudos.getByRole('textbox', { name: 'What did Ada do well?' }).fill('For every one of these answers.')
    await kudos.getByRole('button', { name: 'Give', exact: true }).click()
    await region(page, 'Kudos').getByText('For every one of these answers.').waitFor()
    expect(await barriers(page)).toEqual([])
    await end(page)

    await startWith(page, 'Ada Nwosu')
    await region(page, 'Open action items').getByRole('checkbox', { name: 'Thank the bakery' }).waitFor()
    await region(page, 'Last time').waitFor()
  })
})
