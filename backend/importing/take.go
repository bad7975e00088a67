package importing

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/mail"

	"alongside/backend/coaching"
	"alongside/backend/db"
)

// take takes one row over, or notes why it cannot.
func (r *run) take(next row) error {
	rec, err := r.read(next)
	if err != nil {
		r.failures.add(next, sentence(err))
		return nil
	}
	if rec.personID == "" {
		switch rec.choice {
		case choiceLeave:
			r.result.LeftOut++
			return nil
		case choiceAdd:
			if err := r.addPerson(&rec); err != nil {
				return err
			}
		default:
			r.failures.add(next, "Nobody in your list is called “"+clipped(called(rec.name, rec.email))+"”.")
			return nil
		}
	}
	if r.Kind == KindMetrics {
		return r.addValues(rec)
	}
	rows, err := r.add(rec)
	return r.count(rows, err)
}

func (r *run) count(rows int64, err error) error {
	if rows == 0 {
		r.result.Known++
	} else {
		r.result.Added++
	}
	return err
}

func (r *run) add(rec record) (int64, error) {
	key := r.key(rec)
	if r.Kind == KindReviews {
		return r.AddReview(r.ctx, db.AddReviewParams{
			ID: newID(), PersonID: rec.personID, ReviewedOn: rec.on, Reviewer: rec.reviewer, Subject: rec.subject, Score: rec.rating, ScoreMax: rec.best,
			Criteria: coaching.CriteriaText(rec.criteria), Body: rec.body, Tone: string(rec.tone), ImportID: &r.importID, ImportKey: &key,
			AuthorID: r.me, CreatedAt: r.at,
		})
	}
	return r.AddFeedback(r.ctx, db.AddFeedbackParams{
		ID: newID(), PersonID: rec.personID, ReceivedOn: rec.on, Source: rec.source, Customer: rec.customer, Body: rec.body, Rating: rec.rating,
		RatingMax: rec.best, Tone: string(rec.tone), ImportID: &r.importID, ImportKey: &key, AuthorID: r.me, CreatedAt: r.at,
	})
}

// key tells a row from all others: by the number that its source gave it, or by everything in it but its tone.
func (r *run) key(rec record) string {
	parts := []string{string(r.Kind), rec.personID, rec.source, rec.reference}
	if rec.reference == "" {
		parts = append(parts, rec.on, rec.customer, rec.reviewer, rec.subject, rec.body, coaching.CriteriaText(rec.criteria))
		if rec.rating != nil {
			parts = append(parts, written(*rec.rating), written(*rec.best))
		}
	}
	sum := sha256.New()
	for _, part := range parts {
		sum.Write([]byte(part))
		sum.Write([]byte{0x1f})
	}
	return hex.EncodeToString(sum.Sum(nil)[:16])
}

func (r *run) addPerson(rec *record) error {
	name, email := called(rec.name, rec.email), rec.email
	if address, err := mail.ParseAddress(email); err != nil || address.Address != email {
		email = ""
	}
	row, err := r.AddPerson(r.ctx, db.AddPersonParams{
		ID: newID(), Name: name, Email: email, Relation: string(coaching.RelationReportee), AuthorID: r.me, CreatedAt: r.at,
	})
	if err != nil {
		return fmt.Errorf("add person: %w", err)
	}
	if err := r.NoteImportMade(r.ctx, r.importID, row.ID); err != nil {
		return fmt.Errorf("note person: %w", err)
	}
	r.people.know(row.ID, name, email)
	rec.personID = row.ID
	r.result.PeopleAdded++
	return nil
}

// addValues keeps the values of a row; it is known where each of them is.
func (r *run) addValues(rec record) error {
	var changed int64
	for _, each := range rec.values {
		id, err := r.metric(each)
		if err != nil {
			return err
		}
		err = r.NoteImportValue(r.ctx, db.NoteImportValueParams{
			ImportID: r.importID, PersonID: rec.personID, MetricID: id, ValueOn: rec.on, Value: each.number,
		})
		if err != nil {
			return fmt.Errorf("note value: %w", err)
		}
		rows, err := r.ImportMetricValue(r.ctx, db.ImportMetricValueParams{
			MetricID: id, PersonID: rec.personID, ValueOn: rec.on, Value: each.number, AuthorID: r.me, CreatedAt: r.at,
		})
		if err != nil {
			return fmt.Errorf("keep value: %w", err)
		}
		changed += rows
	}
	return r.count(changed, nil)
}

// metric finds the metric of a value, or makes it.
func (r *run) metric(of value) (string, error) {
	key := coaching.Key(of.metric)
	if id, known := r.metrics[key]; known {
		return id, nil
	}
	unit := ""
	if of.percent {
		unit = "%"
	}
	id := newID()
	err := r.ImportMetric(r.ctx, db.ImportMetricParams{
		ID: id, Name: of.metric, NameKey: key, Unit: unit, Decimals: int64(of.decimals), AuthorID: r.me, CreatedAt: r.at,
	})
	if err != nil {
		return "", errors.Join(errors.New("add metric"), err)
	}
	r.metrics[key] = id
	return id, r.NoteImportMade(r.ctx, r.importID, id)
}
