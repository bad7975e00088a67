package coaching

import (
	"strings"
	"testing"
	"unicode/utf8"
)

var seeds = []string{
	"", " ", "Ada", "a\x00b", "\u202eadA", "\xff\xfe", "Cafe\u0301", "İstanbul ΣΑΣ ß", "👩🏽‍💻", "# H\n\nrest", "H\n===\nrest", "- [ ] a\n- b",
	"> q\n>\n> r", "```\ncode", "    x", "[a]: http://x\n\nb", "[l](http://x) ![i](y)", "1\\. R&amp;D &#0; &\\amp;", "<div>\n</div>", "|a|\n|-|", "~~s~~\\\nb", "\t#\t\n",
}

func FuzzTidyIsTidyTheFirstTime(f *testing.F) {
	for _, seed := range seeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		once := tidy(text)
		if !utf8.ValidString(once) || strings.ContainsAny(once, "\x00\n\r\t\u202e\u2066") {
			t.Fatalf("%q became %q", text, once)
		}
		if twice := tidy(once); twice != once {
			t.Fatalf("%q, then %q", once, twice)
		}
	})
}

func FuzzFoldFindsWhatItFolded(f *testing.F) {
	for _, seed := range seeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = tidy(text)
		once := fold(text)
		if !utf8.ValidString(once) {
			t.Fatalf("%q became %q", text, once)
		}
		if twice := fold(once); twice != once {
			t.Fatalf("%q, then %q, then %q", text, once, twice)
		}
	})
}

func FuzzBodyKeepsWhatWasTyped(f *testing.F) {
	for _, seed := range seeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		once, err := body(text)
		if err != nil || !utf8.ValidString(once) || strings.Contains(once, "\x00") {
			t.Fatalf("%q became %q, %v", text, once, err)
		}
		if utf8.ValidString(text) && once != strings.ReplaceAll(text, "\x00", "") {
			t.Fatalf("%q became %q", text, once)
		}
		if twice, _ := body(once); twice != once {
			t.Fatalf("%q, then %q", once, twice)
		}
	})
}
