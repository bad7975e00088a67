package library_test

import (
	"database/sql"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/db/dbtest"
	"alongside/backend/events"
	"alongside/backend/library"
	"alongside/backend/problem"
)

// house is a practice on a real database with a person who has a portfolio, and a folder to export to.
type house struct {
	*testing.T
	database *db.Database
	practice *coaching.Practice
	evidence *coaching.Evidence
	exports  *library.Exports
	mira     string
	ada      string
	place    string
	files    map[string]library.Opener
}

var now = time.Date(2026, 3, 31, 10, 0, 0, 0, time.UTC)

func newHouse(t *testing.T) *house {
	t.Helper()
	h := &house{T: t, database: dbtest.Open(t), practice: &coaching.Practice{}, exports: &library.Exports{}, place: t.TempDir(), files: map[string]library.Opener{}}
	h.practice.Open(h.database, func() time.Time { return now }, func(events.Topic, ...string) {})
	people := &coaching.People{Practice: h.practice}
	me, err := people.Introduce(coaching.PersonInput{Name: "Mira"})
	h.ok(err)
	ada, err := people.Add(coaching.PersonInput{Name: `Ada <b>"O'/Neill"</b>`, RoleTitle: "Agent & more"})
	h.ok(err)
	h.evidence, h.mira, h.ada = &coaching.Evidence{Practice: h.practice}, me.ID, ada.ID
	library.Open(h.exports, h.practice, h.place, func() time.Time { return now }, func(id string) (io.ReadCloser, string, error) {
		open, is := h.files[id]
		if !is {
			return nil, "", os.ErrNotExist
		}
		return open(id)
	})
	return h
}

func (h *house) ok(err error) {
	h.Helper()
	if err != nil {
		h.Fatalf("unexpected problem: %v", err)
	}
}

func (h *house) refused(err error, code problem.Code, field string) {
	h.Helper()
	var told *problem.Error
	if !errors.As(err, &told) || told.Code != code || told.Field != field {
		h.Fatalf("got %v, want a problem %s about %q", err, code, field)
	}
}

func (h *house) add(title, on, body string) string {
	h.Helper()
	id, err := h.evidence.Add(coaching.EvidenceInput{PersonID: h.ada, Kind: coaching.EvidenceEntry, Title: title, On: on, Body: body, Tags: []string{"tag & <i>"}})
	h.ok(err)
	return id
}

// file puts a file into the portfolio, which opens as it is told.
func (h *house) file(id, name string, kind coaching.FileKind, open library.Opener) {
	h.Helper()
	row := db.File{ID: id, DiskName: name, Kind: string(kind), AuthorID: h.mira, CreatedAt: 1}
	h.ok(h.database.Write(h.Context(), func(tx *sql.Tx) error {
		_, err := tx.Exec(`INSERT OR IGNORE INTO folders (id, kind, person_id, disk_name, named_for, created_at) VALUES ('f', 'evidence', ?, 'Evidence', 'Evidence', 1)`, h.ada)
		if err == nil {
			_, err = tx.Exec(`INSERT INTO files (id, folder_id, disk_name, size, modified_ns, kind, mime, state, author_id, created_at)
				VALUES (?, 'f', ?, 1, 1, ?, 'x/y', 'present', ?, 1)`, id, name, string(kind), h.mira)
		}
		return err
	}))
	h.ok(h.database.InTx(h.Context(), now, func(q *db.Queries) error {
		return q.AddEvidence(h.Context(), coaching.FileEvidence(row, h.ada, "2026-03-05"))
	}))
	if open != nil {
		h.files[id] = open
	}
}

func holding(name, content string) library.Opener {
	return func(string) (io.ReadCloser, string, error) {
		return io.NopCloser(strings.NewReader(content)), name, nil
	}
}

func (h *house) export() library.Exported {
	h.Helper()
	done, err := h.exports.Portfolio(library.Order{PersonID: h.ada, From: "2026-03-01", Until: "2026-03-31", Place: h.place})
	h.ok(err)
	return done
}

func (h *house) read(parts ...string) string {
	h.Helper()
	content, err := os.ReadFile(filepath.Join(parts...))
	h.ok(err)
	return string(content)
}

func TestAPortfolioBecomesAFolderWithAPageATextAndFiles(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.add("Too early", "2026-02-28", "x")
	id := h.add("Later", "2026-03-20", "It **worked** ~~not~~.\n\n- [x] one\n- two")
	h.add("First", "2026-03-01", "x")
	h.ok(h.evidence.SignOff(id, "Saw it."))
	h.file("a", "Plan.pdf", coaching.FilePDF, holding("Plan.pdf", "the plan"))
	done := h.export()
	if done.Items != 3 || done.Files != 1 || len(done.NotCopied) != 0 || filepath.Dir(done.Path) != h.place {
		t.Fatalf("done %+v", done)
	}
	if name := filepath.Base(done.Path); name != "Evidence Ada _b__O'_Neill___b_ 2026-03-01–2026-03-31" {
		t.Errorf("called %q", name)
	}
	if got := h.read(done.Path, "files", "Plan.pdf"); got != "the plan" {
		t.Errorf("copied %q", got)
	}
	page, text := h.read(done.Path, "index.html"), h.read(done.Path, "portfolio.md")
	for _, want := range []string{"<strong>worked</strong>", "<del>not</del>", `href="files/Plan.pdf"`, "20 March 2026", "Signed off</b> by <bdi>Mira</bdi>, 31 March 2026", "Saw it."} {
		if !strings.Contains(page, want) {
			t.Errorf("the page holds no %s", want)
		}
	}
	for _, want := range []string{"## Later", "> It **worked** ~~not~~.", "[Plan.pdf](<files/Plan.pdf>)", "Signed off by Mira, 31 March 2026: Saw it."} {
		if !strings.Contains(text, want) {
			t.Errorf("the text holds no %s:\n%s", want, text)
		}
	}
	if strings.Contains(page+text, "Too early") || strings.Index(page, ">First<") > strings.Index(page, ">Later<") {
		t.Error("wrong days, or not in their order")
	}
	if library.Last(h.exports) != done.Path {
		t.Error("the last export is not known")
	}
}

