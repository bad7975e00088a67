import { describe, expect, it } from 'vitest'
import { decode } from './decode'
import { isNumeric, rowsOf } from './rows'
import { typeWords } from './typeWords'

const bytes = (...values: number[]) => ({ bytes: Uint8Array.from(values), whole: true })

describe('text of a file', () => {
  it('is read as its mark says', () => {
    expect(decode(bytes(0xef, 0xbb, 0xbf, 0x61))).toBe('a')
    expect(decode(bytes(0xff, 0xfe, 0x61, 0x00))).toBe('a')
    expect(decode(bytes(0xfe, 0xff, 0x00, 0x61))).toBe('a')
  })

  it('is UTF-8 where it can be, else what Windows writes', () => {
    expect(decode(bytes(0xc3, 0xbc))).toBe('ü')
    expect(decode(bytes(0xfc))).toBe('ü')
  })

  it('may be cut through a letter', () => {
    expect(decode({ bytes: Uint8Array.from([0x61, 0xc3]), whole: false })).toBe('a')
  })

  it('is none where bytes are zero', () => {
    expect(decode(bytes(0x61, 0, 0x62))).toBeUndefined()
  })
})

describe('rows of a table', () => {
  it.each([
    ['comma', 'a,b\n1,2\n'],
    ['semicolon with decimal commas', 'a;b\n1,5;2,5\n'],
    ['tab', 'a\tb\n1\t2\n'],
    ['bar', 'a|b\n1|2\n'],
  ])('are found at the %s', (_, text) => {
    expect(rowsOf(text, true).map((row) => row.length)).toEqual([2, 2])
  })

  it('keep what is quoted together', () => {
    expect(rowsOf('a,b\n"x, y\nz","say ""hi"""\n', true)[1]).toEqual(['x, y\nz', 'say "hi"'])
  })

  it('leave out a last row that was cut through', () => {
    expect(rowsOf('a,b\n1,2\n3', false)).toHaveLength(2)
  })

  it('know columns of numbers', () => {
    const rows = [['1,5', 'x'], ['-2', '3'], ['', '4']]
    expect([isNumeric(rows, 0), isNumeric(rows, 1)]).toEqual([true, false])
  })
})

describe('type of a file in words', () => {
  it('goes by the ending, which may be missing', () => {
    expect(['Plan.DOCX', 'a.b.zip', 'x.xyz', 'README'].map(typeWords)).toEqual(['Text document', 'Archive', 'XYZ file', 'File'])
  })
})
