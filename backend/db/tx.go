package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Read returns the queries outside a transaction, on connections that cannot write.
func (d *Database) Read() *Queries { return New(d.Reader()) }

// Reader returns the read-only connections, for queries of another schema.
func (d *Database) Reader() DBTX {
	if d.seen == nil {
		return d.reader
	}
	return watched{d.reader, d.seen}
}

// InTx runs work in one transaction of the main database, whose clock it moves on first, and commits when work returns
// nil. It is the only way to write.
func (d *Database) InTx(ctx context.Context, now time.Time, work func(q *Queries) error) error {
	return d.Write(ctx, func(tx *sql.Tx) error {
		q := New(tx)
		if err := q.TickClock(ctx, now.UnixMilli()<<16); err != nil {
			return fmt.Errorf("tick clock: %w", err)
		}
		return work(q)
	})
}

// Write runs work in one transaction and commits when it returns nil. Every other end, a panic too, rolls back. Nothing
// is written into a file that is not known to be sound.
func (d *Database) Write(ctx context.Context, work func(tx *sql.Tx) error) error {
	if err := d.Sound(); err != nil {
		return err
	}
	tx, err := d.writer.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer func() { _ = tx.Rollback() }()
	if err := work(tx); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	return nil
}

// Missing reports whether a query found nothing.
func Missing(err error) bool { return errors.Is(err, sql.ErrNoRows) }

// Watched is the same open database, with every query on its read-only connections shown to seen before it runs: for
// tests of how many of them a screen asks.
func (d *Database) Watched(seen func(query string)) *Database {
	return &Database{path: d.path, writer: d.writer, reader: d.reader, sound: d.sound, seen: seen}
}

// watched shows queries before they run.
type watched struct {
	DBTX
	seen func(query string)
}

func (w watched) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	w.seen(query)
	return w.DBTX.QueryContext(ctx, query, args...)
}

func (w watched) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	w.seen(query)
	return w.DBTX.QueryRowContext(ctx, query, args...)
}
