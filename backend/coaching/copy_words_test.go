package coaching_test

import (
	"testing"

	"alongside/backend/coaching"
)

func TestACopyIsReadWithAllThatItHolds(t *testing.T) {
	t.Parallel()
	for snapshot, want := range map[string]string{
		`{"kind":"link","title":"Read","url":"https://example.org","description":"","tags":null,"file":""}`:            "link · Read · https://example.org",
		`{"personId":"one","on":"2026-03-04","criteria":[{"name":"Tone","score":"4"}],"body":"Good {\"","decimals":2}`: "2026-03-04 · Tone · 4 · Good {\" · 2",
		`{"list":["a","b"],"title":"c"}`: "a · b · c",
		`{"title":`:                      "",
		``:                               "",
		`}`:                              "",
		`[[]]`:                           "",
	} {
		if got := coaching.CopyInWords(snapshot); got != want {
			t.Errorf("%s reads %q, not %q", snapshot, got, want)
		}
	}
}
