package coaching

import (
	"context"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/problem"
)

// A goal lives longer than a session, and so do the notes about it: here they are read over all sessions of the pair,
// and written between two of them. Such a note stands in no session until the next one takes it in, as a point to be
// discussed.

// GoalNote is a note about a goal with the session it stands in: its title and instant, empty where it waits for the
// next one, and whether it has ended.
type GoalNote struct {
	Note         Note   `json:"note"`
	SessionTitle string `json:"sessionTitle"`
	SessionAt    int64  `json:"sessionAt"`
	Sealed       bool   `json:"sealed"`
}

// AboutGoals returns the notes about the goals of a pair, newest first.
func (s *Notes) AboutGoals(personID string) (notes []GoalNote, err error) {
	defer problem.Catch(&err)
	rows, err := s.Practice.db.Read().ListGoalNotes(context.Background(), personID)
	if err != nil {
		return nil, wrap(err, "list notes about goals")
	}
	notes = make([]GoalNote, len(rows))
	for i, row := range rows {
		notes[i] = GoalNote{Note: noteFrom(row.Note), SessionTitle: row.SessionTitle, SessionAt: row.SessionAt, Sealed: row.Sealed != 0}
	}
	return notes, nil
}

// AddToGoal notes something about a goal for me: in the session of the pair that is live or comes next, and where there
// is none, for the one that will be.
func (s *Notes) AddToGoal(goalID, markdown string) (note Note, err error) {
	defer problem.Catch(&err)
	markdown, err = noteBody(markdown)
	if err != nil {
		return note, err
	}
	err = s.Practice.asMe(func(c *change) error {
		goal, err := findGoal(c, goalID)
		if err != nil {
			return err
		}
		row, err := addToGoal(c, goal, markdown)
		note = noteFrom(row)
		return err
	})
	return note, wrap(err, "add note about goal")
}

func addToGoal(c *change, goal db.Goal, markdown string) (db.Note, error) {
	session, err := c.OpenSessionWith(c.ctx, c.at, goal.PersonID)
	if err == nil {
		return addNoteAbout(c, session, c.me, about{goal: &goal.ID}, markdown)
	}
	if !db.Missing(err) {
		return db.Note{}, err
	}
	c.tell(events.Notes)
	return c.AddNote(c.ctx, db.AddNoteParams{
		ID: newID(), SideID: c.me, GoalID: &goal.ID, Body: markdown, Topic: 1, AuthorID: c.me, CreatedAt: c.at,
	})
}
