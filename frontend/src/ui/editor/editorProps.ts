import type { Sides } from './place'

/** What the editor is given; read at each use, so it may change. */
export type EditorProps = {
  value: string
  label: string
  placeholder?: string
  onchange: (markdown: string) => void
  onsubmit?: (markdown: string) => void
  submitOn?: 'enter' | 'mod-enter'
  oncancel?: () => void
  onblur?: () => void
  onopenlink?: (href: string) => void
  autofocus?: boolean
  readonly?: boolean
  describedby?: string
  compact?: boolean
}

/** The panel that is open beside the words. */
export type Panel = { kind: 'link'; anchor: Sides; href: string } | { kind: 'emoji'; anchor: Sides }
