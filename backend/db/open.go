// Package db opens SQLite files the one safe way, brings them up to date, and holds the schema and the queries of the
// main database. It knows no rules of the practice: those live in coaching. Personal notes are another file with
// another schema (package personal), opened by the same code.
package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"strings"
	"sync"

	"alongside/backend/problem"

	"github.com/mattn/go-sqlite3"
	"github.com/pressly/goose/v3"
	goosedb "github.com/pressly/goose/v3/database"
)

// applicationID marks our files ("ALNG"), so that another program's database is not taken for ours.
const applicationID = 0x414c4e47

// driver is go-sqlite3 with the settings that its DSN has no word for.
const driver = "alongside-sqlite3"

func init() {
	sql.Register(driver, &sqlite3.SQLiteDriver{ConnectHook: func(conn *sqlite3.SQLiteConn) error {
		conn.SetLimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0) // no query joins this file with another one, the personal notes above all
		// fullfsync is macOS's word for a real fsync; elsewhere it does nothing.
		_, err := conn.Exec("PRAGMA trusted_schema=OFF; PRAGMA fullfsync=1; PRAGMA checkpoint_fullfsync=1", nil)
		return err
	}})
}

// Database is one SQLite file: a single writer, which is what SQLite allows, and a few readers beside it.
type Database struct {
	path   string
	writer *sql.DB
	reader *sql.DB
	sound  func() error
	seen   func(query string) // of whoever watches, nil where nobody does
}

// Open opens or creates the file and brings its schema up to date. Errors are problems of the codes damaged, newer,
// read_only, disk_full and busy; none of them leaves the file changed. A file that is up to date can be read at once;
// it is read for damage by Sound, or before the first write.
func Open(ctx context.Context, path, snapshots string, migrations fs.FS) (*Database, error) {
	d := &Database{path: path}
	if err := d.open(ctx, snapshots, migrations); err != nil {
		return nil, errors.Join(Explain(err), d.Close())
	}
	return d, nil
}

func (d *Database) open(ctx context.Context, snapshots string, migrations fs.FS) (err error) {
	// Neither pool touches the file before it is first used, which for the writer is after the look.
	if d.writer, err = sql.Open(driver, dsn(d.path, "rwc", "&_journal_mode=WAL&_txlock=immediate")); err != nil {
		return fmt.Errorf("open writer: %w", err)
	}
	d.writer.SetMaxOpenConns(1)
	if d.reader, err = sql.Open(driver, dsn(d.path, "ro", "&_query_only=1")); err != nil {
		return fmt.Errorf("open readers: %w", err)
	}
	d.reader.SetMaxOpenConns(4)
	d.reader.SetMaxIdleConns(4)
	steps, err := goose.NewProvider(goosedb.DialectSQLite3, d.writer, migrations)
	if err != nil {
		return fmt.Errorf("read migrations: %w", err)
	}
	newest := steps.ListSources()[len(steps.ListSources())-1].Version
	version, err := d.look(ctx, newest)
	if err != nil {
		return err
	}
	if err := ownOnly(d.path); err != nil {
		return err
	}
	if version == newest {
		d.sound = sync.OnceValue(func() error { return Explain(check(context.Background(), d.reader, d.path)) })
		return nil
	}
	d.sound = func() error { return nil } // looked at just now
	return d.migrate(ctx, snapshots, steps, version, newest)
}

// Sound reads the whole file for damage, the first time it is asked, and returns a problem of the code damaged where it
// finds some. A start does not wait for it: it takes longer than everything else in it.
func (d *Database) Sound() error { return d.sound() }

// ownOnly sees to it that nobody else on this machine may read the file; SQLite gives its journal the same rights.
func ownOnly(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return fmt.Errorf("open database file: %w", err)
	}
	return errors.Join(file.Chmod(0o600), file.Close())
}

