import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'

/** A server on loopback that nothing has a reason to ask. Whoever does ran or loaded what was only to be read. */
export class Canary {
  readonly asked: string[] = []

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async listen(): Promise<Canary> {
    const server = createServer()
    await new Promise<void>((done, failed) => {
      server.once('error', failed).listen(0, '127.0.0.1', done)
    })
    const canary = new Canary(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    server.on('request', ({ url }, answer) => {
      canary.asked.push(url ?? '')
      answer.end()
    })
    return canary
  }

  async close(): Promise<void> {
    await new Promise<void>((done) => {
      this.server.close(() => done())
      this.server.closeAllConnections()
    })
  }
}

/** What may be tried where words belong, in a line each: markup that runs or loads, and addresses that start something. */
export const hostileLines = (canary: string): string[] => [
  `<img src=${canary}/img onerror="hit=1;fetch('${canary}/ran')">`,
  `<script src="${canary}/script"></script><script>hit=1</script>`,
  `<svg onload=hit=1><image href="${canary}/svg"/></svg>`,
  `<iframe src="${canary}/frame"></iframe><object data="${canary}/object"></object>`,
  `<style>@import "${canary}/style";</style><b style="background:url(${canary}/back)">b</b>`,
  `![remote](${canary}/markdown.png) ![](<${canary}/angled.png> "t")`,
  `[click](javascript:hit=1) [work](ms-msdt:/id) [file](file:///etc/passwd) <javascript:hit=1>`,
  `[data](data:text/html,<script>hit=1</script>) [ref]: ${canary}/ref`,
]

/** Longer ones, for notes: a line without an end, and markdown in markdown in markdown. */
export const hostileTexts = (canary: string): string[] => [
  ...hostileLines(canary),
  `the end ${'x'.repeat(200_000)}`,
  `${'> '.repeat(300)}deep quote`,
  `${'[!['.repeat(3_000)}deep link](${canary}/deep)`,
  `${'*_**'.repeat(2_000)}deep marks`,
  Array.from({ length: 200 }, (_, depth) => `${'  '.repeat(depth)}- level ${depth}`).join('\n'),
]

const RAN = 'something foreign ran'

/** Keeps what the page's policy refused, and whether anything foreign ran, from the next page that is loaded on. */
export async function watchPolicy(page: Page): Promise<string[]> {
  const told: string[] = []
  await page.exposeFunction('journeyRefused', (what: string) => void told.push(what))
  await page.addInitScript((ran) => {
    const tell = (what: string) => void (window as unknown as { journeyRefused: (what: string) => Promise<void> }).journeyRefused(what)
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, documentURI }) => tell(`${violatedDirective} refused ${blockedURI} in ${documentURI}`))
    Object.defineProperty(window, 'hit', { set: () => tell(ran) })
  }, RAN)
  return told
}
