import type { Page } from 'playwright-core'
import { describe } from 'vitest'
import { goal } from './kit/goals'
import { addPerson } from './kit/people'
import { chooseLast, dialog, goTo, menuHasFocus, openMenu, region, reload } from './kit/places'
import { isLive, quickField, sealed, startWithNew, titleBox } from './kit/sessions'
import { expect, test } from './kit/test'

/** What has the focus, and whether that can be seen. */
const focus = (page: Page): Promise<{ name: string; lost: boolean; seen: boolean }> =>
  page.evaluate(() => {
    const at = document.activeElement
    if (!(at instanceof HTMLElement) || at === document.body) return { name: 'nothing', lost: true, seen: false }
    const name = at.getAttribute('aria-label') ?? (at instanceof HTMLInputElement ? at.labels?.[0]?.innerText : at.innerText) ?? at.tagName
    // Where the box itself shows nothing, what stands around it may: a field with a frame, the label of a hidden radio.
    const shows = (each: Element | null, depth: number): boolean => {
      if (!each || depth === 0) return false
      const look = getComputedStyle(each)
      const ring = look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0
      const around = /:focus-within|:focus/.test(each.className)
      return ring || around || look.boxShadow !== 'none' || shows(each.parentElement, depth - 1)
    }
    const caret = at.isContentEditable || (at instanceof HTMLInputElement && /^(text|email|search)$/.test(at.type))
    const box = at.getBoundingClientRect()
    const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
    return { name, lost: false, seen: inside && (caret || shows(at, 3)) }
  })

/** Presses Tab until something has the focus; fails when the focus is lost or cannot be seen on the way. */
async function tabTo(page: Page, name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const way: string[] = []
  for (let step = 0; step < 80; step++) {
    await page.keyboard.press(key)
    const at = await focus(page)
    // Past the last one the focus goes to the browser itself, and then begins anew.
    if (at.lost) continue
    way.push(at.name)
    expect.soft(at.seen, `the focus on “${at.name}” can be seen`).toBe(true)
    if (name.test(at.name)) return
  }
  throw new Error(`Tab does not come to ${name}; on the way: ${way.join(' | ')}`)
}

