import type { Page } from 'playwright-core'
import { describe } from 'vitest'
import { barriers } from './kit/axe'
import { actOnGoal, commit, goal, titles } from './kit/goals'
import { addPerson } from './kit/people'
import { goTo, region, reload, undo } from './kit/places'
import { end, isLive, quickAdd, startWith, startWithNew } from './kit/sessions'
import { expect, test } from './kit/test'

const owner = (page: Page, title: string, name: string) => goal(page, title).getByRole('button', { name: `Owner: ${name}`, exact: true })

/** Types several goals into the field below the list. */
async function addGoals(page: Page, ...names: string[]): Promise<void> {
  const line = region(page, 'Goals').getByRole('textbox', { name: 'New goal' })
  if (!(await line.isVisible())) await region(page, 'Goals').getByRole('button', { name: 'Add goal' }).click()
  for (const name of names) {
    await line.fill(name)
    await line.press('Enter')
    await goal(page, name).waitFor()
  }
}

describe('goals', () => {
  test('F11 F13 by title alone, several in a row; they stay in the order in which they came', async ({ page }) => {
    await startWithNew(page, 'Sven Several')
    await addGoals(page, 'One', 'Two', 'Three')
    await expect.poll(() => titles(page)).toEqual(['One', 'Two', 'Three'])
    await reload(page)
    await expect.poll(() => titles(page)).toEqual(['One', 'Two', 'Three'])
  })

  test('F14 F15 F17 commitments have owners of their own, and are checked off and back', async ({ page }) => {
    await startWithNew(page, 'Conny Commit')
    await quickAdd(page, 'Lead the retro', 'Goal')
    await commit(page, 'Lead the retro', 'read the guide')
    await commit(page, 'Lead the retro', 'find a room')
    const row = goal(page, 'Lead the retro').getByRole('listitem').filter({ has: page.getByRole('checkbox', { name: 'find a room' }) })
    await row.getByRole('button', { name: 'Owner: Mira Kovač' }).click()
    await row.getByRole('button', { name: 'Owner: Conny Commit' }).waitFor()
    await page.getByRole('checkbox', { name: 'find a room' }).check()
    await reload(page)
    await expect.poll(() => page.getByRole('checkbox', { name: 'find a room' }).isChecked()).toBe(true)
    await row.getByRole('button', { name: 'Owner: Conny Commit' }).waitFor()
    expect(await page.getByRole('checkbox', { name: 'read the guide' }).isChecked()).toBe(false)
    await page.getByRole('checkbox', { name: 'find a room' }).uncheck()
    await reload(page)
    await expect.poll(() => page.getByRole('checkbox', { name: 'find a room' }).isChecked()).toBe(false)
  })

  test('F15 the next commitment goes to whom its picture shows', async ({ page }) => {
    await startWithNew(page, 'Fritz Forward')
    await quickAdd(page, 'Plan the offsite', 'Goal')
    const under = goal(page, 'Plan the offsite')
    await under.getByRole('button', { name: 'Add commitment' }).click()
    const line = under.locator('.line')
    await line.getByRole('button', { name: 'Owner: Mira Kovač' }).click()
    await line.getByRole('textbox', { name: 'New commitment' }).fill('ask for prices')
    await page.keyboard.press('Enter')
    const row = under.getByRole('listitem').filter({ has: page.getByRole('checkbox', { name: 'ask for prices' }) })
    await row.getByRole('button', { name: 'Owner: Fritz Forward' }).waitFor()
  })

  test('G07 a commitment is worded anew, and a deleted one comes back', async ({ page }) => {
    await startWithNew(page, 'Wolf Word')
    await quickAdd(page, 'Write better', 'Goal')
    await commit(page, 'Write better', 'old words')
    const act = async (name: string) => {
      await page.getByRole('checkbox', { name: /words/ }).hover()
      await page.getByRole('button', { name: 'More about this commitment' }).click()
      await page.getByRole('menuitem', { name }).click()
    }
    await act('Edit')
    await page.getByRole('textbox', { name: 'Commitment text' }).fill('new words')
    await page.keyboard.press('Enter')
    await page.getByRole('checkbox', { name: 'new words' }).waitFor()
    await act('Delete')
    await page.getByRole('checkbox', { name: 'new words' }).waitFor({ state: 'detached' })
    await undo(page, 'Commitment deleted.')
    await page.getByRole('checkbox', { name: 'new words' }).waitFor()
  })
})

