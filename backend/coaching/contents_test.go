package coaching_test

import (
	"database/sql"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/problem"
)

func article(title string) coaching.ContentInput {
	return coaching.ContentInput{Kind: coaching.ContentArticle, Title: title, URL: "https://example.org/read"}
}

func (k *kit) content(in coaching.ContentInput) string {
	k.t.Helper()
	k.clock.move(time.Second)
	id, err := k.contents.Add(in)
	k.ok(err)
	return id
}

func (k *kit) library(filter coaching.ContentFilter) []coaching.Content {
	k.t.Helper()
	page, err := k.contents.List(filter)
	k.ok(err)
	return page.Contents
}

func (k *kit) titlesIn(filter coaching.ContentFilter) (titles []string) {
	k.t.Helper()
	for _, each := range k.library(filter) {
		titles = append(titles, each.Title)
	}
	return titles
}

func TestALinkInTheLibraryIsKeptWithWhatWasEntered(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	in := coaching.ContentInput{
		Kind: coaching.ContentVideo, Title: "  A hard   conversation ", URL: " https://example.org/talk?v=1#t ", Description: "Twelve minutes.\nWorth two.",
		Tags: []string{"Feedback", "feedback", "Zoë"},
	}
	id := k.content(in)
	k.tells("contents:changed " + id)
	got := k.library(coaching.ContentFilter{})
	if len(got) != 1 {
		t.Fatalf("listed %+v", got)
	}
	is := got[0]
	if is.ID != id || is.Kind != coaching.ContentVideo || is.Title != "A hard conversation" || is.URL != "https://example.org/talk?v=1#t" ||
		is.Description != in.Description || is.File != nil || is.AuthorID != k.mira || !slices.Equal(is.Tags, []string{"Feedback", "Zoë"}) {
		t.Fatalf("kept %+v", is)
	}
}

func TestOnlyWebAndMailAddressesGetIntoTheLibrary(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	for _, url := range []string{
		"", "javascript:alert(1)", "JavaScript:alert(1)", "java\tscript:alert(1)", "data:text/html,x", "file:///etc/passwd", "vbscript:x",
		"http://", "https:///path", "https:example.org", "//example.org", "example.org", "https://user:secret@example.org", "https://bank.example@evil.example",
		"https://exa mple.org", "https://example.org/\u202egnp.exe", "https://example.org/\x00", "https://[::1", "mailto:", "mailto:nobody",
		"smb://server/share", "https://example.org/" + strings.Repeat("a", 2000), "https://example.org/\xff",
	} {
		in := article("Any")
		in.URL = url
		_, err := k.contents.Add(in)
		k.refused(err, problem.CodeInvalid, "url")
	}
	for _, url := range []string{"http://example.org", "HTTPS://EXAMPLE.ORG/x", "https://münchen.example/ö", "mailto:ada@example.org?subject=x", "https://[::1]:8080/"} {
		in := article("Any")
		in.URL = url
		k.content(in)
	}
}

func TestWhatIsEnteredAboutContentIsChecked(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	for field, spoil := range map[string]func(*coaching.ContentInput){
		"title":       func(in *coaching.ContentInput) { in.Title = " \u200d " },
		"description": func(in *coaching.ContentInput) { in.Description = strings.Repeat("é", 2001) },
		"kind":        func(in *coaching.ContentInput) { in.Kind = "program" },
		"tags":        func(in *coaching.ContentInput) { in.Tags = []string{strings.Repeat("x", 41)} },
	} {
		in := article("Any")
		spoil(&in)
		_, err := k.contents.Add(in)
		k.refused(err, problem.CodeInvalid, field)
	}
	if got := k.library(coaching.ContentFilter{}); len(got) != 0 {
		t.Fatalf("kept %+v", got)
	}
	id := k.content(article("<script>alert('x')</script> \u202e& \"co\""))
	if got := k.library(coaching.ContentFilter{})[0]; got.ID != id || got.Title != `<script>alert('x')</script> & "co"` {
		t.Fatalf("kept %q", got.Title)
	}
}

