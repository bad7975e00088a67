// Package importing reads feedback, reviews and metrics from CSV and JSON files: it looks at a file and proposes what its
// columns are, shows what would come of it, and takes the good rows over in one transaction. A file is read as a stream
// and never held as a whole.
package importing

import (
	"context"
	"sync"
	"time"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/problem"
)

// Imports takes files over.
type Imports struct{ desk desk }

type desk struct {
	db   *db.Database
	now  func() time.Time
	emit events.Emit

	mu     sync.Mutex
	cancel context.CancelFunc // of the run that is under way, nil when none is
	last   failures           // of the last run, to be saved
}

// Open hands the imports their database.
func Open(s *Imports, database *db.Database, now func() time.Time, emit events.Emit) {
	s.desk.db, s.desk.now, s.desk.emit = database, now, emit
}

// Look opens a file and says what it seems to be. An empty encoding or delimiter is found out.
func (s *Imports) Look(path string, kind Kind, encoding, delimiter string) (seen Look, err error) {
	defer problem.Catch(&err)
	if !kind.known() {
		return seen, problem.Invalid("kind", "Choose what is in the file: feedback, QA reviews or metrics.")
	}
	file, err := openFile(path, encoding, delimiter)
	if err != nil {
		return seen, err
	}
	defer file.Close()
	return s.desk.look(file, kind)
}

// Preview reads the whole file and says what an import with the mapping would bring. Nothing is written.
func (s *Imports) Preview(path string, mapping Mapping) (preview Preview, err error) {
	defer problem.Catch(&err)
	plan, err := s.desk.planFor(context.Background(), path, mapping)
	if err != nil {
		return preview, err
	}
	return plan.preview(path, mapping)
}

// Run takes the good rows of a file over, all of them or, where it is cancelled or fails, none. It tells how far it is
// by events, and remembers the mapping for the next file of this shape.
func (s *Imports) Run(path string, mapping Mapping) (result Result, err error) {
	defer problem.Catch(&err)
	ctx, err := s.desk.begin()
	if err != nil {
		return result, err
	}
	defer s.desk.end()
	plan, err := s.desk.planFor(ctx, path, mapping)
	if err != nil {
		return cancelled(ctx, result, err)
	}
	if err := plan.decided(); err != nil {
		return result, err
	}
	result, err = s.desk.run(ctx, plan, path, mapping)
	return cancelled(ctx, result, err)
}

// Cancel stops the import that is under way; nothing of it is kept.
func (s *Imports) Cancel() (err error) {
	defer problem.Catch(&err)
	s.desk.mu.Lock()
	defer s.desk.mu.Unlock()
	if s.desk.cancel != nil {
		s.desk.cancel()
	}
	return nil
}

// SaveFailed writes the rows that the last import left behind next to its file, with why, and returns where.
func (s *Imports) SaveFailed() (path string, err error) {
	defer problem.Catch(&err)
	s.desk.mu.Lock()
	defer s.desk.mu.Unlock()
	return s.desk.last.save()
}

func (d *desk) begin() (context.Context, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.cancel != nil {
		return nil, problem.Because(problem.CodeBusy, "Another import is under way. Wait for it, or cancel it.", nil)
	}
	ctx, cancel := context.WithCancel(context.Background())
	d.cancel = cancel
	return ctx, nil
}

func (d *desk) end() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.cancel()
	d.cancel = nil
}

// cancelled turns whatever came of a cancelled run into a result that says so.
func cancelled(ctx context.Context, result Result, err error) (Result, error) {
	if err != nil && ctx.Err() != nil {
		return Result{Cancelled: true, Failed: []Problem{}}, nil
	}
	return result, err
}
