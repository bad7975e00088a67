package coaching

import (
	"alongside/backend/db"
	"alongside/backend/problem"
)

// about is what a note of a session is about: an item of it, a goal of the pair, or neither.
type about struct{ item, goal *string }

// AddAbout puts a note into a session that is about one of its items or about a goal of the pair; where both ids are
// empty it is about the session. In an ended session it becomes an addendum.
func (s *Notes) AddAbout(sessionID, sideID, itemID, goalID, markdown string) (note Note, err error) {
	defer problem.Catch(&err)
	markdown, err = noteBody(markdown)
	if err != nil {
		return note, err
	}
	err = s.Practice.asMe(func(c *change) error {
		session, err := c.SessionState(c.ctx, sessionID)
		if err != nil {
			return found(err, noSession)
		}
		if sideID != c.me && sideID != session.PersonID {
			return problem.Invalid("side", "A note belongs to one of the two sides.")
		}
		subject, err := subjectOf(c, session, itemID, goalID)
		if err != nil {
			return err
		}
		row, err := addNoteAbout(c, session, sideID, subject, markdown)
		note = noteFrom(row)
		return err
	})
	return note, wrap(err, "add note")
}

// noteBody is the text of a new note, which must not be empty.
func noteBody(markdown string) (string, error) {
	markdown, err := body(markdown)
	if err == nil && blank(markdown) {
		return "", problem.Invalid("body", "Write something first.")
	}
	return markdown, err
}

// subjectOf checks what a note is to be about.
func subjectOf(c *change, session db.Session, itemID, goalID string) (subject about, err error) {
	switch {
	case itemID != "" && goalID != "":
		return subject, problem.Invalid("item", "A note is about one thing.")
	case itemID != "":
		item, err := c.FindItem(c.ctx, itemID)
		if err == nil && (item.SessionID != session.ID || item.DeletedAt != nil) {
			err = problem.NotFound(noItem)
		}
		return about{item: &itemID}, found(err, noItem)
	case goalID != "":
		goal, err := findGoal(c, goalID)
		if err == nil && goal.PersonID != session.PersonID {
			err = problem.NotFound(noGoal)
		}
		return about{goal: &goalID}, err
	}
	return subject, nil
}