func TestTheLibraryIsFoundByWordsKindAndTag(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	first := article("Écouter mieux")
	first.Tags = []string{"Listening"}
	k.content(first)
	second := coaching.ContentInput{Kind: coaching.ContentVideo, Title: "Delegation", URL: "https://example.org/LETGO", Description: "Für Führungskräfte"}
	k.content(second)
	for what, want := range map[*coaching.ContentFilter][]string{
		{}:                               {"Delegation", "Écouter mieux"},
		{Text: "ECOUTER"}:                {"Écouter mieux"},
		{Text: "fuhrungs"}:               {"Delegation"},
		{Text: "letgo"}:                  {"Delegation"},
		{Text: "100%"}:                   nil,
		{Kind: coaching.ContentVideo}:    {"Delegation"},
		{Tag: "listening"}:               {"Écouter mieux"},
		{Tag: "nothing"}:                 nil,
		{Kind: coaching.ContentDocument}: nil,
	} {
		if got := k.titlesIn(*what); !slices.Equal(got, want) {
			t.Errorf("%+v found %q", *what, got)
		}
	}
	if tags, err := k.tags.List(); err != nil || len(tags) != 1 || tags[0].Name != "Listening" {
		t.Errorf("tags in use: %+v, %v", tags, err)
	}
}

func TestContentIsChangedDeletedAndBroughtBack(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	in := article("First")
	in.Tags = []string{"a"}
	id := k.content(in)
	k.told.forget()
	in.Title, in.Tags, in.URL = "Second", []string{"b"}, "https://example.org/second"
	k.ok(k.contents.Change(id, in))
	k.tells("contents:changed " + id)
	if got := k.library(coaching.ContentFilter{Text: "second"}); len(got) != 1 || !slices.Equal(got[0].Tags, []string{"b"}) {
		t.Fatalf("changed to %+v", got)
	}
	in.URL = "javascript:x"
	k.refused(k.contents.Change(id, in), problem.CodeInvalid, "url")
	k.ok(k.contents.Delete(id))
	k.refused(k.contents.Delete(id), problem.CodeNotFound, "")
	k.refused(k.contents.Change(id, article("Third")), problem.CodeNotFound, "")
	if len(k.library(coaching.ContentFilter{})) != 0 {
		t.Fatal("still there")
	}
	k.ok(k.contents.Restore(id))
	if got := k.titlesIn(coaching.ContentFilter{}); !slices.Equal(got, []string{"Second"}) {
		t.Fatalf("back: %q", got)
	}
}

// file is a row of a file as the keeper of folders makes it.
func (k *kit) file(name string, kind coaching.FileKind) db.File {
	k.t.Helper()
	row := db.File{ID: "file " + name, DiskName: name, Size: 7, Kind: string(kind), Mime: "x/y", State: "present", AuthorID: k.mira, CreatedAt: k.clock.now().UnixMilli()}
	k.ok(k.database.Write(k.t.Context(), func(tx *sql.Tx) error {
		_, err := tx.Exec(`INSERT OR IGNORE INTO folders (id, kind, disk_name, named_for, created_at) VALUES ('library', 'library', 'Library', 'Library', 1)`)
		if err == nil {
			_, err = tx.Exec(`INSERT INTO files (id, folder_id, disk_name, size, modified_ns, sha256, kind, mime, state, author_id, created_at)
				VALUES (?, 'library', ?, 7, 5000000, 'abc', ?, 'x/y', 'present', ?, ?)`, row.ID, name, row.Kind, k.mira, row.CreatedAt)
		}
		return err
	}))
	return row
}

func (k *kit) inTx(work func(q *db.Queries) error) {
	k.t.Helper()
	k.ok(k.database.InTx(k.t.Context(), k.clock.now(), work))
}

