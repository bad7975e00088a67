import type { Page } from 'playwright-core'
import { describe } from 'vitest'
import { addPerson, fillPerson } from './kit/people'
import { choose, dialog, goTo, region, undo } from './kit/places'
import { expect, test } from './kit/test'

// The smallest PNG there is, and two that are none.
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M/wHwAEBgIApD5fRAAAAABJRU5ErkJggg==', 'base64')
const TEXT = Buffer.from('no picture at all')
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')

async function pick(page: Page, name: string, mimeType: string, buffer: Buffer): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('dialog').getByRole('button', { name: 'Choose picture' }).click()
  await (await chooser).setFiles({ name, mimeType, buffer })
}

describe('people', () => {
  test('F04 S02 somebody is added with what is known of them, and stands in their group', async ({ page }) => {
    await addPerson(page, { name: 'Maren Mail', email: 'maren@example.org', role: 'Support agent' })
    await page.getByRole('link', { name: 'maren@example.org' }).waitFor()
    await addPerson(page, { name: 'Chef Oben', relation: 'my manager' })
    await goTo(page, 'People')
    await region(page, 'My reportees').getByRole('link', { name: /Maren Mail/ }).getByText('Support agent').waitFor()
    await region(page, 'My manager').getByRole('link', { name: /Chef Oben/ }).waitFor()
  })

  test('S02 a change of the name shows everywhere at once', async ({ page }) => {
    await addPerson(page, 'Before Name')
    await page.getByRole('button', { name: 'Edit person' }).click()
    await fillPerson(dialog(page, 'Edit person'), { name: 'After Name', role: 'Lead' })
    await page.getByRole('heading', { name: 'After Name', level: 1 }).waitFor()
    await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'After Name' }).waitFor()
    await goTo(page, 'People')
    await page.getByRole('link', { name: /After Name/ }).waitFor()
    expect(await page.getByText('Before Name').count()).toBe(0)
  })

  test('S02 a wrong e-mail address is told in a sentence, and nothing typed is lost', async ({ page }) => {
    await goTo(page, 'People')
    await page.getByRole('button', { name: 'Add person' }).click()
    const form = dialog(page, 'Add person')
    await fillPerson(form, { name: 'Elmo Email', email: 'elmo at home' })
    await form.getByText('This is no e-mail address. Write it like ada@example.org, or leave it empty.').waitFor()
    const box = form.getByRole('textbox', { name: 'E-mail' })
    expect(await box.getAttribute('aria-invalid')).toBe('true')
    expect(await box.inputValue()).toBe('elmo at home')
    expect(await form.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Elmo Email')
    await box.fill('elmo@example.org')
    await form.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('heading', { name: 'Elmo Email', level: 1 }).waitFor()
  })

  test('S02 what is typed about a person stays while something else changes', async ({ app, page }) => {
    await addPerson(page, 'Typed Half')
    await page.getByRole('button', { name: 'Edit person' }).click()
    const role = dialog(page, 'Edit person').getByRole('textbox', { name: 'Role' })
    await role.fill('half a role')
    const elsewhere = await page.context().newPage()
    await elsewhere.goto(app.url)
    await addPerson(elsewhere, 'Came Meanwhile')
    await page.getByRole('dialog').waitFor()
    await elsewhere.close()
    expect(await role.inputValue()).toBe('half a role')
  })

  test('S02 archived: out of lists and pickers, kept whole, and brought back', async ({ page }) => {
    await addPerson(page, 'Archie Archived')
    await choose(page, page.getByRole('button', { name: 'More about this person' }), 'Archive')
    await page.getByRole('heading', { name: 'People', level: 1 }).waitFor()
    await expect.poll(() => region(page, 'My reportees').getByText('Archie Archived').count()).toBe(0)
    await page.keyboard.press('n')
    const picker = dialog(page, 'New one-to-one')
    await picker.getByRole('textbox', { name: 'Select a user' }).fill('Archie')
    await picker.getByText('Nobody matches').waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('1 archived person').click()
    await page.getByRole('listitem').filter({ hasText: 'Archie Archived' }).getByRole('button', { name: 'Bring back' }).click()
    await region(page, 'My reportees').getByText('Archie Archived').waitFor()
  })

  test('G07 archiving is taken back with Undo', async ({ page }) => {
    await addPerson(page, 'Una Undone')
    await choose(page, page.getByRole('button', { name: 'More about this person' }), 'Archive')
    await undo(page, 'Una Undone archived.')
    await region(page, 'My reportees').getByText('Una Undone').waitFor()
  })

  test('S04 a picture is uploaded, shown, and taken away', async ({ page }) => {
    await addPerson(page, 'Pia Picture')
    await page.getByRole('button', { name: 'Edit person' }).click()
    await pick(page, 'pia.png', 'image/png', PNG)
    await dialog(page, 'Edit person').getByRole('button', { name: 'Save' }).click()
    const picture = page.getByRole('main').locator('img')
    await picture.waitFor()
    expect(await picture.getAttribute('src')).toMatch(/^\/picture\//)
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
    await page.getByRole('button', { name: 'Edit person' }).click()
    await dialog(page, 'Edit person').getByRole('button', { name: 'Remove picture' }).click()
    await dialog(page, 'Edit person').getByRole('button', { name: 'Save' }).click()
    await picture.waitFor({ state: 'detached' })
  })

  test.for([
    ['a text', 'note.png', 'image/png', TEXT],
    ['an SVG', 'evil.svg', 'image/svg+xml', SVG],
  ] as const)('S04 %s is refused as a picture, in a sentence', async ([, file, type, bytes], { page }) => {
    await addPerson(page, `No Picture ${file}`)
    await page.getByRole('button', { name: 'Edit person' }).click()
    await pick(page, file, type, bytes)
    await dialog(page, 'Edit person').getByRole('button', { name: 'Save' }).click()
    await dialog(page, 'Edit person').getByText('This file is no picture that can be read.').waitFor()
  })

  test('S04 the person’s page starts a session and lists it', async ({ page }) => {
    await addPerson(page, 'Sina Start')
    await page.getByText('You have not held a one-to-one with Sina Start yet.').waitFor()
    await page.getByRole('button', { name: 'Start new one-to-one', exact: true }).click()
    await page.getByRole('button', { name: 'End one-to-one' }).waitFor()
    await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Sina Start' }).click()
    await page.getByRole('list', { name: 'Session log' }).getByText('Live now').waitFor()
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.getByRole('button', { name: 'End one-to-one' }).waitFor()
  })

  test('F04 my own details are changed in Settings', async ({ page }) => {
    await goTo(page, 'Settings')
    await page.getByRole('button', { name: 'Edit your details' }).click()
    const form = dialog(page, 'Edit your details')
    await form.getByRole('textbox', { name: 'Your name' }).fill('Mira Nova')
    await form.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('navigation', { name: 'Main' }).getByText('Mira Nova').waitFor()
  })
})
