package coaching_test

import (
	"slices"
	"strings"
	"testing"

	"alongside/backend/coaching"
	"alongside/backend/problem"
)

func TestATagIsOneHoweverItIsTyped(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	goal, session := k.goal("Ship it"), k.start(k.ada)
	k.told.forget()
	k.ok(k.goals.SetTags(goal, []string{"Café", "CAFE", " cafe\u0301 ", "Budget"}))
	k.ok(k.sessions.SetTags(session, []string{"cafe"}))
	k.tells("goals:changed "+goal, "sessions:changed "+session)
	if got := k.findGoal(goal).Tags; !slices.Equal(got, []string{"Budget", "Café"}) {
		t.Errorf("the goal bears %q", got)
	}
	if got := k.session(session).Tags; !slices.Equal(got, []string{"Café"}) {
		t.Errorf("the session bears %q", got)
	}
	tags, err := k.tags.List()
	k.ok(err)
	if want := []coaching.Tag{{Name: "Café", Uses: 2}, {Name: "Budget", Uses: 1}}; !slices.Equal(tags, want) {
		t.Errorf("suggested %+v", tags)
	}
}

func TestSettingTagsReplacesThem(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	goal, session := k.goal("Ship it"), k.start(k.ada)
	for _, names := range [][]string{{"a", "b"}, {"b", "c"}, {}} {
		k.ok(k.goals.SetTags(goal, names))
		k.ok(k.sessions.SetTags(session, names))
		if got := k.findGoal(goal).Tags; !slices.Equal(got, names) {
			t.Errorf("the goal bears %q, want %q", got, names)
		}
		if got := k.session(session).Tags; !slices.Equal(got, names) {
			t.Errorf("the session bears %q, want %q", got, names)
		}
	}
	if tags, err := k.tags.List(); err != nil || tags == nil || len(tags) != 0 {
		t.Errorf("unused ones are suggested: %+v, %v", tags, err)
	}
}

func TestATagThatCannotBeTakenChangesNone(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	goal, session := k.goal("Ship it"), k.start(k.ada)
	k.ok(k.goals.SetTags(goal, []string{"kept"}))
	k.ok(k.sessions.SetTags(session, []string{"kept"}))
	k.told.forget()
	for _, bad := range []string{"", " ", "\u200b", strings.Repeat("x", 41)} {
		k.refused(k.goals.SetTags(goal, []string{"new", bad}), problem.CodeInvalid, "tags")
		k.refused(k.sessions.SetTags(session, []string{"new", bad}), problem.CodeInvalid, "tags")
	}
	k.tells()
	if got := k.findGoal(goal).Tags; !slices.Equal(got, []string{"kept"}) {
		t.Errorf("the goal bears %q", got)
	}
	if got := k.session(session).Tags; !slices.Equal(got, []string{"kept"}) {
		t.Errorf("the session bears %q", got)
	}
}

func TestWhatIsDeletedDoesNotCountAsAUseOfATag(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	goal := k.goal("Ship it")
	k.ok(k.goals.SetTags(goal, []string{"only here"}))
	k.ok(k.goals.Delete(goal))
	if tags, err := k.tags.List(); err != nil || len(tags) != 0 {
		t.Fatalf("suggested %+v, %v", tags, err)
	}
}
