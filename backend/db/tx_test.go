package db_test

import (
	"database/sql"
	"errors"
	"testing"

	"alongside/backend/db"
	"alongside/backend/db/dbtest"
)

func TestWorkThatFailsLeavesNothing(t *testing.T) {
	t.Parallel()
	database, sorry := dbtest.Open(t), errors.New("sorry")
	err := database.InTx(t.Context(), noon, func(q *db.Queries) error {
		return errors.Join(q.SaveDraft(t.Context(), "field", "half", 1), sorry)
	})
	if !errors.Is(err, sorry) {
		t.Fatalf("told %v", err)
	}
	if _, err := database.Read().FindDraft(t.Context(), "field"); !db.Missing(err) {
		t.Fatalf("found with %v", err)
	}
}

func TestWorkThatPanicsLeavesNothingAndTheWriterFree(t *testing.T) {
	t.Parallel()
	database := dbtest.Open(t)
	func() {
		defer func() { _ = recover() }()
		_ = database.InTx(t.Context(), noon, func(q *db.Queries) error {
			_ = q.SaveDraft(t.Context(), "field", "half", 1)
			panic("fault")
		})
	}()
	if _, err := database.Read().FindDraft(t.Context(), "field"); !db.Missing(err) {
		t.Fatalf("found with %v", err)
	}
	mustSave(t, database, "field", "whole")
}

func TestARowInAnotherOnesPlaceIsTaken(t *testing.T) {
	t.Parallel()
	err := dbtest.Open(t).Write(t.Context(), func(tx *sql.Tx) error {
		_, err := tx.Exec("INSERT INTO tags VALUES ('1', 'a', 'a', 1), ('2', 'A', 'a', 1)")
		return err
	})
	if !db.Taken(err) || db.Taken(nil) || db.Taken(errors.New("UNIQUE constraint failed")) {
		t.Fatalf("got %v", err)
	}
}

func TestReadersSeeWhatIsCommittedAndNothingElse(t *testing.T) {
	t.Parallel()
	database := dbtest.Open(t)
	mustSave(t, database, "field", "old")
	err := database.InTx(t.Context(), noon, func(q *db.Queries) error {
		if err := q.SaveDraft(t.Context(), "field", "new", 1); err != nil {
			return err
		}
		holds(t, database, "field", "old")
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	holds(t, database, "field", "new")
}

func TestWhatWasErasedCannotBeReadInTheFile(t *testing.T) {
	t.Parallel()
	path := freshPath(t)
	database := open(t, path, db.Migrations())
	mustSave(t, database, "field", "canary-7f3a9c")
	closed(t, database)
	database = open(t, path, db.Migrations())
	err := database.InTx(t.Context(), noon, func(q *db.Queries) error { return q.DeleteDraft(t.Context(), "field") })
	if err != nil {
		t.Fatal(err)
	}
	closed(t, database)
	if contains(t, path, "canary-7f3a9c") {
		t.Fatal("still there")
	}
}
