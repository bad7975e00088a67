package coaching_test

import (
	"testing"

	"alongside/backend/coaching"
	"alongside/backend/problem"
)

// heard is feedback about Ada.
func (k *kit) heard(body string) string {
	k.t.Helper()
	id, err := k.feedback.Add(coaching.FeedbackInput{PersonID: k.ada, ReceivedOn: "2026-03-01", Body: body, Tone: coaching.TonePositive})
	k.ok(err)
	return id
}

func (k *kit) savedFor(personID string) []coaching.SavedItem {
	k.t.Helper()
	saved, err := k.saved.List(personID)
	k.ok(err)
	return saved
}

func TestASavedItemWaitsForTheNextSessionAndMovesIntoItAndBack(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	feedback := k.heard("So patient")
	for range 2 { // a second click saves nothing twice
		k.ok(k.saved.SaveFeedback(feedback))
	}
	saved := k.savedFor(k.ada)
	if len(saved) != 1 || saved[0].Feedback == nil || saved[0].Feedback.Body != "So patient" {
		t.Fatalf("saved %+v", saved)
	}
	session := k.start(k.ada)
	k.ok(k.items.AddSaved(session, saved[0].ID))
	if left := k.savedFor(k.ada); len(left) != 0 {
		t.Fatalf("still waits: %+v", left)
	}
	items, err := k.items.In(session)
	k.ok(err)
	if len(items) != 1 || items[0].Feedback == nil || items[0].Feedback.ID != feedback {
		t.Fatalf("in the session: %+v", items)
	}
	k.ok(k.items.Remove(items[0].ID))
	if back := k.savedFor(k.ada); len(back) != 1 {
		t.Fatalf("does not wait again: %+v", back)
	}
	k.ok(k.items.Restore(items[0].ID))
	if left := k.savedFor(k.ada); len(left) != 0 {
		t.Fatalf("waits although it is back: %+v", left)
	}
}

func TestASavedItemGetsIntoNobodyElsesSession(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	k.ok(k.saved.SaveFeedback(k.heard("So patient")))
	saved := k.savedFor(k.ada)[0]
	k.refused(k.items.AddSaved(k.start(k.person("Bo")), saved.ID), problem.CodeInvalid, "session")
	k.refused(k.items.AddSaved(k.held(k.ada), saved.ID), problem.CodeSealed, "")
	k.ok(k.saved.Unsave(saved.ID))
	if left := k.savedFor(k.ada); len(left) != 0 {
		t.Fatalf("still waits: %+v", left)
	}
	k.refused(k.saved.SaveFeedback("none"), problem.CodeNotFound, "")
	k.refused(k.saved.SaveReview("none"), problem.CodeNotFound, "")
}

func TestDeletedFeedbackNoLongerWaits(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	feedback := k.heard("So patient")
	k.ok(k.saved.SaveFeedback(feedback))
	k.ok(k.feedback.Delete(feedback))
	if left := k.savedFor(k.ada); len(left) != 0 {
		t.Fatalf("still waits: %+v", left)
	}
}
