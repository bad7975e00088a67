import type { Locator, Page } from 'playwright-core'
import { choose, region } from './places'

/** One goal with everything below it, by its title. */
export function goal(page: Page, title: string, place = 'Goals'): Locator {
  const of = page.getByRole('button', { name: title, exact: true }).or(page.getByRole('textbox', { name: 'Goal title' }))
  return region(page, place).getByRole('listitem').filter({ has: of }).filter({ has: page.getByRole('button', { name: 'More about this goal' }) }).first()
}

/** Picks from the menu of a goal. */
export async function actOnGoal(page: Page, title: string, act: string, place = 'Goals'): Promise<void> {
  const chosen = goal(page, title, place)
  await chosen.hover()
  await choose(page, chosen.getByRole('button', { name: 'More about this goal' }), act)
}

/** Adds a commitment under a goal. */
export async function commit(page: Page, title: string, text: string): Promise<void> {
  const under = goal(page, title)
  const line = under.getByRole('textbox', { name: 'New commitment' })
  if (!(await line.isVisible())) await under.getByRole('button', { name: 'Add commitment' }).click()
  await line.fill(text)
  await line.press('Enter')
  await under.getByRole('checkbox', { name: text, exact: true }).waitFor()
}

/** The titles of the goals in a region, in order. */
export const titles = (page: Page, place = 'Goals'): Promise<string[]> =>
  region(page, place).getByRole('button', { name: /^Move goal: / }).evaluateAll((grips) => grips.map((grip) => (grip.getAttribute('aria-label') ?? '').replace('Move goal: ', '')))
