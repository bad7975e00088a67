package importing

import (
	"context"
	"fmt"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/problem"
)

// A file that was the wrong one is taken back as a whole, at once or the next day: its rows, the values as they were
// before it, and the people and metrics that it made, where nothing else hangs on them. What was put into a session or
// changed since is somebody's work by now, and stays.

const (
	pastOnPage = 20
	noImport   = "This import is not there any more."
)

// List returns one page of the imports that were made, newest first; start is how many to pass over.
func (s *Imports) List(start int) (page PastPage, err error) {
	defer problem.Catch(&err)
	rows, err := s.desk.db.Read().ListImports(context.Background(), int64(max(start, 0)), pastOnPage+1)
	if err != nil {
		return page, fmt.Errorf("list imports: %w", err)
	}
	if page.More = len(rows) > pastOnPage; page.More {
		rows = rows[:pastOnPage]
	}
	page.Imports = make([]Past, len(rows))
	for i, row := range rows {
		page.Imports[i] = pastFrom(row)
	}
	return page, nil
}

func pastFrom(row db.Import) Past {
	past := Past{
		ID: row.ID, Kind: Kind(row.Kind), FileName: row.FileName, Added: int(row.Added), Known: int(row.Known), Failed: int(row.Failed),
		CreatedAt: row.CreatedAt,
	}
	if row.UndoneAt != nil {
		past.UndoneAt = *row.UndoneAt
	}
	return past
}

// Undo takes an import back as a whole; Redo brings it back.
func (s *Imports) Undo(id string) (undone Undone, err error) {
	defer problem.Catch(&err)
	err = s.desk.revise(id, "undo import", func(u *undoing, row db.Import) error {
		if row.UndoneAt != nil {
			return nil // a second click
		}
		undone, err = u.undo(row)
		return err
	})
	return undone, err
}

// Redo brings an import back that was taken back, but for what has come in again meanwhile.
func (s *Imports) Redo(id string) (err error) {
	defer problem.Catch(&err)
	return s.desk.revise(id, "redo import", func(u *undoing, row db.Import) error {
		if row.UndoneAt == nil {
			return nil
		}
		return u.redo(row)
	})
}

// undoing is an import that is being taken back or brought back, in one transaction.
type undoing struct {
	*db.Queries
	ctx context.Context
	me  string
	at  int64
}

func (d *desk) revise(id, tried string, work func(u *undoing, row db.Import) error) error {
	now, kind := d.now(), Kind("")
	err := d.db.InTx(context.Background(), now, func(q *db.Queries) error {
		u := &undoing{Queries: q, ctx: context.Background(), at: now.UnixMilli()}
		if err := u.who(); err != nil {
			return fmt.Errorf("%s: %w", tried, err)
		}
		row, err := q.FindImport(u.ctx, id)
		if db.Missing(err) {
			return problem.NotFound(noImport)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", tried, err)
		}
		kind = Kind(row.Kind)
		if err := work(u, row); err != nil {
			return fmt.Errorf("%s: %w", tried, err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	d.tell(kind)
	for _, topic := range []events.Topic{events.People, events.Items, events.Imports} {
		d.emit(topic)
	}
	return nil
}

// who finds out who is writing.
func (u *undoing) who() error {
	clock, err := u.Clock(u.ctx)
	if err == nil && clock.AuthorID != nil {
		u.me = *clock.AuthorID
	}
	return err
}

func (u *undoing) undo(row db.Import) (Undone, error) {
	taken, kept, err := u.takeBack(row)
	if err != nil {
		return Undone{}, err
	}
	// Only now: a person hangs on nothing when the rows about them are gone.
	for _, work := range []func(context.Context, *int64, string) (int64, error){u.UndoImportedPeople, u.UndoImportedMetrics} {
		if _, err := work(u.ctx, &u.at, row.ID); err != nil {
			return Undone{}, err
		}
	}
	if err := u.KeepImportMade(u.ctx, row.ID); err != nil {
		return Undone{}, err
	}
	return Undone{TakenBack: int(taken), Kept: int(kept)}, u.MarkImport(u.ctx, &u.at, row.ID)
}

// takeBack takes back the rows of an import, and says how many, and how many it left.
func (u *undoing) takeBack(row db.Import) (taken, kept int64, err error) {
	switch Kind(row.Kind) {
	case KindMetrics:
		return u.takeBackValues(row.ID)
	case KindReviews:
		if taken, err = u.UndoImportedReviews(u.ctx, &u.at, &row.ID); err == nil {
			kept, err = u.CountImportedReviews(u.ctx, &row.ID)
		}
	default:
		if taken, err = u.UndoImportedFeedback(u.ctx, &u.at, &row.ID); err == nil {
			kept, err = u.CountImportedFeedback(u.ctx, &row.ID)
		}
	}
	return taken, kept, err
}

func (u *undoing) takeBackValues(id string) (taken, kept int64, err error) {
	all, err := u.CountImportedValues(u.ctx, id)
	if err != nil {
		return 0, 0, err
	}
	for _, work := range []func(context.Context, string) (int64, error){u.DropImportedValues, u.RevertImportedValues} {
		rows, err := work(u.ctx, id)
		if err != nil {
			return 0, 0, err
		}
		taken += rows
	}
	return taken, all - taken, nil
}

func (u *undoing) redo(row db.Import) error {
	for _, work := range []func(context.Context, string) (int64, error){u.RedoImportedPeople, u.RedoImportedMetrics} {
		if _, err := work(u.ctx, row.ID); err != nil {
			return err
		}
	}
	var err error
	switch Kind(row.Kind) {
	case KindMetrics:
		_, err = u.RedoImportedValues(u.ctx, u.me, u.at, row.ID)
	case KindReviews:
		_, err = u.RedoImportedReviews(u.ctx, &row.ID, row.UndoneAt)
	default:
		_, err = u.RedoImportedFeedback(u.ctx, &row.ID, row.UndoneAt)
	}
	if err != nil {
		return err
	}
	return u.MarkImport(u.ctx, nil, row.ID)
}
