import { createHash } from 'node:crypto'
import { deflateSync, crc32 } from 'node:zlib'
import type { Page } from 'playwright-core'

// Small files of each kind, made here, so that what a preview shows is known.

/** A PDF with a line of words on each page. */
export function pdf(lines: string[]): Buffer {
  const pages = lines.map((_, at) => 4 + at * 2)
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((id) => `${id} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...lines.flatMap((line, at) => {
      const words = `BT /F1 28 Tf 72 700 Td (${line.replace(/[()\\]/g, '\\$&')}) Tj ET`
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${pages[at]! + 1} 0 R >>`,
        `<< /Length ${words.length} >>\nstream\n${words}\nendstream`,
      ]
    }),
  ]
  let text = '%PDF-1.4\n'
  const starts = objects.map((object, at) => {
    const start = text.length
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
    return start
  })
  const table = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('')}`
  return Buffer.from(`${text}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`, 'latin1')
}

/** A picture with a colour that runs from side to side. */
export function png(width: number, height: number): Buffer {
  const rows = Buffer.alloc((width * 3 + 1) * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * (width * 3 + 1) + 1 + x * 3
      rows[at] = Math.round((x / width) * 255)
      rows[at + 1] = Math.round((y / height) * 200)
      rows[at + 2] = 140
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2], 8)
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}

/** A quiet tone of some seconds. */
export function wav(seconds: number): Buffer {
  const rate = 8_000
  const samples = Buffer.alloc(rate * seconds)
  for (let at = 0; at < samples.length; at++) samples[at] = 128 + Math.round(20 * Math.sin((at / rate) * 2 * Math.PI * 440))
  const head = Buffer.alloc(44)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(36 + samples.length, 4)
  head.write('WAVEfmt ', 8, 'latin1')
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(samples.length, 40)
  return Buffer.concat([head, samples])
}

/** A film of half a second, 160 by 120, which the browser itself records. */
export async function webm(page: Page): Promise<Buffer> {
  const bytes = await page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 160
    canvas.height = 120
    const paper = canvas.getContext('2d')
    const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/webm;codecs=vp8' })
    const parts: Blob[] = []
    recorder.ondataavailable = ({ data }) => parts.push(data)
    recorder.start()
    for (let at = 0; at < 15; at++) {
      paper?.fillRect(at * 10, 20, 8, 80)
      await new Promise<void>((next) => {
        setTimeout(next, 40)
      })
    }
    const stopped = new Promise<void>((done) => {
      recorder.addEventListener('stop', () => done())
    })
    recorder.stop()
    await stopped
    return [...new Uint8Array(await new Blob(parts).arrayBuffer())]
  })
  return Buffer.from(bytes)
}

const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex')

/** The PDF of one page that opens with a password: with the first and simplest of PDF's locks. */
export function lockedPdf(line: string, password: string): Buffer {
  const padded = Buffer.concat([Buffer.from(password, 'latin1'), PADDING]).subarray(0, 32)
  const owner = rc4(md5(padded).subarray(0, 5), padded)
  const name = md5(Buffer.from(line))
  const key = md5(Buffer.concat([padded, owner, Buffer.from([0xfc, 0xff, 0xff, 0xff]), name])).subarray(0, 5)
  const plain = pdf([line]).toString('latin1')
  const words = /stream\n([^]*?)\nendstream/.exec(plain)?.[1] ?? ''
  // The words are object 5, and its number is part of their key.
  const hidden = rc4(md5(Buffer.concat([key, Buffer.from([5, 0, 0, 0, 0])])).subarray(0, 10), Buffer.from(words, 'latin1')).toString('latin1')
  const lock = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${owner.toString('hex')}> /U <${rc4(key, PADDING).toString('hex')}> >> /ID [<${name.toString('hex')}> <${name.toString('hex')}>]`
  return Buffer.from(plain.replace(words, () => hidden).replace('/Root 1 0 R', () => `/Root 1 0 R ${lock}`), 'latin1')
}

const md5 = (bytes: Buffer): Buffer => createHash('md5').update(bytes).digest()

function rc4(key: Buffer, bytes: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, at) => at)
  const swap = (a: number, b: number) => ([state[a], state[b]] = [state[b] ?? 0, state[a] ?? 0])
  for (let at = 0, other = 0; at < 256; at++) swap(at, (other = (other + (state[at] ?? 0) + (key[at % key.length] ?? 0)) & 255))
  let [at, other] = [0, 0]
  return Buffer.from(
    bytes.map((byte) => {
      at = (at + 1) & 255
      other = (other + (state[at] ?? 0)) & 255
      swap(at, other)
      return byte ^ (state[((state[at] ?? 0) + (state[other] ?? 0)) & 255] ?? 0)
    }),
  )
}
