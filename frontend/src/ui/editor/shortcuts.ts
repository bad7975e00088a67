// Key combinations as people read them and as assistive technology does.

const ON_MAC = /mac/i.test(typeof navigator === 'undefined' ? '' : navigator.platform)
const MAC_SIGNS: Record<string, string> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' }

/** A combination written `Mod+Shift+8`, where Mod is Cmd on a Mac and Ctrl elsewhere. */
export function shortcut(keys: string, mac = ON_MAC): { shown: string; aria: string } {
  const parts = keys.split('+')
  if (mac) return { shown: parts.map((part) => MAC_SIGNS[part] ?? part).join(''), aria: keys.replace('Mod', 'Meta') }
  return { shown: keys.replace('Mod', 'Ctrl'), aria: keys.replace('Mod', 'Control') }
}
