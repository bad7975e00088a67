package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// InBatch is InTx for work that runs the same few queries very often: each statement is prepared once.
func (d *Database) InBatch(ctx context.Context, now time.Time, work func(q *Queries) error) error {
	return d.Write(ctx, func(tx *sql.Tx) (err error) {
		prepared := &batch{Tx: tx, statements: map[string]*sql.Stmt{}}
		defer func() { err = errors.Join(err, prepared.close()) }()
		q := New(prepared)
		if err := q.TickClock(ctx, now.UnixMilli()<<16); err != nil {
			return fmt.Errorf("tick clock: %w", err)
		}
		return work(q)
	})
}

// batch is a transaction that keeps the statements that change something or read one row.
type batch struct {
	*sql.Tx
	statements map[string]*sql.Stmt
}

// ExecContext runs a statement that is prepared when it is met for the first time.
func (b *batch) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	statement, err := b.prepared(ctx, query)
	if err != nil {
		return nil, err
	}
	return statement.ExecContext(ctx, args...)
}

// QueryRowContext is the same for one row.
func (b *batch) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	statement, err := b.prepared(ctx, query)
	if err != nil {
		return b.Tx.QueryRowContext(ctx, query, args...) // which says what is wrong
	}
	return statement.QueryRowContext(ctx, args...)
}

func (b *batch) prepared(ctx context.Context, query string) (*sql.Stmt, error) {
	if statement, known := b.statements[query]; known {
		return statement, nil
	}
	statement, err := b.PrepareContext(ctx, query)
	if err == nil {
		b.statements[query] = statement
	}
	return statement, err
}

func (b *batch) close() error {
	var failures []error
	for _, statement := range b.statements {
		failures = append(failures, statement.Close())
	}
	return errors.Join(failures...)
}
