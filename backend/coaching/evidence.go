package coaching

import (
	"context"
	"strings"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/problem"
)

const (
	noEvidence     = "This is not in the portfolio any more."
	emptyEntry     = "Write what it shows."
	signedAlready  = "This is signed off. Withdraw the sign-off to change it."
	evidenceOnPage = 50
)

// Evidence keeps the portfolios: mine, and those of my reportees.
type Evidence struct{ Practice *Practice }

// List returns one page of a person's portfolio, newest first.
func (s *Evidence) List(filter EvidenceFilter) (page EvidencePage, err error) {
	defer problem.Catch(&err)
	for field, text := range map[string]string{"from": filter.From, "until": filter.Until} {
		if _, err := day(field, text, nowhere); err != nil {
			return page, err
		}
	}
	page, err = listEvidence(context.Background(), s.Practice.db.Read(), filter, evidenceOnPage)
	return page, wrap(err, "list evidence")
}

func listEvidence(ctx context.Context, q *db.Queries, filter EvidenceFilter, size int64) (page EvidencePage, err error) {
	rows, err := q.ListEvidence(ctx, db.ListEvidenceParams{
		PersonID: filter.PersonID, FindKey: fold(tidy(filter.Text)), TagKey: fold(tidy(filter.Tag)), GoalID: filter.GoalID,
		FromOn: filter.From, UntilOn: filter.Until, PageStart: int64(max(filter.Start, 0)), PageSize: size + 1,
	})
	if err != nil {
		return page, err
	}
	if page.More = int64(len(rows)) > size; page.More {
		rows = rows[:size]
	}
	page.Items = make([]EvidenceItem, len(rows))
	for i, row := range rows {
		if page.Items[i], err = evidenceFrom(row); err != nil {
			return page, err
		}
	}
	return page, nil
}

// Add puts a link or a written entry into a person's portfolio, and returns its id. Files come by their folder.
func (s *Evidence) Add(in EvidenceInput) (id string, err error) {
	defer problem.Catch(&err)
	if in.Kind != EvidenceLink && in.Kind != EvidenceEntry {
		return "", problem.Invalid("kind", "Add a link or write an entry. Files are put into the evidence folder.")
	}
	row, err := in.checked(in.Kind)
	if err != nil {
		return "", err
	}
	err = s.Practice.asMe(func(c *change) error {
		if err := hasPortfolio(c, in.PersonID); err != nil {
			return err
		}
		id = newID()
		c.tell(events.Evidence, id)
		err := c.AddEvidence(c.ctx, db.AddEvidenceParams{
			ID: id, PersonID: in.PersonID, Kind: string(in.Kind), Title: row.Title, TitleKey: row.TitleKey, Url: row.Url, Body: row.Body,
			WordsKey: row.WordsKey, HappenedOn: row.HappenedOn, AuthorID: c.me, CreatedAt: c.at,
		})
		if err != nil {
			return err
		}
		return in.hang(c, id, in.PersonID)
	})
	return id, wrap(err, "add evidence")
}

// Change writes an item anew; its person and kind stay. What is signed off stays as it is.
func (s *Evidence) Change(id string, in EvidenceInput) (err error) {
	defer problem.Catch(&err)
	return s.alter(id, "change evidence", func(c *change, before db.Evidence) error {
		if before.SignedAt != nil {
			return problem.Sealed(signedAlready)
		}
		row, err := in.checked(EvidenceKind(before.Kind))
		if err != nil {
			return err
		}
		row.ID = id
		if _, err := c.ChangeEvidence(c.ctx, row); err != nil {
			return err
		}
		return in.hang(c, id, before.PersonID)
	})
}

// Delete takes an item out of its portfolio; Restore brings it back. The file of one stays in its folder.
func (s *Evidence) Delete(id string) (err error) {
	defer problem.Catch(&err)
	return s.alter(id, "delete evidence", func(c *change, _ db.Evidence) error {
		_, err := c.DeleteEvidence(c.ctx, &c.at, id)
		return err
	})
}

// Restore brings a deleted item back.
func (s *Evidence) Restore(id string) (err error) {
	defer problem.Catch(&err)
	return wrap(s.Practice.asMe(func(c *change) error {
		c.tell(events.Evidence, id)
		rows, err := c.RestoreEvidence(c.ctx, id)
		return foundRows(rows, err, noEvidence)
	}), "restore evidence")
}

// alter changes an item that is not deleted.
func (s *Evidence) alter(id, tried string, work func(c *change, row db.Evidence) error) error {
	return wrap(s.Practice.asMe(func(c *change) error {
		row, err := c.FindEvidence(c.ctx, id)
		if err == nil && row.DeletedAt != nil {
			err = problem.NotFound(noEvidence)
		}
		if err != nil {
			return found(err, noEvidence)
		}
		c.tell(events.Evidence, id)
		return work(c, row)
	}), tried)
}

// checked returns the input as it is kept, or the sentence about the first field that cannot be taken.
func (in EvidenceInput) checked(kind EvidenceKind) (row db.ChangeEvidenceParams, err error) {
	if row.Title, err = line("title", in.Title, emptyTitle, longestLine); err != nil {
		return row, err
	}
	if kind == EvidenceLink {
		if row.Url, err = address(in.URL); err != nil {
			return row, err
		}
	}
	if row.HappenedOn, err = needDay("on", in.On); err != nil {
		return row, err
	}
	if row.Body, err = body(strings.TrimSpace(in.Body)); err != nil {
		return row, err
	}
	if kind == EvidenceEntry && blank(row.Body) {
		return row, problem.Invalid("body", emptyEntry)
	}
	row.TitleKey, row.WordsKey = fold(row.Title), wordsKey(row.Url, row.Body)
	return row, nil
}

// hang gives an item exactly these tags and goals of mine. A goal is one of the person's: as its owner, or of their pair.
func (in EvidenceInput) hang(c *change, id, personID string) error {
	if err := c.UntagEvidence(c.ctx, id, c.me); err != nil {
		return err
	}
	err := eachTag(c, in.Tags, func(tagID string) error {
		return c.TagEvidence(c.ctx, db.TagEvidenceParams{EvidenceID: id, TagID: tagID, AuthorID: c.me, CreatedAt: c.at})
	})
	if err != nil {
		return err
	}
	if err := c.SupportNoGoal(c.ctx, id, c.me); err != nil {
		return err
	}
	for _, goalID := range in.GoalIDs {
		goal, err := findGoal(c, goalID)
		if err != nil {
			return err
		}
		if goal.OwnerID != personID && goal.PersonID != personID {
			return problem.Invalid("goals", "This goal belongs to somebody else.")
		}
		err = c.SupportGoal(c.ctx, db.SupportGoalParams{EvidenceID: id, GoalID: goalID, AuthorID: c.me, CreatedAt: c.at})
		if err != nil {
			return err
		}
	}
	return nil
}

// hasPortfolio refuses whoever has no portfolio here: my manager keeps their own.
func hasPortfolio(c *change, personID string) error {
	person, err := c.FindPerson(c.ctx, personID)
	if err == nil && Relation(person.Relation) == RelationManager {
		return problem.Invalid("person", "A portfolio is yours or one of your reportees'.")
	}
	return found(err, noPerson)
}
