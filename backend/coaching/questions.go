package coaching

import (
	"context"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/problem"
)

const noQuestion = "This question is not in the list any more."

// Question is something to ask in a one-to-one. AskedAt is when the person that was asked for last had it in a session, 0
// for never.
type Question struct {
	ID        string `json:"id"`
	Body      string `json:"body"`
	Theme     string `json:"theme"`
	Own       bool   `json:"own"`
	Favourite bool   `json:"favourite"`
	AskedAt   int64  `json:"askedAt"`
}

// Questions keeps the question bank.
type Questions struct{ Practice *Practice }

// List returns every question, favourites first, then the user's own; personID may be empty.
func (s *Questions) List(personID string) (questions []Question, err error) {
	defer problem.Catch(&err)
	rows, err := s.Practice.db.Read().ListQuestions(context.Background(), personID)
	if err != nil {
		return nil, wrap(err, "list questions")
	}
	questions = make([]Question, len(rows))
	for i, row := range rows {
		questions[i] = questionFrom(row.Question)
		questions[i].AskedAt = row.AskedAt
	}
	return questions, nil
}

func questionFrom(row db.Question) Question {
	return Question{ID: row.ID, Body: row.Body, Theme: row.Theme, Own: row.Own != 0, Favourite: row.Favourite != 0}
}

// Add writes a question of my own.
func (s *Questions) Add(text string) (question Question, err error) {
	defer problem.Catch(&err)
	text, err = line("body", text, "Write the question first.", longestLine)
	if err != nil {
		return question, err
	}
	err = s.Practice.asMe(func(c *change) error {
		c.tell(events.Settings)
		row, err := c.AddQuestion(c.ctx, db.AddQuestionParams{ID: newID(), Body: text, Own: 1, CreatedAt: c.at})
		question = questionFrom(row)
		return err
	})
	return question, wrap(err, "add question")
}

// Favour puts a question on top of the list, or takes it from there.
func (s *Questions) Favour(id string, favourite bool) (err error) {
	defer problem.Catch(&err)
	var mark int64
	if favourite {
		mark = 1
	}
	return s.alter(func(c *change) (int64, error) { return c.FavourQuestion(c.ctx, mark, id) })
}

// Remove takes a question off the list; Restore brings it back.
func (s *Questions) Remove(id string) (err error) {
	defer problem.Catch(&err)
	return s.alter(func(c *change) (int64, error) { return c.DeleteQuestion(c.ctx, &c.at, id) })
}

// Restore brings a question back.
func (s *Questions) Restore(id string) (err error) {
	defer problem.Catch(&err)
	return s.alter(func(c *change) (int64, error) { return c.DeleteQuestion(c.ctx, nil, id) })
}

func (s *Questions) alter(work func(c *change) (int64, error)) error {
	return wrap(s.Practice.asMe(func(c *change) error {
		c.tell(events.Settings)
		rows, err := work(c)
		return foundRows(rows, err, noQuestion)
	}), "change question")
}

// Ask puts a question into a session, as a point of mine to discuss.
func (s *Questions) Ask(id, sessionID string) (note Note, err error) {
	defer problem.Catch(&err)
	err = s.Practice.asMe(func(c *change) error {
		question, err := c.FindQuestion(c.ctx, id)
		if err != nil {
			return found(err, noQuestion)
		}
		session, err := c.SessionState(c.ctx, sessionID)
		if err != nil {
			return found(err, noSession)
		}
		if session.EndedAt != nil {
			return problem.Sealed(sealed)
		}
		row, err := addNote(c, session, c.me, escape(question.Body))
		if err != nil {
			return err
		}
		if _, err := c.MarkTopic(c.ctx, 1, nil, row.ID); err != nil {
			return err
		}
		row.Topic = 1
		note = noteFrom(row)
		c.tell(events.Settings)
		return c.AskQuestion(c.ctx, db.AskQuestionParams{QuestionID: id, NoteID: row.ID, PersonID: session.PersonID, AskedAt: c.at})
	})
	return note, wrap(err, "ask question")
}
