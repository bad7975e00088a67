import { existsSync } from 'node:fs'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

// The browser's own address bar would start a page of its own beside each window. Chromium takes the last such list alone, so what
// Playwright leaves out stands here once more.
const without = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
]
const flags = [`--disable-features=${without.join(',')}`, '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
const PATIENCE = 15_000 // ms that an act may take until it counts as impossible

/** The browser that is driven; the one without windows does the same with a sixth less work, where there is a package of it. */
export const installed = process.env.CHROMIUM ?? ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)

/** What Wails' development server brings about and the shipped program does not have: its overlay, and its bridge, which lets go before a page that is reloaded does. */
const ofTheServer = /reading '(nodes|send)'/

const told = new WeakMap<Page, string[]>()
const forgiven = new WeakMap<Page, RegExp[]>()

/** The faults that a page of openPage told of, in the order in which they came, without what was forgiven. */
export function faults(page: Page): string[] {
  const all = told.get(page)
  if (!all) throw new Error('Nobody listened to what this page complains about.')
  return all.filter((each) => !forgiven.get(page)?.some((pattern) => pattern.test(each)))
}

/** Lets complaints pass that a journey brings about on purpose, those of before and those to come. */
export function forgive(page: Page, pattern: RegExp): void {
  forgiven.set(page, [...(forgiven.get(page) ?? []), pattern])
}

/** Lets pass what a page says of its connection when its program is ended on purpose. */
export function forgiveTheEnd(page: Page): void {
  forgive(page, /WebSocket|ERR_CONNECTION/)
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: installed, args: flags })
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
  const complaints: string[] = []
  told.set(page, complaints)
  page.on('pageerror', (error) => {
    if (!ofTheServer.test(error.message)) complaints.push(error.stack ?? error.message)
  })
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico') && !ofTheServer.test(message.text())) complaints.push(`${message.text()} (${message.location().url})`)
  })
  page.on('request', (request) => {
    if (!/^(http|ws):\/\/127\.0\.0\.1[:/]|^(data|blob|about):/.test(request.url())) complaints.push(`asked for ${request.url()}`)
  })
  return page
}