describe('the Goal screen', () => {
  test('F16 F18 F19 F20 F21 F22 the picture opens it, Switch shows the other side, what is entered there is theirs, Done returns', async ({ page }) => {
    await startWithNew(page, 'Gila Goalscreen')
    const session = page.url()
    await quickAdd(page, 'Mine to reach', 'Goal')
    await owner(page, 'Mine to reach', 'Mira Kovač').click()
    await page.getByRole('heading', { name: 'My goals', level: 1 }).waitFor()
    await page.getByRole('button', { name: 'Switch' }).click()
    await page.getByRole('heading', { name: "Gila's goals", level: 1 }).waitFor()
    expect(await region(page, 'Goals').getByText('Mine to reach').count()).toBe(0)
    await addGoals(page, 'Theirs to reach', 'Theirs as well')
    await page.getByRole('button', { name: 'Done', exact: true }).click()
    await isLive(page)
    expect(page.url()).toBe(session)
    await owner(page, 'Theirs to reach', 'Gila Goalscreen').waitFor()
    await owner(page, 'Theirs as well', 'Gila Goalscreen').waitFor()
    await owner(page, 'Mine to reach', 'Mira Kovač').waitFor()
  })

  test('F18 Switch twice shows my own side again', async ({ page }) => {
    await startWithNew(page, 'Swantje Switch')
    await quickAdd(page, 'Only mine', 'Goal')
    await owner(page, 'Only mine', 'Mira Kovač').click()
    await page.getByRole('button', { name: 'Switch' }).click()
    await page.getByRole('heading', { name: "Swantje's goals", level: 1 }).waitFor()
    await page.getByRole('button', { name: 'Switch' }).click()
    await page.getByRole('heading', { name: 'My goals', level: 1 }).waitFor()
    await region(page, 'Goals').getByText('Only mine').or(page.getByRole('textbox', { name: 'Goal title' })).first().waitFor()
  })

  test('F18 a goal is renamed and handed to the other side there', async ({ page }) => {
    await startWithNew(page, 'Hanna Hand')
    await quickAdd(page, 'First name', 'Goal')
    await owner(page, 'First name', 'Mira Kovač').click()
    const title = page.getByRole('textbox', { name: 'Goal title' })
    await title.fill('Second name')
    await title.press('Enter')
    await page.getByRole('button', { name: /^Make it Hanna.s$/ }).click()
    await page.getByRole('button', { name: 'Done', exact: true }).click()
    await owner(page, 'Second name', 'Hanna Hand').waitFor()
  })

  test('F27 S07 tags that are added one right after the other all stay', async ({ page }) => {
    await startWithNew(page, 'Quinn Quick')
    const names = ['growth', 'quality', 'rota', 'team', 'writing']
    const tags = page.getByRole('textbox', { name: 'Add tags' })
    for (const name of names) {
      await tags.fill(name)
      await tags.press('Enter')
    }
    for (const name of names) await page.getByRole('button', { name: `Take off the tag ${name}` }).click()
    await tags.fill('last, of all,')
    await reload(page)
    await expect.poll(() => page.getByRole('button', { name: /^Take off the tag/ }).evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')))).toEqual(['Take off the tag last', 'Take off the tag of all'])
  })

  test('F27 F28 F29 several tags, suggested from earlier ones, filter the goals; Done closes the editor', async ({ page }) => {
    await startWithNew(page, 'Tilda Tags')
    await quickAdd(page, 'Tagged goal', 'Goal')
    await quickAdd(page, 'Plain goal', 'Goal')
    const tags = page.getByRole('textbox', { name: 'Add tags' })
    await owner(page, 'Tagged goal', 'Mira Kovač').click()
    await page.getByRole('heading', { name: 'My goals', level: 1 }).waitFor() // the session has such a box too
    await tags.fill('team, quality,')
    await page.getByRole('button', { name: 'Take off the tag team' }).waitFor()
    await page.getByRole('button', { name: 'Take off the tag quality' }).waitFor()
    await page.getByRole('button', { name: 'Done', exact: true }).click()
    await isLive(page)
    expect(await tags.count(), 'only the tags of the session').toBe(1)

    await owner(page, 'Plain goal', 'Mira Kovač').click()
    await page.getByRole('heading', { name: 'My goals', level: 1 }).waitFor()
    await tags.click()
    await page.keyboard.type('qua')
    await page.getByRole('option', { name: 'quality' }).click()
    await page.getByRole('button', { name: 'Take off the tag quality' }).waitFor()
    await page.getByRole('button', { name: 'Done', exact: true }).click()
    await isLive(page)

    await goal(page, 'Tagged goal').getByRole('link', { name: 'team' }).click()
    await page.getByRole('heading', { name: 'Goals', level: 1 }).waitFor()
    await page.getByRole('button', { name: 'Tagged goal', exact: true }).waitFor()
    expect(await page.getByRole('button', { name: 'Plain goal', exact: true }).count()).toBe(0)
    await page.getByRole('search', { name: 'Filters' }).getByLabel('Tag', { exact: true }).selectOption('quality')
    await page.getByRole('button', { name: 'Plain goal', exact: true }).waitFor()
    await page.getByRole('button', { name: 'Clear filters' }).first().click()
    await page.getByRole('button', { name: 'Tagged goal', exact: true }).waitFor()
  })
})

describe('what becomes of a goal', () => {
  test('F13 reached and dropped say so with the day; Reopen and Undo take it back', async ({ page }) => {
    await startWithNew(page, 'Rea Reach')
    await addGoals(page, 'To reach', 'To drop')
    await actOnGoal(page, 'To reach', 'Mark as reached')
    await goal(page, 'To reach').getByText('Reached Today').waitFor()
    await actOnGoal(page, 'To drop', 'Drop')
    await goal(page, 'To drop').getByText('Dropped Today').waitFor()
    await goal(page, 'To reach').getByRole('button', { name: 'Reopen', exact: true }).click()
    await goal(page, 'To reach').getByRole('button', { name: 'Add commitment' }).waitFor()
    await undo(page, '“To drop” dropped.')
    await goal(page, 'To drop').getByRole('button', { name: 'Add commitment' }).waitFor()
  })

  test('G07 a deleted goal comes back with its commitments', async ({ page }) => {
    await startWithNew(page, 'Delf Delete')
    await quickAdd(page, 'Gone and back', 'Goal')
    await commit(page, 'Gone and back', 'with this')
    await actOnGoal(page, 'Gone and back', 'Delete')
    await region(page, 'Goals').getByText('Gone and back').waitFor({ state: 'detached' })
    await undo(page, '“Gone and back” deleted.')
    await goal(page, 'Gone and back').getByRole('checkbox', { name: 'with this' }).waitFor()
  })

  test('F13 the Goals screen finds them by person, owner and state', async ({ page }) => {
    await startWithNew(page, 'Gerd Filter')
    await addGoals(page, 'Gerd open', 'Gerd reached')
    await actOnGoal(page, 'Gerd reached', 'Mark as reached')
    await goal(page, 'Gerd reached').getByText('Reached Today').waitFor()
    await goTo(page, 'Goals')
    const filters = page.getByRole('search', { name: 'Filters' })
    const shown = (title: string) => page.getByRole('main').getByRole('button', { name: title, exact: true })
    await filters.getByLabel('Person', { exact: true }).selectOption('Gerd Filter')
    await shown('Gerd open').waitFor()
    expect(await shown('Gerd reached').count()).toBe(0)
    await filters.getByLabel('State', { exact: true }).selectOption('Reached')
    await shown('Gerd reached').waitFor()
    await expect.poll(() => shown('Gerd open').count()).toBe(0)
    await filters.getByLabel('Owner', { exact: true }).selectOption('Theirs')
    await page.getByText('No goal matches these filters.').waitFor()
  })
})

describe('the order', () => {
  test('F13 G27 Down and Up on the grip move a goal, and the grip keeps the focus', async ({ page }) => {
    await startWithNew(page, 'Olga Order')
    await addGoals(page, 'A', 'B', 'C')
    const grip = page.getByRole('button', { name: 'Move goal: A' })
    await grip.focus()
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => titles(page)).toEqual(['B', 'A', 'C'])
    await expect.poll(() => grip.evaluate((button) => button === document.activeElement)).toBe(true)
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => titles(page)).toEqual(['B', 'C', 'A'])
    await expect.poll(() => grip.evaluate((button) => button === document.activeElement)).toBe(true)
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => titles(page)).toEqual(['B', 'A', 'C'])
    await reload(page)
    await expect.poll(() => titles(page)).toEqual(['B', 'A', 'C'])
  })

  test('F13 a goal is dragged by its grip', async ({ page }) => {
    await startWithNew(page, 'Dragan Drag')
    await addGoals(page, 'X', 'Y', 'Z')
    const handle = page.getByRole('button', { name: 'Move goal: Z' })
    await handle.hover()
    await handle.dragTo(goal(page, 'X'), { targetPosition: { x: 60, y: 4 } })
    await expect.poll(() => titles(page)).toEqual(['Z', 'X', 'Y'])
  })
})