describe('G27 without the mouse', () => {
  test('G27 F04 F10 F11 F14 F35 start a one-to-one, add a note, a goal and a commitment, end it', async ({ page }) => {
    await addPerson(page, 'Kay Board')
    await reload(page)
    await page.getByRole('heading', { name: 'Kay Board', level: 1 }).waitFor()
    await tabTo(page, /^One-to-Ones$/)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'One-to-Ones', level: 1 }).waitFor()
    await tabTo(page, /^Start new one-to-one$/)
    await page.keyboard.press('Enter')
    await dialog(page, 'New one-to-one').waitFor()
    await expect.poll(async () => (await focus(page)).name).toBe('Select a user')
    await page.keyboard.type('kay')
    await page.keyboard.press('Enter')
    await isLive(page)

    await tabTo(page, /^Add a new note or goal$/)
    await page.keyboard.type('by keyboard alone')
    await page.keyboard.press('Enter')
    await region(page, 'My notes').getByText('by keyboard alone').waitFor()
    await tabTo(page, /^Note$/)
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => page.getByRole('radio', { name: 'Goal' }).isChecked()).toBe(true)
    await expect.poll(async () => (await focus(page)).name, { message: 'back in the field' }).toBe('Add a new note or goal')
    await page.keyboard.type('Type faster')
    await page.keyboard.press('Enter')
    await goal(page, 'Type faster').waitFor()

    await tabTo(page, /^Add commitment$/)
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await focus(page)).name).toBe('New commitment')
    await page.keyboard.type('practise daily')
    await page.keyboard.press('Enter')
    await page.getByRole('checkbox', { name: 'practise daily' }).waitFor()
    expect((await focus(page)).name, 'ready for the next one').toBe('New commitment')
    await tabTo(page, /^practise daily$/, 'Shift+Tab')
    await page.keyboard.press('Space')
    await expect.poll(() => page.getByRole('checkbox', { name: 'practise daily' }).isChecked()).toBe(true)
    expect((await focus(page)).lost, 'the focus after checking off').toBe(false)

    await tabTo(page, /^End one-to-one$/, 'Shift+Tab')
    await page.keyboard.press('Enter')
    await sealed(page).waitFor()
    expect.soft((await focus(page)).lost, 'the focus after the end').toBe(false)
  })

  test('G27 a note is edited, turned and deleted by its menu; the focus is never lost', async ({ page }) => {
    await startWithNew(page, 'Fokus Verlust')
    await quickField(page).focus()
    for (const text of ['edit me', 'delete me']) {
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
      await region(page, 'My notes').getByText(text).waitFor()
    }
    await tabTo(page, /^More about this note$/)
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await focus(page)).name).toBe('Edit')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await focus(page)).name).toBe('Note text')
    await page.keyboard.press('End')
    await page.keyboard.type(' now')
    await page.keyboard.press('Escape')
    await region(page, 'My notes').getByText('edit me now').waitFor()
    expect.soft((await focus(page)).lost, 'the focus after editing').toBe(false)
    await quickField(page).focus()
    await tabTo(page, /^More about this note$/)
    await tabTo(page, /^More about this note$/)
    await page.keyboard.press('Enter')
    await menuHasFocus(page)
    await chooseLast(page)
    await region(page, 'My notes').getByText('delete me').waitFor({ state: 'detached' })
    expect.soft((await focus(page)).lost, 'the focus after deleting').toBe(false)
  })

  test('G27 single letters: N new, G goal, / filter, ? list; not while typing', async ({ page }) => {
    await goTo(page, 'One-to-Ones')
    await page.keyboard.press('/')
    await expect.poll(async () => (await focus(page)).name).toBe('Title or type')
    await page.keyboard.type('n?g')
    expect(await page.getByRole('textbox', { name: 'Title or type' }).inputValue()).toBe('n?g')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await goTo(page, 'Today')
    await page.keyboard.press('?')
    await dialog(page, 'Keyboard shortcuts').waitFor()
    await page.keyboard.press('Escape')
    await dialog(page, 'Keyboard shortcuts').waitFor({ state: 'detached' })
    await page.keyboard.press('n')
    await dialog(page, 'New one-to-one').waitFor()
    await page.keyboard.press('Escape')
    await dialog(page, 'New one-to-one').waitFor({ state: 'detached' })
    await startWithNew(page, 'Letter G')
    await page.getByRole('main').focus()
    await page.keyboard.press('g')
    await expect.poll(async () => (await focus(page)).name).toBe('Add a new note or goal')
    await expect.poll(() => page.getByRole('radio', { name: 'Goal' }).isChecked()).toBe(true)
    expect(await quickField(page).innerText()).toMatch(/^\n?$/)
  })

  test('G27 a dialog takes the focus, keeps it, and gives it back to what opened it', async ({ page }) => {
    await goTo(page, 'People')
    const opener = page.getByRole('main').getByRole('button', { name: 'Add person' })
    await opener.focus()
    await page.keyboard.press('Enter')
    const form = dialog(page, 'Add person')
    await form.waitFor()
    for (let step = 0; step < 14; step++) {
      await page.keyboard.press('Tab')
      expect(await form.evaluate((box) => box.contains(document.activeElement)), `after ${step + 1} tabs`).toBe(true)
    }
    await page.keyboard.press('Escape')
    await form.waitFor({ state: 'detached' })
    await expect.poll(() => opener.evaluate((button) => button === document.activeElement)).toBe(true)
  })

  test('G27 a form that is refused puts the cursor where something is wrong', async ({ page }) => {
    await goTo(page, 'People')
    await page.getByRole('main').getByRole('button', { name: 'Add person' }).click()
    const form = dialog(page, 'Add person')
    await form.getByRole('textbox', { name: 'E-mail' }).fill('nobody@example.org')
    await page.keyboard.press('Enter')
    await form.getByText('Give the person a name.').waitFor()
    await expect.poll(async () => (await focus(page)).name).toBe('Name')
    await page.keyboard.type('Wanda Wrong')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Wanda Wrong', level: 1 }).waitFor()
  })

  test('G27 the skip link leads past the navigation', async ({ page }) => {
    await reload(page)
    await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor()
    await page.keyboard.press('Tab')
    expect((await focus(page)).name).toBe('Skip to the page')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByRole('main').evaluate((main) => main === document.activeElement)).toBe(true)
  })

  test('G27 the title is written and left by keyboard, and Escape takes it back', async ({ page }) => {
    await startWithNew(page, 'Esca Title')
    const before = await titleBox(page).inputValue()
    await titleBox(page).focus()
    await page.keyboard.type('something else')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect.poll(() => titleBox(page).inputValue()).toBe(before)
  })

  test('G27 an owner’s picture, a tag and a filter are reached and used', async ({ page }) => {
    await startWithNew(page, 'Reach Able')
    await quickField(page).focus()
    await tabTo(page, /^Note$/)
    await page.keyboard.press('ArrowRight')
    await expect.poll(async () => (await focus(page)).name).toBe('Add a new note or goal')
    await page.keyboard.type('A goal to open')
    await page.keyboard.press('Enter')
    await goal(page, 'A goal to open').waitFor()
    await tabTo(page, /^Owner: Mira Kovač$/)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'My goals', level: 1 }).waitFor()
    await tabTo(page, /^Add tags$/)
    await page.keyboard.type('reach')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Take off the tag reach' }).waitFor()
    await tabTo(page, /^Done$/, 'Shift+Tab')
    await page.keyboard.press('Enter')
    await isLive(page)
  })

  test('G27 what is removed by keyboard hands the focus to its neighbour, and the last one to what adds', async ({ page }) => {
    await startWithNew(page, 'Nadia Neighbour')
    const add = async (to: string, button: string, box: string, ...texts: string[]) => {
      const part = region(page, to)
      await part.getByRole('button', { name: button, exact: true }).click()
      for (const text of texts) {
        await part.getByRole('textbox', { name: box, exact: true }).fill(text)
        await page.keyboard.press('Enter')
        await part.getByText(text, { exact: true }).or(part.getByRole('textbox', { name: new RegExp(text) })).first().waitFor()
      }
      await page.keyboard.press('Escape')
    }
    /** Picks the last act of the menu of the row that holds a text. */
    const takeAway = async (part: string, text: string, menu: string) => {
      const row = region(page, part).getByRole('listitem').filter({ hasText: text }).first()
      await openMenu(page, row.getByRole('button', { name: menu }).first())
      await chooseLast(page)
      await region(page, part).getByText(text, { exact: true }).waitFor({ state: 'detached' })
    }
    const has = (name: RegExp | string) => expect.poll(async () => (await focus(page)).name).toEqual(name instanceof RegExp ? expect.stringMatching(name) : name)
    const inRow = (text: string) => expect.poll(() => page.evaluate(() => document.activeElement?.closest('li')?.textContent ?? '')).toContain(text)

    await quickField(page).focus()
    for (const text of ['first note', 'second note', 'third note']) {
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
      await region(page, 'My notes').getByText(text).waitFor()
    }
    await takeAway('My notes', 'second note', 'More about this note')
    await has('More about this note')
    await inRow('third note')
    await takeAway('My notes', 'third note', 'More about this note')
    await inRow('first note')
    await takeAway('My notes', 'first note', 'More about this note')
    await has(/^Add a note/)

    await add('Goals', 'Add goal', 'New goal', 'goal one', 'goal two')
    await takeAway('Goals', 'goal one', 'More about this goal')
    await inRow('goal two')
    await takeAway('Goals', 'goal two', 'More about this goal')
    await has('Add goal')

    for (const text of ['action one', 'action two']) {
      await region(page, 'Open action items').getByRole('button', { name: 'Add action item' }).click()
      await dialog(page, 'Add action item').getByRole('textbox', { name: 'Action item' }).fill(text)
      await dialog(page, 'Add action item').getByRole('button', { name: 'Add', exact: true }).click()
      await region(page, 'Open action items').getByRole('checkbox', { name: text }).waitFor()
    }
    await takeAway('Open action items', 'action one', 'More about this action item')
    await inRow('action two')
    await takeAway('Open action items', 'action two', 'More about this action item')
    await has('Add action item')

    for (const text of ['kudos one', 'kudos two']) {
      await region(page, 'Kudos').getByRole('button', { name: 'Give kudos' }).click()
      await dialog(page, 'Give kudos').getByRole('textbox', { name: 'What did Nadia do well?' }).click()
      await page.keyboard.type(text)
      await dialog(page, 'Give kudos').getByRole('button', { name: 'Give', exact: true }).click()
      await region(page, 'Kudos').getByText(text).waitFor()
    }
    await takeAway('Kudos', 'kudos one', 'More about these kudos')
    await inRow('kudos two')
    await takeAway('Kudos', 'kudos two', 'More about these kudos')
    await has('Give kudos')

    await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Nadia Neighbour' }).click()
    await add('Standing topics', 'Add standing topic', 'New standing topic', 'topic one', 'topic two')
    const remove = async (part: string, name: string) => {
      await region(page, part).getByRole('button', { name, exact: true }).focus()
      await page.keyboard.press('Enter')
      await region(page, part).getByRole('button', { name, exact: true }).waitFor({ state: 'detached' })
    }
    await remove('Standing topics', 'Remove topic one')
    await has('Remove topic two')
    await remove('Standing topics', 'Remove topic two')
    await has('Add standing topic')

    await goTo(page, 'Settings')
    const categories = region(page, 'Categories of action items')
    const archive = categories.getByRole('button', { name: /^Archive / }).first()
    const named = (await archive.getAttribute('aria-label')) ?? ''
    await archive.focus()
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await focus(page)).name).not.toBe(named)
    expect((await focus(page)).lost).toBe(false)
    await expect.poll(() => categories.evaluate((part) => part.contains(document.activeElement))).toBe(true)
  })

  test('G27 items of a session and saved items hand the focus on as well', async ({ page }) => {
    await addPerson(page, 'Iris Item')
    await page.evaluate(async (personId) => {
      const { Feedback, Saved } = (window as unknown as { go: { coaching: Record<'Feedback' | 'Saved', Record<string, (...of: unknown[]) => Promise<string>>> } }).go.coaching
      for (const body of ['said one', 'said two', 'said three', 'said four']) await Saved.SaveFeedback?.(await (Feedback.Add?.({ personId, receivedOn: '2026-01-05', source: '', customer: '', body, rating: '', ratingMax: '', tone: '' }) ?? ''))
    }, page.url().split('/').at(-1) ?? '')
    await page.getByRole('button', { name: 'Start new one-to-one', exact: true }).click()
    await isLive(page)
    const saved = region(page, 'Saved items')
    const inRow = (text: string) => expect.poll(() => page.evaluate(() => document.activeElement?.closest('li')?.textContent ?? '')).toContain(text)
    const row = (text: string) => saved.getByRole('listitem').filter({ hasText: text })
    for (const text of ['said one', 'said two']) {
      await row(text).getByRole('button', { name: 'Add to session' }).focus()
      await page.keyboard.press('Enter')
      await row(text).waitFor({ state: 'detached' })
    }
    await inRow('said three')
    await expect.poll(async () => (await focus(page)).name).toBe('Add to session')
    await row('said three').getByRole('button', { name: /said three/ }).focus()
    await page.keyboard.press('Enter')
    await row('said three').waitFor({ state: 'detached' })
    await inRow('said four')
    const items = region(page, 'To discuss')
    await items.getByRole('listitem').filter({ hasText: 'said one' }).getByRole('button', { name: /said one/ }).last().focus()
    await page.keyboard.press('Enter')
    await items.getByText('said one').waitFor({ state: 'detached' })
    await inRow('said two')
    await items.getByRole('button', { name: /said two/ }).last().focus()
    await page.keyboard.press('Enter')
    await items.getByText('said two').waitFor({ state: 'detached' })
    await expect.poll(async () => (await focus(page)).lost).toBe(false)
  })
})
