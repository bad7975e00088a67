package coaching_test

import (
	"fmt"
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/db/dbtest"
)

// A screen asks a fixed number of queries, however much there is to show: a row that asks for itself would make a long
// list slow, and nobody would see it in a short one.

// screens are what each of them asks of this package, and in how many queries.
var screens = map[string]struct {
	queries int
	ask     func(k *kit, sessionID string)
}{
	"Today": {4, func(k *kit, _ string) {
		keep(k, k.people.Me)
		keep(k, k.people.List)
		with(k, k.sessions.Unfinished, "2026-03-04")
		with(k, k.actions.List, coaching.ActionFilter{AssigneeID: k.mira})
	}},
	"One-to-Ones": {3, func(k *kit, _ string) {
		with(k, k.sessions.List, coaching.SessionFilter{})
		keep(k, k.types.List)
		keep(k, k.tags.List)
	}},
	"a session": {20, func(k *kit, id string) {
		with(k, k.shares.In, id)
		with(k, k.sessions.Find, id)
		with(k, k.sessions.Earlier, id)
		with(k, k.notes.In, id)
		with(k, k.notes.Waiting, id)
		with(k, k.goals.List, coaching.GoalFilter{PersonID: k.ada})
		with(k, k.items.In, id)
		with(k, k.actions.In, id)
		with(k, k.saved.List, k.ada)
		keep(k, k.types.List)
		keep(k, k.tags.List)
		_, err := k.kudos.List(k.ada, id, 0)
		k.ok(err)
		_, err = k.metrics.Scorecard(k.ada, "2025-01-01")
		k.ok(err)
	}},
	"a person": {11, func(k *kit, _ string) { k.ok(askPersonPage(k.practice, k.ada)) }},
	"Goals":    {1, func(k *kit, _ string) { with(k, k.goals.List, coaching.GoalFilter{}) }},
	"a Goal screen": {3, func(k *kit, _ string) {
		with(k, k.goals.List, coaching.GoalFilter{PersonID: k.ada, OwnerID: k.ada})
		with(k, k.notes.AboutGoals, k.ada)
		keep(k, k.tags.List)
	}},
	"Stream":               {1, func(k *kit, _ string) { with(k, k.stream.List, coaching.StreamFilter{}) }},
	"Stream of one person": {1, func(k *kit, _ string) { with(k, k.stream.List, coaching.StreamFilter{PersonID: k.ada}) }},
	"the question bank":    {1, func(k *kit, _ string) { with(k, k.questions.List, k.ada) }},
}

func keep[T any](k *kit, ask func() (T, error)) {
	k.t.Helper()
	_, err := ask()
	k.ok(err)
}

func with[A, T any](k *kit, ask func(A) (T, error), of A) {
	k.t.Helper()
	keep(k, func() (T, error) { return ask(of) })
}

// fill gives Ada so many of everything that a screen shows, in one live session and in others.
func (k *kit) fill(many int) (live string) {
	for n := range many {
		k.held(k.ada)
		k.plan(k.person(fmt.Sprint("Person ", n)), "", time.Hour)
		k.enter(k.metric(fmt.Sprint("Metric ", n)), "2026-03-01", "5")
	}
	live = k.start(k.ada)
	_, err := k.items.AddScorecard(live)
	k.ok(err)
	for n := range many {
		text := fmt.Sprint("Text ", n)
		k.ok(k.sessions.SetTags(live, []string{text}))
		k.note(live, k.mira, text)
		goal := k.goal(text)
		k.commit(goal, k.ada, text)
		k.ok(k.goals.SetTags(goal, []string{text}))
		_, err := k.notes.AddAbout(live, k.ada, "", goal, text)
		k.ok(err)
		k.action(text, "")
		_, err = k.kudos.Give(coaching.PraiseInput{PersonID: k.ada, SessionID: live, Reason: coaching.ReasonEffort, Body: text})
		k.ok(err)
		k.voices(live, text)
	}
	return live
}

// voices are feedback and reviews, waiting and put into a session.
func (k *kit) voices(sessionID, text string) {
	k.t.Helper()
	for range 2 {
		k.ok(k.saved.SaveFeedback(k.heard(text)))
		review, err := k.reviews.Add(coaching.ReviewInput{PersonID: k.ada, ReviewedOn: "2026-03-02", Body: text})
		k.ok(err)
		k.ok(k.saved.SaveReview(review))
	}
	for _, each := range k.savedFor(k.ada)[:2] {
		k.ok(k.items.AddSaved(sessionID, each.ID))
	}
}

func TestAScreenAsksAFixedNumberOfQueriesHoweverMuchThereIs(t *testing.T) {
	t.Parallel()
	for _, many := range []int{1, 12} {
		k := newKit(t)
		live := k.fill(many)
		var asked []string
		k.practice.Open(k.database.Watched(func(query string) { asked = append(asked, query) }), k.clock.now, k.told.emit)
		for name, screen := range screens {
			asked = nil
			screen.ask(k, live)
			if len(asked) != screen.queries {
				t.Errorf("%s with %d of everything asks %d queries, not %d", name, many, len(asked), screen.queries)
			}
		}
	}
}

func TestWhatIsWatchedAnswersAsBefore(t *testing.T) {
	t.Parallel()
	database, seen := dbtest.Open(t), 0
	watched := database.Watched(func(string) { seen++ })
	if got := dbtest.Column(t, watched, "SELECT 'as before'"); len(got) != 1 || got[0] != "as before" || seen != 1 {
		t.Fatalf("answered %v, seen %d", got, seen)
	}
}
