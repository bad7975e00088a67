package personal_test

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf16"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/db/dbtest"
	"alongside/backend/events"
	"alongside/backend/personal"
	"alongside/backend/problem"
)

// desk is my personal notes on a real database, beside a practice on another one in the same folder.
type desk struct {
	t        *testing.T
	folder   string
	notes    *personal.Notes
	practice *coaching.Practice
	mu       sync.Mutex
	told     []string
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{t: t, folder: t.TempDir(), notes: &personal.Notes{}, practice: &coaching.Practice{}}
	now := func() time.Time { return time.Date(2026, 3, 4, 10, 0, 0, 0, time.UTC) }
	personal.Open(d.notes, dbtest.At(t, filepath.Join(d.folder, "personal.db"), personal.Migrations()), now, d.emit)
	d.practice.Open(dbtest.At(t, filepath.Join(d.folder, "alongside.db"), db.Migrations()), now, d.emit)
	return d
}

func (d *desk) emit(topic events.Topic, ids ...string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.told = append(d.told, fmt.Sprint(topic, " ", ids))
}

func (d *desk) ok(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) save(session, body string, revision, next int) {
	d.t.Helper()
	if got, err := d.notes.Save(session, "ada", body, revision); err != nil || got != next {
		d.t.Fatalf("saved as revision %d, %v; want %d", got, err, next)
	}
}

func (d *desk) holds(session, body string, revision int) {
	d.t.Helper()
	if got, err := d.notes.Find(session); err != nil || got.Body != body || got.Revision != revision || got.SessionID != session {
		d.t.Fatalf("found %.80q at %d, %v", got.Body, got.Revision, err)
	}
}

func TestANoteIsFoundAsItWasSaved(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.holds("s1", "", 0)
	d.save("s1", "  First\r\n", 0, 1)
	d.save("s1", "Second\x00 \xff", 1, 2)
	d.save("s2", strings.Repeat("0123456789abcdef", 1<<16), 0, 1)
	d.holds("s1", "Second \uFFFD", 2)
	d.holds("s2", strings.Repeat("0123456789abcdef", 1<<16), 1)
	if want := []string{"personal:changed [s1]", "personal:changed [s1]", "personal:changed [s2]"}; !slices.Equal(d.told, want) {
		t.Fatalf("told %q", d.told)
	}
}

func TestASaveOverARevisionThatWasNotSeenWritesNothing(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.save("s1", "First", 0, 1)
	d.save("s1", "Second", 1, 2)
	d.told = nil
	for _, revision := range []int{0, 1, 3, -1} {
		if _, err := d.notes.Save("s1", "ada", "From another window", revision); problem.CodeOf(err) != problem.CodeConflict {
			t.Fatalf("over %d: %v", revision, err)
		}
	}
	if _, err := d.notes.Save("s9", "ada", "Over what is not there", 3); problem.CodeOf(err) != problem.CodeConflict {
		t.Fatal(err)
	}
	if len(d.told) != 0 {
		t.Errorf("told %q", d.told)
	}
	d.holds("s1", "Second", 2)
}

func TestSavingTheSameTextIsNoConflict(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.save("s1", "First", 0, 1)
	d.save("s1", "First", 0, 1)
	d.save("s1", "First", 7, 1)
	d.holds("s1", "First", 1)
}

func TestANoteBeyondAllReasonIsRefused(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	if _, err := d.notes.Save("s1", "ada", strings.Repeat("x", 8<<20+1), 0); problem.CodeOf(err) != problem.CodeInvalid {
		t.Fatal(err)
	}
	d.holds("s1", "", 0)
}

func TestNotesBesideAPersonAreForgottenForGood(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.save("s1", canary, 0, 1)
	_, err := d.notes.Save("s2", "bo", "Kept", 0)
	d.ok(err)
	d.ok(personal.ForgetPerson(d.notes, "ada"))
	d.holds("s1", "", 0)
	d.holds("s2", "Kept", 1)
}

// canary is a text that must not get out, in the forms that it might get out in.
const canary = "Canary-51c7e0b4d2f94a86-Ω"

