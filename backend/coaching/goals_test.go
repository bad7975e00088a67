package coaching_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/problem"

	"pgregory.net/rapid"
)

func TestAGoalIsAddedByItsTitleAlone(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	first, second := k.goal("  Ship\nit "), k.goal("Then rest")
	k.tells("goals:changed "+first, "goals:changed "+second)
	got := k.findGoal(first)
	if got.Title != "Ship it" || got.State != coaching.GoalOpen || got.Owner.ID != k.ada || got.Person.ID != k.ada || got.ClosedAt != 0 {
		t.Fatalf("added %+v", got)
	}
	if got.Tags == nil || got.Commitments == nil {
		t.Fatal("empty lists would arrive as null")
	}
	if order := k.order(); !slices.Equal(order, []string{first, second}) {
		t.Fatalf("stand as %v", order)
	}
}

// order is the ids of Ada's goals as they are listed.
func (k *kit) order() (ids []string) {
	for _, goal := range k.listGoals(coaching.GoalFilter{PersonID: k.ada}) {
		ids = append(ids, goal.ID)
	}
	return ids
}

func TestWhatCannotBeAGoalIsRefused(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	bo := k.person("Bo")
	with := k.start(bo)
	k.told.forget()
	for what, goal := range map[string]struct {
		in    coaching.GoalInput
		code  problem.Code
		field string
	}{
		"no title":                 {coaching.GoalInput{PersonID: k.ada, OwnerID: k.ada, Title: " \n"}, problem.CodeInvalid, "title"},
		"long title":               {coaching.GoalInput{PersonID: k.ada, OwnerID: k.ada, Title: strings.Repeat("x", 201)}, problem.CodeInvalid, "title"},
		"owner outside the pair":   {coaching.GoalInput{PersonID: k.ada, OwnerID: bo, Title: "x"}, problem.CodeInvalid, "owner"},
		"no owner":                 {coaching.GoalInput{PersonID: k.ada, Title: "x"}, problem.CodeInvalid, "owner"},
		"a pair of me and me":      {coaching.GoalInput{PersonID: k.mira, OwnerID: k.mira, Title: "x"}, problem.CodeInvalid, "person"},
		"nobody":                   {coaching.GoalInput{PersonID: "nobody", OwnerID: k.mira, Title: "x"}, problem.CodeNotFound, ""},
		"another pair's session":   {coaching.GoalInput{PersonID: k.ada, OwnerID: k.ada, SessionID: with, Title: "x"}, problem.CodeInvalid, "session"},
		"a session that is gone":   {coaching.GoalInput{PersonID: k.ada, OwnerID: k.ada, SessionID: "none", Title: "x"}, problem.CodeNotFound, ""},
		"only what cannot be seen": {coaching.GoalInput{PersonID: k.ada, OwnerID: k.ada, Title: "\u200b"}, problem.CodeInvalid, "title"},
	} {
		t.Run(what, func(t *testing.T) {
			_, err := k.goals.Add(goal.in)
			refused(t, err, goal.code, goal.field)
		})
	}
	k.tells()
}

func TestAGoalCanBecomeTheOtherSides(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id := k.goal("Ship it")
	k.ok(k.goals.SetOwner(id, k.mira))
	if got := k.findGoal(id); got.Owner.ID != k.mira || got.Person.ID != k.ada {
		t.Fatalf("belongs to %+v", got.Owner)
	}
	k.refused(k.goals.SetOwner(id, k.person("Bo")), problem.CodeInvalid, "owner")
}

func TestAGoalIsReachedOrDroppedAndOpenedAgain(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id := k.goal("Ship it")
	at := k.clock.now().UnixMilli()
	for _, step := range []struct {
		do    func(string) error
		state coaching.GoalState
		at    int64
	}{
		{k.goals.Reach, coaching.GoalReached, at},
		{k.goals.Reach, coaching.GoalReached, at}, // a second click keeps the first date
		{k.goals.Drop, coaching.GoalDropped, at + 2*60_000},
		{k.goals.Drop, coaching.GoalDropped, at + 2*60_000},
		{k.goals.Reopen, coaching.GoalOpen, 0},
		{k.goals.Reopen, coaching.GoalOpen, 0},
		{k.goals.Reach, coaching.GoalReached, at + 6*60_000},
	} {
		k.told.forget()
		k.ok(step.do(id))
		k.tells("goals:changed " + id)
		if got := k.findGoal(id); got.State != step.state || got.ClosedAt != step.at {
			t.Fatalf("is %s since %d, want %s since %d", got.State, got.ClosedAt, step.state, step.at)
		}
		k.clock.move(time.Minute)
	}
}

