package db_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"alongside/backend/db"
	"alongside/backend/problem"
)

const pageSize = 4096

// altered changes the bytes of a file.
func altered(t *testing.T, path string, change func(data []byte) []byte) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, change(data), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestADamagedFileIsRefusedAndLeftAlone(t *testing.T) {
	t.Parallel()
	for what, damage := range map[string]func(data []byte) []byte{
		"garbage header":    func(data []byte) []byte { copy(data, bytes.Repeat([]byte{0xa5}, 100)); return data },
		"garbage all over":  func(data []byte) []byte { return bytes.Repeat([]byte("garbage "), len(data)/8) },
		"no page size":      func(data []byte) []byte { copy(data[16:], []byte{0, 3}); return data },
		"a page in between": func(data []byte) []byte { overwrite(data, len(data)/pageSize/2); return data },
		"half of it":        func(data []byte) []byte { return data[:len(data)/2] },
		"one page less":     func(data []byte) []byte { return data[:len(data)-pageSize] },
		"half a header":     func(data []byte) []byte { return data[:50] },
		"one byte":          func(data []byte) []byte { return data[:1] },
		"text":              func([]byte) []byte { return []byte("Dear diary\n") },
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			path := filled(t)
			altered(t, path, damage)
			untouched(t, path, func() { refuses(t, path, db.Migrations(), problem.CodeDamaged) })
		})
	}
}

func overwrite(data []byte, page int) {
	copy(data[page*pageSize:], bytes.Repeat([]byte{0xff}, pageSize))
}

func TestDamageOfAnyPageIsSeen(t *testing.T) {
	t.Parallel()
	path := filled(t)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for page := range len(whole) / pageSize {
		altered(t, path, func([]byte) []byte { data := bytes.Clone(whole); overwrite(data, page); return data })
		t.Run(fmt.Sprint(page), func(t *testing.T) { refuses(t, path, db.Migrations(), problem.CodeDamaged) })
	}
}

// crashed is what a crash leaves: the file, and the last saves in its journal only.
func crashed(t *testing.T) string {
	t.Helper()
	path, left := filled(t), freshPath(t)
	database := open(t, path, db.Migrations())
	mustSave(t, database, "last", "words")
	for _, end := range []string{"", "-wal"} {
		data, err := os.ReadFile(path + end)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(left+end, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	closed(t, database)
	return left
}

func TestWhatACrashLeftInTheJournalIsThere(t *testing.T) {
	t.Parallel()
	database := open(t, crashed(t), db.Migrations())
	holds(t, database, "last", "words")
	closed(t, database)
}

func TestADamagedFileAndItsJournalAreLeftAlone(t *testing.T) {
	t.Parallel()
	path := crashed(t)
	altered(t, path, func(data []byte) []byte { overwrite(data, len(data)/pageSize/2); return data })
	untouched(t, path, func() { refuses(t, path, db.Migrations(), problem.CodeDamaged) })
}

func TestANewerFileAndItsJournalAreLeftAlone(t *testing.T) {
	t.Parallel()
	path := freshPath(t)
	database := open(t, path, with(t, "CREATE TABLE later (x INTEGER) STRICT;"))
	mustSave(t, database, "last", "words")
	left := filepath.Join(t.TempDir(), "alongside.db")
	for _, end := range []string{"", "-wal"} {
		data, _ := os.ReadFile(path + end)
		if err := os.WriteFile(left+end, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	closed(t, database)
	untouched(t, left, func() { refuses(t, left, db.Migrations(), problem.CodeNewer) })
}

func TestAnotherProgramsFileIsRefusedAndLeftAlone(t *testing.T) {
	t.Parallel()
	for what, statements := range map[string][]string{
		"no mark":          {"CREATE TABLE mail (x)"},
		"another mark":     {"PRAGMA application_id = 0x12345678"},
		"its own journal":  {"PRAGMA journal_mode = WAL", "CREATE TABLE mail (x)"},
		"tables like ours": {"CREATE TABLE drafts (x)", "CREATE TABLE goose_db_version (version_id INTEGER)"},
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			path := freshPath(t)
			foreign(t, path, statements...)
			untouched(t, path, func() { refuses(t, path, db.Migrations(), problem.CodeDamaged) })
		})
	}
}
