package coaching

import (
	"context"
	"unicode/utf8"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/problem"
)

// Reason says what praise is for.
type Reason string

// The reasons for kudos.
const (
	ReasonSuccess   Reason = "success"
	ReasonExpertise Reason = "expertise"
	ReasonEffort    Reason = "effort"
	ReasonValue     Reason = "value"
)

// Reasons lists every reason for the generated TypeScript enum.
var Reasons = []struct {
	Value  Reason
	TSName string
}{{ReasonSuccess, "Success"}, {ReasonExpertise, "Expertise"}, {ReasonEffort, "Effort"}, {ReasonValue, "Value"}}

const (
	noKudos      = "These kudos are not there any more."
	kudosOnPage  = 50
	longestEmoji = 32 // bytes: a family of four with skin tones has 25 and more
)

// Praise is one piece of kudos, from its author to the other side of the pair; Body is Markdown.
type Praise struct {
	ID        string `json:"id"`
	PersonID  string `json:"personId"`
	ToID      string `json:"toId"`
	AuthorID  string `json:"authorId"`
	SessionID string `json:"sessionId"`
	Reason    Reason `json:"reason"`
	Emoji     string `json:"emoji"`
	Body      string `json:"body"`
	CreatedAt int64  `json:"createdAt"`
}

// PraiseInput is what kudos are made of. SessionID and Emoji may be empty.
type PraiseInput struct {
	PersonID  string `json:"personId"`
	SessionID string `json:"sessionId"`
	Reason    Reason `json:"reason"`
	Emoji     string `json:"emoji"`
	Body      string `json:"body"`
}

// PraisePage is one page of kudos; More says that another one follows.
type PraisePage struct {
	Kudos []Praise `json:"kudos"`
	More  bool     `json:"more"`
}

// Kudos keeps praise.
type Kudos struct{ Practice *Practice }

// Give writes praise for a person, from me.
func (s *Kudos) Give(in PraiseInput) (praise Praise, err error) {
	defer problem.Catch(&err)
	if err := in.check(); err != nil {
		return praise, err
	}
	err = s.Practice.asMe(func(c *change) error {
		if err := otherSide(c, in.PersonID); err != nil {
			return err
		}
		if in.SessionID != "" {
			if _, err := sessionWith(c, in.SessionID, in.PersonID); err != nil {
				return err
			}
		}
		row, err := c.AddKudos(c.ctx, db.AddKudosParams{
			ID: newID(), PersonID: in.PersonID, ToID: in.PersonID, SessionID: column(in.SessionID), Reason: string(in.Reason),
			Emoji: in.Emoji, Body: in.Body, AuthorID: c.me, CreatedAt: c.at,
		})
		c.tell(events.Kudos, row.ID)
		praise = praiseFrom(row)
		return err
	})
	return praise, wrap(err, "give kudos")
}

// Change words praise of mine anew.
func (s *Kudos) Change(id string, in PraiseInput) (err error) {
	defer problem.Catch(&err)
	if err := in.check(); err != nil {
		return err
	}
	return s.alter(id, "change kudos", func(c *change) (int64, error) {
		return c.ChangeKudos(c.ctx, db.ChangeKudosParams{ID: id, Reason: string(in.Reason), Emoji: in.Emoji, Body: in.Body})
	})
}

// Delete takes praise back; Restore gives it again.
func (s *Kudos) Delete(id string) (err error) {
	defer problem.Catch(&err)
	return s.alter(id, "delete kudos", func(c *change) (int64, error) { return c.DeleteKudos(c.ctx, &c.at, id) })
}

// Restore brings deleted praise back.
func (s *Kudos) Restore(id string) (err error) {
	defer problem.Catch(&err)
	return s.alter(id, "restore kudos", func(c *change) (int64, error) {
		_, err := c.RestoreKudos(c.ctx, id)
		return 1, err
	})
}

// List returns one page of the kudos of a pair, newest first; with a session only what was given there.
func (s *Kudos) List(personID, sessionID string, start int) (page PraisePage, err error) {
	defer problem.Catch(&err)
	rows, err := s.Practice.db.Read().ListKudos(context.Background(), db.ListKudosParams{
		PersonID: personID, SessionID: sessionID, PageSize: kudosOnPage + 1, PageStart: int64(max(start, 0)),
	})
	if err != nil {
		return page, wrap(err, "list kudos")
	}
	if page.More = len(rows) > kudosOnPage; page.More {
		rows = rows[:kudosOnPage]
	}
	page.Kudos = make([]Praise, len(rows))
	for i, row := range rows {
		page.Kudos[i] = praiseFrom(row)
	}
	return page, nil
}

// Find returns kudos by their id, unless they were taken back.
func (s *Kudos) Find(id string) (praise Praise, err error) {
	defer problem.Catch(&err)
	row, err := s.Practice.db.Read().FindKudos(context.Background(), id)
	if err == nil && row.DeletedAt != nil {
		err = problem.NotFound(noKudos)
	}
	if err != nil {
		return praise, wrap(found(err, noKudos), "find kudos")
	}
	return praiseFrom(row), nil
}

// alter changes praise that I wrote myself.
func (s *Kudos) alter(id, tried string, work func(c *change) (int64, error)) error {
	return wrap(s.Practice.asMe(func(c *change) error {
		row, err := c.FindKudos(c.ctx, id)
		if err != nil {
			return found(err, noKudos)
		}
		if row.AuthorID != c.me {
			return problem.Invalid("body", "Only the one who gave these kudos can change them.")
		}
		if err := unshared(c, id); err != nil {
			return err
		}
		c.tell(events.Kudos, id)
		rows, err := work(c)
		return foundRows(rows, err, noKudos)
	}), tried)
}

func (in *PraiseInput) check() (err error) {
	if in.Body, err = body(in.Body); err != nil {
		return err
	}
	if blank(in.Body) {
		return problem.Invalid("body", "Say what you praise.")
	}
	switch in.Reason {
	case ReasonSuccess, ReasonExpertise, ReasonEffort, ReasonValue:
	default:
		return problem.Invalid("reason", "Choose what the kudos are for.")
	}
	in.Emoji = tidy(in.Emoji)
	if len(in.Emoji) > longestEmoji || utf8.RuneCountInString(in.Emoji) > 12 {
		return problem.Invalid("emoji", "One emoji is enough.")
	}
	return nil
}

func praiseFrom(row db.Kudos) Praise {
	return Praise{
		ID: row.ID, PersonID: row.PersonID, ToID: row.ToID, AuthorID: row.AuthorID, SessionID: words(row.SessionID),
		Reason: Reason(row.Reason), Emoji: row.Emoji, Body: row.Body, CreatedAt: row.CreatedAt,
	}
}
