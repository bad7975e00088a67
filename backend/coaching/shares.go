package coaching

import (
	"context"
	"fmt"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/problem"
)

const noShare = "This is not on record as shared any more."

// Shares tells what was shared of sessions, and what changed since.
type Shares struct{ Practice *Practice }

// In returns what was shared of a session.
func (s *Shares) In(sessionID string) (shared Shared, err error) {
	defer problem.Catch(&err)
	ctx, q := context.Background(), s.Practice.db.Read()
	rows, err := q.SharesOfSession(ctx, sessionID)
	if err != nil {
		return shared, wrap(err, "list shares")
	}
	acknowledgements, err := q.AcknowledgementsOfSession(ctx, sessionID)
	if err != nil {
		return shared, wrap(err, "list acknowledgements")
	}
	changed, err := q.ChangedSinceShare(ctx, sessionID)
	return Shared{Shares: sharesFrom(rows, acknowledgements), ChangedSince: int(changed)}, wrap(err, "count changes since share")
}

// TakeBack forgets a share that came to nothing: a mail draft that was not sent, a file that was not handed over. What went
// as a pack or was mailed from here is on its way, and stays on record.
func (s *Shares) TakeBack(id string) (err error) {
	defer problem.Catch(&err)
	return wrap(s.Practice.asMe(func(c *change) error {
		share, err := c.FindShare(c.ctx, id)
		if db.Missing(err) || (err == nil && share.AuthorID != c.me) {
			return problem.NotFound(noShare)
		}
		if err != nil {
			return err
		}
		rows, err := c.DeleteShare(c.ctx, id)
		if err == nil && rows == 0 {
			return problem.Conflict("This is on its way already and cannot be called back.")
		}
		c.tell(events.Shares, share.SessionID)
		c.tell(events.Mails)
		return err
	}), "take share back")
}

// NewShare is a share as it goes on record. Without an id it gets one; without an author it is mine.
type NewShare struct {
	ID        string
	SessionID string
	Purpose   Purpose
	Via       Via
	AuthorID  string
	SharedAt  int64
}

// NoteShare puts a share on record with the present clock, within a transaction of another package, and returns its id.
// That package tells events.Shares with the id of the session after the commit.
func NoteShare(ctx context.Context, q *db.Queries, in NewShare) (id string, err error) {
	clock, err := q.Clock(ctx)
	if err != nil {
		return "", fmt.Errorf("read clock: %w", err)
	}
	if in.ID == "" {
		in.ID = newID()
	}
	if in.AuthorID == "" {
		in.AuthorID = words(clock.AuthorID)
	}
	err = q.AddShare(ctx, db.AddShareParams{
		ID: in.ID, SessionID: in.SessionID, Purpose: string(in.Purpose), Via: string(in.Via), SharedAt: in.SharedAt,
		Clock: clock.Hlc, AuthorID: in.AuthorID,
	})
	if err != nil {
		return "", fmt.Errorf("note share: %w", err)
	}
	return in.ID, nil
}
