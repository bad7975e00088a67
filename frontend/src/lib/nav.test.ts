import { expect, test } from 'vitest'
import { addressOf, viewOf, type View } from './nav.svelte'

test.each<View>([
  { name: 'today' },
  { name: 'sessions' },
  { name: 'sessions', tag: 'a/b #ü' },
  { name: 'session', id: '01a' },
  { name: 'people' },
  { name: 'person', id: 'x y' },
  { name: 'person', id: 'x', entryId: 'a/b' },
  { name: 'goals', tag: '100 %' },
  { name: 'goal', personId: 'p', ownerId: 'o', goalId: '', sessionId: 's' },
  { name: 'stream' },
  { name: 'stream', personId: 'x y' },
  { name: 'stream', kind: 'kudos' },
  { name: 'stream', personId: 'x', kind: 'kudos' },
  { name: 'settings' },
])('an address leads back to its view: %o', (view) => expect(viewOf(addressOf(view))).toEqual(view))

test.each(['', '#', '#/', '#/nowhere', '#/session', '#/%E0%A4%A'])('an address that means nothing is Today: %s', (address) => expect(viewOf(address)).toEqual({ name: 'today' }))
