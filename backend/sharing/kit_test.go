package sharing

import (
	"bytes"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/db/dbtest"
	"alongside/backend/events"
	"alongside/backend/folders"
	"alongside/backend/pack"
	"alongside/backend/pairing"
)

// side is one person's whole installation but for the window: real database, real folders.
type side struct {
	t        testing.TB
	home     string
	database *db.Database
	now      time.Time
	me       coaching.Person
	other    coaching.Person
	packs    *Packs
	pairs    *pairing.Pairs
	files    *folders.Files
	mu       sync.Mutex
	told     map[events.Topic][]string

	sessions *coaching.Sessions
	notes    *coaching.Notes
	goals    *coaching.Goals
	actions  *coaching.Actions
	kudos    *coaching.Kudos
	items    *coaching.Items
	feedback *coaching.Feedback
	metrics  *coaching.Metrics
	shares   *coaching.Shares
}

func newSide(t testing.TB, name, other, relation string) *side {
	t.Helper()
	s := &side{t: t, home: t.TempDir(), database: dbtest.Open(t), now: time.Date(2026, 3, 4, 10, 0, 0, 0, time.UTC), told: map[events.Topic][]string{}}
	practice := &coaching.Practice{}
	practice.Open(s.database, s.clock, s.emit)
	people := &coaching.People{Practice: practice}
	var err error
	s.me, err = people.Introduce(coaching.PersonInput{Name: name})
	s.ok(err)
	s.other, err = people.Add(coaching.PersonInput{Name: other, Relation: coaching.Relation(relation)})
	s.ok(err)
	s.serve(practice)
	return s
}

// serve starts the services of an installation on its database and in its home.
func (s *side) serve(practice *coaching.Practice) {
	t := s.t
	s.sessions, s.notes, s.goals = &coaching.Sessions{Practice: practice}, &coaching.Notes{Practice: practice}, &coaching.Goals{Practice: practice}
	s.actions, s.kudos, s.items = &coaching.Actions{Practice: practice}, &coaching.Kudos{Practice: practice}, &coaching.Items{Practice: practice}
	s.feedback, s.metrics, s.shares = &coaching.Feedback{Practice: practice}, &coaching.Metrics{Practice: practice}, &coaching.Shares{Practice: practice}
	s.files, s.pairs, s.packs = &folders.Files{}, &pairing.Pairs{}, &Packs{}
	folders.Open(s.files, s.database, filepath.Join(s.home, "files"), filepath.Join(s.home, "cache"), s.clock, s.emit)
	t.Cleanup(func() { folders.Close(s.files) })
	Open(s.packs, Parts{
		Database: s.database, Pairs: s.pairs, Files: s.files, Version: "0.1.0", Blobs: filepath.Join(s.home, "blobs"), Counted: filepath.Join(s.home, "counted"), Documents: filepath.Join(s.home, "documents"),
		Now: s.clock, Emit: s.emit,
	})
}

func (s *side) ok(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *side) clock() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = s.now.Add(time.Millisecond)
	return s.now
}

func (s *side) emit(topic events.Topic, ids ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.told[topic] = append(s.told[topic], ids...)
}

// two are a lead and a reportee whose installations have met.
func two(t testing.TB) (mira, ada *side) {
	t.Helper()
	mira, ada = newSide(t, "Mira Novak", "Ada Okafor", "reportee"), newSide(t, "Ada Okafor", "Mira Novak", "manager")
	join(t, mira, ada)
	return mira, ada
}

// send shares a session as it is, and returns the pack.
func (s *side) send(sessionID, purpose string, files ...string) []byte {
	s.t.Helper()
	leaving, err := s.packs.Leaving(sessionID, purpose, files)
	s.ok(err)
	sent, err := s.packs.Send(sessionID, purpose, files, leaving.Digest)
	s.ok(err)
	row, err := s.database.Read().PackOfShare(s.t.Context(), sent.ShareID)
	s.ok(err)
	return row.Sealed
}

// take takes a pack.
func (s *side) take(sealed []byte) Taken {
	s.t.Helper()
	text, err := pack.Armored(sealed)
	s.ok(err)
	taken, err := s.packs.Paste("Here it is:\n\n" + text)
	s.ok(err)
	return taken
}

// held holds a live session with a note, and returns both ids.
func (s *side) held(text string) (sessionID, noteID string) {
	s.t.Helper()
	sessionID, err := s.sessions.Start(s.other.ID)
	s.ok(err)
	return sessionID, s.noted(sessionID, text)
}

func (s *side) noted(sessionID, text string) string {
	s.t.Helper()
	note, err := s.notes.Add(sessionID, s.me.ID, text)
	s.ok(err)
	return note.ID
}

// bodies are the notes of a session as they stand on screen.
func (s *side) bodies(sessionID string) (bodies []string) {
	s.t.Helper()
	notes, err := s.notes.In(sessionID)
	s.ok(err)
	for _, note := range notes {
		bodies = append(bodies, note.Body)
	}
	slices.Sort(bodies)
	return bodies
}

// news are what and kind of everything unseen, in order.
func (s *side) news() (all []string) {
	s.t.Helper()
	news, err := s.packs.News(s.other.ID)
	s.ok(err)
	for _, each := range news {
		all = append(all, each.What+" "+each.Kind+" "+each.Field)
	}
	slices.Sort(all)
	return all
}

// opened is what is in a pack of mine.
func (s *side) opened(sealed []byte) (*pack.Pack, error) {
	with, err := s.packs.opener()
	if err != nil {
		return nil, err
	}
	return with.open(bytes.NewReader(sealed))
}

// goal adds a goal to a session, and returns its id.
func goal(s *side, sessionID string) string {
	s.t.Helper()
	id, err := s.goals.Add(coaching.GoalInput{PersonID: s.other.ID, OwnerID: s.me.ID, Title: "Lead the retro", SessionID: sessionID})
	s.ok(err)
	return id
}

func armor(t testing.TB, sealed []byte) string {
	t.Helper()
	text, err := pack.Armored(sealed)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
