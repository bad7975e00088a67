import type { Head } from './bytes'

const MARKS: [encoding: string, mark: number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** The text that bytes hold: as their mark says, else as UTF-8, else as Windows writes it in the west. Undefined where it is no text. */
export function decode({ bytes, whole }: Head): string | undefined {
  const marked = MARKS.find(([, mark]) => mark.every((byte, place) => bytes[place] === byte))
  // A letter that the cut went through is left out.
  const stream = !whole
  if (marked) return new TextDecoder(marked[0]).decode(bytes, { stream })
  if (bytes.includes(0)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream })
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
