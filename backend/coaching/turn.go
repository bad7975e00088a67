package coaching

import (
	"regexp"
	"strings"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/problem"
)

// Turning a note into a goal and back loses no word: what does not fit a title stays a note, and a goal takes its
// commitments and tags along as a checklist and a line of tags.

// TurnIntoGoal makes a note a goal of the side it stands with, and returns the goal's id. The first paragraph becomes
// the title; what follows stays as the note.
func (s *Notes) TurnIntoGoal(id string) (goalID string, err error) {
	defer problem.Catch(&err)
	err = s.alter(id, "turn note into goal", func(c *change, note db.Note) error {
		session, err := c.SessionState(c.ctx, words(note.SessionID))
		if err != nil {
			return found(err, noSession)
		}
		title, rest := headAndRest(note.Body)
		goalID, err = addGoal(c, GoalInput{PersonID: session.PersonID, OwnerID: note.SideID, SessionID: session.ID, Title: title})
		if err != nil {
			return err
		}
		if rest == "" {
			_, err = c.DeleteNote(c.ctx, &c.at, id)
			return err
		}
		_, err = c.SaveNote(c.ctx, db.SaveNoteParams{ID: id, Body: rest, Revision: note.Revision, ChangedAt: c.at})
		return err
	})
	return goalID, err
}

// TurnIntoNote makes a goal a note in a session, with its commitments as a checklist, and takes the goal away.
func (s *Goals) TurnIntoNote(id, sessionID string) (note Note, err error) {
	defer problem.Catch(&err)
	err = s.alter(id, "turn goal into note", func(c *change, goal db.Goal) error {
		session, err := sessionWith(c, sessionID, goal.PersonID)
		if err != nil {
			return err
		}
		if session.EndedAt != nil {
			return problem.Sealed(sealed)
		}
		rows, err := c.ListGoals(c.ctx, db.ListGoalsParams{GoalID: id, PersonID: goal.PersonID, PageSize: 1})
		if err != nil {
			return err
		}
		whole, err := goalFrom(rows[0])
		if err != nil {
			return err
		}
		row, err := addNote(c, session, goal.OwnerID, goalAsMarkdown(whole))
		if err != nil {
			return err
		}
		note = noteFrom(row)
		c.tell(events.Goals, id)
		_, err = c.DeleteGoal(c.ctx, &c.at, id)
		return err
	})
	return note, err
}

func goalAsMarkdown(goal Goal) string {
	var out strings.Builder
	out.WriteString(escape(goal.Title))
	for i, commitment := range goal.Commitments {
		if i == 0 {
			out.WriteString("\n")
		}
		box := "\n- [ ] "
		if commitment.DoneAt != 0 {
			box = "\n- [x] "
		}
		out.WriteString(box + escape(commitment.Text))
	}
	for i, tag := range goal.Tags {
		if i == 0 {
			out.WriteString("\n\n")
		}
		out.WriteString(`\#` + escape(tag) + " ")
	}
	return strings.TrimSpace(out.String())
}

// escape keeps a plain text plain in Markdown.
func escape(text string) string {
	var out strings.Builder
	for i, r := range text {
		if strings.ContainsRune("\\`*_[]<>~|&#", r) || (i == 0 && strings.ContainsRune("+-=:", r)) {
			out.WriteByte('\\')
		}
		out.WriteRune(r)
	}
	return numberedStart.ReplaceAllString(out.String(), `$1\$2`)
}

// numberedStart is a beginning that Markdown would read as a numbered list.
var numberedStart = regexp.MustCompile(`^(\d+)([.)])`)
