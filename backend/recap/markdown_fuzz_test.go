package recap

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// What a note may become: nothing that runs, nothing that fetches, and links to the web and to mail only.
func FuzzANoteBecomesNothingThatRunsOrFetches(f *testing.F) {
	for _, seed := range []string{
		"plain", "**bold** ~~gone~~ `code`", "- [x] a\n- [ ] b", "<script>alert(1)</script>", "[x](javascript:alert(1))", "[x](JaVa&#x73;cript:alert(1))",
		"![x](https://tracker.example/p.png)", "[x]: javascript:alert(1)\n\n[x]", "<https://example.org/?a=\"onload=x>", "[@A\\]b](person:1)", "<a href='data:text/html,x'>x</a>",
		"```html\n<b>\n```", "&lt;script&gt;", "<!-- --!><img src=x onerror=alert(1)>", "[a](<javascript:x>)", "\x00\xff", "<svg/onload=alert(1)>", "[a](vbscript:x \"title\" onclick=x)",
	} {
		f.Add(seed)
	}
	elements := []string{"p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "del", "a"}
	f.Fuzz(func(t *testing.T, text string) {
		page, err := asHTML(text)
		if err != nil {
			t.Fatal(err)
		}
		tokens := html.NewTokenizer(strings.NewReader(string(page)))
		for kind := tokens.Next(); kind != html.ErrorToken; kind = tokens.Next() {
			token := tokens.Token()
			if kind == html.TextToken || kind == html.EndTagToken {
				continue
			}
			if !slices.Contains(elements, token.Data) {
				t.Fatalf("%q becomes %q", text, page)
			}
			for _, attribute := range token.Attr {
				if !harmless(token.Data, attribute) {
					t.Fatalf("%q becomes %q", text, page)
				}
			}
		}
	})
}

func harmless(element string, attribute html.Attribute) bool {
	switch {
	case element == "a" && attribute.Key == "href":
		value := strings.ToLower(attribute.Val)
		return strings.HasPrefix(value, "http:") || strings.HasPrefix(value, "https:") || strings.HasPrefix(value, "mailto:")
	case element == "a" && attribute.Key == "rel":
		return true
	case element == "ol" && attribute.Key == "start":
		return true
	}
	return false
}
