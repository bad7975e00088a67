import type { Page } from 'playwright-core'
import { describe } from 'vitest'
import { commit, goal, titles } from './kit/goals'
import { actOnNote, note, paste, write } from './kit/notes'
import { addPerson, fillPerson } from './kit/people'
import { dialog, goTo, region, reload } from './kit/places'
import { end, isLive, quickAdd, quickField, startWith, startWithNew, titleBox } from './kit/sessions'
import { expect, test } from './kit/test'

const SCRIPT = '<script>document.title = "hit"</script>'
const IMAGE = '<img src=x onerror="document.title = 1">'
const LINK = '[click](javascript:document.title=1)'

/** What makes a screen scroll sideways; nothing should. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const places = [document.documentElement, document.body, document.querySelector('main')]
    if (places.every((each) => !each || each.scrollWidth <= each.clientWidth)) return []
    const cut = (each: Element | null): boolean => each !== null && each.tagName !== 'MAIN' && (getComputedStyle(each).overflowX !== 'visible' || cut(each.parentElement))
    const range = document.createRange()
    const right = (each: Element): number => {
      range.selectNodeContents(each)
      return Math.max(each.getBoundingClientRect().right, range.getBoundingClientRect().right)
    }
    const wide = [...document.querySelectorAll('main *')].filter((each) => right(each) > innerWidth && !cut(each.parentElement) && (each.children.length === 0 || each.tagName === 'SELECT'))
    return ['the screen scrolls sideways', ...wide.map((each) => `${each.tagName.toLowerCase()}.${each.className}: ${each.textContent?.slice(0, 60)}`)]
  })

describe('nothing typed', () => {
  test('S05 a blank session title is refused and the old one stays', async ({ page }) => {
    await startWithNew(page, 'Blank Title')
    const before = await titleBox(page).inputValue()
    await titleBox(page).fill('   ')
    await titleBox(page).press('Enter')
    await expect.poll(() => titleBox(page).inputValue()).toBe(before)
    await reload(page)
    await expect.poll(() => titleBox(page).inputValue()).toBe(before)
  })

  test.for(['', '   ', '\u200d\u200b', '\u202e'])('S02 the name %j is refused, in a sentence', async (name, { page }) => {
    await goTo(page, 'People')
    await page.getByRole('button', { name: 'Add person' }).click()
    const form = dialog(page, 'Add person')
    await fillPerson(form, { name })
    await expect.poll(() => form.getByRole('textbox', { name: 'Name' }).getAttribute('aria-invalid')).toBe('true')
    await expect.poll(() => form.locator('p.error').innerText()).toMatch(/\w+.*\./)
  })

  test('F11 a blank goal adds nothing, and the field stays ready', async ({ page }) => {
    await startWithNew(page, 'Blank Goal')
    await region(page, 'Goals').getByRole('button', { name: 'Add goal' }).click()
    await page.keyboard.type('   ')
    await page.keyboard.press('Enter')
    await region(page, 'Goals').getByRole('textbox', { name: 'New goal' }).fill('A real one')
    await page.keyboard.press('Enter')
    await goal(page, 'A real one').waitFor()
    expect(await region(page, 'Goals').getByRole('button', { name: 'More about this goal' }).count()).toBe(1)
  })
})

describe('too much typed', () => {
  test.for([80, 200])('S02 a name of %i characters is kept whole and breaks no screen', async (length, { page }) => {
    await page.setViewportSize({ width: 900, height: 600 })
    const name = `Maximiliana${length} ${'Featherstonehaugh'.repeat(20)}`.slice(0, length)
    await addPerson(page, name)
    await page.getByText('You have not held a one-to-one with').waitFor()
    expect.soft(await tooWide(page), 'the person’s page').toEqual([])
    for (const place of ['People', 'Today'] as const) {
      await goTo(page, place)
      await page.getByText(name).first().waitFor()
      expect.soft(await tooWide(page), place).toEqual([])
    }
    await startWith(page, name)
    await titleBox(page).fill('T'.repeat(length))
    await titleBox(page).press('Enter')
    await quickAdd(page, 'w'.repeat(300))
    await quickAdd(page, 'g'.repeat(length), 'Goal')
    expect.soft(await tooWide(page), 'the session').toEqual([])
    await end(page)
    await goTo(page, 'One-to-Ones')
    await page.getByText('T'.repeat(length)).first().waitFor()
    expect.soft(await tooWide(page), 'the log').toEqual([])
    await page.keyboard.press('n')
    await dialog(page, 'New one-to-one').getByRole('option', { name }).first().waitFor()
    expect.soft(await tooWide(page), 'the picker').toEqual([])
  })

  test('S02 S05 F11 one character more than 200 is refused with the length, and the text stays', async ({ page }) => {
    await goTo(page, 'People')
    await page.getByRole('button', { name: 'Add person' }).click()
    const form = dialog(page, 'Add person')
    await fillPerson(form, { name: 'n'.repeat(201) })
    await form.getByText('This is 201 characters long. Keep it under 200.').waitFor()
    expect(await form.getByRole('textbox', { name: 'Name' }).inputValue()).toHaveLength(201)
    await page.keyboard.press('Escape')

    await startWithNew(page, 'Long Title')
    await titleBox(page).fill('t'.repeat(201))
    await titleBox(page).press('Enter')
    await page.getByText('This is 201 characters long. Keep it under 200.').waitFor()
    expect(await titleBox(page).inputValue()).toHaveLength(201)

    await region(page, 'Goals').getByRole('button', { name: 'Add goal' }).click()
    const line = region(page, 'Goals').getByRole('textbox', { name: 'New goal' })
    await line.fill('g'.repeat(201))
    await line.press('Enter')
    await expect.poll(() => line.inputValue(), { message: 'comes back' }).toHaveLength(201)
    expect(await titles(page)).toEqual([])
  })

  test('S16 1 MiB pasted into a note is kept whole', async ({ page }) => {
    await startWithNew(page, 'Mega Byte')
    await quickAdd(page, 'start')
    await write(page, 'start')
    const line = 'the quick brown fox jumps over the lazy dog, again\n'
    const text = `${line.repeat(Math.floor((1 << 20) / line.length))}the very end`
    await page.keyboard.press('Control+a')
    await paste(page, { 'text/plain': text })
    await page.getByText('Saved', { exact: true }).first().waitFor({ timeout: 20_000 })
    await reload(page)
    await isLive(page)
    const mine = region(page, 'My notes')
    await expect.poll(() => mine.locator('.prose').evaluate((prose) => prose.textContent?.length ?? 0), { timeout: 20_000 }).toBeGreaterThan(1_000_000)
    expect(await mine.locator('.prose').evaluate((prose) => prose.textContent?.endsWith('the very end'))).toBe(true)
    await actOnNote(page, 'the quick brown', 'Delete')
    await expect.poll(() => mine.locator('.prose').count()).toBe(0)
  })
})

describe('markup where words belong', () => {
  test('S16 in notes it is shown as text: nothing runs and nothing is loaded', async ({ page }) => {
    await startWithNew(page, 'Nora Markup')
    for (const text of [SCRIPT, IMAGE]) await quickAdd(page, text)
    await quickField(page).click()
    await paste(page, { 'text/plain': LINK })
    await page.keyboard.press('Enter')
    const mine = region(page, 'My notes')
    await expect.poll(() => mine.getByRole('listitem').count()).toBe(3)
    await reload(page)
    await note(page, SCRIPT).waitFor()
    await note(page, IMAGE).waitFor()
    expect(await mine.locator('script, img').count()).toBe(0)
    expect(await mine.locator('a[href^="javascript" i]').count()).toBe(0)
    expect(await page.title()).toBe('One-to-Ones – Alongside')
  })

  test('S02 S05 F11 F27 in names, titles, goals, commitments and tags it is shown as text', async ({ page }) => {
    await startWithNew(page, IMAGE)
    await titleBox(page).fill(SCRIPT)
    await titleBox(page).press('Enter')
    await quickAdd(page, IMAGE, 'Goal')
    await commit(page, IMAGE, SCRIPT)
    await page.getByRole('textbox', { name: 'Add tags' }).fill('<b onclick=x>tag</b>')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Take off the tag <b onclick=x>tag</b>' }).waitFor()
    for (const place of ['Today', 'People', 'Goals', 'One-to-Ones'] as const) {
      await goTo(page, place)
      await page.getByText(IMAGE).locator('visible=true').first().waitFor()
      expect(await page.locator('main img, main script, main b').count(), place).toBe(0)
    }
    await page.getByText(SCRIPT).locator('visible=true').first().waitFor()
    await page.keyboard.press('n')
    await dialog(page, 'New one-to-one').getByRole('textbox').fill('img')
    await dialog(page, 'New one-to-one').getByRole('option', { name: 'onerror' }).first().click()
    await isLive(page)
    await end(page)
    await page.getByText(`One-to-one with ${IMAGE} ended.`).waitFor()
    expect(await page.title()).toBe('One-to-Ones – Alongside')
  })
})

describe('letters of every kind', () => {
  test.for([
    ['right to left', 'שרה לוי'],
    ['Arabic', 'عمر الفاروق'],
    ['emoji', '🦊 Fox 👩🏽‍🚀'],
    ['combining marks', 'Zoe\u0308 Ng\u0303uye\u0302\u0303n'],
    ['Chinese', '王小明'],
    ['quotes', `O'Neill "Bo" \\ %s; --`],
  ] as const)('S02 a name in %s is found, shown and started', async ([, name], { page }) => {
    await startWithNew(page, name)
    await quickAdd(page, `talked with ${name}`)
    await end(page)
    await startWith(page, name)
    await region(page, `${name.split(' ')[0]}'s notes`).waitFor()
  })

  test('S02 signs that turn the direction are taken out of a name, so that it cannot be disguised', async ({ page }) => {
    await goTo(page, 'People')
    await page.getByRole('button', { name: 'Add person' }).click()
    await fillPerson(dialog(page, 'Add person'), { name: 'Ada\u202egpj.exe' })
    await page.getByRole('heading', { name: 'Adagpj.exe', level: 1 }).waitFor()
    expect(await page.locator('body').innerText()).not.toContain('\u202e')
  })

  test('S14 a NUL and other signs that cannot be seen take nothing else away', async ({ page }) => {
    await startWithNew(page, 'Nul Byte')
    await quickField(page).click()
    await paste(page, { 'text/plain': 'before\u0000after \ud800 lone' })
    await page.keyboard.press('Enter')
    const mine = region(page, 'My notes')
    await expect.poll(() => mine.getByRole('listitem').innerText()).toMatch(/before.?after .* ?lone/u)
    await titleBox(page).fill('one\u0000two')
    await titleBox(page).press('Enter')
    await reload(page)
    await expect.poll(() => titleBox(page).inputValue()).toMatch(/^one.?two$/u)
    await expect.poll(() => mine.getByRole('listitem').innerText()).toMatch(/before.?after .* ?lone/u)
  })

  test('S14 right-to-left notes, emoji and tabs are kept letter for letter', async ({ page }) => {
    await startWithNew(page, 'Alle Zeichen')
    for (const text of ['שלום עולם 123', '👩🏽‍🚀 family 👨‍👩‍👧‍👦', 'naïve café ﬁ ½ ™']) {
      await quickAdd(page, text)
      await reload(page)
      await note(page, text).waitFor()
    }
  })
})
