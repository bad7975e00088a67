package coaching_test

import (
	"slices"
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/problem"
)

func bodies(notes []coaching.Note) (bodies []string) {
	for _, note := range notes {
		bodies = append(bodies, note.Body)
	}
	return bodies
}

func (k *kit) typeCalled(name string) string {
	k.t.Helper()
	types, err := k.types.List()
	k.ok(err)
	for _, each := range types {
		if each.Name == name {
			return each.ID
		}
	}
	k.t.Fatalf("no type %s", name)
	return ""
}

func TestStandingTopicsOfThePersonAndOfTheTypeStandInEveryNewSession(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	k.ok(k.standing.Add(k.ada, "", "How is the *course*?"))
	k.ok(k.standing.Add("", k.typeCalled("Quarterly review"), "What changed?"))
	planned := k.plan(k.ada, "", time.Hour)
	if got := bodies(k.notesIn(planned)); !slices.Equal(got, []string{"How is the *course*?"}) {
		t.Fatalf("stand %q", got)
	}
	for range 2 { // the second time nothing is added
		k.ok(k.sessions.Rename(planned, "quarterly REVIEW"))
	}
	notes := k.notesIn(planned)
	if got := bodies(notes); !slices.Equal(got, []string{"How is the *course*?", "What changed?"}) || !notes[0].Topic {
		t.Fatalf("stand %+v", notes)
	}
	other := k.plan(k.person("Bo"), "", time.Hour)
	if got := k.notesIn(other); len(got) != 0 {
		t.Fatalf("stand with another person: %+v", got)
	}
}

func TestAStandingTopicDoesNotWaitBesideItself(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	k.ok(k.standing.Add(k.ada, "", "How is the course?"))
	k.held(k.ada)
	next := k.start(k.ada)
	k.waits(next)
	if got := k.notesIn(next); len(got) != 1 {
		t.Fatalf("stands %+v", got)
	}
}

func TestStandingTopicsAreTheUsersOwnList(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	k.refused(k.standing.Add(k.ada, "", " \n"), problem.CodeInvalid, "body")
	k.refused(k.standing.Add("", "", "x"), problem.CodeInvalid, "person")
	k.ok(k.standing.Add(k.ada, "", "one"))
	topics, err := k.standing.List(k.ada, "")
	k.ok(err)
	k.ok(k.standing.Reword(topics[0].ID, "two"))
	session := k.plan(k.ada, "", time.Hour)
	k.ok(k.standing.Remove(topics[0].ID))
	if got := bodies(k.notesIn(session)); !slices.Equal(got, []string{"two"}) {
		t.Fatalf("the session lost its topic: %q", got)
	}
	k.refused(k.standing.Remove(topics[0].ID), problem.CodeNotFound, "")
}

func TestAQuestionThatIsAskedBecomesAPointAndSaysWhenItWasAskedLast(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	own, err := k.questions.Add("What is *new*?")
	k.ok(err)
	k.ok(k.questions.Favour(own.ID, true))
	session := k.start(k.ada)
	note, err := k.questions.Ask(own.ID, session)
	k.ok(err)
	if note.Body != `What is \*new\*?` || !note.Topic || note.SideID != k.mira {
		t.Fatalf("asked as %+v", note)
	}
	asked := func(personID string) int64 {
		all, err := k.questions.List(personID)
		k.ok(err)
		if all[0].ID != own.ID || !all[0].Favourite || !all[0].Own || len(all) < 30 {
			t.Fatalf("%d questions, first %+v", len(all), all[0])
		}
		return all[0].AskedAt
	}
	if got := asked(k.ada); got != k.clock.now().UnixMilli() {
		t.Fatalf("asked at %d", got)
	}
	if asked(k.person("Bo")) != 0 {
		t.Fatal("Bo was never asked")
	}
	k.ok(k.notes.Delete(note.ID))
	if asked(k.ada) != 0 {
		t.Fatal("a question that was taken out counts as asked")
	}
	k.ok(k.sessions.End(session))
	_, err = k.questions.Ask(own.ID, session)
	k.refused(err, problem.CodeSealed, "")
	k.ok(k.questions.Remove(own.ID))
	k.ok(k.questions.Restore(own.ID))
	k.refused(k.questions.Favour("none", true), problem.CodeNotFound, "")
}
