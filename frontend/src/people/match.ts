import uFuzzy from '@leeoniya/ufuzzy'

// One slip per word is forgiven: a letter too much, too few, swapped or wrong.
const fuzzy = new uFuzzy({ intraMode: 1, intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1, interSplit: '[^\\p{L}\\d]+', unicode: true, interLft: 0 } as uFuzzy.Options)

/** Lower case without accents: how names are compared. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{Mn}/gu, '').replace(/[łŁ]/g, 'l').replace(/[øØ]/g, 'o').replace(/ß/g, 'ss').toLocaleLowerCase()
}

/** The things whose text matches what was typed, best first: names that begin with it, then names that hold it, then near misses. */
export function match<T>(things: T[], typed: string, textOf: (thing: T) => string): T[] {
  const wanted = fold(typed.trim())
  if (wanted === '') return things
  const texts = things.map((thing) => fold(textOf(thing)))
  const rank = new Map<number, number>()
  texts.forEach((text, place) => {
    const at = (' ' + text).indexOf(' ' + wanted)
    if (at === 0) rank.set(place, 0)
    else if (at > 0) rank.set(place, 1)
    else if (text.includes(wanted)) rank.set(place, 2)
  })
  if (wanted.length >= 3) for (const place of fuzzy.filter(texts, wanted) ?? []) if (!rank.has(place)) rank.set(place, 3)
  return [...rank.entries()].sort((a, b) => a[1] - b[1] || a[0] - b[0]).flatMap(([place]) => things[place] ?? [])
}
