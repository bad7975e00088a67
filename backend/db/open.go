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

	"alongside/backend/problem"

	"github.com/mattn/go-sqlite3"
)

// applicationID marks our files ("ALNG"), so that another program's database is not taken for ours.
const applicationID = 0x414c4e47

// driver is go-sqlite3 with the settings that its DSN has no word for.
const driver = "alongside-sqlite3"

func init() {
	sql.Register(driver, &sqlite3.SQLiteDriver{ConnectHook: func(conn *sqlite3.SQLiteConn) error {
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
}

// Open opens or creates the file, checks that it is sound, and brings its schema up to date. Errors are problems of the
// codes damaged, newer, read_only, disk_full and busy; none of them leaves the file changed.
func Open(ctx context.Context, path, snapshots string, migrations fs.FS) (*Database, error) {
	d := &Database{path: path}
	if err := d.open(ctx, snapshots, migrations); err != nil {
		return nil, errors.Join(Explain(err), d.Close())
	}
	return d, nil
}

func (d *Database) open(ctx context.Context, snapshots string, migrations fs.FS) (err error) {
	if err := d.refuseForeign(ctx); err != nil {
		return err
	}
	if d.writer, err = sql.Open(driver, dsn(d.path, "rwc", "&_journal_mode=WAL&_txlock=immediate")); err != nil {
		return fmt.Errorf("open writer: %w", err)
	}
	d.writer.SetMaxOpenConns(1)
	if d.reader, err = sql.Open(driver, dsn(d.path, "ro", "&_query_only=1")); err != nil {
		return fmt.Errorf("open readers: %w", err)
	}
	d.reader.SetMaxOpenConns(4)
	d.reader.SetMaxIdleConns(4)
	return d.migrate(ctx, snapshots, migrations)
}

// dsn names a file for the driver. The settings stand here because a PRAGMA by Exec reaches one connection of the pool
// only; synchronous=FULL because the driver's own NORMAL loses acknowledged commits when the power goes.
func dsn(path, mode, more string) string {
	escaped := strings.ReplaceAll(url.PathEscape(path), "%2F", "/")
	return "file:" + escaped + "?mode=" + mode +
		"&_synchronous=FULL&_foreign_keys=1&_busy_timeout=5000&_cache_size=-16000" + more
}

// refuseForeign looks at an existing file without writing a byte: a damaged file, or somebody else's, is left alone.
func (d *Database) refuseForeign(ctx context.Context) error {
	info, err := os.Stat(d.path)
	if errors.Is(err, fs.ErrNotExist) || (err == nil && info.Size() == 0) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("look at database: %w", err)
	}
	look, err := sql.Open(driver, dsn(d.path, "rw", "&_query_only=1"))
	if err != nil {
		return fmt.Errorf("open database: %w", err)
	}
	defer func() { _ = look.Close() }()
	var id int64
	if err := look.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return fmt.Errorf("read application id: %w", err)
	}
	if id != applicationID {
		return damaged(d.path, fmt.Errorf("application id %#x", id))
	}
	return check(ctx, look, d.path)
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
