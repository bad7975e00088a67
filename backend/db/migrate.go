package db

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"alongside/backend/problem"

	"github.com/mattn/go-sqlite3"
	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var embedded embed.FS

// Migrations are the numbered steps of the main schema; the same files feed sqlc.
func Migrations() fs.FS { return folder(embedded) }

// folder returns the migrations folder of an embedded file system.
func folder(files embed.FS) fs.FS {
	migrations, err := fs.Sub(files, "migrations")
	if err != nil {
		panic(err) // only a misspelt constant gets here
	}
	return migrations
}

// migrate brings the schema from its version to the newest, each step in a transaction of its own, after a snapshot of
// what was there. A schema newer than this program is refused.
func (d *Database) migrate(ctx context.Context, snapshots string, steps *goose.Provider, version, newest int64) error {
	switch {
	case version > newest:
		return problem.Because(problem.CodeNewer,
			"This data was written by a newer version of Alongside. Install that version to open it; nothing has been changed.",
			fmt.Errorf("schema %d, newest known %d", version, newest))
	case version > 0:
		if err := d.snapshot(ctx, snapshots, fmt.Sprintf("before-v%d", newest)); err != nil {
			return err
		}
	case version == unmarked:
		// First of all, so that a file whose first start was cut short is known as ours at the next.
		if _, err := d.writer.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", applicationID)); err != nil {
			return fmt.Errorf("set application id: %w", err)
		}
	}
	if _, err := steps.Up(ctx); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return foreignKeysHold(ctx, d.writer)
}

// snapshot writes a checked copy of the database beside the others; an existing file is never overwritten.
func (d *Database) snapshot(ctx context.Context, snapshots, reason string) error {
	if err := os.MkdirAll(snapshots, 0o700); err != nil {
		return fmt.Errorf("make snapshots folder: %w", err)
	}
	name := fmt.Sprintf("%s-%s-%s.db", filepath.Base(d.path), time.Now().UTC().Format("20060102-150405.000"), reason)
	path := filepath.Join(snapshots, name)
	if err := d.copyTo(ctx, path); err != nil {
		return fmt.Errorf("write snapshot: %w", err)
	}
	copied, err := sql.Open(driver, dsn(path, "ro", ""))
	if err != nil {
		return fmt.Errorf("open snapshot: %w", err)
	}
	return errors.Join(check(ctx, copied, path), copied.Close())
}

// copyTo writes a copy of the database. SQLite attaches the file that it copies into, which no other connection may, so this
// one is not used again.
func (d *Database) copyTo(ctx context.Context, path string) error {
	conn, err := sql.Open(driver, dsn(d.path, "ro", "&_query_only=0"))
	if err != nil {
		return err
	}
	conn.SetMaxOpenConns(1)
	defer func() { _ = conn.Close() }()
	one, err := conn.Conn(ctx)
	if err != nil {
		return err
	}
	err = one.Raw(func(of any) error {
		of.(*sqlite3.SQLiteConn).SetLimit(sqlite3.SQLITE_LIMIT_ATTACHED, 1)
		return nil
	})
	if err == nil {
		_, err = one.ExecContext(ctx, "VACUUM INTO ?", path)
	}
	return errors.Join(err, one.Close())
}

// foreignKeysHold reads the rows of foreign_key_check: through Exec they would be lost and the check would always pass.
func foreignKeysHold(ctx context.Context, conn *sql.DB) error {
	rows, err := conn.QueryContext(ctx, "PRAGMA foreign_key_check")
	if err != nil {
		return fmt.Errorf("check foreign keys: %w", err)
	}
	defer func() { _ = rows.Close() }()
	if rows.Next() {
		var table, parent string
		var row sql.NullInt64
		var key int
		if err := rows.Scan(&table, &row, &parent, &key); err != nil {
			return fmt.Errorf("read foreign key check: %w", err)
		}
		return fmt.Errorf("row %d of %s refers to nothing in %s", row.Int64, table, parent)
	}
	return rows.Err()
}
