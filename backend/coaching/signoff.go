package coaching

import (
	"cmp"

	"alongside/backend/db"
	"alongside/backend/problem"
)

const longestComment = 1000 // characters

// SignOff says that I vouch for an item of my reportee's portfolio. Done again it words the comment anew and keeps the
// first date.
func (s *Evidence) SignOff(id, comment string) (err error) {
	defer problem.Catch(&err)
	comment, err = fewLines("comment", comment, longestComment)
	if err != nil {
		return err
	}
	return s.alter(id, "sign evidence off", func(c *change, row db.Evidence) error {
		if err := mayVouch(c, row); err != nil {
			return err
		}
		_, err := c.SignEvidence(c.ctx, db.SignEvidenceParams{
			ID: id, SignedAt: cmp.Or(row.SignedAt, &c.at), SignedBy: cmp.Or(row.SignedBy, &c.me), SignedComment: comment,
		})
		return err
	})
}

// WithdrawSignOff takes back that I vouch for an item.
func (s *Evidence) WithdrawSignOff(id string) (err error) {
	defer problem.Catch(&err)
	return s.alter(id, "withdraw sign-off", func(c *change, row db.Evidence) error {
		if err := mayVouch(c, row); err != nil {
			return err
		}
		_, err := c.SignEvidence(c.ctx, db.SignEvidenceParams{ID: id})
		return err
	})
}

// RestoreSignOff takes a withdrawal back: the sign-off is as it was, with its date.
func (s *Evidence) RestoreSignOff(id, comment string, at int64) (err error) {
	defer problem.Catch(&err)
	comment, err = fewLines("comment", comment, longestComment)
	if err != nil {
		return err
	}
	return s.alter(id, "restore sign-off", func(c *change, row db.Evidence) error {
		if err := mayVouch(c, row); err != nil {
			return err
		}
		if at < row.CreatedAt || at > c.at {
			return problem.Invalid("at", "Nothing was signed off at that time.")
		}
		_, err := c.SignEvidence(c.ctx, db.SignEvidenceParams{ID: id, SignedAt: &at, SignedBy: &c.me, SignedComment: comment})
		return err
	})
}

// mayVouch refuses my own portfolio: my manager vouches for that.
func mayVouch(c *change, row db.Evidence) error {
	if row.PersonID == c.me {
		return problem.Invalid("person", "Your own portfolio is signed off by your manager.")
	}
	return nil
}
