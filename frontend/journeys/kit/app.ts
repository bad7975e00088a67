import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))
// Another build may be tried without touching the one that others use.
export const program = process.env.JOURNEYS_PROGRAM ?? root('build/bin/alongside-dev')
export const page = process.env.JOURNEYS_PAGE ?? root('frontend/dist')

const PATIENCE = 20_000 // ms until a program that does not answer counts as broken
const running = new Set<App>()
process.once('exit', () => running.forEach((app) => app.signal('SIGKILL')))

/** One running Alongside: the real program, with its own home, serving its page on loopback. */
export class App {
  url = ''
  #process: ChildProcess | undefined
  #said = ''
  readonly #held: number[] = []

  private constructor(
    readonly home: string,
    private readonly borrowed: boolean,
    private readonly environment: Record<string, string>,
  ) {}

  /** Starts the program on a fresh home, or on the one that is given and stays afterwards. */
  static async start({ home, environment = {} }: { home?: string; environment?: Record<string, string> } = {}): Promise<App> {
    if (!existsSync(program) || !existsSync(join(page, 'index.html'))) throw new Error('Nothing to test: run build/test, which builds the program and its page.')
    const app = new App(home ?? (await newHome()), home !== undefined, environment)
    await app.begin()
    return app
  }

  /** Starts the program on the same home, after it ended, with files that it is to open. */
  async begin(files: string[] = []): Promise<void> {
    const port = await freePort()
    // Its own process group, so that the webview's helpers end with it; no session bus, so that none of the machine's is asked.
    this.#process = spawn(program, ['-assetdir', page, '-devserver', `127.0.0.1:${port}`, '-loglevel', 'Error', ...files], {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        DISPLAY: process.env.DISPLAY,
        TZ: process.env.TZ,
        LANG: 'C.UTF-8',
        HOME: this.home,
        XDG_DATA_HOME: join(this.home, 'xdg'),
        XDG_CACHE_HOME: join(this.home, 'cache'),
        XDG_CONFIG_HOME: join(this.home, 'config'),
        DBUS_SESSION_BUS_ADDRESS: 'disabled:',
        ALONGSIDE_HOME: this.home,
        ...this.environment,
      },
    })
    running.add(this)
    for (const stream of [this.#process.stdout, this.#process.stderr]) stream?.on('data', (text) => (this.#said += String(text)))
    this.url = `http://127.0.0.1:${port}`
    await this.#answers()
  }

  /** Ends it the way a power cut does, and starts it again. */
  async crash(): Promise<void> {
    await this.kill()
    await this.begin()
  }

  /** Ends it at once. */
  async kill(): Promise<void> {
    const gone = this.ended()
    this.signal('SIGKILL')
    for (const id of this.#held.splice(0)) end(id) // what is held still does not end with its program
    await gone
    running.delete(this)
  }

  /** Waits until the program has ended by itself, and returns its exit code. */
  async ended(): Promise<number | null> {
    const process = this.#process
    if (!process || process.exitCode !== null || process.signalCode !== null) return process?.exitCode ?? null
    return once(process, 'exit').then(([code]: (number | null)[]) => code ?? null)
  }

  /** Ends it and takes its home away. */
  async close(): Promise<void> {
    await this.kill()
    if (!this.borrowed) await rm(this.home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }

  /** Holds the desktop window still: it hears the same events as the page under test, and would answer in its place. */
  async holdWindow(): Promise<void> {
    for (const id of await childrenOf(this.#process?.pid ?? 0)) {
      if ((await readFile(`/proc/${id}/comm`, 'utf8')).startsWith('WebKitWebPro')) {
        process.kill(id, 'SIGSTOP')
        this.#held.push(id)
      }
    }
  }

  /** A file of its data, by name. */
  data(name: string): string {
    return join(this.home, 'data', name)
  }

  signal(signal: NodeJS.Signals): void {
    try {
      if (this.#process?.pid) process.kill(-this.#process.pid, signal)
    } catch {
      // Nothing of it is left.
    }
  }

  async #answers(): Promise<void> {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await wait(40)) {
      if (this.#process?.exitCode !== null) break
      if (await fetch(this.url).then((answer) => answer.ok, () => false)) return
    }
    throw new Error(`The program does not answer.\n${this.#said}`)
  }
}

function end(id: number): void {
  try {
    process.kill(id, 'SIGKILL')
  } catch {
    // It is gone already.
  }
}

/** An empty home, to be given to several programs; whoever makes it removes it. */
export const newHome = (): Promise<string> => mkdtemp(join(tmpdir(), 'alongside-journey-'))

async function childrenOf(parent: number): Promise<number[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const parents = await Promise.all(ids.map((id) => readFile(`/proc/${id}/stat`, 'utf8').then((stat) => Number(stat.slice(stat.lastIndexOf(')')).split(' ')[2]), () => 0)))
  const own = ids.filter((_, place) => parents[place] === parent)
  return [...own, ...(await Promise.all(own.map(childrenOf))).flat()]
}

/** A port of loopback that nobody listens at. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
