package coaching

import (
	"cmp"
	"context"
	"slices"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/problem"
)

const noSaved = "This is no longer among the saved items."

// SavedItem is feedback or a review that waits for the next session with its person; of the two one is filled.
type SavedItem struct {
	ID        string        `json:"id"`
	PersonID  string        `json:"personId"`
	Feedback  *FeedbackItem `json:"feedback,omitempty"`
	Review    *Review       `json:"review,omitempty"`
	AuthorID  string        `json:"authorId"`
	CreatedAt int64         `json:"createdAt"`
}

// Saved keeps what was saved for discussion.
type Saved struct{ Practice *Practice }

// List returns what waits for the next session with a person, the first that was saved first.
func (s *Saved) List(personID string) (items []SavedItem, err error) {
	defer problem.Catch(&err)
	ctx, q := context.Background(), s.Practice.db.Read()
	feedback, err := q.ListSavedFeedback(ctx, personID)
	if err != nil {
		return nil, wrap(err, "list saved feedback")
	}
	reviews, err := q.ListSavedReviews(ctx, personID)
	if err != nil {
		return nil, wrap(err, "list saved reviews")
	}
	items = []SavedItem{}
	for _, row := range feedback {
		item := savedFrom(row.SavedItem)
		about := feedbackFrom(row.Feedback)
		item.Feedback = &about
		items = append(items, item)
	}
	for _, row := range reviews {
		item := savedFrom(row.SavedItem)
		about, err := reviewFrom(row.Review)
		if err != nil {
			return nil, err
		}
		item.Review = &about
		items = append(items, item)
	}
	slices.SortFunc(items, func(a, b SavedItem) int {
		return cmp.Or(cmp.Compare(a.CreatedAt, b.CreatedAt), cmp.Compare(a.ID, b.ID))
	})
	return items, nil
}

func savedFrom(row db.SavedItem) SavedItem {
	return SavedItem{ID: row.ID, PersonID: row.PersonID, AuthorID: row.AuthorID, CreatedAt: row.CreatedAt}
}

// SaveFeedback saves feedback for the next session with its person, once.
func (s *Saved) SaveFeedback(feedbackID string) (err error) {
	defer problem.Catch(&err)
	return wrap(s.Practice.asMe(func(c *change) error {
		row, err := c.FindFeedback(c.ctx, feedbackID)
		if err != nil {
			return found(err, noFeedback)
		}
		return save(c, row.PersonID, &feedbackID, nil)
	}), "save feedback for discussion")
}

// SaveReview saves a review for the next session with its person, once.
func (s *Saved) SaveReview(reviewID string) (err error) {
	defer problem.Catch(&err)
	return wrap(s.Practice.asMe(func(c *change) error {
		row, err := c.FindReview(c.ctx, reviewID)
		if err != nil {
			return found(err, noReview)
		}
		return save(c, row.PersonID, nil, &reviewID)
	}), "save review for discussion")
}

// save lets feedback or a review wait; what waits already goes on waiting.
func save(c *change, personID string, feedbackID, reviewID *string) error {
	c.tell(events.Items)
	_, err := c.SavedLike(c.ctx, feedbackID, reviewID)
	if !db.Missing(err) {
		return err
	}
	_, err = c.SaveItem(c.ctx, db.SaveItemParams{
		ID: newID(), PersonID: personID, FeedbackID: feedbackID, ReviewID: reviewID, AuthorID: c.me, CreatedAt: c.at,
	})
	return err
}

// Unsave lets an item wait no longer.
func (s *Saved) Unsave(id string) (err error) {
	defer problem.Catch(&err)
	return wrap(s.Practice.asMe(func(c *change) error {
		c.tell(events.Items)
		rows, err := c.UnsaveItem(c.ctx, &c.at, id)
		return foundRows(rows, err, noSaved)
	}), "unsave item")
}

// AddSaved puts a saved item into a session with its person; it no longer waits then.
func (s *Items) AddSaved(sessionID, savedID string) (err error) {
	defer problem.Catch(&err)
	return s.within(sessionID, "add saved item to session", func(c *change, session db.Session) error {
		row, err := c.FindSaved(c.ctx, savedID)
		if err != nil {
			return found(err, noSaved)
		}
		if row.PersonID != session.PersonID {
			return problem.Invalid("session", "This was saved for somebody else.")
		}
		if _, err := addItem(c, session, db.AddItemParams{FeedbackID: row.FeedbackID, ReviewID: row.ReviewID}); err != nil {
			return err
		}
		_, err = c.UnsaveItem(c.ctx, &c.at, savedID)
		return err
	})
}

// waitAgain lets feedback or a review that was taken out of a session wait for the next one.
func waitAgain(c *change, row db.SessionItem) error {
	if row.FeedbackID == nil && row.ReviewID == nil {
		return nil
	}
	session, err := c.SessionState(c.ctx, row.SessionID)
	if err != nil {
		return err
	}
	return save(c, session.PersonID, row.FeedbackID, row.ReviewID)
}

// waitNoMore is waitAgain taken back.
func waitNoMore(c *change, row db.SessionItem) error {
	saved, err := c.SavedLike(c.ctx, row.FeedbackID, row.ReviewID)
	if db.Missing(err) {
		return nil
	}
	if err == nil {
		_, err = c.UnsaveItem(c.ctx, &c.at, saved.ID)
	}
	return err
}
