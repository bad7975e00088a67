package pairing

import (
	"errors"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/db/dbtest"
	"alongside/backend/events"
	"alongside/backend/problem"

	"github.com/zalando/go-keyring"
)

// side is one person's installation, as far as pairing goes: a real database and a data folder.
type side struct {
	*Pairs
	t        *testing.T
	home     string
	database *db.Database
	people   *coaching.People
	me       coaching.Person
	other    coaching.Person
	mu       sync.Mutex
	told     []events.Topic
}

func newSide(t *testing.T, name, other string, relation coaching.Relation) *side {
	t.Helper()
	s := &side{Pairs: &Pairs{}, t: t, home: t.TempDir()}
	s.database = dbtest.At(t, filepath.Join(s.home, "alongside.db"), db.Migrations())
	practice := &coaching.Practice{}
	practice.Open(s.database, time.Now, s.tell)
	s.people = &coaching.People{Practice: practice}
	var err error
	s.me, err = s.people.Introduce(coaching.PersonInput{Name: name})
	s.ok(err)
	s.other = s.add(other, relation)
	s.restart()
	return s
}

// restart is a new start of the program on the same data.
func (s *side) restart() { Open(s.Pairs, s.database, s.home, time.Now, s.tell) }

func (s *side) tell(topic events.Topic, _ ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.told = append(s.told, topic)
}

func (s *side) add(name string, relation coaching.Relation) coaching.Person {
	s.t.Helper()
	person, err := s.people.Add(coaching.PersonInput{Name: name, Relation: relation})
	s.ok(err)
	return person
}

func (s *side) ok(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *side) invite() Invitation {
	s.t.Helper()
	invitation, err := s.Invite(s.other.ID)
	s.ok(err)
	return invitation
}

func (s *side) accept(text string) Invitation {
	s.t.Helper()
	answer, err := s.Accept(text, s.other.ID, false)
	s.ok(err)
	return answer
}

func (s *side) pair() PairInView {
	s.t.Helper()
	pairs, err := s.List()
	s.ok(err)
	if len(pairs) != 1 {
		s.t.Fatalf("%d pairs, want one", len(pairs))
	}
	return pairs[0]
}

func (s *side) number() string {
	s.t.Helper()
	safety, err := s.Safety(s.other.ID)
	s.ok(err)
	return safety.Number
}

// told fails unless err is for people, with a code and a sentence.
func told(t *testing.T, err error, code problem.Code, sentence string) {
	t.Helper()
	var p *problem.Error
	if !errors.As(err, &p) || p.Code != code || (sentence != "" && p.Message != sentence) {
		t.Fatalf("told %v, want %s: %q", err, code, sentence)
	}
}

func two(t *testing.T) (mira, ada *side) {
	t.Helper()
	keyring.MockInit()
	return newSide(t, "Mira Novak", "Ada Okafor", coaching.RelationReportee), newSide(t, "Ada Okafor", "Mira Novak", coaching.RelationManager)
}

func joinedTwo(t *testing.T) (mira, ada *side) {
	t.Helper()
	mira, ada = two(t)
	mira.accept(ada.accept(mira.invite().Text).Text)
	return mira, ada
}
