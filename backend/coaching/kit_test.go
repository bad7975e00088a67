package coaching_test

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/db/dbtest"
	"alongside/backend/events"
	"alongside/backend/problem"
)

// kit is a practice on a real database: me is Mira, ada reports to her. Its clock stands until the test moves it.
type kit struct {
	t        *testing.T
	database *db.Database
	clock    *clock
	told     *told
	practice *coaching.Practice
	mira     string
	ada      string

	people     *coaching.People
	sessions   *coaching.Sessions
	types      *coaching.SessionTypes
	notes      *coaching.Notes
	goals      *coaching.Goals
	actions    *coaching.Actions
	tags       *coaching.Tags
	drafts     *coaching.Drafts
	kudos      *coaching.Kudos
	categories *coaching.Categories
	standing   *coaching.Standing
	questions  *coaching.Questions
	stream     *coaching.Stream
	saved      *coaching.Saved
	feedback   *coaching.Feedback
	reviews    *coaching.Reviews
	metrics    *coaching.Metrics
	items      *coaching.Items
	contents   *coaching.Contents
	evidence   *coaching.Evidence
	shares     *coaching.Shares
}

func newKit(t *testing.T) *kit {
	t.Helper()
	k := emptyKit(t, dbtest.Open(t))
	me, err := k.people.Introduce(coaching.PersonInput{Name: "Mira Novak", Email: "mira@example.org"})
	k.ok(err)
	k.mira, k.ada = me.ID, k.person("Ada Okafor")
	k.told.forget()
	return k
}

// emptyKit is a practice that nobody has been introduced to.
func emptyKit(t *testing.T, database *db.Database) *kit {
	// A zone ahead of UTC, so that a day of the user and a day of UTC are not the same.
	here := time.FixedZone("here", 5*60*60)
	k := &kit{t: t, database: database, told: &told{}, clock: &clock{at: time.Date(2026, 3, 4, 10, 0, 0, 0, here)}}
	practice := &coaching.Practice{}
	practice.Open(database, k.clock.now, k.told.emit)
	k.practice = practice
	k.people, k.sessions = &coaching.People{Practice: practice}, &coaching.Sessions{Practice: practice}
	k.types, k.notes = &coaching.SessionTypes{Practice: practice}, &coaching.Notes{Practice: practice}
	k.goals, k.actions = &coaching.Goals{Practice: practice}, &coaching.Actions{Practice: practice}
	k.stream = &coaching.Stream{Practice: practice}
	k.saved = &coaching.Saved{Practice: practice}
	k.standing, k.questions = &coaching.Standing{Practice: practice}, &coaching.Questions{Practice: practice}
	k.kudos, k.categories = &coaching.Kudos{Practice: practice}, &coaching.Categories{Practice: practice}
	k.tags, k.drafts = &coaching.Tags{Practice: practice}, &coaching.Drafts{Practice: practice}
	k.feedback, k.reviews = &coaching.Feedback{Practice: practice}, &coaching.Reviews{Practice: practice}
	k.metrics, k.items = &coaching.Metrics{Practice: practice}, &coaching.Items{Practice: practice}
	k.shares = &coaching.Shares{Practice: practice}
	k.contents, k.evidence = &coaching.Contents{Practice: practice}, &coaching.Evidence{Practice: practice}
	return k
}

// clock is a wall clock that the test moves.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) move(by time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(by)
}

// told records the events.
type told struct {
	mu     sync.Mutex
	events []string
}

func (e *told) emit(topic events.Topic, ids ...string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.events = append(e.events, strings.Join(append([]string{string(topic)}, ids...), " "))
}

func (e *told) forget() { e.take() }

// take returns what was told since it was last asked.
func (e *told) take() []string {
	e.mu.Lock()
	defer e.mu.Unlock()
	taken := e.events
	e.events = nil
	return taken
}

func (k *kit) ok(err error) {
	k.t.Helper()
	if err != nil {
		k.t.Fatalf("unexpected problem: %v", err)
	}
}

// refused expects a problem of the code about the field ("" where it is about none).
func (k *kit) refused(err error, code problem.Code, field string) {
	k.t.Helper()
	refused(k.t, err, code, field)
}

func refused(t *testing.T, err error, code problem.Code, field string) {
	t.Helper()
	var told *problem.Error
	if !errors.As(err, &told) || told.Code != code || told.Field != field {
		t.Fatalf("got %v, want a problem %s about %q", err, code, field)
	}
}

// tells expects exactly these events since it was last asked.
func (k *kit) tells(want ...string) {
	k.t.Helper()
	if got := k.told.take(); !slices.Equal(got, want) {
		k.t.Fatalf("told %q, want %q", got, want)
	}
}

func (k *kit) person(name string) string {
	k.t.Helper()
	person, err := k.people.Add(coaching.PersonInput{Name: name})
	k.ok(err)
	return person.ID
}

// start starts a session, a minute after whatever was before.
func (k *kit) start(personID string) string {
	k.t.Helper()
	k.clock.move(time.Minute)
	id, err := k.sessions.Start(personID)
	k.ok(err)
	return id
}

// held is a session that was started and ended.
func (k *kit) held(personID string) string {
	k.t.Helper()
	id := k.start(personID)
	k.clock.move(time.Minute)
	k.ok(k.sessions.End(id))
	return id
}

func (k *kit) plan(personID, title string, in time.Duration) string {
	k.t.Helper()
	id, err := k.sessions.Plan(personID, title, k.clock.now().Add(in).UnixMilli())
	k.ok(err)
	return id
}

func (k *kit) session(id string) coaching.Session {
	k.t.Helper()
	session, err := k.sessions.Find(id)
	k.ok(err)
	return session
}

func (k *kit) note(sessionID, sideID, body string) coaching.Note {
	k.t.Helper()
	note, err := k.notes.Add(sessionID, sideID, body)
	k.ok(err)
	return note
}

func (k *kit) notesIn(sessionID string) []coaching.Note {
	k.t.Helper()
	notes, err := k.notes.In(sessionID)
	k.ok(err)
	return notes
}

// goal is a goal of Ada's.
func (k *kit) goal(title string) string {
	k.t.Helper()
	id, err := k.goals.Add(coaching.GoalInput{PersonID: k.ada, OwnerID: k.ada, Title: title})
	k.ok(err)
	return id
}

func (k *kit) listGoals(filter coaching.GoalFilter) []coaching.Goal {
	k.t.Helper()
	page, err := k.goals.List(filter)
	k.ok(err)
	return page.Goals
}

func (k *kit) findGoal(id string) coaching.Goal {
	k.t.Helper()
	goals := k.listGoals(coaching.GoalFilter{ID: id})
	if len(goals) != 1 {
		k.t.Fatalf("found %d goals, want one", len(goals))
	}
	return goals[0]
}

func (k *kit) commit(goalID, assigneeID, text string) coaching.ActionItem {
	k.t.Helper()
	action, err := k.actions.Add(coaching.ActionInput{GoalID: goalID, AssigneeID: assigneeID, Text: text})
	k.ok(err)
	return action
}
