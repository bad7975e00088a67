import { describe, expect, it } from 'vitest'
import { completeHref, mentionedId, safeHref } from './links'

describe('an address may be a link', () => {
  it.each(['https://example.org', 'http://a.b/c?d=e#f', 'HTTPS://A.B/', 'mailto:ada@example.org', 'person:0190-ab', 'https://a.b/c_(d)'])('%s', (url) => {
    expect(safeHref(url)).toBe(url)
  })
})

describe('an address may not be a link', () => {
  it.each([
    'javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\nscript:alert(1)', '\u0001javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', 'vbscript:x',
    'file:///etc/passwd', 'blob:https://a.b', 'ftp://a.b', 'wails://x', '//a.b', '/a', '#a', 'a.md', '', 'https:', 'https://', 'http:a', 'https:///x', 'mailto:', 'person:', 'https://a b.c/',
  ])('%j', (url) => {
    expect(safeHref(url)).toBeUndefined()
  })

  it('when it is no text', () => {
    expect([safeHref(null), safeHref(undefined), safeHref(7)]).toEqual([undefined, undefined, undefined])
  })
})

it('cleans an address of characters that deceive, once and for all', () => {
  const href = safeHref(' ht\ntps://a.b/\u202egnp.exe ')
  expect(href).toBe('https://a.b/%E2%80%AEgnp.exe')
  expect(safeHref(href)).toBe(href)
})

it.each([
  ['example.org', 'https://example.org'],
  [' www.example.org/a?b#c ', 'https://www.example.org/a?b#c'],
  ['localhost.test:8080/x', 'https://localhost.test:8080/x'],
  ['ada@example.org', 'mailto:ada@example.org'],
  ['http://example.org', 'http://example.org'],
  ['bücher.de', 'https://bücher.de'],
  ['just words', undefined],
  ['word', undefined],
  ['3.14', undefined],
  ['javascript:alert(1)', undefined],
])('completes %j to %j', (typed, href) => {
  expect(completeHref(typed)).toBe(href)
})

it('knows whom a mention is about', () => {
  expect([mentionedId('person:1-2'), mentionedId('person://x'), mentionedId('https://a.b')]).toEqual(['1-2', undefined, undefined])
})