func TestEveryFilterNarrowsTheGoals(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	open, reached, dropped := k.goal("Open"), k.goal("Reached"), k.goal("Dropped")
	bo := k.person("bo")
	mine, err := k.goals.Add(coaching.GoalInput{PersonID: bo, OwnerID: k.mira, Title: "Mine"})
	k.ok(err)
	k.ok(k.goals.SetTags(open, []string{"Déjà vu"}))
	k.ok(k.goals.Reach(reached))
	k.clock.move(time.Hour)
	since := k.clock.now().UnixMilli()
	k.ok(k.goals.Drop(dropped))
	for what, narrowed := range map[string]struct {
		filter coaching.GoalFilter
		want   []string
	}{
		"nothing":      {coaching.GoalFilter{}, []string{open, mine, reached, dropped}},
		"person":       {coaching.GoalFilter{PersonID: bo}, []string{mine}},
		"owner":        {coaching.GoalFilter{OwnerID: k.mira}, []string{mine}},
		"tag":          {coaching.GoalFilter{Tag: "deja VU"}, []string{open}},
		"open":         {coaching.GoalFilter{State: coaching.GoalOpen}, []string{open, mine}},
		"reached":      {coaching.GoalFilter{State: coaching.GoalReached}, []string{reached}},
		"dropped":      {coaching.GoalFilter{State: coaching.GoalDropped}, []string{dropped}},
		"closed since": {coaching.GoalFilter{ClosedSince: since}, []string{open, mine, dropped}},
		"id":           {coaching.GoalFilter{ID: mine}, []string{mine}},
		"no such":      {coaching.GoalFilter{ID: "none"}, nil},
	} {
		var got []string
		for _, goal := range k.listGoals(narrowed.filter) {
			got = append(got, goal.ID)
		}
		if !slices.Equal(got, narrowed.want) {
			t.Errorf("%s: got %v, want %v", what, got, narrowed.want)
		}
	}
}

func TestMovingAGoalIsMovingItInASlice(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	var want []string
	for _, title := range []string{"a", "b", "c", "d", "e"} {
		want = append(want, k.goal(title))
	}
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.SampledFrom(want).Draw(t, "moved")
		before := rapid.SampledFrom(append([]string{""}, want...)).Draw(t, "before")
		if err := k.goals.Move(id, before); err != nil {
			t.Fatal(err)
		}
		if id != before {
			want = slices.DeleteFunc(want, func(each string) bool { return each == id })
			place := slices.Index(want, before)
			if place < 0 {
				place = len(want)
			}
			want = slices.Insert(want, place, id)
		}
		if got := k.order(); !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

func TestADeletedGoalComesBackWithItsCommitmentsAndTags(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id, last := k.goal("Ship it"), k.goal("Last")
	k.commit(id, k.ada, "Write it")
	k.ok(k.goals.SetTags(id, []string{"now"}))
	k.told.forget()
	k.ok(k.goals.Delete(id))
	k.tells("goals:changed " + id)
	if got := k.order(); !slices.Equal(got, []string{last}) {
		t.Fatalf("still listed: %v", got)
	}
	k.ok(k.goals.Restore(id))
	k.tells("goals:changed " + id)
	if got := k.findGoal(id); len(got.Commitments) != 1 || !slices.Equal(got.Tags, []string{"now"}) {
		t.Fatalf("came back as %+v", got)
	}
	if got := k.order(); !slices.Equal(got, []string{id, last}) {
		t.Fatalf("came back as %v", got)
	}
}

func TestAGoalThatIsNotThereIsSaidSo(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	deleted, session := k.goal("Gone"), k.start(k.ada)
	k.ok(k.goals.Delete(deleted))
	k.told.forget()
	for what, call := range map[string]func(id string) error{
		"rename": func(id string) error { return k.goals.Rename(id, "x") },
		"owner":  func(id string) error { return k.goals.SetOwner(id, k.mira) },
		"tags":   func(id string) error { return k.goals.SetTags(id, []string{"x"}) },
		"reach":  k.goals.Reach,
		"drop":   k.goals.Drop,
		"reopen": k.goals.Reopen,
		"move":   func(id string) error { return k.goals.Move(id, "") },
		"delete": k.goals.Delete,
		"commit": func(id string) error {
			_, err := k.actions.Add(coaching.ActionInput{GoalID: id, AssigneeID: k.ada, Text: "x"})
			return err
		},
		"turn into note": func(id string) error { _, err := k.goals.TurnIntoNote(id, session); return err },
	} {
		t.Run(what, func(t *testing.T) {
			refused(t, call(deleted), problem.CodeNotFound, "")
			refused(t, call("none"), problem.CodeNotFound, "")
		})
	}
	k.tells()
	k.refused(k.goals.Restore("none"), problem.CodeNotFound, "")
}

func TestPagesOfGoalsHaveNoGapsAndNoDoubles(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	seen := map[string]bool{}
	for i := range 230 {
		k.goal(fmt.Sprintf("Goal %d", i))
	}
	for more := true; more; {
		page, err := k.goals.List(coaching.GoalFilter{Start: len(seen)})
		k.ok(err)
		for _, goal := range page.Goals {
			if seen[goal.ID] {
				t.Fatalf("%s comes twice", goal.Title)
			}
			seen[goal.ID] = true
		}
		more = page.More
	}
	if len(seen) != 230 {
		t.Fatalf("%d of 230 goals were listed", len(seen))
	}
}
