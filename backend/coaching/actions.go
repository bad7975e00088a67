package coaching

import (
	"context"
	"math"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/problem"
)

const (
	noAction      = "This action item is not there any more."
	emptyAction   = "Say what is to be done."
	otherAssignee = "It is done by one of the two sides."
	actionsOnPage = 100
)

// Actions keeps action items. With a goal they are its commitments.
type Actions struct{ Practice *Practice }

// List returns one page of action items: open ones by due date, then those that are done, newest first.
func (s *Actions) List(filter ActionFilter) (page ActionPage, err error) {
	defer problem.Catch(&err)
	since := int64(math.MaxInt64)
	if filter.Done {
		since = filter.DoneSince
	}
	rows, err := s.Practice.db.Read().ListActions(context.Background(), db.ListActionsParams{
		PersonID: filter.PersonID, AssigneeID: filter.AssigneeID, CategoryID: filter.CategoryID, DoneSince: since,
		PageSize: actionsOnPage + 1, PageStart: int64(max(filter.Start, 0)),
	})
	if err != nil {
		return page, wrap(err, "list actions")
	}
	if page.More = len(rows) > actionsOnPage; page.More {
		rows = rows[:actionsOnPage]
	}
	page.Actions, err = actionsFrom(rows)
	return page, err
}

// In returns what the pair of a session has open, and what it completed since it last met.
func (s *Actions) In(sessionID string) (in ActionsInSession, err error) {
	defer problem.Catch(&err)
	ctx, q := context.Background(), s.Practice.db.Read()
	session, err := q.SessionState(ctx, sessionID)
	if err != nil {
		return in, found(wrap(err, "find session"), noSession)
	}
	if in.Since, err = q.LastEnded(ctx, sessionID); err != nil {
		return in, wrap(err, "find last session")
	}
	rows, err := q.ListActions(ctx, db.ListActionsParams{
		PersonID: session.PersonID, AsOf: instant(session.EndedAt), DoneSince: in.Since, PageSize: math.MaxInt32,
	})
	if err != nil {
		return in, wrap(err, "list actions of session")
	}
	all, err := actionsFrom(rows)
	if err != nil {
		return in, err
	}
	open := 0
	for open < len(all) && !doneBy(all[open].Action, session.EndedAt) {
		open++
	}
	in.Open, in.Completed = all[:open], all[open:]
	return in, nil
}

// doneBy reports whether an action item was done by the time a session ended; nil is now.
func doneBy(action ActionItem, endedAt *int64) bool {
	return action.DoneAt != 0 && (endedAt == nil || action.DoneAt <= *endedAt)
}

// Add writes a new action item; with a goal it is the goal's last commitment.
func (s *Actions) Add(in ActionInput) (action ActionItem, err error) {
	defer problem.Catch(&err)
	err = s.Practice.asMe(func(c *change) error {
		if err := in.check(c); err != nil {
			return err
		}
		row, err := c.AddAction(c.ctx, db.AddActionParams{
			ID: newID(), PersonID: in.PersonID, GoalID: column(in.GoalID), AssigneeID: in.AssigneeID, Text: in.Text, DueOn: column(in.DueOn),
			CategoryID: column(in.CategoryID), SessionID: column(in.SessionID), ContentID: column(in.ContentID), EvidenceID: column(in.EvidenceID),
			AuthorID: c.me, CreatedAt: c.at,
		})
		action = actionFrom(row)
		tellAction(c, row)
		return err
	})
	return action, wrap(err, "add action")
}

// Change writes an action item anew; its person and session stay.
func (s *Actions) Change(id string, in ActionInput) (err error) {
	defer problem.Catch(&err)
	return s.alter(id, "change action", func(c *change, row db.Action) error {
		in.PersonID, in.SessionID = row.PersonID, ""
		if err := ours(c, row.AuthorID); err != nil {
			return err
		}
		if err := in.check(c); err != nil {
			return err
		}
		if in.PersonID != row.PersonID {
			return problem.Invalid("goal", "This goal belongs to somebody else.")
		}
		c.tell(events.Goals, in.GoalID)
		_, err := c.ChangeAction(c.ctx, db.ChangeActionParams{
			ID: id, AssigneeID: in.AssigneeID, Text: in.Text, DueOn: column(in.DueOn), CategoryID: column(in.CategoryID), GoalID: column(in.GoalID),
			ContentID: column(in.ContentID), EvidenceID: column(in.EvidenceID),
		})
		return err
	})
}

// check cleans what an action item is made of, and sees that everything it points to is there.
func (in *ActionInput) check(c *change) (err error) {
	if in.Text, err = line("text", in.Text, emptyAction, longestLine); err != nil {
		return err
	}
	if _, err := day("dueOn", in.DueOn, nowhere); err != nil {
		return err
	}
	if in.GoalID != "" {
		goal, err := findGoal(c, in.GoalID)
		if err != nil {
			return err
		}
		in.PersonID = goal.PersonID
	}
	if err := otherSide(c, in.PersonID); err != nil {
		return err
	}
	if in.AssigneeID != c.me && in.AssigneeID != in.PersonID {
		return problem.Invalid("assignee", otherAssignee)
	}
	if in.SessionID != "" {
		if _, err := sessionWith(c, in.SessionID, in.PersonID); err != nil {
			return err
		}
	}
	if in.CategoryID != "" {
		if _, err := c.FindCategory(c.ctx, in.CategoryID); err != nil {
			return found(err, noCategory)
		}
	}
	return in.checkOpens(c)
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
	return s.alter(id, "reword action", func(c *change, row db.Action) error {
		if err := ours(c, row.AuthorID); err != nil {
			return err
		}
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
		if err := ours(c, row.AuthorID); err != nil {
			return err
		}
		_, err := c.AssignAction(c.ctx, assigneeID, id)
		return err
	})
}

// Delete takes an action item away; Restore brings it back.
func (s *Actions) Delete(id string) (err error) {
	defer problem.Catch(&err)
	return s.alter(id, "delete action", func(c *change, row db.Action) error {
		if err := ours(c, row.AuthorID); err != nil {
			return err
		}
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

// tellAction tells those who show action items, and those who show the goal of this one.
func tellAction(c *change, row db.Action) {
	c.tell(events.Actions, row.ID)
	if row.GoalID != nil {
		c.tell(events.Goals, *row.GoalID)
	}
}
