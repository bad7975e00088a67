import { describe } from 'vitest'
import { addFor } from './kit/notes'
import { addPerson, fillPerson } from './kit/people'
import { choose, dialog, goTo, region, reload, undo } from './kit/places'
import { end, isLive, quickAdd, quickField, sealed, startWith, startWithNew, titleBox } from './kit/sessions'
import { expect, test } from './kit/test'

const places = ['Today', 'One-to-Ones', 'People', 'Goals', 'Stream', 'Evidence Portfolio', 'Library', 'Settings']

describe('finding the way', () => {
  test('F01 one click on One-to-Ones opens the screen', async ({ page }) => {
    await page.getByRole('link', { name: 'One-to-Ones', exact: true }).click()
    await page.getByRole('heading', { name: 'One-to-Ones', level: 1 }).waitFor()
    await page.getByRole('button', { name: 'Start new one-to-one', exact: true }).waitFor()
  })

  test('F02 folded to icons, every item keeps its name and its way; it stays folded after a reload', async ({ page }) => {
    const main = page.getByRole('navigation', { name: 'Main' })
    const width = async () => (await main.boundingBox())?.width ?? 0
    const wide = await width()
    await main.getByRole('button', { name: 'Collapse navigation' }).click()
    await expect.poll(width).toBeLessThan(wide / 2)
    for (const place of places) {
      await main.getByRole('link', { name: place, exact: true }).click()
      await page.getByRole('heading', { name: place, level: 1 }).waitFor()
    }
    await reload(page)
    await main.getByRole('button', { name: 'Expand navigation' }).click()
    await expect.poll(width).toBe(wide)
    expect(await main.getByRole('link').allInnerTexts()).toEqual(places)
  })

  test('F03 each step of the breadcrumb leads there', async ({ page }) => {
    await startWithNew(page, 'Bread Crumb')
    const crumbs = page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link')
    await expect.poll(() => crumbs.count()).toBe(3)
    expect((await crumbs.allInnerTexts()).slice(0, 2)).toEqual(['One-to-Ones', 'Bread Crumb'])
    const session = page.url()
    await crumbs.nth(1).click()
    await page.getByRole('heading', { name: 'Bread Crumb', level: 1 }).waitFor()
    await page.goBack()
    await isLive(page)
    expect(page.url()).toBe(session)
    await crumbs.nth(0).click()
    await page.getByRole('heading', { name: 'One-to-Ones', level: 1 }).waitFor()
  })
})

