import type { StoredFile } from '$lib/opening.svelte'

/** Where an item leads, short enough to read: the host of a page, the address of mail, the name of a file. */
export function placeOf({ url, file }: { url: string; file?: StoredFile }): string {
  if (file) return file.name
  try {
    const address = new URL(url)
    return address.protocol === 'mailto:' ? decodeURIComponent(address.pathname) : address.host.replace(/^www\./, '')
  } catch {
    return url
  }
}
