package coaching

import (
	"cmp"
	"context"
	"time"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/problem"
)

const (
	noSession    = "This session is not there any more."
	plainTitle   = "One-to-one"
	untitled     = "Give the session a title."
	sealed       = "This session has ended and keeps its content as it was. Write an addendum instead."
	pageSize     = 60
	earliestYear = 1970
	latestYear   = 9999
)

// Sessions holds one-to-ones and finds them again.
type Sessions struct{ Practice *Practice }

// Start begins a one-to-one with a person at once. What is live with them already is continued, and what was planned
// until today is begun, so that neither a double click nor a prepared agenda makes a second session.
func (s *Sessions) Start(personID string) (id string, err error) {
	defer problem.Catch(&err)
	err = s.Practice.asMe(func(c *change) error {
		id, err = start(c, personID, endOfDay(s.Practice.now()))
		c.tell(events.Sessions, id)
		return err
	})
	return id, wrap(err, "start session")
}

func start(c *change, personID string, tomorrow int64) (string, error) {
	id, err := c.LiveSessionWith(c.ctx, personID)
	if !db.Missing(err) {
		return id, err
	}
	due, err := c.DueSessionWith(c.ctx, personID, &tomorrow)
	if err == nil {
		_, err = c.BeginSession(c.ctx, &c.at, due)
		return due, err
	}
	if !db.Missing(err) {
		return "", err
	}
	return addSession(c, personID, "", nil, &c.at)
}

// Plan prepares a one-to-one for an instant to come, or gone by: it is live only when it is begun. The title may be empty.
func (s *Sessions) Plan(personID, title string, at int64) (id string, err error) {
	defer problem.Catch(&err)
	if err := checkInstant(at); err != nil {
		return "", err
	}
	err = s.Practice.asMe(func(c *change) error {
		id, err = addSession(c, personID, title, &at, nil)
		c.tell(events.Sessions, id)
		return err
	})
	return id, wrap(err, "plan session")
}

// addSession writes a new session; without a title it takes the one that was last used with this person.
func addSession(c *change, personID, title string, plannedAt, startedAt *int64) (string, error) {
	if err := otherSide(c, personID); err != nil {
		return "", err
	}
	if title = tidy(title); title == "" {
		last, err := c.LastTitleWith(c.ctx, personID)
		if err != nil && !db.Missing(err) {
			return "", err
		}
		title = cmp.Or(last, plainTitle)
	}
	title, err := line("title", title, untitled, longestLine)
	if err != nil {
		return "", err
	}
	id := newID()
	err = c.AddSession(c.ctx, db.AddSessionParams{
		ID: id, PersonID: personID, Title: title, TitleKey: fold(title), PlannedAt: plannedAt, StartedAt: startedAt,
		AuthorID: c.me, CreatedAt: c.at,
	})
	if err != nil {
		return "", err
	}
	if _, err := c.TakeInGoalNotes(c.ctx, &id, personID); err != nil {
		return "", err
	}
	return id, standTopics(c, id, personID, title)
}

// otherSide refuses whoever cannot be the other side of a pair.
func otherSide(c *change, personID string) error {
	if personID == c.me {
		return problem.Invalid("person", "Choose somebody else: a one-to-one takes two.")
	}
	_, err := c.FindPerson(c.ctx, personID)
	return found(err, noPerson)
}

// sessionWith finds a session of the pair, and refuses another pair's: what belongs to one must not get into the other.
func sessionWith(c *change, id, personID string) (db.Session, error) {
	session, err := c.SessionState(c.ctx, id)
	if err == nil && session.PersonID != personID {
		return session, problem.Invalid("session", "This session is with somebody else.")
	}
	return session, found(err, noSession)
}

// Begin makes a planned session live now.
func (s *Sessions) Begin(id string) (err error) {
	defer problem.Catch(&err)
	return s.alter(id, "begin session", func(c *change, row db.Session) error {
		if row.StartedAt != nil {
			return nil // a second click
		}
		rows, err := c.BeginSession(c.ctx, &c.at, id)
		if err := foundRows(rows, err, noSession); err != nil {
			return err
		}
		return onlyLive(c, id)
	})
}

// onlyLive refuses what would make a session live beside another one of the same side. The other side's copy may bring
// several: that one of theirs has ended, they may not have shared yet.
func onlyLive(c *change, id string) error {
	beside, err := c.IsLiveBesideAnother(c.ctx, id)
	if err == nil && beside {
		return problem.Conflict("Another one-to-one with this person is live. End it first.")
	}
	return err
}

