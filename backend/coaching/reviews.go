package coaching

import (
	"context"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/problem"
)

const (
	noReview      = "This review is not there any more."
	reviewsOnPage = 50
)

// Reviews keeps the scored reviews of a person's work.
type Reviews struct{ Practice *Practice }

// List returns one page of the reviews of a person's work, newest first; start is how many to pass over.
func (s *Reviews) List(personID string, start int) (page ReviewPage, err error) {
	defer problem.Catch(&err)
	rows, err := s.Practice.db.Read().ListReviews(context.Background(), personID, int64(max(start, 0)), reviewsOnPage+1)
	if err != nil {
		return page, wrap(err, "list reviews")
	}
	if page.More = len(rows) > reviewsOnPage; page.More {
		rows = rows[:reviewsOnPage]
	}
	page.Items = make([]Review, len(rows))
	for i, row := range rows {
		if page.Items[i], err = reviewFrom(row); err != nil {
			return page, err
		}
	}
	return page, nil
}

// Find returns one review, unless it was deleted.
func (s *Reviews) Find(id string) (review Review, err error) {
	defer problem.Catch(&err)
	row, err := s.Practice.db.Read().FindReview(context.Background(), id)
	if err == nil && row.DeletedAt != nil {
		err = problem.NotFound(noReview)
	}
	if err != nil {
		return review, wrap(found(err, noReview), "find review")
	}
	return reviewFrom(row)
}

// Add keeps a new review, and returns its id.
func (s *Reviews) Add(in ReviewInput) (id string, err error) {
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
		_, err := c.AddReview(c.ctx, db.AddReviewParams{
			ID: id, PersonID: in.PersonID, ReviewedOn: row.ReviewedOn, Reviewer: row.Reviewer, Subject: row.Subject, Score: row.Score,
			ScoreMax: row.ScoreMax, Criteria: row.Criteria, Body: row.Body, Tone: row.Tone, AuthorID: c.me, CreatedAt: c.at,
		})
		return err
	})
	return id, wrap(err, "add review")
}

// Change writes a review anew; it stays with its person.
func (s *Reviews) Change(id string, in ReviewInput) (err error) {
	defer problem.Catch(&err)
	row, err := in.checked()
	if err != nil {
		return err
	}
	row.ID = id
	return s.alter(id, "change review", func(c *change) (int64, error) { return c.ChangeReview(c.ctx, row) })
}

// Delete takes a review out of every list; Restore brings it back.
func (s *Reviews) Delete(id string) (err error) {
	defer problem.Catch(&err)
	return s.alter(id, "delete review", func(c *change) (int64, error) { return c.DeleteReview(c.ctx, &c.at, id) })
}

// Restore brings a deleted review back.
func (s *Reviews) Restore(id string) (err error) {
	defer problem.Catch(&err)
	return s.alter(id, "restore review", func(c *change) (int64, error) { return c.RestoreReview(c.ctx, id) })
}

func (s *Reviews) alter(id, tried string, work func(c *change) (int64, error)) error {
	return wrap(s.Practice.asMe(func(c *change) error {
		c.tell(events.Feedback, id)
		rows, err := work(c)
		return foundRows(rows, err, noReview)
	}), tried)
}
