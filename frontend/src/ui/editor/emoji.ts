// The emoji that come with the app, found by name. Loaded once, when first asked for, from our own files only.
import source from 'emoji-picker-element-data/en/emojibase/data.json?url'

/** Where the emoji data lie: the picker reads the same file. */
export const EMOJI_SOURCE: string = source

/** One emoji as it is suggested. */
export type Emoji = { emoji: string; name: string; annotation: string }

type Entry = { emoji: string; annotation: string; shortcodes?: string[]; tags?: string[]; order: number }

/** Finds emoji by name and by the beginning of a word that describes them. */
export class EmojiIndex {
  private readonly names = new Map<string, string>()

  constructor(private readonly entries: readonly Entry[]) {
    for (const entry of entries) for (const name of entry.shortcodes ?? []) this.names.set(name, entry.emoji)
  }

  /** The emoji of exactly this name. */
  named(name: string): string | undefined {
    return this.names.get(name.toLowerCase())
  }

  /** The emoji that fit best, at most `most`: names that begin so, then names that hold it, then descriptions. */
  find(query: string, most = 7): Emoji[] {
    const wanted = query.toLowerCase()
    const found: { rank: number; order: number; emoji: Emoji }[] = []
    for (const entry of this.entries) {
      const best = bestName(entry, wanted)
      if (best) found.push({ ...best, order: entry.order, emoji: { emoji: entry.emoji, name: best.name, annotation: entry.annotation } })
    }
    return found
      .sort((one, other) => one.rank - other.rank || one.order - other.order)
      .slice(0, most)
      .map((match) => match.emoji)
  }
}

function bestName(entry: Entry, wanted: string): { rank: number; name: string } | undefined {
  const names = entry.shortcodes ?? []
  const first = names[0]
  if (first === undefined) return undefined
  const exact = names.find((name) => name === wanted)
  if (exact) return { rank: 0, name: exact }
  const begins = names.find((name) => name.startsWith(wanted))
  if (begins) return { rank: 1, name: begins }
  const word = names.find((name) => name.includes(`_${wanted}`))
  if (word) return { rank: 2, name: word }
  return entry.tags?.some((tag) => tag.startsWith(wanted)) ? { rank: 3, name: first } : undefined
}

let loading: Promise<EmojiIndex> | undefined
let loaded: EmojiIndex | undefined

/** The index if it is there already. */
export function readyEmoji(): EmojiIndex | undefined {
  return loaded
}

/** The index, read at the first call; a failed reading is tried again at the next. */
export function loadEmoji(): Promise<EmojiIndex> {
  loading ??= read().catch((cause: unknown) => {
    loading = undefined
    throw cause
  })
  return loading
}

async function read(): Promise<EmojiIndex> {
  const response = await fetch(EMOJI_SOURCE)
  if (!response.ok) throw new Error(`read emoji: ${response.status}`)
  loaded = new EmojiIndex((await response.json()) as Entry[])
  return loaded
}
