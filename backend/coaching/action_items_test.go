package coaching_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/problem"
)

// action is an action item of Ada's pair, done by her.
func (k *kit) action(text, dueOn string) coaching.ActionItem {
	k.t.Helper()
	action, err := k.actions.Add(coaching.ActionInput{PersonID: k.ada, AssigneeID: k.ada, Text: text, DueOn: dueOn})
	k.ok(err)
	return action
}

func texts(actions []coaching.ActionInList) (texts []string) {
	for _, each := range actions {
		texts = append(texts, each.Action.Text)
	}
	return texts
}

func (k *kit) actionsIn(sessionID string) coaching.ActionsInSession {
	k.t.Helper()
	in, err := k.actions.In(sessionID)
	k.ok(err)
	return in
}

func (k *kit) stand(what string, got []coaching.ActionInList, want ...string) {
	k.t.Helper()
	if !slices.Equal(texts(got), want) {
		k.t.Fatalf("%s: %q, want %q", what, texts(got), want)
	}
}

func TestOpenActionItemsStandByDueDateAndThoseWithoutOneLast(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	k.action("some day", "")
	k.action("later", "2026-04-01")
	k.action("soon", "2026-03-05")
	page, err := k.actions.List(coaching.ActionFilter{PersonID: k.ada})
	k.ok(err)
	k.stand("open", page.Actions, "soon", "later", "some day")
	if page.Actions[0].Person.ID != k.ada || page.Actions[0].Action.DueOn != "2026-03-05" {
		t.Fatalf("got %+v", page.Actions[0])
	}
}

func TestWhatWasDoneSinceThePairLastMetIsCompletedInItsNextSession(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	early, late, open := k.action("early", ""), k.action("late", ""), k.action("open", "")
	k.ok(k.actions.Check(early.ID))
	first := k.held(k.ada)
	k.clock.move(time.Hour)
	k.ok(k.actions.Check(late.ID))
	next := k.start(k.ada)
	in := k.actionsIn(next)
	k.stand("open", in.Open, "open")
	k.stand("completed", in.Completed, "late")
	if in.Since != k.session(first).EndedAt {
		t.Fatalf("since %d, want %d", in.Since, k.session(first).EndedAt)
	}
	k.ok(k.actions.Check(open.ID))
	k.stand("completed at once", k.actionsIn(next).Completed, "open", "late")
}

func TestAnEndedSessionShowsItsActionItemsAsTheyWere(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	before := k.action("before", "")
	session := k.held(k.ada)
	k.clock.move(time.Hour)
	k.action("after", "")
	k.ok(k.actions.Check(before.ID))
	in := k.actionsIn(session)
	k.stand("open", in.Open, "before")
	k.stand("completed", in.Completed)
}

func TestActionItemsBelongToThePairWhateverHappensToTheirSession(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	session := k.plan(k.ada, "", time.Hour)
	_, err := k.actions.Add(coaching.ActionInput{PersonID: k.ada, AssigneeID: k.mira, Text: "call", SessionID: session})
	k.ok(err)
	k.ok(k.sessions.Delete(session))
	k.stand("open", k.actionsIn(k.start(k.ada)).Open, "call")
}

func TestTheActionItemsOfADeletedGoalAreGoneWithIt(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	goal := k.goal("Ship it")
	k.commit(goal, k.ada, "Write it")
	page, err := k.actions.List(coaching.ActionFilter{})
	k.ok(err)
	if len(page.Actions) != 1 || page.Actions[0].GoalTitle != "Ship it" {
		t.Fatalf("got %+v", page.Actions)
	}
	k.ok(k.goals.Delete(goal))
	page, err = k.actions.List(coaching.ActionFilter{})
	k.ok(err)
	k.stand("after", page.Actions)
}

func TestAnActionItemIsChangedAsAWhole(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	categories, err := k.categories.List("", 0)
	k.ok(err)
	goal := k.goal("Ship it")
	action := k.action("call", "")
	in := coaching.ActionInput{AssigneeID: k.mira, Text: " call\nback ", DueOn: "2026-03-09", CategoryID: categories[0].ID, GoalID: goal}
	k.ok(k.actions.Change(action.ID, in))
	page, err := k.actions.List(coaching.ActionFilter{CategoryID: categories[0].ID})
	k.ok(err)
	got := page.Actions[0]
	if got.Action.Text != "call back" || got.Action.AssigneeID != k.mira || got.GoalTitle != "Ship it" || got.Category != categories[0].Name {
		t.Fatalf("got %+v", got)
	}
	counted, err := k.categories.List(k.ada, 0)
	k.ok(err)
	if counted[0].Uses != 1 || counted[1].Uses != 0 {
		t.Fatalf("counted %+v", counted)
	}
}

func TestAnActionItemThatPointsNowhereIsRefused(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	bo := k.person("Bo")
	for field, in := range map[string]coaching.ActionInput{
		"text":     {PersonID: k.ada, AssigneeID: k.ada, Text: " "},
		"dueOn":    {PersonID: k.ada, AssigneeID: k.ada, Text: "x", DueOn: "2026-02-31"},
		"assignee": {PersonID: k.ada, AssigneeID: bo, Text: "x"},
	} {
		_, err := k.actions.Add(in)
		k.refused(err, problem.CodeInvalid, field)
	}
	for _, in := range []coaching.ActionInput{
		{PersonID: k.ada, AssigneeID: k.ada, Text: "x", GoalID: "none"}, {PersonID: k.ada, AssigneeID: k.ada, Text: "x", CategoryID: "none"},
		{PersonID: k.ada, AssigneeID: k.ada, Text: "x", SessionID: "none"},
	} {
		_, err := k.actions.Add(in)
		k.refused(err, problem.CodeNotFound, "")
	}
}

func TestCategoriesAreTheUsersOwnList(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	k.ok(k.categories.Add(" Übung "))
	for _, name := range []string{"ubung", "", strings.Repeat("x", 41)} {
		k.refused(k.categories.Add(name), problem.CodeInvalid, "name")
	}
	all, err := k.categories.List("", 0)
	k.ok(err)
	added := all[len(all)-1]
	k.ok(k.categories.Rename(added.ID, "Ubung"))
	k.ok(k.categories.Archive(added.ID))
	all, err = k.categories.List("", 0)
	k.ok(err)
	if got := all[len(all)-1]; !got.Archived || got.Name != "Ubung" {
		t.Fatalf("got %+v", got)
	}
	k.ok(k.categories.Unarchive(added.ID))
	k.refused(k.categories.Archive("none"), problem.CodeNotFound, "")
}
