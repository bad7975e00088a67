package sample

import (
	"context"
	"fmt"
	"time"

	"alongside/backend/db"
	"alongside/backend/events"
)

// Records are an installation to be written, every one with its date. Private are my personal notes, which go into
// their own database.
type Records struct {
	People      []db.AddPersonParams
	Sessions    []db.PutSessionParams
	Notes       []db.PutNoteParams
	Goals       []db.PutGoalParams
	Actions     []db.PutActionParams
	Kudos       []db.AddKudosParams
	Feedback    []db.AddFeedbackParams
	Reviews     []db.AddReviewParams
	Saved       []db.SaveItemParams
	SessionTags []Tagging
	GoalTags    []Tagging
	Private     []PrivateNote
	Metrics     []db.PutMetricParams
	Values      []db.PutMetricValueParams // MetricID is the name_key of its metric, which may be here already
	Items       []db.PutItemParams        // the same for those that are metrics
	Papers      []Paper                   // files, which go into their folders

	Contents      []db.PutContentParams
	Evidence      []db.PutEvidenceParams
	ContentTags   []Tagging
	EvidenceTags  []Tagging
	EvidenceGoals []db.SupportGoalParams
}

// Tagging is a tag, in lower case, on a record.
type Tagging struct {
	RecordID, Tag, AuthorID string
	At                      int64
}

// PrivateNote is a personal note beside a session.
type PrivateNote struct{ SessionID, PersonID, Body string }

// Write fills a database with as many records as the size says, in one transaction, and with a first me if there is
// none. Personal notes are left out: this is for tests and benchmarks.
func Write(ctx context.Context, database *db.Database, now time.Time, size Size) error {
	me, err := whoIAm(ctx, database, func() time.Time { return now }, func(events.Topic, ...string) {})
	if err != nil {
		return err
	}
	records := Plan(size, now, me)
	return wrap(database.InTx(ctx, now, func(q *db.Queries) error { return write(ctx, q, records) }), "write sample")
}

func (r Records) ids() []string {
	ids := make([]string, len(r.People))
	for i, person := range r.People {
		ids[i] = person.ID
	}
	return ids
}

// write puts the records in, in the order in which they refer to each other.
func write(ctx context.Context, q *db.Queries, r Records) error {
	for _, person := range r.People {
		if _, err := q.AddPerson(ctx, person); err != nil {
			return fmt.Errorf("write people: %w", err)
		}
	}
	if err := each(ctx, "sessions", r.Sessions, q.PutSession); err != nil {
		return err
	}
	if err := each(ctx, "goals", r.Goals, q.PutGoal); err != nil {
		return err
	}
	if err := each(ctx, "notes", r.Notes, q.PutNote); err != nil {
		return err
	}
	if err := each(ctx, "contents", r.Contents, q.PutContent); err != nil {
		return err
	}
	if err := each(ctx, "evidence", r.Evidence, q.PutEvidence); err != nil {
		return err
	}
	if err := each(ctx, "goals of evidence", r.EvidenceGoals, q.SupportGoal); err != nil {
		return err
	}
	if err := each(ctx, "actions", r.Actions, q.PutAction); err != nil {
		return err
	}
	if err := writeVoices(ctx, q, r); err != nil {
		return err
	}
	if err := writeMetrics(ctx, q, r); err != nil {
		return err
	}
	if err := writeTags(ctx, q, r); err != nil {
		return err
	}
	return q.ForgetEditsNow(ctx)
}

// writeVoices writes what was said about people, by me and by others.
func writeVoices(ctx context.Context, q *db.Queries, r Records) error {
	if err := each(ctx, "kudos", r.Kudos, alone(q.AddKudos)); err != nil {
		return err
	}
	if err := each(ctx, "feedback", r.Feedback, alone(q.AddFeedback)); err != nil {
		return err
	}
	if err := each(ctx, "reviews", r.Reviews, alone(q.AddReview)); err != nil {
		return err
	}
	return each(ctx, "saved items", r.Saved, alone(q.SaveItem))
}

// alone leaves out what a query returns.
func alone[P, R any](put func(context.Context, P) (R, error)) func(context.Context, P) error {
	return func(ctx context.Context, params P) error {
		_, err := put(ctx, params)
		return err
	}
}

func each[T any](ctx context.Context, what string, rows []T, put func(context.Context, T) error) error {
	for _, row := range rows {
		if err := put(ctx, row); err != nil {
			return fmt.Errorf("write %s: %w", what, err)
		}
	}
	return nil
}

// writeTags uses the tags that are here already, and makes the others.
func writeTags(ctx context.Context, q *db.Queries, r Records) error {
	ids := map[string]string{}
	tagID := func(t Tagging) (id string, err error) {
		if id = ids[t.Tag]; id == "" {
			// Its own name makes a tag's id, so that it is the same whoever bears it first.
			id, err = q.EnsureTag(ctx, db.EnsureTagParams{ID: newChance(1, t.Tag).id(t.At), Name: t.Tag, NameKey: t.Tag, CreatedAt: t.At})
			ids[t.Tag] = id
		}
		return id, err
	}
	for _, kind := range []struct {
		what     string
		taggings []Tagging
		put      func(ctx context.Context, t Tagging, tagID string) error
	}{
		{"session tags", r.SessionTags, func(ctx context.Context, t Tagging, id string) error {
			return q.TagSession(ctx, db.TagSessionParams{SessionID: t.RecordID, TagID: id, AuthorID: t.AuthorID, CreatedAt: t.At})
		}},
		{"goal tags", r.GoalTags, func(ctx context.Context, t Tagging, id string) error {
			return q.TagGoal(ctx, db.TagGoalParams{GoalID: t.RecordID, TagID: id, AuthorID: t.AuthorID, CreatedAt: t.At})
		}},
		{"content tags", r.ContentTags, func(ctx context.Context, t Tagging, id string) error {
			return q.TagContent(ctx, db.TagContentParams{ContentID: t.RecordID, TagID: id, AuthorID: t.AuthorID, CreatedAt: t.At})
		}},
		{"evidence tags", r.EvidenceTags, func(ctx context.Context, t Tagging, id string) error {
			return q.TagEvidence(ctx, db.TagEvidenceParams{EvidenceID: t.RecordID, TagID: id, AuthorID: t.AuthorID, CreatedAt: t.At})
		}},
	} {
		err := each(ctx, kind.what, kind.taggings, func(ctx context.Context, t Tagging) error {
			id, err := tagID(t)
			if err != nil {
				return err
			}
			return kind.put(ctx, t, id)
		})
		if err != nil {
			return err
		}
	}
	return nil
}
