package coaching

import (
	"alongside/backend/db"
	"alongside/backend/problem"
)

// AddContent puts an item of the library into a session.
func (s *Items) AddContent(sessionID, contentID string) (item Item, err error) {
	defer problem.Catch(&err)
	err = s.within(sessionID, "add content to session", func(c *change, session db.Session) error {
		content, err := c.FindContent(c.ctx, contentID)
		if err == nil && content.DeletedAt != nil {
			err = problem.NotFound(noContent)
		}
		if err != nil {
			return found(err, noContent)
		}
		item, err = put(c, session, db.AddItemParams{ContentID: &contentID})
		return err
	})
	return item, err
}

// AddEvidence puts an item of a portfolio into a session of its person, or of mine.
func (s *Items) AddEvidence(sessionID, evidenceID string) (item Item, err error) {
	defer problem.Catch(&err)
	err = s.within(sessionID, "add evidence to session", func(c *change, session db.Session) error {
		evidence, err := evidenceOfPair(c, evidenceID, session.PersonID)
		if err == nil && evidence.DeletedAt != nil {
			err = problem.NotFound(noEvidence)
		}
		if err != nil {
			return err
		}
		item, err = put(c, session, db.AddItemParams{EvidenceID: &evidenceID})
		return err
	})
	return item, err
}

// put is addItem that returns what people see.
func put(c *change, session db.Session, in db.AddItemParams) (Item, error) {
	row, err := addItem(c, session, in)
	if err != nil {
		return Item{}, err
	}
	return itemFrom(row)
}
