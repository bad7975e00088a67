// pdf.js as this app uses it: from the bundle only, no eval, no WebAssembly, since the page's policy allows neither.
import { getDocument, GlobalWorkerOptions, PasswordResponses, PDFDataRangeTransport, type PDFDocumentLoadingTask } from 'pdfjs-dist/legacy/build/pdf.mjs'
import openjpeg from 'pdfjs-dist/wasm/openjpeg_nowasm_fallback.js?url&no-inline'
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url&no-inline'

export { TextLayer, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

GlobalWorkerOptions.workerSrc = worker

const CHUNK = 256 * 1024

// What documents count on being there: alphabets of East Asia, and the fonts that every reader has.
const alphabets = import.meta.glob<string>('/node_modules/pdfjs-dist/cmaps/*.bcmap', { query: '?url&no-inline', import: 'default', eager: true })
const fonts = import.meta.glob<string>('/node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', { query: '?url&no-inline', import: 'default', eager: true })

async function bundled(files: Record<string, string>, path: string): Promise<Uint8Array> {
  const address = files[`/node_modules/pdfjs-dist/${path}`]
  if (!address) throw new Error(`not bundled: ${path}`)
  const answer = await fetch(address)
  return new Uint8Array(await answer.arrayBuffer())
}

class Alphabets {
  async fetch({ name }: { name: string }): Promise<{ cMapData: Uint8Array; isCompressed: boolean }> {
    return { cMapData: await bundled(alphabets, `cmaps/${name}.bcmap`), isCompressed: true }
  }
}

class Fonts {
  fetch({ filename }: { filename: string }): Promise<Uint8Array> {
    return bundled(fonts, `standard_fonts/${filename}`)
  }
}

/** Asks for the parts of a file as they are needed. */
class Parts extends PDFDataRangeTransport {
  constructor(
    private readonly url: string,
    length: number,
    start: Uint8Array,
    private readonly fail: () => void,
  ) {
    super(length, start)
  }

  override requestDataRange(begin: number, end: number): void {
    part(this.url, begin, end).then(({ bytes }) => this.onDataRange(begin, bytes), this.fail)
  }
}

async function part(url: string, begin: number, end: number): Promise<{ bytes: Uint8Array; length: number }> {
  const answer = await fetch(url, { headers: { Range: `bytes=${begin}-${end - 1}` } })
  if (!answer.ok) throw new Error(`read file: ${answer.status}`)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const length = Number(/\/(\d+)$/.exec(answer.headers.get('Content-Range') ?? '')?.[1] ?? bytes.length)
  return { bytes, length }
}

/** Asks for the password; wrong says that one was given already. */
export type Ask = (answer: (password: string) => void, wrong: boolean) => void

/** Opens a document, its parts read as they are looked at. fail is told when a part cannot be read later on. */
export async function openPdf(url: string, ask: Ask, fail: () => void): Promise<PDFDocumentLoadingTask> {
  const start = await part(url, 0, CHUNK)
  const whole = start.bytes.length >= start.length
  const task = getDocument({
    ...(whole ? { data: start.bytes } : { range: new Parts(url, start.length, start.bytes, fail), rangeChunkSize: CHUNK, disableAutoFetch: true, disableStream: true }),
    CMapReaderFactory: Alphabets,
    StandardFontDataFactory: Fonts,
    // The worker puts the name of its helper at the end, where it does no harm behind the question mark.
    wasmUrl: `${openjpeg}?/`,
    useWasm: false,
    useWorkerFetch: false,
    useSystemFonts: false, // those that come with the app are there everywhere
    isEvalSupported: false,
    enableXfa: false,
    verbosity: 0,
  })
  task.onPassword = (answer: (password: string) => void, reason: number) => ask(answer, reason === PasswordResponses.INCORRECT_PASSWORD)
  return task
}
