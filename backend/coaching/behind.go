package coaching

import (
	"context"

	"alongside/backend/db"
)

// behind fills in what the items of a session are, by one question for each kind. Deleted records too: a session keeps
// what it had.
func (s *Items) behind(ctx context.Context, sessionID string, items []Item) error {
	q := s.Practice.db.Read()
	if await(items) {
		if err := fillFiles(ctx, q, sessionID, items); err != nil {
			return wrap(err, "list files of items")
		}
	}
	for _, each := range []struct {
		kind ItemKind
		fill func(ctx context.Context, q *db.Queries, sessionID string, items []Item) error
	}{{ItemFeedback, fillFeedback}, {ItemReview, fillReviews}, {ItemContent, fillContents}, {ItemEvidence, fillEvidence}} {
		if !holds(items, each.kind) {
			continue
		}
		if err := each.fill(ctx, q, sessionID, items); err != nil {
			return wrap(err, "list "+string(each.kind)+" of session")
		}
	}
	return nil
}

func holds(items []Item, kind ItemKind) bool {
	for _, item := range items {
		if item.Kind == kind {
			return true
		}
	}
	return false
}

func fillFeedback(ctx context.Context, q *db.Queries, sessionID string, items []Item) error {
	rows, err := q.FeedbackInSession(ctx, sessionID)
	for _, row := range rows {
		about := feedbackFrom(row)
		for i := range items {
			if items[i].FeedbackID == row.ID {
				items[i].Feedback = &about
			}
		}
	}
	return err
}

func fillReviews(ctx context.Context, q *db.Queries, sessionID string, items []Item) error {
	rows, err := q.ReviewsInSession(ctx, sessionID)
	for _, row := range rows {
		about, err := reviewFrom(row)
		if err != nil {
			return err
		}
		for i := range items {
			if items[i].ReviewID == row.ID {
				items[i].Review = &about
			}
		}
	}
	return err
}

func fillContents(ctx context.Context, q *db.Queries, sessionID string, items []Item) error {
	rows, err := q.ContentsInSession(ctx, sessionID)
	for _, row := range rows {
		about, err := contentFrom(db.ListContentsRow(row))
		if err != nil {
			return err
		}
		for i := range items {
			if items[i].ContentID == about.ID {
				items[i].Content = &about
			}
		}
	}
	return err
}

func fillEvidence(ctx context.Context, q *db.Queries, sessionID string, items []Item) error {
	rows, err := q.EvidenceInSession(ctx, sessionID)
	for _, row := range rows {
		about, err := evidenceFrom(db.ListEvidenceRow(row))
		if err != nil {
			return err
		}
		for i := range items {
			if items[i].EvidenceID == about.ID {
				items[i].Evidence = &about
			}
		}
	}
	return err
}

// await reports whether items came from the other side that a file belongs to.
func await(items []Item) bool {
	for _, item := range items {
		if (item.Content != nil && item.Content.Awaits != "") || (item.Evidence != nil && item.Evidence.Awaits != "") {
			return true
		}
	}
	return false
}

// fillFiles gives items that came from the other side the files that came with them.
func fillFiles(ctx context.Context, q *db.Queries, sessionID string, items []Item) error {
	rows, err := q.FilesOfItems(ctx, sessionID)
	for _, row := range rows {
		file := StoredFileFrom(row.File)
		for i := range items {
			if items[i].ID == row.ItemID {
				items[i].came(file)
			}
		}
	}
	return err
}

// came gives an item a file that came with it, once.
func (item *Item) came(file StoredFile) {
	switch {
	case item.Content != nil && item.Content.Awaits != "":
		item.Content.File, item.Content.Awaits = &file, ""
	case item.Evidence != nil && item.Evidence.Awaits != "":
		item.Evidence.File, item.Evidence.Awaits = &file, ""
	}
}
