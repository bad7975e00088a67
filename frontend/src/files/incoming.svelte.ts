import { OnFileDrop } from '$wails/runtime/runtime'
import { hand } from '$lib/handed.svelte'
import { accepting } from './accepting.svelte'
import { attaching } from './attaching.svelte'

let listening = false

/** Takes the system's drops, which come with paths. Once only, as Wails wants it; on Windows it finds paths only for a listener in the page. */
export function takeDrops(): void {
  if (listening) return
  listening = true
  OnFileDrop((_x, _y, paths) => {
    const others = paths.filter((path) => !hand(path))
    if (accepting.place && others.length > 0) void attaching.attach(accepting.place, others)
  }, false)
}

/** A drop that the page sees: in a browser nobody resolves paths, and the files themselves are handed over. */
export function dropped(event: DragEvent): void {
  const files = [...(event.dataTransfer?.files ?? [])]
  if (!inWebview() && accepting.place && files.length > 0) void attaching.receive(accepting.place, files)
}

/** Files on the clipboard are attached, but not where the words that came with them are wanted. */
export function pasted(event: ClipboardEvent): void {
  const files = [...(event.clipboardData?.files ?? [])]
  const words = event.clipboardData?.types.some((type) => type.startsWith('text/')) ?? false
  if (!accepting.place || files.length === 0 || (words && isField(event.target))) return
  event.preventDefault()
  event.stopImmediatePropagation()
  void attaching.receive(accepting.place, files)
}

const isField = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea)$/i.test(target.tagName))

/** Whether the page stands in the app's own window, and not in a browser on its development server. */
function inWebview(): boolean {
  const shell = window as unknown as { chrome?: { webview?: unknown }; webkit?: { messageHandlers?: { external?: unknown } } }
  return shell.chrome?.webview !== undefined || shell.webkit?.messageHandlers?.external !== undefined
}
