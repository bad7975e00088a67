import { expect, test } from 'vitest'
import { withVersions, type FileVersion } from './versions'

const files = (ids: string) => [...ids].map((id) => ({ id }))
const versions = (of: Record<string, string>) => new Map<string, FileVersion>(Object.entries(of).map(([id, entry]) => [id, { of: entry, told: '' }]))
const order = (ids: string, of: Record<string, string>) =>
  withVersions(files(ids), versions(of))
    .map((file) => file.id)
    .join('')

test('versions stand behind what they are versions of, in their order', () => {
  expect(order('abcd', { c: 'a', d: 'a' })).toBe('acdb')
  expect(order('abc', { a: 'c' })).toBe('bca')
})

test('a version of a version stands behind the file that both come from', () => {
  expect(order('abc', { c: 'b', b: 'a' })).toBe('abc')
})

test('no file is ever left out', () => {
  expect(order('abc', { b: 'gone', c: '' })).toBe('abc')
  expect(order('abc', { a: 'b', b: 'a' })).toBe('abc')
  expect(order('a', { a: 'a' })).toBe('a')
})