describe('choosing somebody', () => {
  test('F06 F07 F08 choosing somebody starts at once, without a form', async ({ page }) => {
    await addPerson(page, 'Ines Prompt')
    await goTo(page, 'One-to-Ones')
    await page.getByRole('button', { name: 'Start new one-to-one', exact: true }).click()
    const search = dialog(page, 'New one-to-one').getByRole('textbox', { name: 'Select a user' })
    await expect.poll(() => search.evaluate((box) => box === document.activeElement), { message: 'the search has the focus' }).toBe(true)
    await page.keyboard.type('Ines')
    await page.keyboard.press('Enter')
    await isLive(page)
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(await titleBox(page).inputValue()).not.toBe('')
  })

  test('F04 with my manager the same button and the same flow', async ({ page }) => {
    await addPerson(page, { name: 'Boris Above', relation: 'my manager' })
    await startWith(page, 'Boris Above')
    await region(page, "Boris's notes").waitFor()
  })

  test('S02 whoever was coached last stands first under Recently coached', async ({ page }) => {
    for (const name of ['Recent One', 'Recent Two']) {
      await startWithNew(page, name)
      await quickAdd(page, 'a word')
      await end(page)
    }
    await goTo(page, 'One-to-Ones')
    await page.getByRole('button', { name: 'Start new one-to-one', exact: true }).click()
    const picker = dialog(page, 'New one-to-one')
    await picker.getByText('Recently coached').waitFor()
    await expect.poll(async () => (await picker.getByRole('option').allInnerTexts()).slice(0, 2).map((text) => text.split('\n').find((line) => line.startsWith('Recent')))).toEqual(['Recent Two', 'Recent One'])
  })

  test.for([
    ['lukasz', 'Łukasz Świątek'],
    ['zoe', 'Zoë Brontë'],
    ['swiatk', 'Łukasz Świątek'],
    ['bronet', 'Zoë Brontë'],
  ] as const)('S03 accents and slips are forgiven: %s', async ([typed, name], { page }) => {
    if (typed === 'lukasz') for (const each of ['Łukasz Świątek', 'Zoë Brontë']) await addPerson(page, each)
    await goTo(page, 'One-to-Ones')
    await page.getByRole('button', { name: 'Start new one-to-one', exact: true }).click()
    const picker = dialog(page, 'New one-to-one')
    await picker.getByRole('textbox', { name: 'Select a user' }).fill(typed)
    await expect.poll(async () => picker.getByRole('option').first().innerText()).toContain(name)
  })

  test('S03 somebody new is added right in the picker, with the name that was typed, and the session starts', async ({ page }) => {
    await goTo(page, 'One-to-Ones')
    await page.getByRole('button', { name: 'Start new one-to-one', exact: true }).click()
    const picker = dialog(page, 'New one-to-one')
    await picker.getByRole('textbox', { name: 'Select a user' }).fill('Nadia Newcomer')
    await picker.getByText('Nobody matches').waitFor()
    await picker.getByRole('button', { name: 'Add person' }).click()
    const form = dialog(page, 'Add person')
    expect(await form.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Nadia Newcomer')
    await fillPerson(form, { name: 'Nadia Newcomer' })
    await isLive(page)
    await region(page, "Nadia's notes").waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  test('F07 a double click makes one session', async ({ page }) => {
    await addPerson(page, 'Dora Double')
    const start = page.getByRole('button', { name: 'Start new one-to-one', exact: true })
    await start.dblclick()
    await isLive(page)
    await goTo(page, 'One-to-Ones')
    await page.getByRole('button', { name: 'Start new one-to-one', exact: true }).click()
    const picker = dialog(page, 'New one-to-one')
    await picker.getByRole('textbox', { name: 'Select a user' }).fill('Dora')
    await picker.getByRole('option', { name: 'Dora Double' }).dblclick()
    await isLive(page)
    await goTo(page, 'One-to-Ones')
    const rows = page.getByRole('list', { name: 'Session log' }).getByRole('listitem').filter({ hasText: 'Dora Double' })
    await expect.poll(() => rows.count()).toBe(1)
  })
})

describe('the title', () => {
  test('S05 S06 titles are suggested, and one that is written by hand is kept', async ({ page }) => {
    await startWithNew(page, 'Titus Titler')
    await titleBox(page).click()
    await titleBox(page).fill('goal')
    await page.getByRole('listbox', { name: 'Suggested titles' }).getByRole('option', { name: 'Monthly goal-setting' }).click()
    await expect.poll(() => titleBox(page).inputValue()).toBe('Monthly goal-setting')
    await titleBox(page).fill('Coffee on the roof')
    await titleBox(page).press('Enter')
    await reload(page)
    await expect.poll(() => titleBox(page).inputValue()).toBe('Coffee on the roof')
  })

  test('S06 the list of titles is mine: what I add in Settings is suggested, what I remove comes back with Undo', async ({ page }) => {
    await goTo(page, 'Settings')
    const titles = region(page, 'Session titles')
    await titles.getByRole('button', { name: 'Add a title' }).click()
    await titles.getByRole('textbox', { name: 'New title' }).fill('Garden walk')
    await page.keyboard.press('Enter')
    await titles.getByRole('textbox', { name: 'Title: Garden walk' }).waitFor()
    await titles.getByRole('button', { name: 'Remove the title Garden walk' }).click()
    await titles.getByRole('textbox', { name: 'Title: Garden walk' }).waitFor({ state: 'detached' })
    await undo(page, 'Garden walk')
    await titles.getByRole('textbox', { name: 'Title: Garden walk' }).waitFor()
    await startWithNew(page, 'Gita Garden')
    await titleBox(page).fill('gard')
    await page.getByRole('option', { name: 'Garden walk' }).waitFor()
  })
})

describe('a planned session', () => {
  test('F09 S08 it is planned for tomorrow, prepared with notes of both sides, and started with them', async ({ page }) => {
    await addPerson(page, 'Paula Planner')
    await goTo(page, 'One-to-Ones')
    await page.getByRole('button', { name: 'Plan one-to-one' }).click()
    const picker = dialog(page, 'Plan a one-to-one')
    await picker.getByRole('textbox', { name: 'Time' }).fill('9:30')
    await picker.getByRole('textbox', { name: 'Select a user' }).fill('Paula')
    await picker.getByRole('option', { name: 'Paula Planner' }).click()
    await page.getByText(/^Planned: Tomorrow, 0?9:30/).waitFor()
    await quickAdd(page, 'bring the figures')
    await addFor(page, 'Add a note for Paula')
    await page.keyboard.type('wants to talk about the rota')
    await page.keyboard.press('Enter')
    await goTo(page, 'Today')
    await region(page, 'In the next days').getByRole('link', { name: /Paula Planner/ }).click()
    await page.getByRole('button', { name: 'Start one-to-one', exact: true }).click()
    await isLive(page)
    await region(page, 'My notes').getByText('bring the figures').waitFor()
    await region(page, "Paula's notes").getByText('wants to talk about the rota').waitFor()
  })

  test('F09 it is moved to another time with everything prepared', async ({ page }) => {
    await addPerson(page, 'Rita Replan')
    await goTo(page, 'One-to-Ones')
    await page.getByRole('button', { name: 'Plan one-to-one' }).click()
    await dialog(page, 'Plan a one-to-one').getByRole('textbox', { name: 'Select a user' }).fill('Rita')
    await page.keyboard.press('Enter')
    await quickAdd(page, 'stays with it')
    await choose(page, page.getByRole('button', { name: 'More about this session' }), 'Change day and time')
    const move = dialog(page, 'Change day and time')
    await move.getByRole('textbox', { name: 'Time' }).fill('noon')
    await move.getByText('Write a time like 9:30.').waitFor()
    await move.getByRole('textbox', { name: 'Time' }).fill('16.45')
    await move.getByRole('button', { name: 'Save' }).click()
    await page.getByText(/^Planned: .*(16:45|4:45)/).waitFor()
    await region(page, 'My notes').getByText('stays with it').waitFor()
  })
})

describe('the end', () => {
  test('F34 F35 a session with a single note ends in one click, and Undo goes on with it', async ({ page }) => {
    await startWithNew(page, 'Elena End')
    await quickAdd(page, 'only this')
    await end(page)
    await undo(page, 'One-to-one with Elena End ended.')
    await isLive(page)
    await quickField(page).waitFor()
  })

  test('F34 a session with nothing in it can be ended', async ({ page }) => {
    await startWithNew(page, 'Nil Nothing')
    await end(page)
  })

  test('F36 sealed: no quick field and no editing; addendum, personal note and check-off go on', async ({ page }) => {
    await startWithNew(page, 'Selma Sealed')
    await quickAdd(page, 'said in the session')
    await quickAdd(page, 'Learn to seal', 'Goal')
    await region(page, 'Goals').getByRole('button', { name: 'Add commitment' }).click()
    await page.keyboard.type('read the manual')
    await page.keyboard.press('Enter')
    const box = page.getByRole('checkbox', { name: 'read the manual' })
    await box.waitFor()
    await end(page)

    await expect.poll(() => quickField(page).count()).toBe(0)
    expect(await titleBox(page).count()).toBe(0)
    await region(page, 'My notes').getByText('said in the session').click()
    expect(await page.getByRole('textbox', { name: 'Note text' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: 'More about this note' }).count()).toBe(0)

    await page.getByRole('button', { name: 'Add an addendum' }).first().click()
    await expect.poll(() => page.getByRole('textbox', { name: 'Add an addendum' }).evaluate((box) => box === document.activeElement)).toBe(true)
    await page.keyboard.type('remembered later')
    await page.keyboard.press('Enter')
    await region(page, 'My notes').getByText('remembered later', { exact: true }).waitFor()
    await region(page, 'My notes').getByText(/^Addendum, /).waitFor()

    await page.getByRole('textbox', { name: 'Your personal notes' }).click()
    await page.keyboard.type('for me alone')
    await page.getByText('Saved', { exact: true }).waitFor()

    await box.check()
    await reload(page)
    await sealed(page).waitFor()
    await expect.poll(() => page.getByRole('checkbox', { name: 'read the manual' }).isChecked()).toBe(true)
    await expect.poll(() => page.getByRole('textbox', { name: 'Your personal notes' }).innerText()).toBe('for me alone')
  })

  test('S56 earlier sessions of the pair slide out beside the present one', async ({ page }) => {
    await startWithNew(page, 'Emil Earlier')
    await quickAdd(page, 'from the first time')
    await end(page)
    await startWith(page, 'Emil Earlier')
    await region(page, 'Last time').getByText('from the first time').waitFor()
    await region(page, 'Last time').getByRole('button', { name: 'Earlier sessions' }).click()
    const drawer = dialog(page, 'Earlier sessions')
    await drawer.getByText('from the first time').waitFor()
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'detached' })
    await choose(page, page.getByRole('button', { name: 'More about this session' }), 'Earlier sessions')
    await drawer.getByRole('link', { name: 'Open this session' }).click()
    await sealed(page).waitFor()
  })

  test('G07 a deleted session comes back with Undo, whole', async ({ page }) => {
    await startWithNew(page, 'Delia Delete')
    await quickAdd(page, 'not lost')
    await choose(page, page.getByRole('button', { name: 'More about this session' }), 'Delete session')
    await page.getByRole('heading', { name: 'One-to-Ones', level: 1 }).waitFor()
    await undo(page, 'deleted.')
    await page.getByRole('list', { name: 'Session log' }).getByRole('link', { name: /Delia Delete/ }).click()
    await region(page, 'My notes').getByText('not lost').waitFor()
  })
})