func TestNothingOfAPortfolioRunsOrIsFetched(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.add(`<script>alert(1)</script>" onload="x`, "2026-03-02", "<script>alert(2)</script>\n\n<img src=x onerror=alert(3)>\n\n[run](javascript:alert(4)) [data](data:text/html,x)\n\n![seen](https://tracker.example/pixel.png)\n\n```\n<b>code</b>")
	_, err := h.evidence.Add(coaching.EvidenceInput{PersonID: h.ada, Kind: coaching.EvidenceLink, Title: "Link", On: "2026-03-03", URL: `https://example.org/?a="><script>`})
	h.ok(err)
	h.file("a", "a\"><script>.png", coaching.FileImage, holding("a\"><script>.png", "png"))
	done := h.export()
	page := h.read(done.Path, "index.html")
	for _, never := range []string{"<script", "onerror=", `href="javascript`, `href="data:`, "tracker.example", `" onload`} {
		if strings.Contains(page, never) {
			t.Errorf("the page holds %s", never)
		}
	}
	for _, want := range []string{"&lt;script&gt;alert(1)", "seen", "&lt;b&gt;code", "tag &amp; &lt;i&gt;", "default-src 'none'", `src="files/a___script_.png"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page holds no %s", want)
		}
	}
	text := h.read(done.Path, "portfolio.md")
	if strings.Contains(text, "\n<script") || strings.Contains(text, "## <script") {
		t.Errorf("the text holds a script:\n%s", text)
	}
}

// tattered breaks off in the middle.
type tattered struct{ io.Reader }

func (tattered) Read(into []byte) (int, error) { return copy(into, "half"), errors.New("unplugged") }
func (tattered) Close() error                  { return nil }

func TestFilesThatCannotBeReadAreNamedAndTheRestIsThere(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.file("a", "Gone.pdf", coaching.FilePDF, nil)
	h.file("b", "Torn.pdf", coaching.FilePDF, func(string) (io.ReadCloser, string, error) { return tattered{}, "Torn.pdf", nil })
	h.file("c", "Same.txt", coaching.FileText, holding("Same.txt", "1"))
	h.file("d", "deep/same.TXT", coaching.FileText, holding("same.TXT", "2"))
	h.file("e", "CON.txt", coaching.FileText, holding("../../CON.txt", "3"))
	done := h.export()
	slices.Sort(done.NotCopied)
	if done.Files != 3 || !slices.Equal(done.NotCopied, []string{"Gone", "Torn"}) {
		t.Fatalf("done %+v", done)
	}
	entries, err := os.ReadDir(filepath.Join(done.Path, "files"))
	h.ok(err)
	for _, entry := range entries {
		if strings.Contains(entry.Name(), "Torn") {
			t.Error("half a file is left")
		}
	}
	if len(entries) != 3 || !strings.Contains(h.read(done.Path, "index.html"), "could not be copied") {
		t.Errorf("files are %v", entries)
	}
}

func TestASecondExportLeavesTheFirstOneAlone(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.add("One", "2026-03-02", "x")
	first, second := h.export(), h.export()
	if second.Path != first.Path+" (2)" {
		t.Fatalf("%q and %q", first.Path, second.Path)
	}
	left, err := os.ReadDir(h.place)
	h.ok(err)
	if len(left) != 2 {
		t.Errorf("left behind: %v", left)
	}
}

func TestAnExportThatCannotBeWrittenLeavesNothing(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.add("One", "2026-03-02", "x")
	blocked := filepath.Join(h.place, "a file")
	h.ok(os.WriteFile(blocked, []byte("x"), 0o600))
	_, err := h.exports.Portfolio(library.Order{PersonID: h.ada, From: "2026-03-01", Until: "2026-03-31", Place: filepath.Join(blocked, "below")})
	h.refused(err, problem.CodeReadOnly, "")
	if library.Last(h.exports) != "" {
		t.Error("a folder that is not there may be shown")
	}
}

func TestAnExportSaysWhatIsWrongWithItsOrder(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.add("One", "2026-03-02", "x")
	for field, spoil := range map[string]func(*library.Order){
		"place": func(o *library.Order) { o.Place = "here" },
		"from":  func(o *library.Order) { o.From = "" },
		"until": func(o *library.Order) { o.Until = "2026-02-01" },
	} {
		order := library.Order{PersonID: h.ada, From: "2026-03-01", Until: "2026-03-31", Place: h.place}
		spoil(&order)
		_, err := h.exports.Portfolio(order)
		h.refused(err, problem.CodeInvalid, field)
	}
	_, err := h.exports.Portfolio(library.Order{PersonID: "nobody", From: "2026-03-01", Until: "2026-03-31", Place: h.place})
	h.refused(err, problem.CodeNotFound, "")
	_, err = h.exports.Portfolio(library.Order{PersonID: h.ada, From: "2025-03-01", Until: "2025-03-31", Place: h.place})
	h.refused(err, problem.CodeInvalid, "from")
	if place, err := h.exports.Place(); err != nil || place != h.place {
		t.Errorf("goes to %q, %v", place, err)
	}
}
