package coaching_test

import (
	"database/sql"
	"fmt"
	"strings"
	"sync"
	"testing"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/problem"
)

// room sets how many pages the database may have.
func (k *kit) room(pages int) {
	k.t.Helper()
	k.ok(k.database.Write(k.t.Context(), func(tx *sql.Tx) error {
		_, err := tx.Exec(fmt.Sprint("PRAGMA max_page_count = ", pages))
		return err
	}))
}

func TestASaveOnAFullDiskIsNotToldAndWorksUnchangedOnceThereIsRoom(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	note := k.note(k.start(k.ada), k.mira, "Short")
	k.told.forget()
	long := strings.Repeat("long ", 100_000)
	k.room(1)
	for range 2 {
		_, err := k.notes.Save(note.ID, long, note.Revision)
		if problem.CodeOf(db.Explain(err)) != problem.CodeDiskFull {
			t.Fatalf("saved with %v", err)
		}
	}
	k.tells()
	if got := k.notesIn(note.SessionID)[0]; got != note {
		t.Fatalf("now %.80q at %d", got.Body, got.Revision)
	}
	k.room(1 << 20)
	if saved := k.save(note, long); saved.Revision != 2 {
		t.Fatalf("revision %d", saved.Revision)
	}
	k.tells("notes:changed " + note.SessionID)
}

func TestOfManySavesOverOneRevisionExactlyOneIsWritten(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	note := k.note(k.start(k.ada), k.mira, "First")
	k.told.forget()
	var all sync.WaitGroup
	problems := make([]error, 12)
	for i := range problems {
		all.Go(func() { _, problems[i] = k.notes.Save(note.ID, fmt.Sprint("From window ", i), note.Revision) })
	}
	all.Wait()
	written := 0
	for i, err := range problems {
		if err == nil {
			written++
			if got := k.notesIn(note.SessionID)[0]; got.Body != fmt.Sprint("From window ", i) || got.Revision != 2 {
				t.Errorf("now %q at %d", got.Body, got.Revision)
			}
		} else if problem.CodeOf(err) != problem.CodeConflict {
			t.Errorf("refused with %v", err)
		}
	}
	if written != 1 {
		t.Fatalf("%d saves were written", written)
	}
	k.tells("notes:changed " + note.SessionID)
}

func TestACallBeforeTheDatabaseIsOpenIsAProblemAndNoCrash(t *testing.T) {
	t.Parallel()
	practice := &coaching.Practice{}
	_, _, picture := coaching.Picture(practice, "x")
	if problem.CodeOf(picture) != problem.CodeNotFound {
		t.Errorf("a picture: %v", picture)
	}
	_, list := (&coaching.People{Practice: practice}).List()
	_, start := (&coaching.Sessions{Practice: practice}).Start("x")
	if list == nil || start == nil {
		t.Errorf("listed with %v, started with %v", list, start)
	}
}
