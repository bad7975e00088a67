package coaching_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/problem"
)

func (k *kit) edits(id string) []db.EditsOfRecordRow {
	k.t.Helper()
	edits, err := k.database.Read().EditsOfRecord(k.t.Context(), id)
	k.ok(err)
	return edits
}

// change is one act of a service and the fields that it changes.
type change struct {
	what   string
	do     func() error
	fields []string
}

// stamps checks that each change leaves exactly its fields, by me, on this device, under a clock that only grows.
func (k *kit) stamps(id string, changes []change) {
	k.t.Helper()
	clock, err := k.database.Read().Clock(k.t.Context())
	k.ok(err)
	latest := clock.Hlc
	for _, change := range changes {
		k.clock.move(-time.Hour) // the wall clock runs backwards
		k.ok(change.do())
		var fields []string
		for _, edit := range k.edits(id) {
			if edit.Hlc <= latest {
				continue
			}
			fields = append(fields, edit.Field)
			if edit.AuthorID != k.mira || edit.DeviceID != clock.DeviceID || edit.DeviceID == "" {
				k.t.Errorf("%s: %s is by %s on %s", change.what, edit.Field, edit.AuthorID, edit.DeviceID)
			}
		}
		if !slices.Equal(fields, change.fields) {
			k.t.Errorf("%s: stamped %q, want %q", change.what, fields, change.fields)
		}
		now, err := k.database.Read().Clock(k.t.Context())
		k.ok(err)
		if now.Hlc <= latest {
			k.t.Errorf("%s: the clock went from %d to %d", change.what, latest, now.Hlc)
		}
		latest = now.Hlc
	}
}

func TestEveryChangeOfAPersonIsStamped(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	change1 := coaching.PersonInput{Name: "Ada O.", Email: "ada@example.org", RoleTitle: "Lead"}
	write := func(in coaching.PersonInput) func() error {
		return func() error { _, err := k.people.Change(k.ada, in); return err }
	}
	change2 := change1
	change2.Relation, change2.CadenceDays = coaching.RelationManager, 14
	k.stamps(k.ada, []change{
		{"three fields", write(change1), []string{"email", "name", "role_title"}},
		{"the same again", write(change1), nil},
		{"two others", write(change2), []string{"cadence_days", "relation"}},
		{"picture", func() error { _, err := k.people.SetPicture(k.ada, tinyWebP); return err }, []string{"picture_at"}},
		{"no picture", func() error { _, err := k.people.RemovePicture(k.ada); return err }, []string{"picture_at"}},
		{"archive", func() error { return k.people.Archive(k.ada) }, []string{"archived_at"}},
		{"unarchive", func() error { return k.people.Unarchive(k.ada) }, []string{"archived_at"}},
	})
}

func TestEveryChangeOfASessionIsStamped(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id := k.plan(k.ada, "Weekly", day)
	at := k.clock.now().UnixMilli()
	k.stamps(id, []change{
		{"rename", func() error { return k.sessions.Rename(id, "Monthly") }, []string{"title"}},
		{"the same name", func() error { return k.sessions.Rename(id, "Monthly") }, nil},
		{"replan", func() error { return k.sessions.Replan(id, at) }, []string{"planned_at"}},
		{"begin", func() error { return k.sessions.Begin(id) }, []string{"started_at"}},
		{"begin again", func() error { return k.sessions.Begin(id) }, nil},
		{"end", func() error { return k.sessions.End(id) }, []string{"ended_at"}},
		{"reopen", func() error { return k.sessions.Reopen(id) }, []string{"ended_at"}},
		{"delete", func() error { return k.sessions.Delete(id) }, []string{"deleted_at"}},
		{"restore", func() error { return k.sessions.Restore(id) }, []string{"deleted_at"}},
		{"restore again", func() error { return k.sessions.Restore(id) }, nil},
	})
}

