package importing

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strconv"
	"time"

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
	r.result.ImportID = r.importID
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
	d.tell(p.Kind)
	d.emit(events.Imports)
	return r.result, nil
}

// tell says that what a file of a kind brings has changed.
func (d *desk) tell(kind Kind) {
	if kind == KindMetrics {
		d.emit(events.Metrics)
	} else {
		d.emit(events.Feedback)
	}
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

func newID() string { return uuid.Must(uuid.NewV7()).String() }
