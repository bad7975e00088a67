// Package recap hands a session to a person who has no Alongside: what is planned to be talked about, or what came of it,
// as a page, as text, as a mail. It reads shared records only; what is personal cannot be reached from here. Packs for
// those who have the app are package pack's.
package recap
