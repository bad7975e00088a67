/** The first bytes of a file, and whether that is all of it. */
export interface Head {
  bytes: Uint8Array
  whole: boolean
}

/** Fetches a file, or its first bytes where a limit is given. Throws where it cannot be read. */
export async function fetchHead(url: string, size: number, limit = Infinity, signal?: AbortSignal): Promise<Head> {
  const cut = size > limit
  const answer = await fetch(url, { signal, headers: cut ? { Range: `bytes=0-${limit - 1}` } : {} })
  if (!answer.ok) throw new Error(`read file: ${answer.status}`)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  return { bytes: cut ? bytes.subarray(0, limit) : bytes, whole: !cut }
}
