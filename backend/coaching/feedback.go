package coaching

import (
	"context"
	"strings"
	"time"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/problem"
)

const (
	noFeedback     = "This feedback is not there any more."
	emptyFeedback  = "Write what was said, or give a rating."
	feedbackOnPage = 50
)

// Feedback keeps what customers said about a person.
type Feedback struct{ Practice *Practice }

// FeedbackItem is one piece of feedback. Rating and RatingMax are numbers as text, empty where there is none; Percent is
// their ratio, -1 then. Imported says that it came from a file.
type FeedbackItem struct {
	ID         string `json:"id"`
	PersonID   string `json:"personId"`
	ReceivedOn string `json:"receivedOn"`
	Source     string `json:"source"`
	Customer   string `json:"customer"`
	Body       string `json:"body"`
	Rating     string `json:"rating"`
	RatingMax  string `json:"ratingMax"`
	Percent    int    `json:"percent"`
	Tone       Tone   `json:"tone"`
	Imported   bool   `json:"imported"`
	AuthorID   string `json:"authorId"`
	CreatedAt  int64  `json:"createdAt"`
}

// FeedbackInput is what is entered about one: a day, and words or a rating.
type FeedbackInput struct {
	PersonID   string `json:"personId"`
	ReceivedOn string `json:"receivedOn"`
	Source     string `json:"source"`
	Customer   string `json:"customer"`
	Body       string `json:"body"`
	Rating     string `json:"rating"`
	RatingMax  string `json:"ratingMax"`
	Tone       Tone   `json:"tone"`
}

// FeedbackPage is one page of feedback.
type FeedbackPage struct {
	Items []FeedbackItem `json:"items"`
	More  bool           `json:"more"`
}

// List returns one page of the feedback about a person, newest first; start is how many to pass over.
func (s *Feedback) List(personID string, start int) (page FeedbackPage, err error) {
	defer problem.Catch(&err)
	rows, err := s.Practice.db.Read().ListFeedback(context.Background(), personID, int64(max(start, 0)), feedbackOnPage+1)
	if err != nil {
		return page, wrap(err, "list feedback")
	}
	if page.More = len(rows) > feedbackOnPage; page.More {
		rows = rows[:feedbackOnPage]
	}
	page.Items = make([]FeedbackItem, len(rows))
	for i, row := range rows {
		page.Items[i] = feedbackFrom(row)
	}
	return page, nil
}

// Find returns one piece of feedback, unless it was deleted.
func (s *Feedback) Find(id string) (item FeedbackItem, err error) {
	defer problem.Catch(&err)
	row, err := s.Practice.db.Read().FindFeedback(context.Background(), id)
	if err == nil && row.DeletedAt != nil {
		err = problem.NotFound(noFeedback)
	}
	if err != nil {
		return item, wrap(found(err, noFeedback), "find feedback")
	}
	return feedbackFrom(row), nil
}

// Add keeps a new piece of feedback, and returns its id.
func (s *Feedback) Add(in FeedbackInput) (id string, err error) {
	defer problem.Catch(&err)
	row, err := in.checked()
	if err != nil {
		return "", err
	}
	err = s.Practice.asMe(func(c *change) error {
		if err := otherSide(c, in.PersonID); err != nil {
			return err
		}
		id = newID()
		c.tell(events.Feedback, id)
		_, err := c.AddFeedback(c.ctx, db.AddFeedbackParams{
			ID: id, PersonID: in.PersonID, ReceivedOn: row.ReceivedOn, Source: row.Source, Customer: row.Customer, Body: row.Body,
			Rating: row.Rating, RatingMax: row.RatingMax, Tone: row.Tone, AuthorID: c.me, CreatedAt: c.at,
		})
		return err
	})
	return id, wrap(err, "add feedback")
}

// Change writes a piece of feedback anew; it stays with its person.
func (s *Feedback) Change(id string, in FeedbackInput) (err error) {
	defer problem.Catch(&err)
	row, err := in.checked()
	if err != nil {
		return err
	}
	row.ID = id
	return s.alter(id, "change feedback", func(c *change) (int64, error) { return c.ChangeFeedback(c.ctx, row) })
}

// Delete takes feedback out of every list; Restore brings it back.
func (s *Feedback) Delete(id string) (err error) {
	defer problem.Catch(&err)
	return s.alter(id, "delete feedback", func(c *change) (int64, error) { return c.DeleteFeedback(c.ctx, &c.at, id) })
}

// Restore brings deleted feedback back.
func (s *Feedback) Restore(id string) (err error) {
	defer problem.Catch(&err)
	return s.alter(id, "restore feedback", func(c *change) (int64, error) { return c.RestoreFeedback(c.ctx, id) })
}

func (s *Feedback) alter(id, tried string, work func(c *change) (int64, error)) error {
	return wrap(s.Practice.asMe(func(c *change) error {
		c.tell(events.Feedback, id)
		rows, err := work(c)
		return foundRows(rows, err, noFeedback)
	}), tried)
}

// checked returns the input as it is kept, or the sentence about the first field that cannot be taken.
func (in FeedbackInput) checked() (row db.ChangeFeedbackParams, err error) {
	if row.ReceivedOn, err = needDay("receivedOn", in.ReceivedOn); err != nil {
		return row, err
	}
	if row.Source, err = short("source", in.Source); err != nil {
		return row, err
	}
	if row.Customer, err = short("customer", in.Customer); err != nil {
		return row, err
	}
	if row.Rating, row.RatingMax, err = scaled("rating", in.Rating, in.RatingMax); err != nil {
		return row, err
	}
	if row.Body, err = body(strings.TrimSpace(in.Body)); err != nil {
		return row, err
	}
	if blank(row.Body) && row.Rating == nil {
		return row, problem.Invalid("body", emptyFeedback)
	}
	row.Tone = string(in.Tone)
	return row, in.Tone.checked()
}

// needDay checks a day that must be given, like 2026-01-31.
func needDay(field, text string) (string, error) {
	if text == "" {
		return "", problem.Invalid(field, "Say which day it was.")
	}
	_, err := day(field, text, time.UTC)
	return text, err
}

func feedbackFrom(row db.Feedback) FeedbackItem {
	return FeedbackItem{
		ID: row.ID, PersonID: row.PersonID, ReceivedOn: row.ReceivedOn, Source: row.Source, Customer: row.Customer, Body: row.Body,
		Rating: written(row.Rating), RatingMax: written(row.RatingMax), Percent: percent(row.Rating, row.RatingMax), Tone: Tone(row.Tone),
		Imported: row.ImportKey != nil, AuthorID: row.AuthorID, CreatedAt: row.CreatedAt,
	}
}
