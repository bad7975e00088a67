package importing

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/mail"
	"path/filepath"
	"strconv"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/problem"

	"github.com/google/uuid"
)

const tellEvery = 100 * time.Millisecond

// run is one import that is under way, in one transaction.
type run struct {
	*plan
	*db.Queries
	ctx      context.Context
	me       string
	importID string
	at       int64
	metrics  map[string]string // ids by key
	result   Result
	failures failures
}

func (d *desk) run(ctx context.Context, p *plan, path string, mapping Mapping) (Result, error) {
	// The statements run without the context: one that can be cancelled costs the driver a goroutine for each of them, and
	// between the rows is often enough to look.
	r := &run{plan: p, ctx: context.Background(), importID: newID(), at: d.now().UnixMilli(), metrics: map[string]string{}}
	r.failures = failures{path: cleanPath(path), header: p.header}
	err := d.db.InBatch(r.ctx, d.now(), func(q *db.Queries) error {
		r.Queries = q
		if err := r.begin(filepath.Base(cleanPath(path))); err != nil {
			return err
		}
		if err := p.each(ctx, path, d.telling(r)); err != nil {
			return err
		}
		return r.finish(mapping, d.now().UnixMilli())
	})
	if err != nil {
		return Result{Failed: []Problem{}}, err
	}
	r.result.Failed, r.result.FailedCount = r.failures.shown(), r.failures.count
	d.mu.Lock()
	d.last = r.failures
	d.mu.Unlock()
	if r.result.PeopleAdded > 0 {
		d.emit(events.People)
	}
	if p.Kind == KindMetrics {
		d.emit(events.Metrics)
	} else {
		d.emit(events.Feedback)
	}
	return r.result, nil
}

// telling takes rows over and says now and then how many there were, and how much of the file in percent.
func (d *desk) telling(r *run) func(f *file, next row) error {
	rows, told := 0, time.Now()
	return func(f *file, next row) error {
		rows++
		if rows&0x3f == 0 && time.Since(told) > tellEvery {
			told = time.Now()
			d.emit(events.Importing, strconv.Itoa(rows), strconv.FormatInt(f.read.n*100/max(f.size, 1), 10))
		}
		return r.take(next)
	}
}

func (r *run) begin(name string) error {
	clock, err := r.Clock(r.ctx)
	if err != nil {
		return fmt.Errorf("read clock: %w", err)
	}
	if clock.AuthorID == nil {
		return problem.Invalid("name", "Tell Alongside your name first.")
	}
	r.me = *clock.AuthorID
	known, err := r.ImportMetrics(r.ctx)
	if err != nil {
		return fmt.Errorf("read metrics: %w", err)
	}
	for _, each := range known {
		r.metrics[each.NameKey] = each.ID
	}
	return r.AddImport(r.ctx, db.AddImportParams{ID: r.importID, Kind: string(r.Kind), FileName: name, CreatedAt: r.at})
}

func (r *run) finish(mapping Mapping, at int64) error {
	mapping.People, mapping.PersonID = nil, "" // asked anew: the next file may have other people
	text, err := json.Marshal(mapping)
	if err != nil {
		return fmt.Errorf("write mapping: %w", err)
	}
	if err := r.KeepImportMapping(r.ctx, shapeOf(r.Kind, r.header), string(text), at); err != nil {
		return fmt.Errorf("keep mapping: %w", err)
	}
	return r.CountImport(r.ctx, db.CountImportParams{Added: int64(r.result.Added), Known: int64(r.result.Known), Failed: int64(r.failures.count), ID: r.importID})
}

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
	return id, nil
}

func newID() string { return uuid.Must(uuid.NewV7()).String() }
