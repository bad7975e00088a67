package importing

import (
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"
)

// readAll reads a file as an import does, and checks what each row promises.
func readAll(t *testing.T, name string, content []byte) {
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := openFile(path, "", "")
	if err != nil {
		return // refused
	}
	defer f.Close()
	header := f.header()
	for _, kind := range []Kind{KindFeedback, KindReviews, KindMetrics} {
		if got := proposed(kind, header, nil); len(got) != len(header) {
			t.Fatalf("%d columns, %d proposals", len(header), len(got))
		}
	}
	p := &plan{Mapping: Mapping{Kind: KindReviews}, header: header, format: f.format, people: &people{}, at: map[string]int{fieldOn: 0, fieldRating: 1, fieldBody: 2}, series: []int{3}, best: 5, seriesBest: 5}
	for last := 0; ; {
		r, err := f.next()
		if err != nil {
			return
		}
		if r.line < last {
			t.Fatalf("line %d after line %d", r.line, last)
		}
		last = r.line
		rec, err := p.read(r)
		if err == nil && (rec.rating != nil && (*rec.rating < 0 || *rec.rating > *rec.best) || !utf8.ValidString(rec.body)) {
			t.Fatalf("%q became %+v", r.cells, rec)
		}
		if err != nil && sentence(err) == "" {
			t.Fatal("refused without a word")
		}
	}
}

func FuzzReadCSV(f *testing.F) {
	for _, seed := range []string{"a,b\n1,2\n", "a;b;c\n\"x\ny\";1,5;\n", "sep=|\na|b\n1|2", "\xef\xbb\xbfa\tb\n\"\t1", "a,a\n=1,@x\n", "d,r\n03/04/2026,4/5\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) { readAll(t, "a.csv", content) })
}

func FuzzReadJSON(f *testing.F) {
	for _, seed := range []string{`[{"a":1}]`, `{"rows":[{"a":{"b":[1,"x"]}}]}`, "{\"a\":1}\n{\"a\":null}", `[{"a":1},`, `{"a":[]}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) { readAll(t, "a.json", content) })
}
