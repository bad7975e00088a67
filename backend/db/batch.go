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

// batch is a transaction that keeps the statements that change something.
type batch struct {
	*sql.Tx
	statements map[string]*sql.Stmt
}

// ExecContext runs a statement that is prepared when it is met for the first time.
func (b *batch) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	statement, known := b.statements[query]
	if !known {
		made, err := b.PrepareContext(ctx, query)
		if err != nil {
			return nil, err
		}
		statement, b.statements[query] = made, made
	}
	return statement.ExecContext(ctx, args...)
}

func (b *batch) close() error {
	var failures []error
	for _, statement := range b.statements {
		failures = append(failures, statement.Close())
	}
	return errors.Join(failures...)
}
