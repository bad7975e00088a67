package db_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"alongside/backend/db"
	"alongside/backend/db/dbtest"
	"alongside/backend/problem"
)

var noon = time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC)

func freshPath(t *testing.T) string {
	t.Helper()
	return filepath.Join(t.TempDir(), "alongside.db")
}

// save keeps a draft, which is the smallest thing that can be saved.
func save(database *db.Database, place, body string) error {
	return database.InTx(context.Background(), noon, func(q *db.Queries) error {
		return q.SaveDraft(context.Background(), place, body, noon.UnixMilli())
	})
}

func mustSave(t *testing.T, database *db.Database, place, body string) {
	t.Helper()
	if err := save(database, place, body); err != nil {
		t.Fatal(err)
	}
}

func holds(t *testing.T, database *db.Database, place, body string) {
	t.Helper()
	if got, err := database.Read().FindDraft(t.Context(), place); err != nil || got != body {
		t.Fatalf("%s holds %.40q, %v; want %.40q", place, got, err, body)
	}
}

// filled is a closed database of some fifty pages.
func filled(t *testing.T) string {
	t.Helper()
	path := freshPath(t)
	database := open(t, path, db.Migrations())
	for i := range 20 {
		mustSave(t, database, fmt.Sprintf("field %02d", i), strings.Repeat("0123456789", 700))
	}
	closed(t, database)
	return path
}

// open opens a database that the test closes itself.
func open(t *testing.T, path string, migrations fs.FS) *db.Database {
	t.Helper()
	database, err := db.Open(t.Context(), path, dbtest.Snapshots(path), migrations)
	if err != nil {
		t.Fatal(err)
	}
	return database
}

func closed(t *testing.T, database *db.Database) {
	t.Helper()
	if err := database.Close(); err != nil {
		t.Fatal(err)
	}
}

// refuses expects that the file cannot be opened for a reason that has a sentence.
func refuses(t *testing.T, path string, migrations fs.FS, code problem.Code) {
	t.Helper()
	database, err := db.Open(t.Context(), path, dbtest.Snapshots(path), migrations)
	if err == nil {
		err = database.Sound()
		if saved := save(database, "place", "words"); saved == nil {
			t.Error("was written")
		}
		closed(t, database)
	}
	if problem.CodeOf(err) != code {
		t.Fatalf("opened with %v, want a problem %s", err, code)
	}
	var told *problem.Error
	if !errors.As(err, &told) || !strings.HasSuffix(told.Message, ".") {
		t.Fatalf("says %v", err)
	}
}

func TestADatabaseBeginsEmptyAndKeepsWhatIsSaved(t *testing.T) {
	t.Parallel()
	name := "Größe? #1%20&x=y.db"
	if runtime.GOOS == "windows" {
		name = strings.Replace(name, "?", "", 1)
	}
	path := filepath.Join(t.TempDir(), "a folder", name)
	if err := os.Mkdir(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	for i := range 3 {
		database := open(t, path, db.Migrations())
		if i > 0 {
			holds(t, database, "field", fmt.Sprint(i-1))
		}
		mustSave(t, database, "field", fmt.Sprint(i))
		holds(t, database, "field", fmt.Sprint(i))
		closed(t, database)
	}
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 1 || left[0].Name() != filepath.Base(path) {
		t.Fatalf("left beside it: %v, %v", left, err)
	}
}

func TestADeviceHasOneIdForEver(t *testing.T) {
	t.Parallel()
	path, ids := freshPath(t), map[string]bool{}
	for range 2 {
		database := open(t, path, db.Migrations())
		clock, err := database.Read().Clock(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		ids[clock.DeviceID] = true
		closed(t, database)
	}
	other, err := dbtest.Open(t).Read().Clock(t.Context())
	if err != nil || len(ids) != 1 || ids[other.DeviceID] {
		t.Fatalf("ids %v, of another device %q, %v", ids, other.DeviceID, err)
	}
}

func TestAFirstStartThatWasCutShortIsTakenUpAgain(t *testing.T) {
	t.Parallel()
	for what, left := range map[string][]string{
		"nothing written":  nil,
		"only the journal": {"PRAGMA journal_mode = WAL"},
		"only our mark":    {"PRAGMA application_id = 0x414c4e47"},
		"no migration yet": {"PRAGMA application_id = 0x414c4e47", "CREATE TABLE goose_db_version (id INTEGER PRIMARY KEY AUTOINCREMENT, version_id INTEGER NOT NULL, is_applied INTEGER NOT NULL, tstamp TIMESTAMP DEFAULT (datetime('now')))", "INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, 1)"},
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			path := freshPath(t)
			foreign(t, path, left...)
			mustSave(t, dbtest.At(t, path, db.Migrations()), "field", "text")
		})
	}
}

