package coaching

import (
	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/problem"
)

const (
	noAction      = "This commitment is not there any more."
	emptyAction   = "Say what is to be done."
	otherAssignee = "It is done by one of the two sides."
)

// Actions keeps action items. With a goal they are its commitments.
type Actions struct{ Practice *Practice }

// Commit adds a commitment to a goal, done by me or by the person.
func (s *Actions) Commit(goalID, assigneeID, text string) (action ActionItem, err error) {
	defer problem.Catch(&err)
	err = s.Practice.asMe(func(c *change) error {
		goal, err := findGoal(c, goalID)
		if err != nil {
			return err
		}
		row, err := addCommitment(c, goal, assigneeID, text)
		action = actionFrom(row)
		return err
	})
	return action, wrap(err, "add commitment")
}

func addCommitment(c *change, goal db.Goal, assigneeID, text string) (row db.Action, err error) {
	text, err = line("text", text, emptyAction, longestLine)
	if err != nil {
		return row, err
	}
	if assigneeID != c.me && assigneeID != goal.PersonID {
		return row, problem.Invalid("assignee", otherAssignee)
	}
	c.tell(events.Goals, goal.ID)
	return c.AddAction(c.ctx, db.AddActionParams{
		ID: newID(), PersonID: goal.PersonID, GoalID: &goal.ID, AssigneeID: assigneeID, Text: text, AuthorID: c.me, CreatedAt: c.at,
	})
}

// Check says that an action item is done, today and by me.
func (s *Actions) Check(id string) (err error) {
	defer problem.Catch(&err)
	return s.alter(id, "check action", func(c *change, row db.Action) error {
		if row.DoneAt != nil {
			return nil // a second click keeps the first date
		}
		_, err := c.CheckAction(c.ctx, &c.at, &c.me, id)
		return err
	})
}

// Uncheck takes back that an action item is done.
func (s *Actions) Uncheck(id string) (err error) {
	defer problem.Catch(&err)
	return s.alter(id, "uncheck action", func(c *change, _ db.Action) error {
		_, err := c.CheckAction(c.ctx, nil, nil, id)
		return err
	})
}

// Reword writes the text of an action item anew.
func (s *Actions) Reword(id, text string) (err error) {
	defer problem.Catch(&err)
	text, err = line("text", text, emptyAction, longestLine)
	if err != nil {
		return err
	}
	return s.alter(id, "reword action", func(c *change, _ db.Action) error {
		_, err := c.RewordAction(c.ctx, text, id)
		return err
	})
}

// Assign says which of the pair does it.
func (s *Actions) Assign(id, assigneeID string) (err error) {
	defer problem.Catch(&err)
	return s.alter(id, "assign action", func(c *change, row db.Action) error {
		if assigneeID != c.me && assigneeID != row.PersonID {
			return problem.Invalid("assignee", otherAssignee)
		}
		_, err := c.AssignAction(c.ctx, assigneeID, id)
		return err
	})
}

// Delete takes an action item away; Restore brings it back.
func (s *Actions) Delete(id string) (err error) {
	defer problem.Catch(&err)
	return s.alter(id, "delete action", func(c *change, _ db.Action) error {
		_, err := c.DeleteAction(c.ctx, &c.at, id)
		return err
	})
}

// Restore brings a deleted action item back.
func (s *Actions) Restore(id string) (err error) {
	defer problem.Catch(&err)
	return wrap(s.Practice.asMe(func(c *change) error {
		row, err := c.FindAction(c.ctx, id)
		if err != nil {
			return found(err, noAction)
		}
		tellAction(c, row)
		_, err = c.RestoreAction(c.ctx, id)
		return err
	}), "restore action")
}

func (s *Actions) alter(id, tried string, work func(c *change, row db.Action) error) error {
	return wrap(s.Practice.asMe(func(c *change) error {
		row, err := c.FindAction(c.ctx, id)
		if err == nil && row.DeletedAt != nil {
			err = problem.NotFound(noAction)
		}
		if err != nil {
			return found(err, noAction)
		}
		tellAction(c, row)
		return work(c, row)
	}), tried)
}

func tellAction(c *change, row db.Action) {
	if row.GoalID != nil {
		c.tell(events.Goals, *row.GoalID)
	}
}
