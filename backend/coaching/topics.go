package coaching

import (
	"context"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/problem"
)

// A note can be a topic: a point to be discussed. What is written while a session is prepared is one. It waits with the
// pair until it is marked as discussed, whatever happens to the session it was written in; a seal does not stop the mark.

// WaitingTopic is a point that another session of the pair left undiscussed, with that session's title and instant.
type WaitingTopic struct {
	Note         Note   `json:"note"`
	SessionTitle string `json:"sessionTitle"`
	SessionAt    int64  `json:"sessionAt"`
}

// Waiting returns the points that earlier sessions of a session's pair left undiscussed, oldest first.
func (s *Notes) Waiting(sessionID string) (topics []WaitingTopic, err error) {
	defer problem.Catch(&err)
	rows, err := s.Practice.db.Read().ListWaitingTopics(context.Background(), sessionID)
	if err != nil {
		return nil, wrap(err, "list waiting topics")
	}
	topics = make([]WaitingTopic, len(rows))
	for i, row := range rows {
		at := instant(row.Session.StartedAt)
		if at == 0 {
			at = instant(row.Session.PlannedAt)
		}
		topics[i] = WaitingTopic{Note: noteFrom(row.Note), SessionTitle: row.Session.Title, SessionAt: at}
	}
	return topics, nil
}

// Discuss says that a point was discussed, now.
func (s *Notes) Discuss(id string) (err error) {
	defer problem.Catch(&err)
	return s.mark(id, func(c *change, row db.Note) (topic int64, discussedAt *int64) {
		if row.DiscussedAt != nil {
			return 1, row.DiscussedAt // a second click keeps the first date
		}
		return 1, &c.at
	})
}

// Keep makes a note a point that is still to be discussed, in the next session if not in this one.
func (s *Notes) Keep(id string) (err error) {
	defer problem.Catch(&err)
	return s.mark(id, func(*change, db.Note) (int64, *int64) { return 1, nil })
}

// Unkeep makes a point a note like any other: nothing is left to discuss about it.
func (s *Notes) Unkeep(id string) (err error) {
	defer problem.Catch(&err)
	return s.mark(id, func(*change, db.Note) (int64, *int64) { return 0, nil })
}

func (s *Notes) mark(id string, how func(c *change, row db.Note) (topic int64, discussedAt *int64)) error {
	return wrap(s.Practice.asMe(func(c *change) error {
		row, err := c.FindNote(c.ctx, id)
		if err == nil && row.DeletedAt != nil {
			err = problem.NotFound(noNote)
		}
		if err != nil {
			return found(err, noNote)
		}
		topic, discussedAt := how(c, row)
		c.tell(events.Notes, words(row.SessionID))
		_, err = c.MarkTopic(c.ctx, topic, discussedAt, id)
		return err
	}), "mark topic")
}
