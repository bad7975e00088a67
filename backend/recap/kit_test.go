package recap_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/db/dbtest"
	"alongside/backend/events"
	"alongside/backend/folders"
	"alongside/backend/problem"
	"alongside/backend/recap"

	"github.com/zalando/go-keyring"
)

// house is a practice on a real database with a session, and everything that hands it over.
type house struct {
	*testing.T
	database *db.Database
	practice *coaching.Practice
	files    *folders.Files
	recaps   *recap.Recaps
	mails    *recap.Mails
	mira     string
	ada      string
	session  string
	root     string
	place    string
	drafts   string
	refuses  error // what the system says to whatever is opened

	mu     sync.Mutex
	at     time.Time
	opened []string
}

func newHouse(t *testing.T) *house {
	t.Helper()
	keyring.MockInitWithError(errors.New("no keychain"))
	return houseOn(t, dbtest.Open(t))
}

func houseOn(t *testing.T, database *db.Database) *house {
	t.Helper()
	h := &house{
		T: t, database: database, practice: &coaching.Practice{}, files: &folders.Files{}, recaps: &recap.Recaps{}, mails: &recap.Mails{},
		root: t.TempDir(), place: t.TempDir(), drafts: filepath.Join(t.TempDir(), "drafts"), at: time.Date(2026, 3, 31, 10, 0, 0, 0, time.UTC),
	}
	told := func(events.Topic, ...string) {}
	h.practice.Open(database, h.now, told)
	folders.Open(h.files, database, h.root, t.TempDir(), h.now, told)
	t.Cleanup(func() { folders.Close(h.files) })
	recap.Open(h.recaps, recap.Means{
		Practice: h.practice, Database: database, Attachments: h.files, Documents: h.place, Drafts: h.drafts, Now: h.now, Emit: told,
		OpenFile: h.open, PDF: func(_ context.Context, page []byte, path string) error {
			return os.WriteFile(path, append([]byte("%PDF "), page...), 0o600)
		},
	})
	recap.OpenMails(h.mails, h.recaps)
	people := &coaching.People{Practice: h.practice}
	me, err := people.Me()
	if err != nil {
		me, err = people.Introduce(coaching.PersonInput{Name: "Mira Novak", Email: "mira@example.org"})
		h.ok(err)
		ada, err := people.Add(coaching.PersonInput{Name: "Ada Okafor", Email: "ada@example.org"})
		h.ok(err)
		h.ada = ada.ID
		h.session, err = h.sessions().Plan(h.ada, "Weekly check-in", h.now().Add(time.Hour).UnixMilli())
		h.ok(err)
	}
	h.mira = me.ID
	return h
}

func (h *house) now() time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.at
}

func (h *house) pass(by time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.at = h.at.Add(by)
}

func (h *house) open(what string) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.opened = append(h.opened, what)
	return h.refuses
}

func (h *house) sessions() *coaching.Sessions { return &coaching.Sessions{Practice: h.practice} }

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

func (h *house) note(side, body string) string {
	h.Helper()
	note, err := (&coaching.Notes{Practice: h.practice}).Add(h.session, side, body)
	h.ok(err)
	return note.ID
}

func (h *house) agenda() recap.Order {
	return h.looked(recap.Order{SessionID: h.session, Purpose: coaching.PurposeAgenda})
}

func (h *house) recap() recap.Order {
	return h.looked(recap.Order{SessionID: h.session, Purpose: coaching.PurposeRecap})
}

// looked is an order after what it asks for was looked at, as it stands now. What cannot be is refused when it is handed over.
func (h *house) looked(order recap.Order) recap.Order {
	prepared, _ := h.recaps.Prepare(order)
	order.Seen = prepared.Seen
	return order
}

// page is the page of an order, as it is saved.
func (h *house) page(order recap.Order) string {
	h.Helper()
	handed, err := h.recaps.SaveHTML(order)
	h.ok(err)
	return h.read(handed.Path)
}

func (h *house) text(order recap.Order) string {
	h.Helper()
	text, err := h.recaps.Text(order)
	h.ok(err)
	return text
}

func (h *house) read(path string) string {
	h.Helper()
	content, err := os.ReadFile(path)
	h.ok(err)
	return string(content)
}

// attach puts a file into the folder of the session and returns its id.
func (h *house) attach(name, content string) string {
	h.Helper()
	place := folders.Place{Kind: folders.PlaceSession, ID: h.session}
	path, err := folders.FolderPath(h.files, place)
	h.ok(err)
	h.ok(os.WriteFile(filepath.Join(path, name), []byte(content), 0o600))
	h.ok(h.files.Look(place))
	view, err := h.files.In(place)
	h.ok(err)
	for _, file := range view.Files {
		if file.Name == name {
			return file.ID
		}
	}
	h.Fatalf("%s is not listed: %+v", name, view)
	return ""
}

func (h *house) shares() []coaching.Share {
	h.Helper()
	shared, err := (&coaching.Shares{Practice: h.practice}).In(h.session)
	h.ok(err)
	return shared.Shares
}

func (h *house) holds(text string, wants ...string) {
	h.Helper()
	for _, want := range wants {
		if !strings.Contains(text, want) {
			h.Errorf("it holds no %q:\n%s", want, text)
		}
	}
}

func (h *house) holdsNone(text string, nevers ...string) {
	h.Helper()
	for _, never := range nevers {
		if strings.Contains(text, never) {
			h.Errorf("it holds %q", never)
		}
	}
}

func TestNothingPersonalCanBeReachedFromHere(t *testing.T) {
	t.Parallel()
	out, err := exec.Command("go", "list", "-tags", "sqlite_fts5", "-deps", ".").CombinedOutput()
	if err != nil || !strings.Contains(string(out), "alongside/backend/recap") {
		t.Fatalf("go list: %v: %s", err, out)
	}
	if strings.Contains(string(out), "alongside/backend/personal") {
		t.Error("the recap can reach personal notes")
	}
}
