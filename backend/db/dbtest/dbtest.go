// Package dbtest opens real database files for tests, each in a folder of its own that goes away with the test.
package dbtest

import (
	"io/fs"
	"path/filepath"
	"testing"

	"alongside/backend/db"
)

// Open opens a fresh main database.
func Open(t testing.TB) *db.Database {
	t.Helper()
	return At(t, filepath.Join(t.TempDir(), "alongside.db"), db.Migrations())
}

// At opens the database at a path, with the schema that the migrations give it, and closes it when the test ends.
func At(t testing.TB, path string, migrations fs.FS) *db.Database {
	t.Helper()
	database, err := db.Open(t.Context(), path, Snapshots(path), migrations)
	if err != nil {
		t.Fatalf("open %s: %v", filepath.Base(path), err)
	}
	t.Cleanup(func() {
		if err := database.Close(); err != nil {
			t.Errorf("close %s: %v", filepath.Base(path), err)
		}
	})
	return database
}

// Snapshots is the folder that copies of the database at path go to.
func Snapshots(path string) string { return filepath.Join(filepath.Dir(path), "snapshots") }

// Column returns the texts of the one column that a query has.
func Column(t testing.TB, database *db.Database, query string, args ...any) (texts []string) {
	t.Helper()
	rows, err := database.Reader().QueryContext(t.Context(), query, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			t.Fatal(err)
		}
		texts = append(texts, text)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return texts
}
