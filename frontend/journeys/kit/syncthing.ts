import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from './app'

const PATIENCE = 30_000 // ms, with a machine that does many other things
const GLANCE = 20
const running = new Set<ChildProcess>()
process.once('exit', () => running.forEach((each) => each.kill('SIGKILL')))

/** Where a node listens and what it is called by others. */
interface Known {
  device: string
  version: string
  key: string
  api: number
  sync: number
}

interface Connections {
  connections: Record<string, { connected: boolean }>
  total: { inBytesTotal: number }
}

/** One real node of Syncthing on loopback, with a home of its own. Nothing is announced, relayed, reported or upgraded. */
export class Node {
  #process: ChildProcess | undefined
  #said = ''

  private constructor(
    readonly folder: string,
    private readonly home: string,
    private readonly known: Known,
  ) {}

  /** Keeps two folders the same, and returns the node of each when they are connected. */
  static async pair(here: string, there: string): Promise<[Node, Node]> {
    const one = await Node.#generate(here)
    const other = await Node.#generate(there)
    await Promise.all([one.#configure(other.known), other.#configure(one.known)])
    await Promise.all([one.begin(), other.begin()])
    await Promise.all([one.connected(), other.connected()])
    return [one, other]
  }

  static async #generate(folder: string): Promise<Node> {
    const home = await mkdtemp(join(tmpdir(), 'alongside-syncthing-'))
    const made = spawn('syncthing', ['generate', `--home=${home}`], { stdio: 'ignore', env: { ...process.env, HOME: home } })
    const [code] = (await once(made, 'exit').catch(() => {
      throw new Error('Syncthing is not installed; build/setup installs it.')
    })) as (number | null)[]
    const text = await readFile(join(home, 'config.xml'), 'utf8').catch(() => '')
    const version = /<configuration version="(\d+)"/.exec(text)?.[1]
    const device = /<device id="([A-Z0-9-]+)"/.exec(text)?.[1]
    if (code !== 0 || !version || !device) throw new Error('Syncthing made no keys.')
    return new Node(folder, home, { device, version, key: randomUUID(), api: await freePort(), sync: await freePort() })
  }

  /** Tells it whom it shares its folder with. What changes is told after a second; otherwise an hour goes by. */
  async #configure(other: Known): Promise<void> {
    const { device, version, key, api, sync } = this.known
    await writeFile(
      join(this.home, 'config.xml'),
      `<configuration version="${version}">
        <folder id="exchange" path="${this.folder}" rescanIntervalS="3600" fsWatcherEnabled="true" fsWatcherDelayS="1">
          <maxConflicts>-1</maxConflicts><device id="${device}"/><device id="${other.device}"/>
        </folder>
        <device id="${device}" name="here"/>
        <device id="${other.device}" name="there"><address>tcp://127.0.0.1:${other.sync}</address></device>
        <gui enabled="true" tls="false"><address>127.0.0.1:${api}</address><apikey>${key}</apikey></gui>
        <options>
          <listenAddress>tcp://127.0.0.1:${sync}</listenAddress><reconnectionIntervalS>1</reconnectionIntervalS>
          <globalAnnounceEnabled>false</globalAnnounceEnabled><localAnnounceEnabled>false</localAnnounceEnabled>
          <relaysEnabled>false</relaysEnabled><natEnabled>false</natEnabled><stunKeepaliveStartS>0</stunKeepaliveStartS>
          <urAccepted>-1</urAccepted><autoUpgradeIntervalH>0</autoUpgradeIntervalH>
          <crashReportingEnabled>false</crashReportingEnabled><startBrowser>false</startBrowser>
        </options>
      </configuration>`,
    )
    await mkdir(join(this.folder, '.stfolder'), { recursive: true }) // the sign that the folder is there, without which it is left alone
  }

  /** Starts it where it does not run, and returns when it answers. */
  async begin(): Promise<void> {
    // Monitored: no second process that starts it anew. It ends with this process, also where that is killed.
    const node = spawn('setpriv', ['--pdeathsig', 'KILL', 'syncthing', 'serve', `--home=${this.home}`, '--no-browser', '--no-upgrade'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, HOME: this.home, STMONITORED: 'yes', STNOUPGRADE: '1' },
    })
    this.#process = node
    running.add(node)
    for (const stream of [node.stdout, node.stderr]) stream.on('data', (text) => (this.#said = (this.#said + String(text)).slice(-4000)))
    await this.#until('it answers', () => this.#ask('GET', '/rest/system/ping').then(() => true, () => false))
  }

  /** Ends it at once, as kill -9 does. */
  async kill(): Promise<void> {
    const node = this.#process
    this.#process = undefined
    if (!node) return
    const gone = node.exitCode === null && node.signalCode === null ? once(node, 'exit') : undefined
    node.kill('SIGKILL')
    await gone
    running.delete(node)
  }

  /** Ends it and takes its home away; the folder stays. */
  async close(): Promise<void> {
    await this.kill()
    await rm(this.home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }

  /** Returns when it is connected with the other one. */
  async connected(): Promise<void> {
    await this.#until('it is connected', async () => Object.values((await this.#connections()).connections).some((each) => each.connected))
  }

  /** Lets it receive only so many KiB in a second, so that a transfer takes long enough to be disturbed; 0 is as many as there are. */
  async limit(kib: number): Promise<void> {
    await this.#ask('PATCH', '/rest/config/options', { maxRecvKbps: kib, limitBandwidthInLan: kib > 0 })
  }

  /** Returns when more bytes than these came in since it began, and something is still to come. */
  async inTransfer(bytes: number): Promise<void> {
    await this.#until('it is in a transfer', async () => {
      const { needBytes } = (await this.#ask('GET', '/rest/db/status?folder=exchange')) as { needBytes: number }
      return needBytes > 0 && (await this.#connections()).total.inBytesTotal > bytes
    })
  }

  async #connections(): Promise<Connections> {
    return (await this.#ask('GET', '/rest/system/connections')) as Connections
  }

  async #ask(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await fetch(`http://127.0.0.1:${this.known.api}${path}`, { method, headers: { 'X-API-Key': this.known.key }, body: body && JSON.stringify(body), signal: AbortSignal.timeout(10_000) })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`Syncthing: ${path}: ${answer.status} ${text}`)
    return text && JSON.parse(text)
  }

  async #until(what: string, is: () => Promise<boolean>): Promise<void> {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await wait(GLANCE)) if (await is()) return
    throw new Error(`Syncthing, not within ${PATIENCE} ms: ${what}.\n${this.#said}`)
  }
}
