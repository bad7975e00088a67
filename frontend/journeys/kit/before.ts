import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { page, program } from './app.ts'
import { installed } from './browser.ts'

const root = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))
const store = root('build/.cache/journeys')

/** How the journeys of a file went. */
export interface Count {
  passed: number
  skipped: number
}

/** What every journey stands on, as one hash: the program, its page, the kit, the samples, the browser and what drives it. */
const ground = (): string => {
  const hash = createHash('sha256').update(process.version)
  if (installed) hash.update(`${installed} ${statSync(installed).size} ${statSync(installed).mtimeMs}`)
  for (const path of [program, page, root('frontend/journeys/kit'), root('docs/samples'), root('frontend/package-lock.json')]) for (const file of filesIn(path)) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

function filesIn(path: string): string[] {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/**
 * Remembers which files of journeys passed, as Go does of its tests: where the file and all that it stands on are the same, it
 * need not be run again.
 */
export class Before {
  readonly #ground = ground()

  /** How a file went when all was the same; undefined where it has to be run. */
  of(file: string): Count | undefined {
    const kept = this.#place(file)
    return existsSync(kept) ? (JSON.parse(readFileSync(kept, 'utf8')) as Count) : undefined
  }

  /** Notes that every journey of a file passed or could not be tried here. */
  keep(file: string, count: Count): void {
    mkdirSync(store, { recursive: true })
    for (const older of readdirSync(store)) if (older.startsWith(`${basename(file)}.`)) rmSync(join(store, older))
    writeFileSync(this.#place(file), JSON.stringify(count))
  }

  #place(file: string): string {
    const key = createHash('sha256').update(this.#ground).update(readFileSync(file)).digest('hex').slice(0, 32)
    return join(store, `${basename(file)}.${key}`)
  }
}
