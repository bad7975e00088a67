// Emoji by name while writing: a list after ":" and two letters, and ":name:" at once when its second colon is typed.
import type { EditorView } from '@tiptap/pm/view'
import { loadEmoji, readyEmoji, type Emoji } from './emoji'
import { sidesAt } from './caret'
import type { Sides } from './place'

const OPEN = /(?:^|[\s([{"'“‘—–])(:([a-z0-9_+-]{2,30}))$/i
const CLOSED = /(?:^|[^\p{L}\p{N}:])(:([a-z0-9_+-]{1,40}):)$/iu
/** No emoji has a longer name. */
const LOOK_BACK = 60

/** The list as it is shown. */
export type Suggestions = { items: Emoji[]; chosen: number; anchor: Sides }

/** Follows what is typed and offers emoji for it. */
export class EmojiSuggesting {
  /** The list that is open, if one is. */
  list = $state.raw<Suggestions>()

  private range = { from: 0, to: 0 }
  private dismissedAt: number | undefined

  constructor(private readonly view: () => EditorView | undefined) {}

  /** Opens, narrows or closes the list after the words before the caret. */
  refresh(): void {
    const match = this.wordsBefore(OPEN)
    if (!match) this.dismissedAt = undefined
    if (!match || match.from === this.dismissedAt) return this.close()
    const index = readyEmoji()
    // Until the names are read nothing can be shown; the list opens as soon as they are.
    if (!index) return void loadEmoji().then(() => this.refresh(), () => this.close())
    const items = index.find(match.name)
    if (items.length === 0) return this.close()
    this.range = match
    const view = this.view()
    if (view) this.list = { items, chosen: 0, anchor: sidesAt(view, match.from, match.from) }
  }

  /** Whether a key was for the list. */
  key(event: KeyboardEvent): boolean {
    const list = this.list
    if (!list || event.ctrlKey || event.metaKey || event.altKey) return false
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      this.list = { ...list, chosen: (list.chosen + step + list.items.length) % list.items.length }
      return true
    }
    if (event.key === 'Escape') {
      this.dismissedAt = this.range.from
      this.close()
      return true
    }
    if ((event.key !== 'Enter' && event.key !== 'Tab') || event.shiftKey) return false
    this.choose(list.chosen)
    return true
  }

  /** Puts the nth emoji of the list in place of what was typed. */
  choose(index: number): void {
    const item = this.list?.items[index]
    if (item) this.put(this.range, `${item.emoji} `)
    this.close()
  }

  /** A colon is being typed: whether it completed a name. */
  colon(from: number): boolean {
    const index = readyEmoji()
    if (!index) {
      void loadEmoji().then(() => this.complete(), () => undefined)
      return false
    }
    const match = this.wordsBefore(CLOSED, ':')
    const emoji = match && index.named(match.name)
    if (!emoji) return false
    this.put({ from: match.from, to: from }, emoji)
    this.close()
    return true
  }

  close(): void {
    if (this.list) this.list = undefined
  }

  private complete(): void {
    const match = this.wordsBefore(CLOSED)
    const emoji = match && readyEmoji()?.named(match.name)
    if (match && emoji) this.put(match, emoji)
  }

  private put(range: { from: number; to: number }, text: string): void {
    const view = this.view()
    view?.dispatch(view.state.tr.insertText(text, range.from, range.to).scrollIntoView())
  }

  /** The name before the caret and where it stands, outside of code. */
  private wordsBefore(pattern: RegExp, more = ''): { name: string; from: number; to: number } | undefined {
    const view = this.view()
    if (!view?.state.selection.empty) return undefined
    const caret = view.state.selection.$from
    if (caret.parent.type.spec.code || caret.marks().some((mark) => mark.type.spec.code)) return undefined
    const before = caret.parent.textBetween(Math.max(0, caret.parentOffset - LOOK_BACK), caret.parentOffset, undefined, '\ufffc')
    const found = pattern.exec(before + more)
    const typed = found?.[1]
    return typed === undefined ? undefined : { name: found?.[2] ?? '', from: caret.pos + more.length - typed.length, to: caret.pos }
  }
}
