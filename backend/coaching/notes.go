package coaching

import (
	"context"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/problem"
)

const noNote = "This note is not there any more."

// Note is a shared note. It stands in the region of SideID; where AuthorID is somebody else, they noted it for them.
// Revision grows with every save; an addendum was written after the session ended. A topic is a point to be discussed;
// DiscussedAt is 0 until it was. A note may be about an item of the session or about a goal; then that id is filled.
// SessionID is empty for a note about a goal that waits for the next session of the pair.
type Note struct {
	ID          string `json:"id"`
	SessionID   string `json:"sessionId"`
	SideID      string `json:"sideId"`
	AuthorID    string `json:"authorId"`
	ItemID      string `json:"itemId"`
	GoalID      string `json:"goalId"`
	Body        string `json:"body"`
	Addendum    bool   `json:"addendum"`
	Topic       bool   `json:"topic"`
	DiscussedAt int64  `json:"discussedAt"`
	Revision    int    `json:"revision"`
	CreatedAt   int64  `json:"createdAt"`
	ChangedAt   int64  `json:"changedAt"`
}

// Notes keeps the shared notes of sessions.
type Notes struct{ Practice *Practice }

func noteFrom(row db.Note) Note {
	note := Note{
		ID: row.ID, SessionID: words(row.SessionID), SideID: row.SideID, AuthorID: row.AuthorID, Body: row.Body,
		Addendum: row.Addendum != 0, Topic: row.Topic != 0, DiscussedAt: instant(row.DiscussedAt), Revision: int(row.Revision), CreatedAt: row.CreatedAt, ChangedAt: row.ChangedAt,
	}
	note.ItemID, note.GoalID = words(row.ItemID), words(row.GoalID)
	return note
}

// In returns the notes of a session in their order.
func (s *Notes) In(sessionID string) (notes []Note, err error) {
	defer problem.Catch(&err)
	rows, err := s.Practice.db.Read().ListNotes(context.Background(), sessionID)
	if err != nil {
		return nil, wrap(err, "list notes")
	}
	notes = make([]Note, len(rows))
	for i, row := range rows {
		notes[i] = noteFrom(row)
	}
	return notes, nil
}

// Add puts a note into the region of one side, mine or the person's. In an ended session it becomes an addendum.
func (s *Notes) Add(sessionID, sideID, markdown string) (note Note, err error) {
	defer problem.Catch(&err)
	return s.AddAbout(sessionID, sideID, "", "", markdown)
}

func addNote(c *change, session db.Session, sideID, markdown string) (db.Note, error) {
	return addNoteAbout(c, session, sideID, about{}, markdown)
}

func addNoteAbout(c *change, session db.Session, sideID string, about about, markdown string) (db.Note, error) {
	var addendum, topic int64
	switch stateOf(session) {
	case StateEnded:
		addendum = 1
	case StatePlanned:
		topic = 1 // what is written ahead is there to be discussed
	}
	c.tell(events.Notes, session.ID)
	return c.AddNote(c.ctx, db.AddNoteParams{
		ID: newID(), SessionID: &session.ID, SideID: sideID, ItemID: about.item, GoalID: about.goal, Body: markdown,
		Addendum: addendum, Topic: topic, AuthorID: c.me, CreatedAt: c.at,
	})
}

// Save writes the text of a note over the revision that the writer has seen, and returns the next one. A conflict says
// that somebody else saved meanwhile: nothing is written then.
func (s *Notes) Save(id, markdown string, revision int) (next int, err error) {
	defer problem.Catch(&err)
	markdown, err = body(markdown)
	if err != nil {
		return revision, err
	}
	next = revision + 1
	err = s.alter(id, "save note", func(c *change, row db.Note) error {
		if row.Body == markdown {
			next = int(row.Revision)
			return nil
		}
		rows, err := c.SaveNote(c.ctx, db.SaveNoteParams{ID: id, Body: markdown, Revision: int64(revision), ChangedAt: c.at})
		if err == nil && rows == 0 {
			return problem.Conflict("This note was changed in another window meanwhile. Your text is still here: keep it as a note of its own, or let it go.")
		}
		return err
	})
	return next, err
}

// Delete takes a note out of its session; Restore brings it back.
func (s *Notes) Delete(id string) (err error) {
	defer problem.Catch(&err)
	return s.alter(id, "delete note", func(c *change, _ db.Note) error {
		_, err := c.DeleteNote(c.ctx, &c.at, id)
		return err
	})
}

// Restore brings a deleted note back to where it stood, unless its session was sealed meanwhile.
func (s *Notes) Restore(id string) (err error) {
	defer problem.Catch(&err)
	return wrap(s.Practice.asMe(func(c *change) error {
		row, err := c.FindNote(c.ctx, id)
		if err != nil {
			return found(err, noNote)
		}
		if err := unsealed(c, row); err != nil {
			return err
		}
		c.tell(events.Notes, words(row.SessionID))
		_, err = c.RestoreNote(c.ctx, id)
		return err
	}), "restore note")
}

// alter changes one note, unless its session is sealed: then only an addendum can still be changed.
func (s *Notes) alter(id, tried string, work func(c *change, row db.Note) error) error {
	return wrap(s.Practice.asMe(func(c *change) error {
		row, err := openNote(c, id)
		if err != nil {
			return err
		}
		c.tell(events.Notes, words(row.SessionID))
		return work(c, row)
	}), tried)
}

// openNote finds a note that may be changed.
func openNote(c *change, id string) (db.Note, error) {
	row, err := c.FindNote(c.ctx, id)
	if err != nil {
		return row, found(err, noNote)
	}
	if row.DeletedAt != nil {
		return row, problem.NotFound(noNote)
	}
	if err := ours(c, row.AuthorID); err != nil {
		return row, err
	}
	return row, unsealed(c, row)
}

// unsealed refuses a note that its session keeps as it is. A note that no session has taken in is free.
func unsealed(c *change, row db.Note) error {
	if row.SessionID == nil {
		return nil
	}
	session, err := c.SessionState(c.ctx, *row.SessionID)
	if err != nil {
		return found(err, noSession)
	}
	if session.EndedAt != nil && row.Addendum == 0 {
		return problem.Sealed(sealed)
	}
	return nil
}
