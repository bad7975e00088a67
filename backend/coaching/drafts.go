package coaching

import (
	"context"

	"alongside/backend/db"
	"alongside/backend/problem"
)

// Drafts keeps what was typed into a field but not yet added, so that a crash does not take it. A place names the
// field: "session:ID:add", say. Drafts are never shared.
type Drafts struct{ Practice *Practice }

// Find returns what was last typed at a place, empty where nothing waits.
func (s *Drafts) Find(place string) (text string, err error) {
	defer problem.Catch(&err)
	text, err = s.Practice.db.Read().FindDraft(context.Background(), place)
	if db.Missing(err) {
		return "", nil
	}
	return text, wrap(err, "find draft")
}

// Save keeps what stands in a field now; an empty text takes the draft away.
func (s *Drafts) Save(place, text string) (err error) {
	defer problem.Catch(&err)
	text, err = body(text)
	if err != nil {
		return err
	}
	return wrap(s.Practice.change(func(c *change) error {
		if text == "" {
			return c.DeleteDraft(c.ctx, place)
		}
		return c.SaveDraft(c.ctx, place, text, c.at)
	}), "save draft")
}
