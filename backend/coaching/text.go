package coaching

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"alongside/backend/problem"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

const (
	longestLine  = 200     // characters of a name, a title, a commitment
	longestEmail = 254     // bytes of an address, as mail systems have it
	longestTag   = 40      // characters of a tag
	longestKey   = 20_000  // bytes of a note that it is found by
	longestBody  = 8 << 20 // bytes of a note: far above anything typed, far below what would hurt
)

// line cleans a text of one line and refuses an empty or overlong one with a sentence about the field.
func line(field, text, whenEmpty string, longest int) (string, error) {
	text = tidy(text)
	if blank(text) {
		return "", problem.Invalid(field, whenEmpty)
	}
	if n := utf8.RuneCountInString(text); n > longest {
		return "", problem.Invalid(field, fmt.Sprintf("This is %d characters long. Keep it under %d.", n, longest))
	}
	return text, nil
}

// blank reports whether there is nothing to see: a name of joiners and marks alone could not be found or clicked.
func blank(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return !unicode.In(r, unicode.Cc, unicode.Cf, unicode.White_Space) })
}

// tidy folds blanks and line breaks into single blanks and drops what cannot be seen but changes how the rest is shown.
func tidy(text string) string {
	text = strings.Map(func(r rune) rune {
		if isBidiControl(r) || (unicode.IsControl(r) && !unicode.IsSpace(r)) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
	return strings.Join(strings.Fields(text), " ")
}

// isBidiControl reports the characters that turn the direction of everything after them: harmless in a note, which
// shows each block apart, but able to disguise a name.
func isBidiControl(r rune) bool {
	return (r >= 0x202A && r <= 0x202E) || (r >= 0x2066 && r <= 0x2069)
}

// body cleans the Markdown of a note: everything that was typed is kept but NUL bytes, which SQLite would end at.
func body(text string) (string, error) {
	text = strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\x00", "")
	if len(text) > longestBody {
		return "", problem.Invalid("body", "This note is longer than 8 MB. Split it, or attach it as a file.")
	}
	return text, nil
}

// fewLines cleans a text of a few lines that is shown without marks, and may be empty.
func fewLines(field, text string, longest int) (string, error) {
	text, err := body(strings.TrimSpace(text))
	if err != nil {
		return "", err
	}
	if n := utf8.RuneCountInString(text); n > longest {
		return "", problem.Invalid(field, fmt.Sprintf("This is %d characters long. Keep it under %d.", n, longest))
	}
	return text, nil
}

// wordsKey is what a record is found by beside its title: the beginning of each text without case and accents.
func wordsKey(texts ...string) string {
	var key strings.Builder
	for _, text := range texts {
		if len(text) > longestKey {
			text = strings.ToValidUTF8(text[:longestKey], "")
		}
		key.WriteString(fold(tidy(text)) + "\n")
	}
	return strings.TrimSpace(key.String())
}

// fold is the text without case and accents, to find it by.
func fold(text string) string {
	plain, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC), text)
	if err != nil {
		plain = text
	}
	return strings.ToLower(plain)
}

// Comment cleans what is said to something, and may be empty.
func Comment(text string) (string, error) { return fewLines("comment", text, longestComment) }
