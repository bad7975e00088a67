// Package sample fills an installation with a believable team lead's half-year, to explore and to test with, and takes
// it away again. The same seeded generator makes big installations for benchmarks.
package sample

import (
	"context"
	"fmt"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/folders"
	"alongside/backend/personal"
	"alongside/backend/problem"
)

// usualSeed makes the sample team the same on every machine.
const usualSeed = 1

// Sample is the sample team as the frontend reaches it.
type Sample struct{ desk desk }

type desk struct {
	db    *db.Database
	notes *personal.Notes
	files *folders.Files
	now   func() time.Time
	emit  events.Emit
}

// Open hands the sample its databases and folders. It is a function and no method, so that the frontend cannot call it.
func Open(s *Sample, database *db.Database, notes *personal.Notes, files *folders.Files, now func() time.Time, emit events.Emit) {
	s.desk = desk{database, notes, files, now, emit}
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
func FillFirst(s *Sample) error {
	if _, err := s.desk.db.Read().FindMe(context.Background()); !db.Missing(err) {
		return wrap(err, "find me")
	}
	return s.Fill()
}

// Fill adds the sample team; where it is here already, nothing happens. Whoever has not said their name yet is Mira
// Kovač, its team lead.
func (s *Sample) Fill() (err error) {
	defer problem.Catch(&err)
	ctx, now := context.Background(), s.desk.now()
	me, err := whoIAm(ctx, s.desk.db, s.desk.now, s.desk.emit)
	if err != nil {
		return err
	}
	records := HalfYear(usualSeed, now, me)
	filled := false
	err = s.desk.db.InTx(ctx, now, func(q *db.Queries) error {
		if n, err := q.CountSamplePeople(ctx); err != nil || n > 0 {
			return err
		}
		filled = true
		if err := write(ctx, q, records); err != nil {
			return err
		}
		return s.keepPrivate(records)
	})
	if err != nil {
		if filled {
			s.forget(records.ids())
		}
		return wrap(err, "fill sample")
	}
	if filled {
		s.layOut(records.Papers)
		s.tell(records.ids())
	}
	return nil
}

// Remove takes the sample people away with everything that hangs on them, what the user added to them too. What
// belongs to other people stays.
func (s *Sample) Remove() (err error) {
	defer problem.Catch(&err)
	ctx := context.Background()
	people, err := s.desk.db.Read().ListSamplePeople(ctx)
	if err != nil {
		return fmt.Errorf("list sample people: %w", err)
	}
	// The personal notes go first: should the power go in between, the people are still here to try it again.
	for _, id := range people {
		if err := personal.ForgetPerson(s.desk.notes, id); err != nil {
			return err
		}
	}
	if err := s.takeIn(ctx, people); err != nil {
		return err
	}
	err = s.desk.db.InTx(ctx, s.desk.now(), func(q *db.Queries) error { return remove(ctx, q) })
	if err != nil {
		return wrap(err, "remove sample")
	}
	s.tell(people)
	return nil
}

func remove(ctx context.Context, q *db.Queries) error {
	for _, step := range []func(context.Context) error{
		q.DeleteSampleDrafts, q.DeleteSamplePeople, q.DeleteSampleMetrics, q.KeepSampleMetrics, q.DeleteSampleContents, q.KeepSampleContents,
		q.DeleteUnusedTags, q.DeleteEditsOfNothing,
	} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

// keepPrivate writes my personal notes of the sample into their own database.
func (s *Sample) keepPrivate(records Records) error {
	for _, note := range records.Private {
		if _, err := s.desk.notes.Save(note.SessionID, note.PersonID, note.Body, 0); err != nil {
			return err
		}
	}
	return nil
}

// forget takes personal notes back whose sessions could not be written; what is left over hurts nobody.
func (s *Sample) forget(people []string) {
	for _, id := range people {
		_ = personal.ForgetPerson(s.desk.notes, id)
	}
}

func (s *Sample) tell(people []string) {
	s.desk.emit(events.People, people...)
	for _, topic := range []events.Topic{events.Sessions, events.Notes, events.Goals, events.Items, events.Metrics, events.Contents, events.Evidence, events.Settings} {
		s.desk.emit(topic)
	}
}

// whoIAm returns my id, and introduces Mira where nobody has given a name yet.
func whoIAm(ctx context.Context, database *db.Database, now func() time.Time, emit events.Emit) (string, error) {
	me, err := database.Read().FindMe(ctx)
	if !db.Missing(err) {
		return me.ID, wrap(err, "find me")
	}
	practice := &coaching.Practice{}
	practice.Open(database, now, emit)
	mira, err := (&coaching.People{Practice: practice}).Introduce(coaching.PersonInput{
		Name: "Mira Kovač", RoleTitle: "Team lead, Customer Care", Email: "mira.kovac@example.org",
	})
	return mira.ID, err
}

func wrap(err error, tried string) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", tried, err)
}