describe('what stays open', () => {
  test('F13 G03 it stands in the next session of the pair, with its commitments, and only there', async ({ page }) => {
    await startWithNew(page, 'Nele Next')
    await quickAdd(page, 'Carried on', 'Goal')
    await commit(page, 'Carried on', 'still to do')
    await quickAdd(page, 'Finished then', 'Goal')
    await actOnGoal(page, 'Finished then', 'Mark as reached')
    await end(page)
    await startWith(page, 'Nele Next')
    await goal(page, 'Carried on').getByRole('checkbox', { name: 'still to do' }).waitFor()
    await expect.poll(() => region(page, 'Goals').getByText('Finished then').count()).toBe(0)
    await goTo(page, 'People')
    await page.getByRole('link', { name: /Nele Next/ }).click()
    await goal(page, 'Carried on').waitFor()
    await startWithNew(page, 'Anna Another')
    await quickAdd(page, 'Anna’s own', 'Goal')
    expect(await region(page, 'Goals').getByText('Carried on').count()).toBe(0)
  })

  test('F13 a goal is entered from the person’s page without a session', async ({ page }) => {
    await addPerson(page, 'Pelle Page')
    await page.getByRole('button', { name: 'Open the Goal screen' }).click()
    await page.getByRole('heading', { name: "Pelle's goals", level: 1 }).waitFor()
    await addGoals(page, 'From the page')
    await page.getByRole('button', { name: 'Done', exact: true }).click()
    await owner(page, 'From the page', 'Pelle Page').waitFor()
  })

  test('S33 the Goal screen shows what was noted about a goal in every session, and takes notes with and without one', async ({ page }) => {
    await startWithNew(page, 'Nina Noted')
    await quickAdd(page, 'Speak up more', 'Goal')
    const under = goal(page, 'Speak up more')
    await under.hover()
    await under.getByRole('button', { name: 'Add note: Speak up more' }).click()
    await page.getByRole('textbox', { name: 'Note about Speak up more' }).waitFor()
    await page.keyboard.type('Said it in the session.')
    await page.keyboard.press('Enter')
    await under.getByText('Said it in the session.').waitFor()
    await end(page)

    await region(page, 'Goals').getByRole('button', { name: 'Owner: Mira Kovač' }).click()
    const noted = page.getByRole('list', { name: 'Notes about Speak up more' })
    await noted.getByText('Said it in the session.').waitFor()
    await goal(page, 'Speak up more').getByRole('button', { name: 'Add note: Speak up more' }).click()
    await page.getByRole('textbox', { name: 'Note about Speak up more' }).waitFor()
    await page.keyboard.type('Said it between two sessions.')
    await page.keyboard.press('Enter')
    const between = noted.getByRole('listitem').first()
    await between.getByText('Said it between two sessions.').waitFor()
    await between.getByText('Written Today, waits for the next one-to-one').waitFor()
    expect(await barriers(page)).toEqual([])

    await startWith(page, 'Nina Noted')
    await goal(page, 'Speak up more').getByText('Said it between two sessions.').waitFor()
    expect(await goal(page, 'Speak up more').getByText('Said it in the session.').count()).toBe(0)
    await goal(page, 'Speak up more').getByRole('button', { name: 'Owner: Mira Kovač' }).first().click()
    await noted.getByRole('listitem').filter({ hasText: 'between two sessions' }).getByRole('link', { name: /^In One-to-one, / }).click()
    await isLive(page)
  })
})