func TestEveryChangeOfANoteIsStamped(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	note := k.note(k.start(k.ada), k.mira, "First")
	save := func(body string, revision int) func() error {
		return func() error { _, err := k.notes.Save(note.ID, body, revision); return err }
	}
	k.stamps(note.ID, []change{
		{"save", save("Second", 1), []string{"body"}},
		{"the same text", save("Second", 1), nil},
		{"delete", func() error { return k.notes.Delete(note.ID) }, []string{"deleted_at"}},
		{"restore", func() error { return k.notes.Restore(note.ID) }, []string{"deleted_at"}},
	})
}

func TestEveryChangeOfAGoalIsStamped(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	other := k.goal("Other")
	id := k.goal("Ship it")
	k.stamps(id, []change{
		{"rename", func() error { return k.goals.Rename(id, "Ship them") }, []string{"title"}},
		{"owner", func() error { return k.goals.SetOwner(id, k.mira) }, []string{"owner_id"}},
		{"move", func() error { return k.goals.Move(id, other) }, []string{"position"}},
		{"move to where it is", func() error { return k.goals.Move(id, other) }, nil},
		{"reach", func() error { return k.goals.Reach(id) }, []string{"reached_at"}},
		{"drop instead", func() error { return k.goals.Drop(id) }, []string{"dropped_at", "reached_at"}},
		{"reopen", func() error { return k.goals.Reopen(id) }, []string{"dropped_at"}},
		{"delete", func() error { return k.goals.Delete(id) }, []string{"deleted_at"}},
		{"restore", func() error { return k.goals.Restore(id) }, []string{"deleted_at"}},
	})
}

func TestEveryChangeOfAnActionIsStamped(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id := k.commit(k.goal("Ship it"), k.ada, "Write it").ID
	k.stamps(id, []change{
		{"reword", func() error { return k.actions.Reword(id, "Write them") }, []string{"text"}},
		{"assign", func() error { return k.actions.Assign(id, k.mira) }, []string{"assignee_id"}},
		{"check", func() error { return k.actions.Check(id) }, []string{"done_at", "done_by"}},
		{"check again", func() error { return k.actions.Check(id) }, nil},
		{"uncheck", func() error { return k.actions.Uncheck(id) }, []string{"done_at", "done_by"}},
		{"delete", func() error { return k.actions.Delete(id) }, []string{"deleted_at"}},
		{"restore", func() error { return k.actions.Restore(id) }, []string{"deleted_at"}},
	})
}

func TestWhatFailsLeavesNoStampAndNoEvent(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	note := k.note(k.start(k.ada), k.mira, "First")
	before, err := k.database.Read().Clock(t.Context())
	k.ok(err)
	k.told.forget()
	_, err = k.notes.Save(note.ID, "Lost", 7)
	k.refused(err, problem.CodeConflict, "")
	after, err := k.database.Read().Clock(t.Context())
	k.ok(err)
	if len(k.edits(note.ID)) != 0 || after.Hlc != before.Hlc {
		t.Fatalf("stamped %+v", k.edits(note.ID))
	}
	k.tells()
}

func TestASecondChangeReplacesTheStampOfTheFirst(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id := k.goal("Ship it")
	for i := range 3 {
		k.ok(k.goals.Rename(id, fmt.Sprint("Ship ", i)))
	}
	if edits := k.edits(id); len(edits) != 1 {
		t.Fatalf("stamped %+v", edits)
	}
}

func TestTheClockShowsTheWallsMillisecondsAndCountsBelowThem(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	k.clock.move(time.Hour)
	wall := k.clock.now().UnixMilli()
	for count := range int64(3) {
		k.goal("Ship it")
		clock, err := k.database.Read().Clock(t.Context())
		k.ok(err)
		if clock.Hlc>>16 != wall || clock.Hlc&0xffff != count {
			t.Fatalf("stands at %d and %d, want %d and %d", clock.Hlc>>16, clock.Hlc&0xffff, wall, count)
		}
	}
}