// dsn names a file for the driver. The settings stand here because a PRAGMA by Exec reaches one connection of the pool
// only; synchronous=FULL because the driver's own NORMAL loses acknowledged commits when the power goes; secure_delete
// because what was erased must not be readable in the file.
func dsn(path, mode, more string) string {
	escaped := strings.ReplaceAll(url.PathEscape(path), "%2F", "/")
	return "file:" + escaped + "?mode=" + mode +
		"&_synchronous=FULL&_foreign_keys=1&_secure_delete=ON&_busy_timeout=5000&_cache_size=-16000" + more
}

// unmarked is the schema version of a file that is still to be filled.
const unmarked = -1

// look returns the schema version of a file of ours; one that is to be changed is read for damage first. It writes no
// byte, so that a damaged file, or somebody else's, or a newer one, stays as it is with its journal.
func (d *Database) look(ctx context.Context, newest int64) (version int64, err error) {
	info, err := os.Stat(d.path)
	switch {
	case errors.Is(err, fs.ErrNotExist) || (err == nil && info.Size() == 0):
		return unmarked, nil
	case err != nil:
		return 0, fmt.Errorf("look at database: %w", err)
	case info.Size() < smallestPage:
		return 0, damaged(d.path, fmt.Errorf("%d bytes", info.Size())) // SQLite would take it for an empty one
	}
	mode := "ro"
	if _, err := os.Stat(d.path + "-journal"); err == nil {
		mode = "rw" // the very first start was cut short; only a writer can take that back
	}
	conn, err := sql.Open(driver, dsn(d.path, mode, "&_query_only=1"))
	if err != nil {
		return 0, fmt.Errorf("open database: %w", err)
	}
	defer func() { _ = conn.Close() }()
	if version, err = versionOf(ctx, conn); err != nil || version == unmarked || (version == newest && mode == "ro") {
		return version, err
	}
	return version, check(ctx, conn, d.path)
}

// smallestPage is the size in bytes below which no file is a database.
const smallestPage = 512

// versionOf reads whose file it is and how far its schema has come.
func versionOf(ctx context.Context, conn *sql.DB) (version int64, err error) {
	var mark, tables, versioned int64
	err = conn.QueryRowContext(ctx, "SELECT application_id, (SELECT count(*) FROM sqlite_schema), "+
		"(SELECT count(*) FROM sqlite_schema WHERE name = 'goose_db_version') FROM pragma_application_id").Scan(&mark, &tables, &versioned)
	switch {
	case err != nil:
		return 0, fmt.Errorf("read application id: %w", err)
	case mark == 0 && tables == 0:
		return unmarked, nil
	case mark != applicationID:
		is := explanations[sqlite3.ErrNotADB]
		return 0, problem.Because(is.code, is.message, fmt.Errorf("application id %#x", mark))
	case versioned == 0:
		return 0, nil
	}
	if err = conn.QueryRowContext(ctx, "SELECT coalesce(max(version_id), 0) FROM goose_db_version").Scan(&version); err != nil {
		return 0, fmt.Errorf("read schema version: %w", err)
	}
	return version, nil
}

// check reads the whole file for damage.
func check(ctx context.Context, conn *sql.DB, path string) error {
	var verdict string
	if err := conn.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&verdict); err != nil {
		return fmt.Errorf("check database: %w", err)
	}
	if verdict != "ok" {
		return damaged(path, errors.New(verdict))
	}
	return nil
}

func damaged(path string, cause error) error {
	return problem.Because(problem.CodeDamaged,
		"The file "+path+" is damaged and cannot be read. Nothing has been changed in it. Put a copy of it in its place, and start again.", cause)
}

// Close closes the file after the running calls have ended.
func (d *Database) Close() error {
	var failures []error
	for _, conn := range []*sql.DB{d.reader, d.writer} {
		if conn != nil {
			failures = append(failures, conn.Close())
		}
	}
	return errors.Join(failures...)
}
