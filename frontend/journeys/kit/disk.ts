import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'

/** The files below a folder, by their paths in it. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort()
}

/** Those that hold a text. */
export async function filesWith(folder: string, text: string): Promise<string[]> {
  const found: string[] = []
  for (const path of await filesBelow(folder)) if ((await readFile(join(folder, path))).includes(text)) found.push(path)
  return found
}
