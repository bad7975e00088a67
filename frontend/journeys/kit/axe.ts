import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']

/** What stands in the way of people on this screen, a line for each rule; empty when nothing does. */
export async function barriers(page: Page): Promise<string[]> {
  // Evaluated, since the page's own policy refuses scripts that are written into it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await source)
  const { violations } = await page.evaluate(
    (values) => (window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] }),
    tags,
  )
  return violations.map(({ id, nodes }) => `${id}, ${nodes.length} times: ${nodes[0]?.html.slice(0, 160)}: ${nodes[0]?.failureSummary?.replace(/\s+/g, ' ')}`)
}

const looks = [['light', 900, 600], ['light', 1280, 800], ['dark', 1280, 800]] as const

/** The barriers of several screens, each looked at narrow and wide, in light and in dark. */
export class Barriers {
  readonly found: string[] = []

  constructor(private readonly page: Page) {}

  async look(screen: string): Promise<void> {
    const seen = new Map<string, string[]>()
    for (const [colorScheme, width, height] of looks) {
      await this.page.emulateMedia({ colorScheme })
      await this.page.setViewportSize({ width, height })
      for (const barrier of await barriers(this.page)) seen.set(barrier, [...(seen.get(barrier) ?? []), `${colorScheme} ${width}`])
    }
    for (const [barrier, where] of seen) this.found.push(`${screen} (${where.join(', ')}): ${barrier}`)
  }
}
