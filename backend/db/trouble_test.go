package db_test

import (
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"alongside/backend/db"
	"alongside/backend/db/dbtest"
	"alongside/backend/problem"

	"github.com/mattn/go-sqlite3"
)

// troubled expects a problem of the code once the fault has got its sentence.
func troubled(t *testing.T, err error, code problem.Code) {
	t.Helper()
	if got := problem.CodeOf(db.Explain(err)); got != code {
		t.Fatalf("got %s from %v, want %s", got, err, code)
	}
}

func pages(t *testing.T, database *db.Database, most string) {
	t.Helper()
	err := database.Write(t.Context(), func(tx *sql.Tx) error {
		_, err := tx.Exec("PRAGMA max_page_count = " + most)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestAFullDiskIsSaidSoAndTheSameSaveWorksOnceThereIsRoom(t *testing.T) {
	t.Parallel()
	database := dbtest.Open(t)
	mustSave(t, database, "field", "old")
	pages(t, database, "1")
	long := strings.Repeat("x", 1<<20)
	for range 3 {
		troubled(t, save(database, "field", long), problem.CodeDiskFull)
		holds(t, database, "field", "old")
	}
	pages(t, database, "1000000")
	mustSave(t, database, "field", long)
	holds(t, database, "field", long)
}

func TestAnotherProgramsLockIsWaitedFor(t *testing.T) {
	t.Parallel()
	path := freshPath(t)
	database := dbtest.At(t, path, db.Migrations())
	lock := locked(t, path)
	time.AfterFunc(150*time.Millisecond, func() { _ = lock.Rollback() })
	mustSave(t, database, "field", "text")
}

// locked holds the write lock from outside, as a backup program might.
func locked(t *testing.T, path string) *sql.Tx {
	t.Helper()
	other, err := sql.Open("sqlite3", path+"?_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = other.Close() })
	lock, err := other.Begin()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = lock.Rollback() })
	return lock
}

func TestALockThatStaysIsSaidSoAfterFiveSecondsAndTheSameSaveWorksLater(t *testing.T) {
	t.Parallel()
	path := freshPath(t)
	database := dbtest.At(t, path, db.Migrations())
	mustSave(t, database, "field", "old")
	lock, began := locked(t, path), time.Now()
	troubled(t, save(database, "field", "new"), problem.CodeBusy)
	if waited := time.Since(began); waited < 4*time.Second {
		t.Errorf("gave up after %s", waited)
	}
	holds(t, database, "field", "old")
	if err := lock.Rollback(); err != nil {
		t.Fatal(err)
	}
	mustSave(t, database, "field", "new")
}

func TestAFolderThatIsNotThereIsSaidSo(t *testing.T) {
	t.Parallel()
	refuses(t, filepath.Join(t.TempDir(), "none", "alongside.db"), db.Migrations(), problem.CodeReadOnly)
	refuses(t, t.TempDir(), db.Migrations(), problem.CodeReadOnly)
}

func TestEveryFaultOfTheDiskHasASentence(t *testing.T) {
	t.Parallel()
	sqlite := func(code sqlite3.ErrNo) error { return fmt.Errorf("save: %w", sqlite3.Error{Code: code}) }
	for _, fault := range []struct {
		err  error
		code problem.Code
	}{
		{sqlite(sqlite3.ErrFull), problem.CodeDiskFull},
		{sqlite(sqlite3.ErrReadonly), problem.CodeReadOnly},
		{sqlite(sqlite3.ErrCantOpen), problem.CodeReadOnly},
		{sqlite(sqlite3.ErrPerm), problem.CodeReadOnly},
		{sqlite(sqlite3.ErrIoErr), problem.CodeReadOnly},
		{sqlite3.Error{Code: sqlite3.ErrIoErr, SystemErrno: syscall.ENOSPC}, problem.CodeDiskFull},
		{sqlite(sqlite3.ErrBusy), problem.CodeBusy},
		{sqlite(sqlite3.ErrLocked), problem.CodeBusy},
		{sqlite(sqlite3.ErrCorrupt), problem.CodeDamaged},
		{sqlite(sqlite3.ErrNotADB), problem.CodeDamaged},
		{sqlite(sqlite3.ErrConstraint), problem.CodeInternal},
		{&fs.PathError{Op: "mkdir", Path: "x", Err: syscall.ENOSPC}, problem.CodeDiskFull},
		{&fs.PathError{Op: "mkdir", Path: "x", Err: syscall.EACCES}, problem.CodeReadOnly},
		{&fs.PathError{Op: "mkdir", Path: "x", Err: syscall.EROFS}, problem.CodeReadOnly},
		{problem.Sealed("It is sealed."), problem.CodeSealed},
		{errors.New("database is locked"), problem.CodeInternal}, // never by text
	} {
		troubled(t, fault.err, fault.code)
		if !errors.Is(db.Explain(fault.err), fault.err) {
			t.Errorf("the cause of %v is lost", fault.err)
		}
	}
	if db.Explain(nil) != nil {
		t.Error("a problem out of nothing")
	}
}
