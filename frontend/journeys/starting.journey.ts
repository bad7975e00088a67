import { describe } from 'vitest'
import { addPerson, fillPerson } from './kit/people'
import { dialog, goTo, region, undo } from './kit/places'
import { end, isLive, quickAdd, quickField, sealed, startWith, startWithNew, titleBox } from './kit/sessions'
import { expect, test } from './kit/test'

describe('starting a one-to-one', () => {
  test('F01 one click on One-to-Ones opens the screen', async ({ page }) => {
    await page.getByRole('link', { name: 'One-to-Ones', exact: true }).click()
    await page.getByRole('heading', { name: 'One-to-Ones', level: 1 }).waitFor()
    await page.getByRole('button', { name: 'Start new one-to-one', exact: true }).waitFor()
  })
})
