import type { coaching } from '$wails/go/models'

/** That a file is a version of another one: of is the id of that, told says so in words. */
export interface FileVersion {
  of: string
  told: string
}

type File = Pick<coaching.StoredFile, 'id'>

const FARTHEST = 8 // versions of versions; a circle, which nobody should make, ends here

/** Files with each version right behind the file that it is one of. */
export function withVersions<F extends File>(files: F[], versions: Map<string, FileVersion>): F[] {
  const known = new Map(files.map((file) => [file.id, file]))
  const next = (file: F): F | undefined => known.get(versions.get(file.id)?.of ?? '')
  const entryOf = (file: F): F => {
    let entry = file
    for (let hops = 0, of = next(file); of && hops < FARTHEST; hops++, of = next(of)) entry = of
    return next(entry) ? file : entry
  }
  const behind = new Map<F, F[]>()
  const entries: F[] = []
  for (const file of files) {
    const entry = entryOf(file)
    if (entry === file) entries.push(file)
    else behind.set(entry, [...(behind.get(entry) ?? []), file])
  }
  return entries.flatMap((entry) => [entry, ...(behind.get(entry) ?? [])])
}
