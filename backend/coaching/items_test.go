package coaching_test

import (
	"testing"

	"alongside/backend/coaching"
	"alongside/backend/problem"
)

func (k *kit) itemsIn(sessionID string) []coaching.Item {
	k.t.Helper()
	items, err := k.items.In(sessionID)
	k.ok(err)
	return items
}

// scored is a key metric with two values of Ada's.
func (k *kit) scored(name string) string {
	k.t.Helper()
	id := k.metric(name)
	k.enter(id, "2026-02-02", "80")
	k.enter(id, "2026-03-02", "91")
	return id
}

func TestAMetricInASessionStaysAsItWasThatDay(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id, session := k.scored("Quality"), k.start(k.ada)
	k.told.forget()
	item, err := k.items.AddMetric(session, id)
	k.ok(err)
	k.tells("items:changed "+session, "notes:changed "+session)
	k.enter(id, "2026-03-04", "70")
	_, err = k.metrics.Change(id, coaching.MetricInput{Name: "Something else"})
	k.ok(err)
	got := k.itemsIn(session)
	if len(got) != 1 || got[0].ID != item.ID || got[0].Kind != coaching.ItemMetric || got[0].MetricID != id {
		t.Fatalf("in the session: %+v", got)
	}
	kept := got[0].Metric
	if kept.Name != "Quality" || kept.Unit != "%" || kept.Better != coaching.BetterUp || kept.Target != "90" || kept.Value != "91" ||
		kept.On != "2026-03-02" || kept.Previous != "80" || kept.PreviousOn != "2026-02-02" {
		t.Errorf("kept %+v", kept)
	}
}

func TestAMetricIsPutInOnceAndOnlyWithAValue(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id, session := k.scored("Quality"), k.start(k.ada)
	_, err := k.items.AddMetric(session, id)
	k.ok(err)
	_, err = k.items.AddMetric(session, id)
	k.refused(err, problem.CodeInvalid, "item")
	_, err = k.items.AddMetric(session, k.metric("Empty"))
	k.refused(err, problem.CodeInvalid, "metric")
	_, err = k.items.AddMetric(session, "nobody")
	k.refused(err, problem.CodeNotFound, "")
	_, err = k.items.AddMetric("nowhere", id)
	k.refused(err, problem.CodeNotFound, "")
}

func TestTheScorecardAddsWhatIsNotInYet(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	first, second, other, empty := k.scored("First"), k.scored("Second"), k.scored("Other"), k.metric("Empty")
	k.ok(k.metrics.ChooseKey([]string{second, empty, first}))
	session := k.start(k.ada)
	_, err := k.items.AddMetric(session, first)
	k.ok(err)
	added, err := k.items.AddScorecard(session)
	k.ok(err)
	if len(added) != 1 || added[0].MetricID != second {
		t.Fatalf("added %+v, not %s", added, other)
	}
	again, err := k.items.AddScorecard(session)
	k.ok(err)
	if again == nil || len(again) != 0 {
		t.Fatalf("added again %+v", again)
	}
}

func TestARemovedItemComesBackWithItsNotes(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id, session := k.scored("Quality"), k.start(k.ada)
	item, err := k.items.AddMetric(session, id)
	k.ok(err)
	_, err = k.notes.AddAbout(session, k.ada, item.ID, "", "What helped?")
	k.ok(err)
	k.ok(k.items.Remove(item.ID))
	k.refused(k.items.Remove(item.ID), problem.CodeNotFound, "")
	if len(k.itemsIn(session)) != 0 || len(k.notesIn(session)) != 0 {
		t.Fatal("still there")
	}
	k.ok(k.items.Restore(item.ID))
	if len(k.itemsIn(session)) != 1 || k.notesIn(session)[0].ItemID != item.ID {
		t.Fatal("did not come back")
	}
	k.ok(k.items.Remove(item.ID))
	_, err = k.items.AddMetric(session, id)
	k.ok(err)
	k.ok(k.items.Restore(item.ID))
	if items := k.itemsIn(session); len(items) != 1 {
		t.Fatalf("%d times in the session", len(items))
	}
}

func TestASealedSessionKeepsItsItems(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id, session := k.scored("Quality"), k.start(k.ada)
	item, err := k.items.AddMetric(session, id)
	k.ok(err)
	k.ok(k.sessions.End(session))
	_, err = k.items.AddScorecard(session)
	k.refused(err, problem.CodeSealed, "")
	_, err = k.items.AddMetric(session, id)
	k.refused(err, problem.CodeSealed, "")
	k.refused(k.items.Remove(item.ID), problem.CodeSealed, "")
	k.refused(k.items.Restore(item.ID), problem.CodeSealed, "")
	note, err := k.notes.AddAbout(session, k.mira, item.ID, "", "Looked at it again.")
	k.ok(err)
	if !note.Addendum {
		t.Error("a note after the end is no addendum")
	}
}

func TestANoteIsAboutSomethingOfItsSessionOrPair(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id, session, goal := k.scored("Quality"), k.start(k.ada), k.goal("Lead the retro")
	item, err := k.items.AddMetric(session, id)
	k.ok(err)
	about, err := k.notes.AddAbout(session, k.mira, "", goal, "Half of it is done.")
	k.ok(err)
	if about.GoalID != goal || about.ItemID != "" || k.note(session, k.mira, "Plain").GoalID != "" {
		t.Fatalf("noted %+v", about)
	}
	bo := k.start(k.person("Bo"))
	_, err = k.notes.AddAbout(bo, k.mira, item.ID, "", "x")
	k.refused(err, problem.CodeNotFound, "")
	_, err = k.notes.AddAbout(bo, k.mira, "", goal, "x")
	k.refused(err, problem.CodeNotFound, "")
	_, err = k.notes.AddAbout(session, k.mira, item.ID, goal, "x")
	k.refused(err, problem.CodeInvalid, "item")
}
