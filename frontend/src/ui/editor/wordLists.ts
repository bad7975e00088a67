// Word and Outlook write lists as paragraphs that only look like lists; this makes real ones of them.

const MARKER = /^\s*(?:([·•▪◦o§\-–\uf0b7\uf0a7])|(\(?(?:\d+|[a-z]|[ivx]+)[.)]))[\s\u00a0]*/i

type Item = { paragraph: HTMLElement; level: number; list: string; ordered: boolean; start: number }

/** Replaces each run of list paragraphs (`MsoListParagraph`, `mso-list:`) by nested lists. */
export function restoreWordLists(document: Document): void {
  let run: Item[] = []
  for (const paragraph of [...document.querySelectorAll<HTMLElement>('p, h1, h2, h3, h4, h5, h6')]) {
    const item = readItem(paragraph)
    const last = run.at(-1)
    if (last && (!item || nextWords(last.paragraph) !== paragraph)) {
      replace(run)
      run = []
    }
    if (item) run.push(item)
  }
  if (run.length > 0) replace(run)
}

function readItem(paragraph: HTMLElement): Item | undefined {
  const style = paragraph.getAttribute('style') ?? ''
  const found = /mso-list:\s*(l\d+)\s+level(\d+)/i.exec(style)
  const named = /^MsoListParagraph/i.test(paragraph.className)
  if (!found && !named) return undefined
  const marker = takeMarker(paragraph)
  if (marker === undefined) return undefined
  const number = /\d+/.exec(marker)?.[0]
  const ordered = /[0-9a-z][.)]$/i.test(marker.trim()) && marker.trim() !== 'o'
  return { paragraph, level: Number(found?.[2] ?? 1), list: found?.[1] ?? '', ordered, start: Number(number ?? 1) }
}

/** Takes the bullet or number that Word typed out of the paragraph, and says what it was. */
function takeMarker(paragraph: HTMLElement): string | undefined {
  const ignored = [...paragraph.querySelectorAll<HTMLElement>('span')].find((span) => /mso-list:\s*ignore/i.test(span.getAttribute('style') ?? ''))
  if (ignored) {
    const marker = ignored.textContent?.replace(/[\s\u00a0]+/g, ' ').trim() ?? ''
    ignored.remove()
    return marker
  }
  const found = MARKER.exec(paragraph.textContent ?? '')
  if (!found) return undefined
  removeStart(paragraph, found[0].length)
  return found[1] ?? found[2]
}

function removeStart(paragraph: HTMLElement, length: number): void {
  const walker = paragraph.ownerDocument.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  let left = length
  while (left > 0 && walker.nextNode()) {
    const text = walker.currentNode.nodeValue ?? ''
    walker.currentNode.nodeValue = text.slice(left)
    left -= text.length
  }
}

function nextWords(paragraph: Element): Element | null {
  return paragraph.nextElementSibling
}

function replace(run: readonly Item[]): void {
  const first = run[0]
  if (!first) return
  const document = first.paragraph.ownerDocument
  const anchor = document.createComment('')
  first.paragraph.before(anchor)
  const open: { level: number; list: HTMLElement; ordered: boolean; name: string }[] = []
  for (const item of run) {
    while (open.length > 0 && (open.at(-1)?.level ?? 0) > item.level) open.pop()
    let current = open.at(-1)
    if (current && current.level === item.level && (current.ordered !== item.ordered || current.name !== item.list)) {
      open.pop()
      current = open.at(-1)
    }
    if (!current || current.level < item.level) {
      const list = document.createElement(item.ordered ? 'ol' : 'ul')
      if (item.ordered && item.start !== 1) list.setAttribute('start', String(item.start))
      const host = current?.list.lastElementChild
      if (host) host.append(list)
      else anchor.before(list)
      current = { level: item.level, list, ordered: item.ordered, name: item.list }
      open.push(current)
    }
    const entry = document.createElement('li')
    const words = document.createElement('p')
    words.append(...item.paragraph.childNodes)
    entry.append(words)
    current.list.append(entry)
    item.paragraph.remove()
  }
  anchor.remove()
}