func disguises() (forms []string) {
	wide := utf16.Encode([]rune(canary))
	narrow := make([]byte, 0, 2*len(wide))
	for _, unit := range wide {
		narrow = append(narrow, byte(unit), byte(unit>>8))
	}
	for _, raw := range []string{canary, string(narrow)} {
		forms = append(forms, raw, hex.EncodeToString([]byte(raw)), base64.StdEncoding.EncodeToString([]byte(raw)))
	}
	return append(forms, strings.ToLower(canary), strings.ToUpper(hex.EncodeToString([]byte(canary))))
}

func clean(t *testing.T, where string, data []byte) {
	t.Helper()
	for _, form := range disguises() {
		if bytes.Contains(data, []byte(form)) {
			t.Errorf("%s holds %q", where, form)
		}
	}
}

// TestNothingPersonalGetsOut is not parallel: it listens to the log of the whole program.
func TestNothingPersonalGetsOut(t *testing.T) {
	d, log := newDesk(t), &bytes.Buffer{}
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug})))
	defer slog.SetDefault(before)
	session := d.session()
	d.save(session, canary, 0, 1)
	d.save(session, canary+canary, 1, 2)
	shown := d.fail(session)
	clean(t, "the log", log.Bytes())
	clean(t, "an event", []byte(strings.Join(d.told, "\n")))
	clean(t, "what people are told", []byte(shown))
	if !bytes.Contains(log.Bytes(), []byte("call failed")) {
		t.Error("nothing was logged, so nothing was shown")
	}
	d.searchFolder()
}

// session is a live session with a shared note beside the personal one.
func (d *desk) session() string {
	d.t.Helper()
	people := &coaching.People{Practice: d.practice}
	_, err := people.Introduce(coaching.PersonInput{Name: "Mira"})
	d.ok(err)
	ada, err := people.Add(coaching.PersonInput{Name: "Ada"})
	d.ok(err)
	session, err := (&coaching.Sessions{Practice: d.practice}).Start(ada.ID)
	d.ok(err)
	_, err = (&coaching.Notes{Practice: d.practice}).Add(session, ada.ID, "Shared")
	d.ok(err)
	return session
}

// fail drives every way in which a save can fail, and returns what people are told of it.
func (d *desk) fail(session string) (shown string) {
	d.t.Helper()
	closed := &personal.Notes{}
	database := dbtest.At(d.t, filepath.Join(d.t.TempDir(), "personal.db"), personal.Migrations())
	personal.Open(closed, database, time.Now, d.emit)
	d.ok(database.Close())
	for _, save := range []func() error{
		func() error { _, err := d.notes.Save(session, "ada", "other "+canary, 1); return err },
		func() error { _, err := d.notes.Save(session, "ada", strings.Repeat(canary, 1<<19), 2); return err },
		func() error { _, err := closed.Save(session, "ada", canary, 0); return err },
		func() error { _, err := (&personal.Notes{}).Save(session, "ada", canary, 0); return err }, // panics
	} {
		err := save()
		if err == nil {
			d.t.Fatal("saved")
		}
		shown += fmt.Sprintln(problem.Format(db.Explain(err)))
	}
	return shown
}

// searchFolder looks into every file but the personal database's own.
func (d *desk) searchFolder() {
	d.t.Helper()
	searched := []string{}
	d.ok(filepath.WalkDir(d.folder, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(entry.Name(), "personal.db") {
			return err
		}
		data, err := os.ReadFile(path)
		clean(d.t, entry.Name(), data)
		searched = append(searched, entry.Name())
		return err
	}))
	if !slices.Contains(searched, "alongside.db") || !slices.Contains(searched, "alongside.db-wal") {
		d.t.Errorf("searched only %q", searched)
	}
	own, err := os.ReadFile(filepath.Join(d.folder, "personal.db-wal"))
	d.ok(err)
	if !bytes.Contains(own, []byte(canary)) {
		d.t.Error("the canary is not even where it belongs, so the search shows nothing")
	}
}

func TestASealedSessionKeepsItsPersonalNoteOpen(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	session := d.session()
	d.ok((&coaching.Sessions{Practice: d.practice}).End(session))
	d.save(session, "After the end", 0, 1)
	d.save(session, "After the end, again", 1, 2)
}
