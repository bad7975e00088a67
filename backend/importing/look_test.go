package importing_test

import (
	"slices"
	"strings"
	"testing"

	"alongside/backend/importing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

const plainFile = "Person;Datum;Kommentar\nZoë Laurent;2026-01-02;schön\nAda Nwosu;2026-01-03;grün\n"

func in(t *testing.T, coding encoding.Encoding, text string) string {
	t.Helper()
	out, err := coding.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestTheEncodingIsFound(t *testing.T) {
	t.Parallel()
	little := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	for _, c := range []struct{ name, text, want string }{
		{"utf8", plainFile, "utf-8"},
		{"utf8 with its mark", "\uFEFF" + plainFile, "utf-8"},
		{"windows", in(t, charmap.Windows1252, plainFile), "windows-1252"},
		{"one late letter", strings.Repeat("Person;Datum;Kommentar\n", 20000) + in(t, charmap.Windows1252, "Zoë;;\n"), "windows-1252"},
		{"utf16 little", in(t, little, plainFile), "utf-16le"},
		{"utf16 big", in(t, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), plainFile), "utf-16be"},
		{"utf16 in Cyrillic", in(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "Person;Datum;Kommentar\n"+strings.Repeat("Зоя;2026-01-02;schön\n", 50)), "utf-16le"},
		{"utf16 with its mark", in(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), plainFile), "utf-16le"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			k := newKit(t)
			seen := k.look(k.file("a.csv", c.text), importing.KindFeedback)
			if seen.Encoding != c.want || seen.Header[0] != "Person" || seen.Delimiter != ";" {
				t.Fatalf("got %+v", seen)
			}
			if strings.HasPrefix(c.name, "u") && seen.Sample[0][2] != "schön" {
				t.Fatalf("got %q", seen.Sample[0])
			}
		})
	}
}

func TestTheEncodingAndTheDelimiterCanBeOverridden(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	path := k.file("a.csv", in(t, charmap.Windows1250, "name|note\nŁukasz|a,b\n"))
	seen, err := k.imports.Look(path, importing.KindFeedback, "windows-1250", "|")
	k.ok(err)
	if seen.Sample[0][0] != "Łukasz" || seen.Encoding != "windows-1250" {
		t.Fatalf("got %+v", seen)
	}
	_, err = k.imports.Look(path, importing.KindFeedback, "morse", "")
	k.refused(err, "encoding", "does not know")
	_, err = k.imports.Look(path, importing.KindFeedback, "", "x")
	k.refused(err, "delimiter", "separated")
}

func TestTheDelimiterIsWhatCutsTheRowsAlike(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"a,b\n1,2\n":                               ",",
		"a;b\n\"1,5\";2\n1,7;3\n":                  ";",
		"name;rating;text\nA;4,5;x, y\nB;3,5;z, w": ";",
		"a\tb\tc\n1,2\t3\t4\n":                     "\t",
		"a|b\n1|2\n":                               "|",
		"only\none\n":                              ",",
		"sep=|\na|b,c\n1|2\n":                      "|",
		"a,b\n\"one;two;three\nfour;five\",2\n":    ",",
	} {
		k := newKit(t)
		if seen := k.look(k.file("a.csv", text), importing.KindFeedback); seen.Delimiter != want {
			t.Errorf("%q is cut by %q, want %q", text, seen.Delimiter, want)
		}
	}
}

func TestWhatIsNoTableIsRefusedWithASentence(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	for text, says := range map[string]string{
		"":                                       "empty",
		"\n\n  \n":                               "nothing to read",
		"person,date\n":                          "no rows",
		"PK\x03\x04workbook":                     "workbook",
		"%PDF-1.7":                               "PDF",
		"\x00\x01\x02\x03binary\x00\x00\xff":     "no text file",
		strings.Repeat("c,", 600) + "\n1\n":      "columns",
		`[1, 2]`:                                 "no rows",
		`{"a": 1`:                                "no rows",
		`[{"a": 1}, {"a"`:                        "broken",
		`{"count": 3, "name": {"x": 1}}` + "\n[": "no rows",
	} {
		_, err := k.imports.Look(k.file("a.csv", text), importing.KindFeedback, "", "")
		if err == nil {
			t.Errorf("%.20q is taken", text)
			continue
		}
		if !strings.Contains(err.Error(), says) {
			t.Errorf("%.20q is refused with %q, want %q", text, err, says)
		}
	}
	for path, says := range map[string]string{"": "Choose a file", k.folder: "folder", k.folder + "/none.csv": "There is no file"} {
		_, err := k.imports.Look(path, importing.KindFeedback, "", "")
		k.refused(err, "path", says)
	}
	_, err := k.imports.Look(k.file("b.csv", "a,b\n1,2\n"), "gossip", "", "")
	k.refused(err, "kind", "Choose")
}

