package coaching

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// bare is the letters and digits of a text, in their order.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text)
}

func FuzzHeadAndRestLoseNothing(f *testing.F) {
	for _, seed := range seeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, note string) {
		note, err := body(note)
		if err != nil || blank(note) {
			return
		}
		title, rest := headAndRest(note)
		switch {
		case !utf8.ValidString(title) || !utf8.ValidString(rest):
			t.Fatalf("%q became %q and %q", note, title, rest)
		case blank(title) || tidy(title) != title || utf8.RuneCountInString(title) > longestLine:
			t.Fatalf("%q has no fit title: %q", note, title)
		case !strings.Contains(note, rest):
			t.Fatalf("%q has no such rest: %q", note, rest)
		}
		// Entities say one sign with several letters, so that letters cannot be compared.
		if rest != note && !strings.ContainsAny(note, "&\u202a\u202b\u202c\u202d\u202e") && bare(title)+bare(rest) != bare(note) {
			t.Fatalf("%q became %q and %q", note, title, rest)
		}
	})
}

func FuzzATitleComesBackFromItsNote(f *testing.F) {
	for _, seed := range seeds {
		f.Add(seed, seed)
	}
	f.Fuzz(func(t *testing.T, title, task string) {
		title, err := line("title", title, "", longestLine)
		task, missing := line("text", task, "", longestLine)
		if err != nil || missing != nil {
			return
		}
		note := goalAsMarkdown(Goal{Title: title, Commitments: []ActionItem{{Text: task}}})
		if back, rest := headAndRest(note); back != title || rest != "- [ ] "+escape(task) {
			t.Fatalf("%q came back as %q and %q from %q", title, back, rest, note)
		}
	})
}