func TestAFileInTheLibraryComesWithWhatItIsAndStaysThatFile(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	params := coaching.FileContent(k.file("deep/How to “listen”.v2.pdf", coaching.FilePDF))
	k.inTx(func(q *db.Queries) error { return q.AddContent(t.Context(), params) })
	got := k.library(coaching.ContentFilter{})[0]
	if got.Title != "How to “listen”.v2" || got.Kind != coaching.ContentDocument || got.URL != "" || got.File == nil || got.File.Name != "How to “listen”.v2.pdf" ||
		got.File.Path != "deep" || got.File.Size != 7 || got.File.ModifiedAt != 5 || got.File.Version != "abc" {
		t.Fatalf("listed %+v %+v", got, got.File)
	}
	in := article("Read this")
	k.ok(k.contents.Change(got.ID, in))
	if got := k.library(coaching.ContentFilter{})[0]; got.Title != "Read this" || got.URL != "" || got.File == nil {
		t.Fatalf("changed to %+v", got)
	}
}

func TestATitleIsMadeOfAnyNameOfAFile(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	for name, want := range map[string]string{
		".env": ".env", "a\xff.txt": "a\uFFFD", "x": "x", strings.Repeat("é", 300) + ".txt": strings.Repeat("é", 199) + "…", "\u200d.pdf": "\u200d.pdf", "\u202e": "File",
	} {
		if got := coaching.FileContent(db.File{DiskName: name, AuthorID: k.mira}).Title; got != want {
			t.Errorf("%q became %q", name, got)
		}
	}
}

const manyContents = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
	INSERT INTO contents (id, kind, title, title_key, url, author_id, created_at)
	SELECT 'c' || i, 'link', 'Title ' || i, 'title ' || i, 'https://example.org/' || i, ?1, i FROM n`

func TestTenThousandItemsComeInPagesByTheirIndex(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	k.ok(k.database.Write(t.Context(), func(tx *sql.Tx) error {
		_, err := tx.Exec(manyContents, k.mira)
		return err
	}))
	seen := map[string]bool{}
	for start := 0; ; {
		page, err := k.contents.List(coaching.ContentFilter{Start: start})
		k.ok(err)
		for _, each := range page.Contents {
			seen[each.ID] = true
		}
		start += len(page.Contents)
		if !page.More {
			break
		}
	}
	if len(seen) != 10000 {
		t.Fatalf("saw %d", len(seen))
	}
	if got := k.titlesIn(coaching.ContentFilter{Text: "title 9999"}); !slices.Equal(got, []string{"Title 9999"}) {
		t.Fatalf("found %q", got)
	}
	for name, index := range map[string]string{"ListContents": "contents_in_order", "ListEvidence": "evidence_of_person"} {
		plan := strings.Join(k.planOf(name), "\n")
		if !strings.Contains(plan, "USING INDEX "+index) && !strings.Contains(plan, "USING COVERING INDEX "+index) || strings.Contains(plan, "SCAN contents\n") {
			t.Errorf("%s is answered by\n%s", name, plan)
		}
	}
}

var argument = regexp.MustCompile(`@\w+`)

// planOf is how SQLite goes about a query of the library.
func (k *kit) planOf(name string) (steps []string) {
	k.t.Helper()
	for _, file := range []string{"contents.sql", "evidence.sql"} {
		text, err := os.ReadFile(filepath.Join("..", "db", "queries", file))
		k.ok(err)
		_, query, is := strings.Cut(string(text), "-- name: "+name+" :many")
		if !is {
			continue
		}
		query, _, _ = strings.Cut(query, ";")
		query = strings.NewReplacer("sqlc.embed(contents)", "contents.*", "sqlc.embed(evidence)", "evidence.*", "@page_size", "10", "@page_start", "0").Replace(query)
		rows, err := k.database.Reader().QueryContext(k.t.Context(), "EXPLAIN QUERY PLAN "+argument.ReplaceAllString(query, "''"))
		k.ok(err)
		defer rows.Close()
		for rows.Next() {
			var id, parent, unused int
			var step string
			k.ok(rows.Scan(&id, &parent, &unused, &step))
			steps = append(steps, step)
		}
		k.ok(rows.Err())
	}
	return steps
}
