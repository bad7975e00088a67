// Where a piece of the document stands in the window.
import type { EditorView } from '@tiptap/pm/view'
import type { Sides } from './place'

/** The rectangle around a range; empty where there is no layout. */
export function sidesAt(view: EditorView, from: number, to: number): Sides {
  try {
    const start = view.coordsAtPos(from)
    const end = view.coordsAtPos(to, -1)
    const sameLine = Math.abs(start.top - end.top) < 2
    return {
      top: Math.min(start.top, end.top),
      bottom: Math.max(start.bottom, end.bottom),
      left: Math.min(start.left, end.left),
      right: sameLine ? Math.max(start.right, end.right) : Math.max(start.left, end.right),
    }
  } catch {
    return { left: 0, top: 0, right: 0, bottom: 0 }
  }
}
