// Which addresses may become links. Everything that makes, shows or opens a link asks here.

const SCHEME = /^(https?|mailto|person):/i
const CONTROL = /[\u0000-\u001f\u007f\u2028\u2029]/gu
// Marks that turn the direction of writing can make an address read as another one.
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu
const DOMAIN = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]*(?::\d{1,5})?(?:[/?#]\S*)?$/u
const MAIL = /^[^\s@:/<>()[\]\\,;"]+@[^\s@:/<>()[\]\\,;"]+\.\p{L}{2,}$/u

/** The address if it may be a link (http, https, mailto or person), cleaned of characters that deceive; else undefined. */
export function safeHref(url: unknown): string | undefined {
  if (typeof url !== 'string') return undefined
  const href = url
    .replace(CONTROL, '')
    .replace(/\p{Surrogate}/gu, '')
    .replace(BIDI, (sign) => encodeURIComponent(sign))
    .trim()
  const scheme = SCHEME.exec(href)?.[1]?.toLowerCase()
  if (!scheme || href.length === scheme.length + 1) return undefined
  return scheme === 'person' || scheme === 'mailto' || isWebAddress(href) ? href : undefined
}

/** The address that somebody means who types `example.org` or `ada@example.org`, if it is one that may be a link. */
export function completeHref(typed: string): string | undefined {
  const text = typed.trim()
  if (MAIL.test(text)) return safeHref(`mailto:${text}`)
  if (DOMAIN.test(text)) return safeHref(`https://${text}`)
  return safeHref(text)
}

/** The person that a mention's address stands for, if it is one. */
export function mentionedId(url: string): string | undefined {
  return /^person:(?!\/)\S+$/i.test(url) ? url.slice('person:'.length) : undefined
}

function isWebAddress(href: string): boolean {
  if (!/^https?:\/\/[^/]/i.test(href)) return false
  try {
    return new URL(href).hostname !== ''
  } catch {
    return false
  }
}
