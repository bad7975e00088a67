package coaching_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/problem"
)

func (k *kit) streamed(filter coaching.StreamFilter) (lines []string) {
	k.t.Helper()
	page, err := k.stream.List(filter)
	k.ok(err)
	for _, each := range page.Entries {
		lines = append(lines, fmt.Sprintf("%s %s", each.Kind, each.Text))
	}
	return lines
}

func TestTheStreamTellsWhatHappenedNewestFirst(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	goal := k.goal("Ship it")
	k.clock.move(time.Minute)
	action := k.action("Call", "")
	k.ok(k.actions.Check(action.ID))
	k.clock.move(time.Minute)
	_, err := k.kudos.Give(coaching.PraiseInput{PersonID: k.ada, Reason: coaching.ReasonEffort, Body: "**Well** done\n\nmore"})
	k.ok(err)
	k.clock.move(time.Minute)
	k.ok(k.goals.Reach(goal))
	bo := k.person("Bo")
	k.held(bo)
	all := []string{"session One-to-one", "reached Ship it", "kudos Well done", "action Call", "goal Ship it"}
	if got := k.streamed(coaching.StreamFilter{}); !slices.Equal(got, all) {
		t.Fatalf("got %q", got)
	}
	if got := k.streamed(coaching.StreamFilter{PersonID: k.ada}); !slices.Equal(got, all[1:]) {
		t.Fatalf("with Ada: %q", got)
	}
	kinds := []coaching.Happening{coaching.HappenedKudos, coaching.HappenedGoal}
	if got := k.streamed(coaching.StreamFilter{Kinds: kinds}); !slices.Equal(got, []string{all[2], all[4]}) {
		t.Fatalf("two kinds: %q", got)
	}
	k.ok(k.goals.Reopen(goal))
	if got := k.streamed(coaching.StreamFilter{PersonID: k.ada}); !slices.Equal(got, all[2:]) {
		t.Fatalf("after reopening: %q", got)
	}
}

func TestPagesOfTheStreamHaveNoGapsAndNoDoublesAlthoughMuchHappenedAtOnce(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	const many = 130
	for i := range many { // all in the same instant
		_, err := k.kudos.Give(coaching.PraiseInput{PersonID: k.ada, Reason: coaching.ReasonValue, Body: fmt.Sprint(i)})
		k.ok(err)
	}
	for _, personID := range []string{"", k.ada} {
		seen := map[string]bool{}
		filter := coaching.StreamFilter{PersonID: personID}
		for more := true; more; {
			page, err := k.stream.List(filter)
			k.ok(err)
			for _, each := range page.Entries {
				seen[each.ID] = true
				filter.BeforeAt, filter.BeforeID = each.At, each.ID
			}
			more = page.More
			_, err = k.kudos.Give(coaching.PraiseInput{PersonID: k.ada, Reason: coaching.ReasonValue, Body: "meanwhile"}) // something new moves nothing
			k.ok(err)
		}
		if len(seen) < many {
			t.Fatalf("saw %d of %d", len(seen), many)
		}
	}
}

func TestTheStreamSaysWhatWaitsToBeDiscussed(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	feedback := k.heard("So patient")
	review, err := k.reviews.Add(coaching.ReviewInput{PersonID: k.ada, ReviewedOn: "2026-03-02", Body: "Good"})
	k.ok(err)
	k.ok(k.saved.SaveFeedback(feedback))
	saved := k.savedFor(k.ada)[0].ID
	for _, personID := range []string{"", k.ada} {
		page, err := k.stream.List(coaching.StreamFilter{PersonID: personID})
		k.ok(err)
		if len(page.Entries) != 2 || page.Entries[0].ID != review || page.Entries[0].SavedID != "" || page.Entries[1].SavedID != saved {
			t.Fatalf("got %+v", page.Entries)
		}
	}
	k.ok(k.saved.Unsave(saved))
	k.ok(k.saved.SaveReview(review))
	page, err := k.stream.List(coaching.StreamFilter{})
	k.ok(err)
	if page.Entries[0].SavedID == "" || page.Entries[1].SavedID != "" {
		t.Fatalf("got %+v", page.Entries)
	}
}

func TestWhatTheStreamLeadsToIsFoundUntilItIsDeleted(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	feedback := k.heard("So patient")
	review, err := k.reviews.Add(coaching.ReviewInput{PersonID: k.ada, ReviewedOn: "2026-03-02", Body: "Good"})
	k.ok(err)
	kudos, err := k.kudos.Give(coaching.PraiseInput{PersonID: k.ada, Reason: coaching.ReasonEffort, Body: "Well done"})
	k.ok(err)
	item, err := k.feedback.Find(feedback)
	k.ok(err)
	sheet, err := k.reviews.Find(review)
	k.ok(err)
	praise, err := k.kudos.Find(kudos.ID)
	k.ok(err)
	if item.Body != "So patient" || sheet.Body != "Good" || praise != kudos {
		t.Fatalf("found %+v %+v %+v", item, sheet, praise)
	}
	k.ok(k.feedback.Delete(feedback))
	k.ok(k.reviews.Delete(review))
	k.ok(k.kudos.Delete(kudos.ID))
	_, err = k.feedback.Find(feedback)
	k.refused(err, problem.CodeNotFound, "")
	_, err = k.reviews.Find(review)
	k.refused(err, problem.CodeNotFound, "")
	_, err = k.kudos.Find("nowhere")
	k.refused(err, problem.CodeNotFound, "")
}
