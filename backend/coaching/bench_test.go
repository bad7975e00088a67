package coaching_test

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/sample"
)

// The benchmarks run on a big installation: 500 people, 10,000 sessions, 100,000 notes. It is made once; where
// ALONGSIDE_BENCH names a folder it is kept there and found again, otherwise it goes away with the process.

var large = sync.OnceValues(openLarge)

// largeFolder is a temporary folder to remove in the end, empty where there is none.
var largeFolder string

func TestMain(m *testing.M) {
	code := m.Run()
	if largeFolder != "" {
		_ = os.RemoveAll(largeFolder)
	}
	os.Exit(code)
}

// installation is a big one, with the services on it and a busy person and session to look at.
type installation struct {
	path             string
	people           *coaching.People
	sessions         *coaching.Sessions
	notes            *coaching.Notes
	goals            *coaching.Goals
	person, session  string
	savable          coaching.Note // in a live session
	first, last, tag string
}

func openLarge() (*installation, error) {
	folder := os.Getenv("ALONGSIDE_BENCH")
	if folder == "" {
		made, err := os.MkdirTemp("", "alongside-bench-")
		if err != nil {
			return nil, err
		}
		folder, largeFolder = made, made
	}
	path := filepath.Join(folder, "alongside.db")
	_, missing := os.Stat(path)
	database, err := db.Open(ctx(), path, filepath.Join(folder, "snapshots"), db.Migrations())
	if err != nil {
		return nil, err
	}
	if missing != nil {
		if err := sample.Write(ctx(), database, time.Now(), sample.Large); err != nil {
			return nil, err
		}
	}
	practice := &coaching.Practice{}
	practice.Open(database, time.Now, func(events.Topic, ...string) {})
	i := &installation{
		path: path, people: &coaching.People{Practice: practice}, sessions: &coaching.Sessions{Practice: practice},
		notes: &coaching.Notes{Practice: practice}, goals: &coaching.Goals{Practice: practice}, tag: "rota",
	}
	return i, i.lookAround()
}

// lookAround chooses what the benchmarks ask for: the session with the most notes of a page in the middle of the log.
func (i *installation) lookAround() error {
	page, err := i.sessions.List(coaching.SessionFilter{State: coaching.StateEnded, Start: 3000})
	if err != nil {
		return err
	}
	most := page.Sessions[0]
	for _, row := range page.Sessions {
		if row.NoteCount > most.NoteCount {
			most = row
		}
	}
	i.session, i.person = most.Session.ID, most.Session.Person.ID
	i.first = time.UnixMilli(most.Session.At).AddDate(0, -1, 0).Format(time.DateOnly)
	i.last = time.UnixMilli(most.Session.At).Format(time.DateOnly)
	live, err := i.sessions.Start(i.person)
	if err != nil {
		return err
	}
	i.savable, err = i.notes.Add(live, i.person, "To be gone on with")
	return err
}

func installed(b *testing.B) *installation {
	b.Helper()
	i, err := large()
	if err != nil {
		b.Fatal(err)
	}
	return i
}

func BenchmarkListSessions(b *testing.B) {
	i := installed(b)
	for _, list := range []struct {
		name   string
		filter coaching.SessionFilter
	}{
		{"first page", coaching.SessionFilter{}},
		{"page 100", coaching.SessionFilter{Start: 99 * 60}},
		{"last page", coaching.SessionFilter{Start: 9_960}},
		{"of a person", coaching.SessionFilter{PersonID: i.person}},
		{"by title", coaching.SessionFilter{Title: "Quart"}},
		{"by a title that none has", coaching.SessionFilter{Title: "nothing like it"}},
		{"by tag", coaching.SessionFilter{Tag: i.tag}},
		{"by a tag that none has", coaching.SessionFilter{Tag: "nothing like it"}},
		{"live", coaching.SessionFilter{State: coaching.StateLive}},
		{"planned", coaching.SessionFilter{State: coaching.StatePlanned}},
		{"ended", coaching.SessionFilter{State: coaching.StateEnded}},
		{"between two days", coaching.SessionFilter{FromOn: i.first, UntilOn: i.last}},
		{"by all at once", coaching.SessionFilter{PersonID: i.person, Title: "week", Tag: i.tag, State: coaching.StateEnded, UntilOn: i.last}},
	} {
		b.Run(list.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := i.sessions.List(list.filter); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkOpenSession(b *testing.B) {
	i := installed(b)
	find := func() error { _, err := i.sessions.Find(i.session); return err }
	notes := func() error { _, err := i.notes.In(i.session); return err }
	goals := func() error { _, err := i.goals.List(coaching.GoalFilter{PersonID: i.person}); return err }
	earlier := func() error { _, err := i.sessions.Earlier(i.session); return err }
	for _, part := range []struct {
		name  string
		calls []func() error
	}{
		{"all", []func() error{find, notes, goals}}, {"session", []func() error{find}}, {"notes", []func() error{notes}},
		{"goals", []func() error{goals}}, {"earlier sessions", []func() error{earlier}},
	} {
		b.Run(part.name, func(b *testing.B) {
			for b.Loop() {
				for _, call := range part.calls {
					if err := call(); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

func BenchmarkListPeople(b *testing.B) {
	i := installed(b)
	for b.Loop() {
		if _, err := i.people.List(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkUnfinished(b *testing.B) {
	i := installed(b)
	today := time.Now().Format(time.DateOnly)
	for b.Loop() {
		if _, err := i.sessions.Unfinished(today); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkListGoals(b *testing.B) {
	i := installed(b)
	for name, filter := range map[string]coaching.GoalFilter{"open": {State: coaching.GoalOpen}, "by tag": {Tag: i.tag}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := i.goals.List(filter); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkOpenDatabase includes the check of the whole file for damage.
func BenchmarkOpenDatabase(b *testing.B) {
	i := installed(b)
	for b.Loop() {
		database, err := db.Open(b.Context(), i.path, filepath.Join(filepath.Dir(i.path), "snapshots"), db.Migrations())
		if err != nil {
			b.Fatal(fmt.Errorf("open again: %w", err))
		}
		if err := database.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
