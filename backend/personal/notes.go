// Package personal keeps what only I may read: the personal notes beside my sessions. They live in a database file of
// their own, which nothing but this package opens, so that no query, share or export of the rest can reach them. No
// text of a personal note may get into a log, an event or a window title.
package personal

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/problem"
)

//go:embed migrations/*.sql
var embedded embed.FS

// Migrations are the numbered steps of the personal schema.
func Migrations() fs.FS {
	migrations, err := fs.Sub(embedded, "migrations")
	if err != nil {
		panic(err) // only a misspelt constant gets here
	}
	return migrations
}

// longest is the length of a note in bytes, as of a shared one.
const longest = 8 << 20

// Notes keeps my personal notes, one beside each session.
type Notes struct{ desk desk }

type desk struct {
	db   *db.Database
	now  func() time.Time
	emit events.Emit
}

// Note is my personal note beside a session. Revision grows with every save; 0 says that nothing was written yet.
type Note struct {
	SessionID string `json:"sessionId"`
	Body      string `json:"body"`
	Revision  int    `json:"revision"`
	ChangedAt int64  `json:"changedAt"`
}

// Open hands the notes their own database. It is a function and no method, so that the frontend cannot call it.
func Open(notes *Notes, database *db.Database, now func() time.Time, emit events.Emit) {
	notes.desk = desk{database, now, emit}
}

// Find returns my note beside a session, an empty one where I wrote nothing.
func (s *Notes) Find(sessionID string) (note Note, err error) {
	defer problem.Catch(&err)
	row, err := New(s.desk.db.Reader()).FindNote(context.Background(), sessionID)
	if db.Missing(err) {
		return Note{SessionID: sessionID}, nil
	}
	if err != nil {
		return note, fmt.Errorf("find personal note: %w", err)
	}
	return Note{SessionID: row.SessionID, Body: row.Body, Revision: int(row.Revision), ChangedAt: row.ChangedAt}, nil
}

// Save writes my note over the revision that the writer has seen, and returns the next one. It works in every state of
// a session, a sealed one too. A conflict says that another window saved meanwhile: nothing is written then.
func (s *Notes) Save(sessionID, personID, markdown string, revision int) (next int, err error) {
	defer problem.Catch(&err)
	markdown = strings.ReplaceAll(strings.ToValidUTF8(markdown, "\uFFFD"), "\x00", "")
	if len(markdown) > longest {
		return revision, problem.Invalid("body", "This note is longer than 8 MB. Split it over several sessions.")
	}
	ctx, at := context.Background(), s.desk.now().UnixMilli()
	next = revision + 1
	err = s.desk.db.Write(ctx, func(tx *sql.Tx) error {
		q := New(tx)
		row, err := q.FindNote(ctx, sessionID)
		if err == nil && row.Body == markdown {
			next = int(row.Revision)
			return nil
		}
		if err != nil && !db.Missing(err) {
			return fmt.Errorf("find personal note: %w", err)
		}
		rows, err := write(ctx, q, sessionID, personID, markdown, revision, at)
		if err == nil && rows == 0 {
			return problem.Conflict("This note was changed in another window meanwhile. Your text is still here: copy what you need, or let it go.")
		}
		return err
	})
	if err != nil {
		return revision, err
	}
	s.desk.emit(events.Personal, sessionID)
	return next, nil
}

func write(ctx context.Context, q *Queries, sessionID, personID, markdown string, revision int, at int64) (int64, error) {
	if revision == 0 {
		return q.AddNote(ctx, AddNoteParams{SessionID: sessionID, PersonID: personID, Body: markdown, CreatedAt: at})
	}
	return q.SaveNote(ctx, SaveNoteParams{SessionID: sessionID, Body: markdown, Revision: int64(revision), ChangedAt: at})
}

// ForgetPerson deletes my notes beside the sessions with a person, for good.
func ForgetPerson(notes *Notes, personID string) error {
	ctx := context.Background()
	return notes.desk.db.Write(ctx, func(tx *sql.Tx) error {
		if err := New(tx).DeleteNotesOfPerson(ctx, personID); err != nil {
			return fmt.Errorf("forget personal notes: %w", err)
		}
		return nil
	})
}
