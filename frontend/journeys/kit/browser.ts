import { existsSync } from 'node:fs'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
const PATIENCE = 15_000 // ms that an act may take until it counts as impossible

/** The faults that the page told of, in the order in which they came. */
export const faults = new WeakMap<Page, string[]>()

/** Lets complaints pass that a journey brings about on purpose. */
export function forgive(page: Page, told: RegExp): void {
  const all = faults.get(page) ?? []
  all.splice(0, all.length, ...all.filter((each) => !told.test(each)))
}

export function openBrowser(): Promise<Browser> {
  const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? installed, args: flags })
}

/** A window of its own with everything that goes wrong in it kept. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  })
  context.setDefaultTimeout(PATIENCE)
  const page = await context.newPage()
  const told: string[] = []
  faults.set(page, told)
  page.on('pageerror', (error) => {
    // The overlay of Wails' development server, which the shipped program does not have.
    if (!error.message.includes("reading 'nodes'")) told.push(error.stack ?? error.message)
  })
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico')) told.push(`${message.text()} (${message.location().url})`)
  })
  page.on('request', (request) => {
    if (!/^(http|ws):\/\/127\.0\.0\.1[:/]|^(data|blob|about):/.test(request.url())) told.push(`asked for ${request.url()}`)
  })
  return page
}
