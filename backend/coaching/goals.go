package coaching

import (
	"cmp"
	"context"
	"slices"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/problem"
)

const (
	noGoal      = "This goal is not there any more."
	emptyGoal   = "Say what the goal is."
	goalsOnPage = 100
	otherOwner  = "A goal belongs to one of the two sides."
)

// Goals keeps what each side of a pair wants to reach.
type Goals struct{ Practice *Practice }

// List returns one page of goals with their tags and commitments: open ones first, by person, in the order they were
// put in.
func (s *Goals) List(filter GoalFilter) (page GoalPage, err error) {
	defer problem.Catch(&err)
	rows, err := s.Practice.db.Read().ListGoals(context.Background(), db.ListGoalsParams{
		GoalID: filter.ID, PersonID: filter.PersonID, OwnerID: filter.OwnerID, TagKey: fold(tidy(filter.Tag)),
		State: string(filter.State), ClosedSince: filter.ClosedSince, PageSize: goalsOnPage + 1, PageStart: int64(max(filter.Start, 0)),
	})
	if err != nil {
		return page, wrap(err, "list goals")
	}
	if page.More = len(rows) > goalsOnPage; page.More {
		rows = rows[:goalsOnPage]
	}
	page.Goals = make([]Goal, len(rows))
	for i, row := range rows {
		if page.Goals[i], err = goalFrom(row); err != nil {
			return page, err
		}
	}
	return page, nil
}

// Add writes a new goal at the end of the pair's list, and returns its id.
func (s *Goals) Add(in GoalInput) (id string, err error) {
	defer problem.Catch(&err)
	err = s.Practice.asMe(func(c *change) error {
		id, err = addGoal(c, in)
		return err
	})
	return id, wrap(err, "add goal")
}

func addGoal(c *change, in GoalInput) (string, error) {
	title, err := line("title", in.Title, emptyGoal, longestLine)
	if err != nil {
		return "", err
	}
	if in.OwnerID != c.me && in.OwnerID != in.PersonID {
		return "", problem.Invalid("owner", otherOwner)
	}
	if err := otherSide(c, in.PersonID); err != nil {
		return "", err
	}
	var session *string
	if in.SessionID != "" {
		if _, err := sessionWith(c, in.SessionID, in.PersonID); err != nil {
			return "", err
		}
		session = &in.SessionID
	}
	id := newID()
	c.tell(events.Goals, id)
	return id, c.AddGoal(c.ctx, db.AddGoalParams{
		ID: id, PersonID: in.PersonID, OwnerID: in.OwnerID, Title: title, SessionID: session, AuthorID: c.me, CreatedAt: c.at,
	})
}

// Rename words a goal anew.
func (s *Goals) Rename(id, title string) (err error) {
	defer problem.Catch(&err)
	title, err = line("title", title, emptyGoal, longestLine)
	if err != nil {
		return err
	}
	return s.alter(id, "rename goal", func(c *change, goal db.Goal) error {
		if err := ours(c, goal.AuthorID); err != nil {
			return err
		}
		_, err := c.RenameGoal(c.ctx, title, id)
		return err
	})
}

// SetOwner makes a goal the other side's.
func (s *Goals) SetOwner(id, ownerID string) (err error) {
	defer problem.Catch(&err)
	return s.alter(id, "set goal owner", func(c *change, goal db.Goal) error {
		if ownerID != c.me && ownerID != goal.PersonID {
			return problem.Invalid("owner", otherOwner)
		}
		_, err := c.SetGoalOwner(c.ctx, ownerID, id)
		return err
	})
}

// SetTags gives a goal exactly these tags.
func (s *Goals) SetTags(id string, names []string) (err error) {
	defer problem.Catch(&err)
	return s.alter(id, "tag goal", func(c *change, _ db.Goal) error {
		if err := c.UntagGoal(c.ctx, id, c.me); err != nil {
			return err
		}
		return eachTag(c, names, func(tagID string) error {
			return c.TagGoal(c.ctx, db.TagGoalParams{GoalID: id, TagID: tagID, AuthorID: c.me, CreatedAt: c.at})
		})
	})
}

// Reach says that a goal is reached.
func (s *Goals) Reach(id string) (err error) {
	defer problem.Catch(&err)
	return s.close(id, func(goal db.Goal, at *int64) (reached, dropped *int64) { return cmp.Or(goal.ReachedAt, at), nil })
}

// Drop says that a goal is no longer pursued.
func (s *Goals) Drop(id string) (err error) {
	defer problem.Catch(&err)
	return s.close(id, func(goal db.Goal, at *int64) (reached, dropped *int64) { return nil, cmp.Or(goal.DroppedAt, at) })
}

// Reopen takes back that a goal was reached or dropped.
func (s *Goals) Reopen(id string) (err error) {
	defer problem.Catch(&err)
	return s.close(id, func(db.Goal, *int64) (reached, dropped *int64) { return nil, nil })
}

// close writes when a goal was reached or dropped; a second click keeps the first date.
func (s *Goals) close(id string, how func(goal db.Goal, at *int64) (reached, dropped *int64)) error {
	return s.alter(id, "close goal", func(c *change, goal db.Goal) error {
		reached, dropped := how(goal, &c.at)
		_, err := c.CloseGoal(c.ctx, reached, dropped, id)
		return err
	})
}

// Move puts a goal before another one of the same pair; an empty before puts it last.
func (s *Goals) Move(id, before string) (err error) {
	defer problem.Catch(&err)
	return s.alter(id, "move goal", func(c *change, goal db.Goal) error {
		order, err := c.GoalOrder(c.ctx, goal.PersonID)
		if err != nil {
			return err
		}
		for place, each := range moved(order, id, before) {
			if err := c.PlaceGoal(c.ctx, int64(place+1), each); err != nil {
				return err
			}
		}
		return nil
	})
}

// moved is the order with one id taken out and put in before another, or last.
func moved(order []string, id, before string) []string {
	if id == before {
		return order
	}
	order = slices.DeleteFunc(slices.Clone(order), func(each string) bool { return each == id })
	place := slices.Index(order, before)
	if place < 0 {
		place = len(order)
	}
	return slices.Insert(order, place, id)
}

// Delete takes a goal with its commitments out of every list; Restore brings it back.
func (s *Goals) Delete(id string) (err error) {
	defer problem.Catch(&err)
	return s.alter(id, "delete goal", func(c *change, goal db.Goal) error {
		if err := ours(c, goal.AuthorID); err != nil {
			return err
		}
		_, err := c.DeleteGoal(c.ctx, &c.at, id)
		return err
	})
}

// Restore brings a deleted goal back.
func (s *Goals) Restore(id string) (err error) {
	defer problem.Catch(&err)
	return wrap(s.Practice.asMe(func(c *change) error {
		if _, err := c.FindGoal(c.ctx, id); err != nil {
			return found(err, noGoal)
		}
		c.tell(events.Goals, id)
		_, err := c.RestoreGoal(c.ctx, id)
		return err
	}), "restore goal")
}

// alter changes one goal that is there.
func (s *Goals) alter(id, tried string, work func(c *change, goal db.Goal) error) error {
	return wrap(s.Practice.asMe(func(c *change) error {
		goal, err := findGoal(c, id)
		if err != nil {
			return err
		}
		c.tell(events.Goals, id)
		return work(c, goal)
	}), tried)
}

func findGoal(c *change, id string) (db.Goal, error) {
	goal, err := c.FindGoal(c.ctx, id)
	if err == nil && goal.DeletedAt != nil {
		err = problem.NotFound(noGoal)
	}
	return goal, found(err, noGoal)
}