func TestAFirstStartThatWasCutShortInAWriteIsTakenUpAgain(t *testing.T) {
	t.Parallel()
	conn, err := sql.Open("sqlite3", freshPath(t))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	conn.SetMaxOpenConns(1)
	// A cache of one page makes SQLite write to the file before the commit, under the protection of a journal.
	_, err = conn.Exec("PRAGMA cache_size = 1; BEGIN; CREATE TABLE t (x); INSERT INTO t SELECT zeroblob(9000) FROM (VALUES (1), (2), (3))")
	if err != nil {
		t.Fatal(err)
	}
	from, to := pragma(t, conn.QueryRow("SELECT file FROM pragma_database_list")), freshPath(t)
	for _, end := range []string{"", "-journal"} {
		data, err := os.ReadFile(from + end)
		if err != nil || len(data) == 0 {
			t.Fatalf("%q holds %d bytes, %v", end, len(data), err)
		}
		if err := os.WriteFile(to+end, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	mustSave(t, dbtest.At(t, to, db.Migrations()), "field", "text")
}

// foreign writes a file with the bare driver, as another program would.
func foreign(t *testing.T, path string, statements ...string) {
	t.Helper()
	conn, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	conn.SetMaxOpenConns(1)
	for _, statement := range statements {
		if _, err := conn.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	if err := conn.Close(); err != nil {
		t.Fatal(err)
	}
}

var wanted = map[string]string{
	"synchronous": "2", "foreign_keys": "1", "busy_timeout": "5000", "journal_mode": "wal", "trusted_schema": "0", "secure_delete": "1",
}

func pragma(t *testing.T, row *sql.Row) string {
	t.Helper()
	var value string
	if err := row.Scan(&value); err != nil {
		t.Fatal(err)
	}
	return value
}

func TestTheWriterLosesNothingAndKeepsTheKeys(t *testing.T) {
	t.Parallel()
	err := dbtest.Open(t).Write(t.Context(), func(tx *sql.Tx) error {
		for name, want := range wanted {
			if got := pragma(t, tx.QueryRow("PRAGMA "+name)); got != want {
				t.Errorf("%s is %s, want %s", name, got, want)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestNoReaderCanWrite(t *testing.T) {
	t.Parallel()
	readers, ok := dbtest.Open(t).Reader().(*sql.DB)
	if !ok {
		t.Fatal("readers are no pool")
	}
	for range 4 { // as many as the pool has, all held at once
		conn, err := readers.Conn(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = conn.Close() }()
		for name, want := range wanted {
			if got := pragma(t, conn.QueryRowContext(t.Context(), "PRAGMA "+name)); got != want {
				t.Errorf("%s is %s, want %s", name, got, want)
			}
		}
		if got := pragma(t, conn.QueryRowContext(t.Context(), "PRAGMA query_only")); got != "1" {
			t.Errorf("query_only is %s", got)
		}
		if _, err := conn.ExecContext(t.Context(), "DELETE FROM drafts"); problem.CodeOf(db.Explain(err)) != problem.CodeReadOnly {
			t.Errorf("deleted with %v", err)
		}
	}
}

func TestAForeignKeyThatRefersToNothingIsRefused(t *testing.T) {
	t.Parallel()
	database := dbtest.Open(t)
	err := database.InTx(t.Context(), noon, func(q *db.Queries) error {
		return q.SetPicture(t.Context(), "nobody", "image/jpeg", []byte{1})
	})
	if err == nil || db.Taken(err) {
		t.Fatalf("wrote a picture of nobody: %v", err)
	}
}

func TestNobodyElseOnTheMachineMayReadTheFile(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows keeps the rights of the folder")
	}
	path := filepath.Join(t.TempDir(), "alongside.db")
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	database, err := db.Open(t.Context(), path, t.TempDir(), db.Migrations())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close() })
	for _, name := range []string{path, path + "-wal"} {
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: mode %v, error %v", filepath.Base(name), info.Mode().Perm(), err)
		}
	}
}
