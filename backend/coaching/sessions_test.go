package coaching_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/problem"
)

const day = 24 * time.Hour

func TestASessionStartsAtOnceWithNothingEntered(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id, err := k.sessions.Start(k.ada)
	k.ok(err)
	k.tells("sessions:changed " + id)
	got := k.session(id)
	if got.State != coaching.StateLive || got.StartedAt != k.clock.now().UnixMilli() || got.At != got.StartedAt {
		t.Errorf("started as %+v", got)
	}
	if got.Title != "One-to-one" || got.Person.ID != k.ada || got.Tags == nil || got.PlannedAt != 0 {
		t.Errorf("started as %+v", got)
	}
}

func TestStartingTwiceWithOnePersonContinuesTheLiveSession(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	first := k.start(k.ada)
	if second := k.start(k.ada); second != first {
		t.Fatal("a second click started a second session")
	}
	if other := k.start(k.person("Bo")); other == first {
		t.Fatal("another person got Ada's session")
	}
}

func TestManyStartsAtOnceMakeOneSession(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	ids := make([]string, 16)
	var all sync.WaitGroup
	for i := range ids {
		all.Go(func() { ids[i], _ = k.sessions.Start(k.ada) })
	}
	all.Wait()
	for _, id := range ids {
		if id == "" || id != ids[0] {
			t.Fatalf("started %q", ids)
		}
	}
}

func TestStartBeginsWhatWasPlannedUntilToday(t *testing.T) {
	t.Parallel()
	midnight := 14 * time.Hour // after ten o'clock
	for what, planned := range map[string]struct {
		in     time.Duration
		begins bool
	}{
		"now":                {0, true},
		"overdue for weeks":  {-20 * day, true},
		"last thing today":   {midnight - time.Millisecond, true},
		"first tomorrow":     {midnight, false},
		"a week from now":    {7 * day, false},
		"yesterday in UTC":   {-6 * time.Hour, true},
		"tomorrow, not here": {midnight + time.Hour, false},
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			k := newKit(t)
			id := k.plan(k.ada, "Prepared", planned.in)
			started, err := k.sessions.Start(k.ada)
			k.ok(err)
			if (started == id) != planned.begins {
				t.Fatalf("began the planned one: %v", started == id)
			}
		})
	}
}

func TestOfSeveralOverdueSessionsTheOldestBegins(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	k.plan(k.ada, "Newer", -day)
	oldest := k.plan(k.ada, "Oldest", -2*day)
	if k.start(k.ada) != oldest {
		t.Fatal("another one began")
	}
}

func TestANewSessionBearsTheTitleOfTheLastOneWithThisPerson(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	bo := k.person("Bo")
	first := k.start(k.ada)
	k.ok(k.sessions.Rename(first, "Weekly check-in"))
	k.ok(k.sessions.End(first))
	other := k.start(bo)
	k.ok(k.sessions.Rename(other, "Career conversation"))
	if next := k.session(k.start(k.ada)); next.Title != "Weekly check-in" {
		t.Errorf("started as %q", next.Title)
	}
	if planned := k.session(k.plan(bo, "  ", day)); planned.Title != "Career conversation" {
		t.Errorf("planned as %q", planned.Title)
	}
}

func TestAPlannedSessionIsNotLiveUntilItIsBegun(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id := k.plan(k.ada, "Monthly goal-setting", -day)
	k.tells("sessions:changed " + id)
	if got := k.session(id); got.State != coaching.StatePlanned || got.Title != "Monthly goal-setting" || got.At != got.PlannedAt {
		t.Fatalf("planned as %+v", got)
	}
	k.ok(k.sessions.Begin(id))
	k.tells("sessions:changed " + id)
	begun := k.session(id)
	k.clock.move(time.Minute)
	k.ok(k.sessions.Begin(id))
	if again := k.session(id); begun.State != coaching.StateLive || again.StartedAt != begun.StartedAt {
		t.Fatalf("begun as %+v, then %+v", begun, again)
	}
}

func TestOnlyOneSessionOfAPairIsLive(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	planned := k.plan(k.ada, "", 2*day)
	ended := k.held(k.ada)
	deleted := k.start(k.ada)
	k.ok(k.sessions.Delete(deleted))
	live := k.start(k.ada)
	k.told.forget()
	k.refused(k.sessions.Begin(planned), problem.CodeConflict, "")
	k.refused(k.sessions.Reopen(ended), problem.CodeConflict, "")
	k.refused(k.sessions.Restore(deleted), problem.CodeConflict, "")
	k.tells()
	k.ok(k.sessions.End(live))
	k.ok(k.sessions.Restore(deleted))
	if k.session(deleted).State != coaching.StateLive {
		t.Fatal("not live again")
	}
}

func TestAPlannedSessionMovesWithEverythingPrepared(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id := k.plan(k.ada, "", day)
	k.note(id, k.ada, "Prepared")
	at := k.clock.now().Add(3 * day).UnixMilli()
	k.ok(k.sessions.Replan(id, at))
	if k.session(id).PlannedAt != at || len(k.notesIn(id)) != 1 {
		t.Fatalf("moved to %+v", k.session(id))
	}
	k.ok(k.sessions.Begin(id))
	k.refused(k.sessions.Replan(id, at), problem.CodeConflict, "")
}

func TestASessionIsPlannedForADayOfTheCalendar(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id := k.plan(k.ada, "", day)
	for _, at := range []int64{0, -1, 1 << 62, -1 << 63, 253402318800000 + 2*86400000} {
		_, err := k.sessions.Plan(k.ada, "", at)
		k.refused(err, problem.CodeInvalid, "plannedAt")
		k.refused(k.sessions.Replan(id, at), problem.CodeInvalid, "plannedAt")
	}
}

func TestAOneToOneTakesTwo(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	_, err := k.sessions.Start(k.mira)
	k.refused(err, problem.CodeInvalid, "person")
	_, err = k.sessions.Plan(k.mira, "", k.clock.now().UnixMilli())
	k.refused(err, problem.CodeInvalid, "person")
	k.tells()
}

func TestASessionBearsAnyTitleOfOneLine(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id := k.start(k.ada)
	k.ok(k.sessions.Rename(id, " Über\nÄpfel 🍏 "))
	if got := k.session(id).Title; got != "Über Äpfel 🍏" {
		t.Fatalf("bears %q", got)
	}
	for _, title := range []string{"", " \n", "\u200b", strings.Repeat("x", 201)} {
		k.refused(k.sessions.Rename(id, title), problem.CodeInvalid, "title")
	}
	_, err := k.sessions.Plan(k.ada, strings.Repeat("x", 201), k.clock.now().UnixMilli())
	k.refused(err, problem.CodeInvalid, "title")
}
