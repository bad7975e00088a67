package db_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	"alongside/backend/db"
	"alongside/backend/db/dbtest"
	"alongside/backend/problem"
)

// with is the real migrations and one more.
func with(t *testing.T, next string) fs.FS {
	t.Helper()
	files := fstest.MapFS{"00999_next.sql": {Data: []byte("-- +goose Up\n" + next)}}
	names, err := fs.Glob(db.Migrations(), "*.sql")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(db.Migrations(), name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	return files
}

// content is every row of every table.
func content(t *testing.T, database *db.Database) (rows []string) {
	t.Helper()
	for _, table := range dbtest.Column(t, database, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name") {
		names := dbtest.Column(t, database, "SELECT group_concat(name, ' || char(31) || ') FROM (SELECT 'quote(' || name || ')' AS name FROM pragma_table_info('"+table+"'))")
		for _, row := range dbtest.Column(t, database, "SELECT "+names[0]+" FROM "+table+" ORDER BY 1") {
			rows = append(rows, table+": "+row)
		}
	}
	return rows
}

func contains(t *testing.T, path, text string) bool {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Contains(data, []byte(text))
}

func TestANewShapeLeavesACopyOfTheOldOne(t *testing.T) {
	t.Parallel()
	path := filled(t)
	database := open(t, path, db.Migrations())
	before := content(t, database)
	closed(t, database)
	for range 2 { // the second start finds nothing to do
		database = open(t, path, with(t, "ALTER TABLE drafts ADD COLUMN colour TEXT NOT NULL DEFAULT 'red';"))
		if colours := dbtest.Column(t, database, "SELECT DISTINCT colour FROM drafts"); !slices.Equal(colours, []string{"red"}) {
			t.Fatalf("now %q", colours)
		}
		closed(t, database)
	}
	copies, err := filepath.Glob(filepath.Join(dbtest.Snapshots(path), "*.db"))
	if err != nil || len(copies) != 1 {
		t.Fatalf("copies %q, %v", copies, err)
	}
	if after := content(t, dbtest.At(t, copies[0], db.Migrations())); !slices.Equal(after, before) {
		t.Fatalf("the copy holds %d rows, the original %d", len(after), len(before))
	}
}

func TestAMigrationThatFailsLeavesTheOldSchemaAndData(t *testing.T) {
	t.Parallel()
	for what, next := range map[string]string{
		"half way":        "ALTER TABLE drafts ADD COLUMN colour TEXT;\nDELETE FROM drafts;\nINSERT INTO nowhere VALUES (1);",
		"at once":         "CREATE TABLE drafts (x);",
		"dangling key":    "DELETE FROM drafts;\nINSERT INTO pictures VALUES ('nobody', 'x', x'00');",
		"broken sentence": "ALTER TABLE;",
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			path := filled(t)
			database := open(t, path, db.Migrations())
			before := content(t, database)
			closed(t, database)
			if database, err := db.Open(t.Context(), path, dbtest.Snapshots(path), with(t, next)); err == nil {
				closed(t, database)
				t.Fatal("opened")
			}
			if after := content(t, dbtest.At(t, path, db.Migrations())); !slices.Equal(after, before) {
				t.Fatalf("holds %d rows, held %d", len(after), len(before))
			}
		})
	}
}

func TestANewerSchemaIsRefusedAndItsFileLeftAlone(t *testing.T) {
	t.Parallel()
	path := filled(t)
	closed(t, open(t, path, with(t, "CREATE TABLE later (x INTEGER) STRICT;")))
	untouched(t, path, func() { refuses(t, path, db.Migrations(), problem.CodeNewer) })
}

func TestACopyIsNeverWrittenOverAnother(t *testing.T) {
	t.Parallel()
	path := filled(t)
	for version := range 2 {
		next := fmt.Sprintf("CREATE TABLE later%d (x INTEGER) STRICT;", version)
		if database, err := db.Open(t.Context(), path, dbtest.Snapshots(path), with(t, next+"\nINSERT INTO nowhere VALUES (1);")); err == nil {
			closed(t, database)
		}
	}
	if copies, err := os.ReadDir(dbtest.Snapshots(path)); err != nil || len(copies) != 2 {
		t.Fatalf("copies %v, %v", copies, err)
	}
}

// untouched expects that work changes no byte of the file or of its journal.
func untouched(t *testing.T, path string, work func()) {
	t.Helper()
	before := map[string][]byte{}
	for _, name := range []string{path, path + "-wal"} {
		before[name], _ = os.ReadFile(name)
	}
	work()
	for name, bytesBefore := range before {
		if after, _ := os.ReadFile(name); !bytes.Equal(after, bytesBefore) {
			t.Errorf("%s was changed: %d bytes, then %d", filepath.Base(name), len(bytesBefore), len(after))
		}
	}
}