func TestAPathIsTakenAsItIsPasted(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	path := k.file("a.csv", "a,b\n1,2\n")
	for _, pasted := range []string{` "` + path + `" `, "file://" + path} {
		if seen := k.look(pasted, importing.KindFeedback); seen.FileName != "a.csv" {
			t.Fatalf("got %+v", seen)
		}
	}
}

func TestColumnsAreProposedByTheirNames(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		kind importing.Kind
		text string
		want []string
	}{
		{importing.KindFeedback, "Agent,E-Mail,Date,Rating,Comment,Customer name,Other\na,b,2026-01-01,4,c,d,e", []string{"person", "email", "on", "rating", "body", "customer", ""}},
		{importing.KindFeedback, "Mitarbeiter;Datum;Bewertung;Kommentar\na;1.1.2026;4;x", []string{"person", "on", "rating", "body"}},
		{importing.KindReviews, "Agent,Review date,Reviewer,Greeting,Solution,Total score\na,2026-01-01,b,4,5,9", []string{"person", "on", "reviewer", "series", "series", "rating"}},
		{importing.KindMetrics, "Name,Week,CSAT,AHT,Team\na,2026-01-01,4.7,312,blue", []string{"person", "on", "series", "series", ""}},
		{importing.KindMetrics, "Name,Metric,Value,Date\na,CSAT,4.7,2026-01-01", []string{"person", "metric", "value", "on"}},
	} {
		k := newKit(t)
		if got := k.look(k.file("a.csv", c.text), c.kind).Mapping.Columns; !slices.Equal(got, c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestAMappingIsRememberedForItsShape(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	path := k.file("a.csv", "who,when,said\nAda Nwosu,02/03/2026,fine\n")
	columns := []string{"person", "on", "body"}
	k.run(path, importing.KindFeedback, func(m *importing.Mapping) { m.Columns, m.DateOrder = columns, "dmy" })
	seen := k.look(k.file("b.csv", "Who,When,Said\nAda Nwosu,02/03/2026,good\n"), importing.KindFeedback)
	if !seen.Remembered || !slices.Equal(seen.Mapping.Columns, columns) || seen.Mapping.DateOrder != "dmy" {
		t.Fatalf("got %+v", seen)
	}
	if seen := k.look(k.file("c.csv", "who,when,wrote\nAda Nwosu,02/03/2026,good\n"), importing.KindFeedback); seen.Remembered {
		t.Fatal("another shape has the mapping too")
	}
}

func TestHeadersAreEachUnlikeTheOthers(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	seen := k.look(k.file("a.csv", "\n;;\nRating;;Rating\n1;2;3\n"), importing.KindFeedback)
	if !slices.Equal(seen.Header, []string{"Rating", "Column 2", "Rating (2)"}) {
		t.Fatalf("got %q", seen.Header)
	}
}

func TestJSONIsReadAsListAsObjectAndByLine(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"list":    `[{"person": "Ada Nwosu", "date": "2026-01-02", "rating": 4.5, "more": {"channel": "chat"}}, {"person": "Zoë Laurent", "date": "2026-01-03", "rating": null, "comment": "ok", "tags": ["a", 1]}]`,
		"object":  `{"count": 2, "meta": {"rows": [1]}, "rows": [{"person": "Ada Nwosu", "date": "2026-01-02", "rating": 4.5, "more": {"channel": "chat"}}, {"person": "Zoë Laurent", "date": "2026-01-03", "rating": null, "comment": "ok", "tags": ["a", 1]}]}`,
		"by line": `{"person": "Ada Nwosu", "date": "2026-01-02", "rating": 4.5, "more": {"channel": "chat"}}` + "\n" + `{"person": "Zoë Laurent", "date": "2026-01-03", "comment": "ok", "tags": ["a", 1]}`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			k := newKit(t)
			path := k.file("a.json", text)
			if seen := k.look(path, importing.KindFeedback); !slices.Contains(seen.Header, "more.channel") || !slices.Contains(seen.Sample[1], "a, 1") {
				t.Fatalf("got %+v", seen)
			}
			if got := k.run(path, importing.KindFeedback, nil); got.Added != 2 || got.FailedCount != 0 {
				t.Fatalf("got %+v", got)
			}
			if item := k.about(k.ada)[0]; item.Rating != "4.5" || item.RatingMax != "5" {
				t.Fatalf("got %+v", item)
			}
		})
	}
}

func TestProblemsInJSONNameTheirLine(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	seen := k.preview(k.file("a.json", "[\n {\"person\": \"Ada Nwosu\", \"date\": \"2026-01-02\", \"rating\": 4},\n\n {\"person\": \"Ada Nwosu\", \"date\": \"x\", \"rating\": 4}\n]"), importing.KindFeedback)
	if len(seen.Problems) != 1 || seen.Problems[0].Line != 4 {
		t.Fatalf("got %+v", seen.Problems)
	}
}
