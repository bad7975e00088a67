package coaching_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"alongside/backend/coaching"
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
