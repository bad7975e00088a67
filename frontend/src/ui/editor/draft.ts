// What the editor has said and what it is told from outside, kept apart: a value that merely comes back (a save that
// echoes) must never overwrite what was typed since.

/** Above this many characters a document is written out at most every PAUSE. */
const LARGE = 100_000
const PAUSE = 200
const ECHO = 10_000

/** Says the Markdown of an editor at each change, and recognises it when it comes back. */
export class Draft {
  private said: string
  private saidLength: number
  /** Whether the owner has seen the newest Markdown: from then on another value is its own wish, not an echo. */
  private heard = true
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly echoes = new Map<string, number>()

  constructor(
    first: string,
    private readonly read: () => string,
    private readonly say: (markdown: string) => void,
  ) {
    this.said = first
    this.saidLength = first.length
  }

  /** The document has changed: says it now, or soon when it is large. */
  changed(): void {
    if (this.saidLength < LARGE) this.flush(true)
    else this.timer ??= setTimeout(() => this.flush(), PAUSE)
  }

  /** Says at once what is still to be said, and gives the Markdown. */
  flush(certain = this.timer !== undefined): string {
    clearTimeout(this.timer)
    this.timer = undefined
    if (!certain) return this.said
    const markdown = this.read()
    this.saidLength = markdown.length
    if (markdown === this.said) return markdown
    this.remember(this.said)
    this.said = markdown
    this.heard = false
    this.say(markdown)
    return markdown
  }

  /** Whether a value from outside is news; if it is, it counts as said. */
  isNews(value: string): boolean {
    if (this.timer !== undefined) this.flush()
    if (value === this.said) return this.settle()
    if (!this.heard && this.isEcho(value)) return false
    this.settle()
    this.said = value
    this.saidLength = value.length
    this.echoes.clear()
    return true
  }

  /** The owner knows the newest Markdown. */
  settle(): false {
    this.heard = true
    return false
  }

  private remember(markdown: string): void {
    const now = Date.now()
    for (const [old, at] of this.echoes) if (now - at > ECHO) this.echoes.delete(old)
    this.echoes.set(fingerprint(markdown), now)
  }

  private isEcho(value: string): boolean {
    const at = this.echoes.get(fingerprint(value))
    return at !== undefined && Date.now() - at <= ECHO
  }
}

/** Small enough to keep one for every keystroke of ten seconds. */
function fingerprint(text: string): string {
  let hash = 5381
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 33) ^ text.charCodeAt(i)) >>> 0
  return `${text.length}:${hash}`
}
