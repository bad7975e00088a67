package coaching_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/problem"
)

// log lists the ids of every page of the session log, in its order.
func (k *kit) log(filter coaching.SessionFilter) (ids []string) {
	k.t.Helper()
	for more := true; more; filter.Start = len(ids) {
		page, err := k.sessions.List(filter)
		k.ok(err)
		for _, each := range page.Sessions {
			ids = append(ids, each.Session.ID)
		}
		more = page.More
	}
	return ids
}

func TestTheLogHasLiveThenPlannedAsTheyComeThenEndedNewestFirst(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	bo := k.person("Bo")
	ended1, ended2 := k.held(k.ada), k.held(bo)
	live1, live2 := k.start(k.ada), k.start(bo)
	later, soon := k.plan(k.ada, "", 9*day), k.plan(k.ada, "", 2*day)
	want := []string{live2, live1, soon, later, ended2, ended1}
	if got := k.log(coaching.SessionFilter{}); !slices.Equal(got, want) {
		t.Fatalf("got  %v\nwant %v", got, want)
	}
}

func TestEveryFilterNarrowsTheLog(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	bo := k.person("Bo")
	old := k.plan(k.ada, "Café crème", -10*day)
	tagged := k.plan(bo, "100% done_now", day)
	k.ok(k.sessions.SetTags(tagged, []string{"Größe"}))
	ended := k.held(bo)
	live := k.start(bo)
	k.ok(k.sessions.Rename(live, "Weekly"))
	for what, narrowed := range map[string]struct {
		filter coaching.SessionFilter
		want   []string
	}{
		"person":                     {coaching.SessionFilter{PersonID: k.ada}, []string{old}},
		"title in other case":        {coaching.SessionFilter{Title: "WEEK"}, []string{live}},
		"title without accents":      {coaching.SessionFilter{Title: "cafe CREME"}, []string{old}},
		"title with accents apart":   {coaching.SessionFilter{Title: "Cafe\u0301"}, []string{old}},
		"a percent sign is a sign":   {coaching.SessionFilter{Title: "%"}, []string{tagged}},
		"an underscore is a sign":    {coaching.SessionFilter{Title: "_"}, []string{tagged}},
		"a star is a sign":           {coaching.SessionFilter{Title: "*"}, nil},
		"a quote is a sign":          {coaching.SessionFilter{Title: "'"}, nil},
		"tag":                        {coaching.SessionFilter{Tag: "grosse"}, nil},
		"tag in other case":          {coaching.SessionFilter{Tag: " GROßE "}, []string{tagged}},
		"planned":                    {coaching.SessionFilter{State: coaching.StatePlanned}, []string{old, tagged}},
		"live":                       {coaching.SessionFilter{State: coaching.StateLive}, []string{live}},
		"ended":                      {coaching.SessionFilter{State: coaching.StateEnded}, []string{ended}},
		"from a day on":              {coaching.SessionFilter{FromOn: "2026-03-05"}, []string{tagged}},
		"until a day, included":      {coaching.SessionFilter{UntilOn: "2026-02-22"}, []string{old}},
		"one day":                    {coaching.SessionFilter{FromOn: "2026-03-04", UntilOn: "2026-03-04"}, []string{live, ended}},
		"days the wrong way round":   {coaching.SessionFilter{FromOn: "2026-03-05", UntilOn: "2026-03-04"}, nil},
		"a start before the first":   {coaching.SessionFilter{Start: -5, State: coaching.StateLive}, []string{live}},
		"all of them, none together": {coaching.SessionFilter{PersonID: k.ada, State: coaching.StateLive, Title: "x"}, nil},
	} {
		t.Run(what, func(t *testing.T) {
			page, err := k.sessions.List(narrowed.filter)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, each := range page.Sessions {
				got = append(got, each.Session.ID)
			}
			if page.Sessions == nil || !slices.Equal(got, narrowed.want) {
				t.Fatalf("got %v, want %v", got, narrowed.want)
			}
		})
	}
}

func TestADayThatIsNoneIsRefused(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	for _, text := range []string{"2026-02-30", "today", "2026-3-4", "2026-03-04T00:00:00Z"} {
		_, err := k.sessions.List(coaching.SessionFilter{FromOn: text})
		k.refused(err, problem.CodeInvalid, "fromOn")
		_, err = k.sessions.List(coaching.SessionFilter{UntilOn: text})
		k.refused(err, problem.CodeInvalid, "untilOn")
		_, err = k.sessions.Unfinished(text)
		k.refused(err, problem.CodeInvalid, "todayOn")
	}
}

func TestPagesOfTheLogHaveNoGapsAndNoDoubles(t *testing.T) {
	t.Parallel()
	for _, n := range []int{0, 1, 59, 60, 61, 120, 121, 150} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			t.Parallel()
			k := newKit(t)
			want := map[string]bool{}
			for i := range n {
				want[k.plan(k.ada, "", time.Duration(i%7)*day)] = true // many at one instant
			}
			got := k.log(coaching.SessionFilter{})
			for _, id := range got {
				delete(want, id)
			}
			if len(got) != n || len(want) != 0 {
				t.Fatalf("listed %d of %d, missed %d", len(got), n, len(want))
			}
		})
	}
}

func TestTheLogShowsTheFirstNoteAndHowManyThereAre(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id := k.start(k.ada)
	gone := k.note(id, k.ada, "Deleted")
	k.note(id, k.ada, "First")
	k.note(id, k.mira, "Second")
	k.ok(k.notes.Delete(gone.ID))
	page, err := k.sessions.List(coaching.SessionFilter{})
	k.ok(err)
	if got := page.Sessions[0]; got.NoteCount != 2 || got.FirstNote != "First" {
		t.Fatalf("shows %d notes, first %q", got.NoteCount, got.FirstNote)
	}
}

func TestEarlierSessionsAreThePairsOwnNewestFirst(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	first, second := k.held(k.ada), k.held(k.ada)
	k.held(k.person("Bo"))
	deleted := k.held(k.ada)
	k.ok(k.sessions.Delete(deleted))
	live := k.start(k.ada)
	planned := k.plan(k.ada, "", day)
	for id, want := range map[string][]string{live: {second, first}, planned: {second, first}, second: {first}, first: nil} {
		earlier, err := k.sessions.Earlier(id)
		k.ok(err)
		var got []string
		for _, each := range earlier {
			got = append(got, each.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("before %s: got %v, want %v", id, got, want)
		}
	}
}

func TestUnfinishedHasTheLiveOnesThenThePlannedOfTheWeekAhead(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	bo := k.person("Bo")
	k.held(k.ada)
	today, overdue, tomorrow := k.plan(bo, "", 13*time.Hour), k.plan(bo, "", -3*day), k.plan(bo, "", 15*time.Hour)
	live := k.start(k.ada)
	for until, want := range map[string][]string{
		"2026-02-25": {live, overdue, today}, "2026-02-26": {live, overdue, today, tomorrow}, "": {live},
	} {
		unfinished, err := k.sessions.Unfinished(until)
		k.ok(err)
		var got []string
		for _, each := range unfinished {
			got = append(got, each.Session.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("until %q: got %v, want %v", until, got, want)
		}
	}
}
