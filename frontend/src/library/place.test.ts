import { expect, test } from 'vitest'
import { placeOf } from './place'

test('where an item leads is short', () => {
  expect(placeOf({ url: 'https://www.example.org/a/b?c=d#e' })).toBe('example.org')
  expect(placeOf({ url: 'http://example.org:8080/' })).toBe('example.org:8080')
  expect(placeOf({ url: 'mailto:ada@example.org?subject=x' })).toBe('ada@example.org')
  expect(placeOf({ url: 'mailto:%' })).toBe('mailto:%')
  expect(placeOf({ url: 'no address' })).toBe('no address')
})
