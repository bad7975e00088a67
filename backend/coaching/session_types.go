package coaching

import (
	"context"

	"alongside/backend/events"
	"alongside/backend/problem"
)

// SessionType is a title that is offered for a session.
type SessionType struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// SessionTypes keeps the user's own list of titles to offer.
type SessionTypes struct{ Practice *Practice }

const noType = "This title is not in the list any more."

// firstSessionTypes fills the list at the first start.
func firstSessionTypes(c *change) error {
	for _, name := range []string{"Weekly check-in", "Monthly goal-setting", "Quarterly review", "Career conversation", "Feedback session", "First one-to-one"} {
		if err := c.AddSessionType(c.ctx, newID(), name); err != nil {
			return err
		}
	}
	return nil
}

// List returns the titles in the user's order.
func (s *SessionTypes) List() (types []SessionType, err error) {
	defer problem.Catch(&err)
	rows, err := s.Practice.db.Read().ListSessionTypes(context.Background())
	if err != nil {
		return nil, wrap(err, "list session types")
	}
	types = make([]SessionType, len(rows))
	for i, row := range rows {
		types[i] = SessionType(row)
	}
	return types, nil
}

// Add puts a title at the end of the list.
func (s *SessionTypes) Add(name string) (err error) {
	defer problem.Catch(&err)
	return s.write("", name, func(c *change, name string) error { return c.AddSessionType(c.ctx, newID(), name) })
}

// Rename words a title anew; sessions that bear it keep theirs.
func (s *SessionTypes) Rename(id, name string) (err error) {
	defer problem.Catch(&err)
	return s.write(id, name, func(c *change, name string) error {
		rows, err := c.RenameSessionType(c.ctx, name, id)
		return foundRows(rows, err, noType)
	})
}

// write checks a title before it is written; id is the one that it replaces, empty where it is new.
func (s *SessionTypes) write(id, name string, work func(c *change, name string) error) error {
	name, err := line("name", name, "Write a title first.", longestLine)
	if err != nil {
		return err
	}
	return wrap(s.Practice.asMe(func(c *change) error {
		rows, err := c.ListSessionTypes(c.ctx)
		if err != nil {
			return err
		}
		for _, row := range rows {
			if row.ID != id && fold(row.Name) == fold(name) {
				return problem.Invalid("name", "This title is in the list already.")
			}
		}
		c.tell(events.Settings)
		return work(c, name)
	}), "write session type")
}

// Remove takes a title off the list; sessions that bear it keep it.
func (s *SessionTypes) Remove(id string) (err error) {
	defer problem.Catch(&err)
	return wrap(s.Practice.asMe(func(c *change) error {
		c.tell(events.Settings)
		rows, err := c.DeleteSessionType(c.ctx, id)
		return foundRows(rows, err, noType)
	}), "remove session type")
}
