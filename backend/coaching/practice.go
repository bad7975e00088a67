package coaching

import (
	"context"
	"errors"
	"fmt"
	"time"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/problem"

	"github.com/google/uuid"
)

// Practice is what every service of this package stands on: the open database, the clock, and where changes are told.
// Services are made before it is opened, because the window starts before the database does.
type Practice struct {
	db   *db.Database
	now  func() time.Time
	emit events.Emit
}

// Open hands the practice its database.
func (p *Practice) Open(database *db.Database, now func() time.Time, emit events.Emit) {
	p.db, p.now, p.emit = database, now, emit
}

// change is one transaction that is under way: the queries, who writes, when, and what to tell afterwards.
type change struct {
	*db.Queries
	ctx     context.Context
	me      string
	at      int64
	touched []touch
}

type touch struct {
	topic events.Topic
	ids   []string
}

// tell remembers what changed; it is told after the commit.
func (c *change) tell(topic events.Topic, ids ...string) {
	c.touched = append(c.touched, touch{topic, ids})
}

// change runs work in one transaction and tells what it changed once that is on disk.
func (p *Practice) change(work func(c *change) error) error {
	now := p.now()
	c := &change{ctx: context.Background(), at: now.UnixMilli()}
	err := p.db.InTx(c.ctx, now, func(q *db.Queries) error {
		c.Queries = q
		clock, err := q.Clock(c.ctx)
		if err != nil {
			return fmt.Errorf("read clock: %w", err)
		}
		if clock.AuthorID != nil {
			c.me = *clock.AuthorID
		}
		return work(c)
	})
	if err != nil {
		return err
	}
	for _, t := range c.touched {
		p.emit(t.topic, t.ids...)
	}
	return nil
}

// asMe is change for work that needs to know who I am.
func (p *Practice) asMe(work func(c *change) error) error {
	return p.change(func(c *change) error {
		if c.me == "" {
			return problem.Invalid("name", "Tell Alongside your name first.")
		}
		return work(c)
	})
}

// newID makes the id of a new record.
func newID() string { return uuid.Must(uuid.NewV7()).String() }

// found gives an absent row its sentence.
func found(err error, message string) error {
	if db.Missing(err) {
		return problem.NotFound(message)
	}
	return err
}

// foundRows is found for a change that counts the rows it reached.
func foundRows(rows int64, err error, message string) error {
	if err == nil && rows == 0 {
		return problem.NotFound(message)
	}
	return err
}

// wrap says what was tried, for the log, and keeps a problem's sentence as it is.
func wrap(err error, tried string) error {
	var told *problem.Error
	if err == nil || errors.As(err, &told) {
		return err
	}
	return fmt.Errorf("%s: %w", tried, err)
}
