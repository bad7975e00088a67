import { describe, expect, test } from 'vitest'
import { match } from './match'

const names = ['Ada Okafor', 'Zoë Lindqvist', 'Łukasz Nowak', 'José Álvarez', 'Jonas Weber', 'Priya Raman', 'Adam West']
const found = (typed: string) => match(names, typed, (name) => name)

describe('finding a person while typing', () => {
  test('names that begin with what was typed come first', () => expect(found('ad')).toEqual(['Ada Okafor', 'Adam West']))
  test('a family name is found as well', () => expect(found('web')).toEqual(['Jonas Weber']))
  test.each([
    ['zoe', 'Zoë Lindqvist'],
    ['lukasz', 'Łukasz Nowak'],
    ['alvarez', 'José Álvarez'],
  ])('accents are forgiven: %s', (typed, name) => expect(found(typed)[0]).toBe(name))
  test.each([
    ['okafro', 'Ada Okafor'],
    ['jnas', 'Jonas Weber'],
    ['pryia', 'Priya Raman'],
    ['webber', 'Jonas Weber'],
    ['lindqvost', 'Zoë Lindqvist'],
  ])('a slip is forgiven: %s', (typed, name) => expect(found(typed)[0]).toBe(name))
  test('nothing typed leaves everybody', () => expect(found('  ')).toEqual(names))
  test('nonsense finds nobody', () => expect(found('xqzw')).toEqual([]))
  test('signs of a pattern are only signs', () => expect(found('(.*[')).toEqual([]))
})