// Rename gives a session another title.
func (s *Sessions) Rename(id, title string) (err error) {
	defer problem.Catch(&err)
	title, err = line("title", title, untitled, longestLine)
	if err != nil {
		return err
	}
	return s.alter(id, "rename session", func(c *change, row db.Session) error {
		if row.EndedAt != nil {
			return problem.Sealed(sealed)
		}
		if _, err := c.RenameSession(c.ctx, title, fold(title), id); err != nil {
			return err
		}
		return standTopics(c, id, row.PersonID, title)
	})
}

// Replan moves a planned session to another instant; everything prepared stays in it.
func (s *Sessions) Replan(id string, at int64) (err error) {
	defer problem.Catch(&err)
	if err := checkInstant(at); err != nil {
		return err
	}
	return s.alter(id, "replan session", func(c *change, _ db.Session) error {
		rows, err := c.PlanSession(c.ctx, &at, id)
		if err == nil && rows == 0 {
			return problem.Conflict("This session has begun; its date is the day it was held.")
		}
		return err
	})
}

// End seals a live session: its content stays as it is from now on.
func (s *Sessions) End(id string) (err error) {
	defer problem.Catch(&err)
	return s.alter(id, "end session", func(c *change, row db.Session) error {
		if row.EndedAt != nil {
			return nil // a second click
		}
		rows, err := c.EndSession(c.ctx, &c.at, id)
		return foundRows(rows, err, "This session has not begun yet.")
	})
}

// Reopen takes the end back, for an hour after it.
func (s *Sessions) Reopen(id string) (err error) {
	defer problem.Catch(&err)
	return s.alter(id, "reopen session", func(c *change, row db.Session) error {
		if row.EndedAt != nil && c.at > *row.EndedAt+reopenFor.Milliseconds() {
			return problem.Sealed(sealed)
		}
		if _, err := c.ReopenSession(c.ctx, id); err != nil {
			return err
		}
		return onlyLive(c, id)
	})
}

// SetTags gives a session exactly these tags.
func (s *Sessions) SetTags(id string, names []string) (err error) {
	defer problem.Catch(&err)
	return s.alter(id, "tag session", func(c *change, _ db.Session) error {
		if err := c.UntagSession(c.ctx, id, c.me); err != nil {
			return err
		}
		return eachTag(c, names, func(tagID string) error {
			return c.TagSession(c.ctx, db.TagSessionParams{SessionID: id, TagID: tagID, AuthorID: c.me, CreatedAt: c.at})
		})
	})
}

// Delete takes a session with its notes out of every list. Restore brings it back; goals belong to the pair and stay.
func (s *Sessions) Delete(id string) (err error) {
	defer problem.Catch(&err)
	return s.alter(id, "delete session", func(c *change, _ db.Session) error {
		_, err := c.DeleteSession(c.ctx, &c.at, id)
		return err
	})
}

// Restore brings a deleted session back.
func (s *Sessions) Restore(id string) (err error) {
	defer problem.Catch(&err)
	return wrap(s.Practice.asMe(func(c *change) error {
		if _, err := c.FindSession(c.ctx, id); err != nil {
			return found(err, noSession)
		}
		c.tell(events.Sessions, id)
		if _, err := c.RestoreSession(c.ctx, id); err != nil {
			return err
		}
		return onlyLive(c, id)
	}), "restore session")
}

// alter changes one session that is there.
func (s *Sessions) alter(id, tried string, work func(c *change, row db.Session) error) error {
	return wrap(s.Practice.asMe(func(c *change) error {
		row, err := c.SessionState(c.ctx, id)
		if err != nil {
			return found(err, noSession)
		}
		c.tell(events.Sessions, id)
		return work(c, row)
	}), tried)
}

// Find returns one session, a deleted one too.
func (s *Sessions) Find(id string) (session Session, err error) {
	defer problem.Catch(&err)
	row, err := s.Practice.db.Read().FindSession(context.Background(), id)
	if err != nil {
		return session, found(wrap(err, "find session"), noSession)
	}
	return sessionFrom(row.Session, row.Person, row.Tags)
}

func checkInstant(at int64) error {
	if year := time.UnixMilli(at).Year(); year <= earliestYear || year > latestYear {
		return problem.Invalid("plannedAt", "Choose a day for the session.")
	}
	return nil
}

// endOfDay is the first instant of the day after now, where the user is.
func endOfDay(now time.Time) int64 {
	return time.Date(now.Year(), now.Month(), now.Day()+1, 0, 0, 0, 0, now.Location()).UnixMilli()
}
