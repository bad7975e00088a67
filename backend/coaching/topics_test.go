package coaching_test

import (
	"slices"
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/problem"
)

func (k *kit) waiting(sessionID string) (bodies []string) {
	k.t.Helper()
	topics, err := k.notes.Waiting(sessionID)
	k.ok(err)
	for _, each := range topics {
		bodies = append(bodies, each.Note.Body)
	}
	return bodies
}

func (k *kit) waits(sessionID string, want ...string) {
	k.t.Helper()
	if got := k.waiting(sessionID); !slices.Equal(got, want) {
		k.t.Fatalf("waiting %q, want %q", got, want)
	}
}

func TestAPointThatWasNotDiscussedWaitsInTheNextSession(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	prepared := k.plan(k.ada, "", time.Hour)
	discussed, left := k.note(prepared, k.mira, "discussed"), k.note(prepared, k.ada, "left")
	if !left.Topic {
		t.Fatal("a note written ahead is no topic")
	}
	k.ok(k.sessions.Begin(prepared))
	if live := k.note(prepared, k.mira, "said"); live.Topic {
		t.Fatal("a note written in the talk is a topic")
	}
	k.ok(k.notes.Discuss(discussed.ID))
	k.waits(prepared)
	k.clock.move(time.Minute)
	k.ok(k.sessions.End(prepared))
	next := k.start(k.ada)
	k.waits(next, "left")
	k.ok(k.notes.Discuss(left.ID)) // although its session is sealed
	k.waits(next)
}

func TestMovingSkippingOrDeletingASessionLosesNoPoint(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	deleted, skipped, ahead := k.plan(k.ada, "", time.Hour), k.plan(k.ada, "", 2*time.Hour), k.plan(k.ada, "", 40*day)
	k.note(deleted, k.mira, "deleted")
	k.note(skipped, k.mira, "skipped")
	k.note(ahead, k.mira, "ahead")
	k.ok(k.sessions.Delete(deleted))
	other := k.plan(k.ada, "", 20*day)
	k.waits(other, "deleted", "skipped")
	k.ok(k.sessions.Replan(skipped, k.clock.now().Add(30*day).UnixMilli()))
	k.waits(other, "deleted")
	k.waits(ahead, "deleted", "skipped")
}

func TestANoteIsKeptForTheNextTimeAndLetGoAgain(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	first := k.start(k.ada)
	note := k.note(first, k.mira, "again")
	k.ok(k.notes.Keep(note.ID))
	k.ok(k.sessions.End(first))
	next := k.start(k.ada)
	k.waits(next, "again")
	k.ok(k.notes.Unkeep(note.ID))
	k.waits(next)
	k.refused(k.notes.Keep("none"), problem.CodeNotFound, "")
}

func TestAPointIsDiscussedOnce(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	note := k.note(k.plan(k.ada, "", time.Hour), k.mira, "x")
	at := k.clock.now().UnixMilli()
	k.ok(k.notes.Discuss(note.ID))
	k.clock.move(time.Hour)
	k.ok(k.notes.Discuss(note.ID))
	if got := k.notesIn(note.SessionID)[0]; got.DiscussedAt != at {
		t.Fatalf("discussed at %d, want %d", got.DiscussedAt, at)
	}
}

func TestKudosAreGivenChangedAndTakenBackByTheirAuthor(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	session := k.start(k.ada)
	in := coaching.PraiseInput{PersonID: k.ada, SessionID: session, Reason: coaching.ReasonEffort, Emoji: "👏", Body: "Stayed *late*"}
	praise, err := k.kudos.Give(in)
	k.ok(err)
	if praise.ToID != k.ada || praise.AuthorID != k.mira || praise.SessionID != session {
		t.Fatalf("gave %+v", praise)
	}
	in.Body = "Stayed late twice"
	k.ok(k.kudos.Change(praise.ID, in))
	k.ok(k.kudos.Delete(praise.ID))
	page, err := k.kudos.List(k.ada, "", 0)
	k.ok(err)
	if len(page.Kudos) != 0 {
		t.Fatalf("still there: %+v", page.Kudos)
	}
	k.ok(k.kudos.Restore(praise.ID))
	page, err = k.kudos.List(k.ada, session, 0)
	k.ok(err)
	if len(page.Kudos) != 1 || page.Kudos[0].Body != "Stayed late twice" {
		t.Fatalf("got %+v", page.Kudos)
	}
	for field, broken := range map[string]coaching.PraiseInput{
		"body": {PersonID: k.ada, Reason: coaching.ReasonValue}, "reason": {PersonID: k.ada, Body: "x"},
		"emoji": {PersonID: k.ada, Reason: coaching.ReasonValue, Body: "x", Emoji: "not an emoji at all"},
	} {
		_, err := k.kudos.Give(broken)
		k.refused(err, problem.CodeInvalid, field)
	}
}
