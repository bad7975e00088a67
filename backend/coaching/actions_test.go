package coaching_test

import (
	"strings"
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/problem"
)

func TestACommitmentIsDoneByEitherSide(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	goal := k.goal("Ship it")
	k.told.forget()
	adas, mine := k.commit(goal, k.ada, " Write\nit "), k.commit(goal, k.mira, "Read it")
	k.tells("actions:changed "+adas.ID, "goals:changed "+goal, "actions:changed "+mine.ID, "goals:changed "+goal)
	got := k.findGoal(goal).Commitments
	if len(got) != 2 || got[0] != adas || got[1] != mine {
		t.Fatalf("stand as %+v", got)
	}
	if adas.Text != "Write it" || adas.AssigneeID != k.ada || mine.AssigneeID != k.mira || mine.GoalID != goal || mine.AuthorID != k.mira {
		t.Fatalf("added %+v, %+v", adas, mine)
	}
	k.ok(k.actions.Assign(adas.ID, k.mira))
	if got := k.findGoal(goal).Commitments[0]; got.AssigneeID != k.mira {
		t.Fatalf("done by %s", got.AssigneeID)
	}
}

func TestACommitmentOfNeitherSideIsRefused(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	goal, bo := k.goal("Ship it"), k.person("Bo")
	action := k.commit(goal, k.ada, "Write it")
	k.told.forget()
	_, err := k.actions.Add(coaching.ActionInput{GoalID: goal, AssigneeID: bo, Text: "x"})
	k.refused(err, problem.CodeInvalid, "assignee")
	k.refused(k.actions.Assign(action.ID, bo), problem.CodeInvalid, "assignee")
	for _, text := range []string{"", " \n", "\u200b", strings.Repeat("x", 201)} {
		_, err := k.actions.Add(coaching.ActionInput{GoalID: goal, AssigneeID: k.ada, Text: text})
		k.refused(err, problem.CodeInvalid, "text")
		k.refused(k.actions.Reword(action.ID, text), problem.CodeInvalid, "text")
	}
	k.tells()
}

func TestACheckIsDatedAndSaysWhoCheckedAndADoubleOneKeepsTheFirstDate(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	goal := k.goal("Ship it")
	action := k.commit(goal, k.ada, "Write it")
	at := k.clock.now().UnixMilli()
	for range 2 {
		k.ok(k.actions.Check(action.ID))
		if got := k.findGoal(goal).Commitments[0]; got.DoneAt != at || got.DoneBy != k.mira {
			t.Fatalf("checked as %+v", got)
		}
		k.clock.move(time.Hour)
	}
	k.ok(k.actions.Uncheck(action.ID))
	if got := k.findGoal(goal).Commitments[0]; got.DoneAt != 0 || got.DoneBy != "" {
		t.Fatalf("unchecked as %+v", got)
	}
	k.ok(k.actions.Check(action.ID))
	if got := k.findGoal(goal).Commitments[0]; got.DoneAt != k.clock.now().UnixMilli() {
		t.Fatal("checked anew under the old date")
	}
}

func TestAnActionCanBeCheckedAfterTheSessionAndTheGoalWereClosed(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	goal := k.goal("Ship it")
	action := k.commit(goal, k.ada, "Write it")
	k.held(k.ada)
	k.ok(k.goals.Reach(goal))
	k.ok(k.actions.Check(action.ID))
}

func TestADeletedActionComesBackWhereItStood(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	goal := k.goal("Ship it")
	first, second := k.commit(goal, k.ada, "1"), k.commit(goal, k.ada, "2")
	k.told.forget()
	k.ok(k.actions.Delete(first.ID))
	k.tells("actions:changed "+first.ID, "goals:changed "+goal)
	if got := k.findGoal(goal).Commitments; len(got) != 1 || got[0] != second {
		t.Fatalf("left %+v", got)
	}
	for what, call := range map[string]func() error{
		"check":   func() error { return k.actions.Check(first.ID) },
		"uncheck": func() error { return k.actions.Uncheck(first.ID) },
		"reword":  func() error { return k.actions.Reword(first.ID, "x") },
		"assign":  func() error { return k.actions.Assign(first.ID, k.mira) },
		"delete":  func() error { return k.actions.Delete(first.ID) },
		"restore": func() error { return k.actions.Restore("none") },
		"none":    func() error { return k.actions.Check("none") },
	} {
		t.Run(what, func(t *testing.T) { refused(t, call(), problem.CodeNotFound, "") })
	}
	k.tells()
	k.ok(k.actions.Restore(first.ID))
	k.tells("actions:changed "+first.ID, "goals:changed "+goal)
	if got := k.findGoal(goal).Commitments; len(got) != 2 || got[0] != first {
		t.Fatalf("now %+v", got)
	}
}
