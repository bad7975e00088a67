package sharing

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"alongside/backend/coaching"
	"alongside/backend/pack"
)

func TestASessionArrivesAsItWasShared(t *testing.T) {
	t.Parallel()
	mira, ada := two(t)
	session, note := mira.held("How the retro went")
	goal, err := mira.goals.Add(coaching.GoalInput{PersonID: mira.other.ID, OwnerID: mira.other.ID, Title: "Lead the retro", SessionID: session})
	mira.ok(err)
	_, err = mira.actions.Add(coaching.ActionInput{PersonID: mira.other.ID, GoalID: goal, AssigneeID: mira.other.ID, Text: "Read the guide", DueOn: "2026-03-11", SessionID: session})
	mira.ok(err)
	mira.ok(mira.sessions.SetTags(session, []string{"quality", "team"}))
	mira.ok(mira.goals.SetTags(goal, []string{"growth"}))

	taken := ada.take(mira.send(session, "agenda"))
	if taken.SessionID != session || taken.PersonID != ada.other.ID || taken.Known {
		t.Fatalf("taken as %+v", taken)
	}
	got, err := ada.sessions.Find(session)
	ada.ok(err)
	if got.Title == "" || got.State != coaching.StateLive || got.Person.ID != ada.other.ID || !slices.Equal(got.Tags, []string{"quality", "team"}) {
		t.Fatalf("the session arrived as %+v", got)
	}
	if bodies := ada.bodies(session); !slices.Equal(bodies, []string{"How the retro went"}) {
		t.Fatalf("notes arrived as %q", bodies)
	}
	notes, err := ada.notes.In(session)
	ada.ok(err)
	if notes[0].ID != note || notes[0].AuthorID != ada.other.ID || notes[0].SideID != ada.other.ID {
		t.Fatalf("the note is %+v", notes[0])
	}
	page, err := ada.goals.List(coaching.GoalFilter{PersonID: ada.other.ID})
	ada.ok(err)
	if len(page.Goals) != 1 || page.Goals[0].Title != "Lead the retro" || page.Goals[0].Owner.ID != ada.me.ID || len(page.Goals[0].Commitments) != 1 {
		t.Fatalf("goals arrived as %+v", page.Goals)
	}
	want := []string{"new session "} // what is in a session that nobody has looked at is as new as the whole
	if news := ada.news(); !slices.Equal(news, want) {
		t.Fatalf("news are %q", news)
	}
	ada.ok(ada.packs.Looked(session))
	if news := ada.news(); len(news) != 0 {
		t.Fatalf("news after looking: %q", news)
	}
}

func TestBothSidesMeetAgainAndNothingIsLost(t *testing.T) {
	t.Parallel()
	mira, ada := two(t)
	session, note := mira.held("From Mira")
	action, err := mira.actions.Add(coaching.ActionInput{PersonID: mira.other.ID, AssigneeID: mira.other.ID, Text: "Write it up", SessionID: session})
	mira.ok(err)
	ada.take(mira.send(session, "agenda"))

	ada.noted(session, "From Ada")
	ada.ok(ada.actions.Check(action.ID))
	_, err = mira.notes.Save(note, "From Mira, once more", 1)
	mira.ok(err)

	mira.take(ada.send(session, "update"))
	ada.take(mira.send(session, "recap"))
	want := []string{"From Ada", "From Mira, once more"}
	for _, s := range []*side{mira, ada} {
		if bodies := s.bodies(session); !slices.Equal(bodies, want) {
			t.Errorf("%s has %q", s.me.Name, bodies)
		}
		in, err := s.actions.In(session)
		s.ok(err)
		if len(in.Open) != 0 {
			t.Errorf("%s: still open: %+v", s.me.Name, in.Open)
		}
	}
	if news := ada.news(); !slices.Contains(news, "changed note text") {
		t.Fatalf("news of Ada are %q", news)
	}
	earlier, err := ada.packs.Earlier(note)
	ada.ok(err)
	if len(earlier) != 1 || earlier[0].Before != "From Mira" {
		t.Fatalf("what stood there before: %+v", earlier)
	}
}

func TestNothingLeavesBeforeItIsShared(t *testing.T) {
	t.Parallel()
	mira, ada := two(t)
	first, _ := mira.held("Shared")
	ada.take(mira.send(first, "agenda"))
	mira.ok(mira.sessions.End(first))
	second, _ := mira.held("A draft of next week")
	_ = second
	ada.take(mira.send(first, "recap"))
	page, err := ada.sessions.List(coaching.SessionFilter{})
	ada.ok(err)
	if len(page.Sessions) != 1 || page.Sessions[0].Session.ID != first {
		t.Fatalf("sessions that arrived: %+v", page.Sessions)
	}
}

func TestTheSamePackTwiceChangesNothing(t *testing.T) {
	t.Parallel()
	mira, ada := two(t)
	session, _ := mira.held("Once")
	sealed := mira.send(session, "agenda")
	ada.take(sealed)
	before := ada.news()
	if again := ada.take(sealed); !again.Known || again.Changes != 0 {
		t.Fatalf("taken again as %+v", again)
	}
	if !reflect.DeepEqual(before, ada.news()) {
		t.Fatal("the same pack made news twice")
	}
}

func TestWhatChangedSinceItWasShownDoesNotLeave(t *testing.T) {
	t.Parallel()
	mira, _ := two(t)
	session, _ := mira.held("Seen")
	leaving, err := mira.packs.Leaving(session, "agenda", nil)
	mira.ok(err)
	mira.noted(session, "Not seen")
	if _, err := mira.packs.Send(session, "agenda", nil, leaving.Digest); err == nil {
		t.Fatal("it left unseen")
	}
}

func TestAnAcknowledgementComesBack(t *testing.T) {
	t.Parallel()
	mira, ada := two(t)
	session, _ := mira.held("Read this")
	ada.take(mira.send(session, "recap"))
	shared, err := ada.database.Read().SharesOfSession(t.Context(), session)
	ada.ok(err)
	ada.ok(ada.packs.Acknowledge(shared[0].ID, "All clear"))
	var sealed []byte
	rows, err := ada.database.Read().UnplacedPacks(t.Context())
	ada.ok(err)
	sealed = rows[len(rows)-1].Sealed
	mira.take(sealed)
	acks, err := mira.database.Read().AcknowledgementsByID(t.Context(), nil)
	_ = acks
	mira.ok(err)
	if news := mira.news(); !slices.Equal(news, []string{"new acknowledgement "}) {
		t.Fatalf("news are %q", news)
	}
}

func TestWhatWasNotSharedIsNotNamed(t *testing.T) {
	t.Parallel()
	mira, ada := two(t)
	session, _ := mira.held("About a goal")
	goal, err := mira.goals.Add(coaching.GoalInput{PersonID: mira.other.ID, OwnerID: mira.me.ID, Title: "Reached long ago"})
	mira.ok(err)
	action, err := mira.actions.Add(coaching.ActionInput{PersonID: mira.other.ID, GoalID: goal, AssigneeID: mira.other.ID, Text: "Its last step", SessionID: session})
	mira.ok(err)
	mira.ok(mira.goals.Reach(goal))
	sealed := mira.send(session, "agenda")
	read, err := mira.opened(sealed)
	mira.ok(err)
	for _, frame := range read.Frames {
		for field, value := range pack.Values(frame) {
			if strings.Contains(value, goal) {
				t.Fatalf("the id of a goal that was never shared left in field %d", field)
			}
		}
	}
	ada.take(sealed)
	ada.ok(ada.actions.Check(action.ID))
	mira.take(ada.send(session, "update"))
	in, err := mira.actions.In(session)
	mira.ok(err)
	if len(in.Open) != 0 || len(in.Completed) != 1 || in.Completed[0].Action.GoalID != goal {
		t.Fatalf("ticked by the other side it became %+v", in)
	}
}

func TestAnOlderPackThatIsPutBackChangesNothing(t *testing.T) { // B5
	t.Parallel()
	mira, ada := two(t)
	session, note := mira.held("First")
	older := mira.send(session, "agenda")
	_, err := mira.notes.Save(note, "Second", 1)
	mira.ok(err)
	ada.take(mira.send(session, "recap"))
	ada.ok(ada.packs.Looked(session))
	if taken := ada.take(older); taken.Known {
		t.Fatalf("it was never here: %+v", taken)
	}
	if bodies, news := ada.bodies(session), ada.news(); !slices.Equal(bodies, []string{"Second"}) || len(news) > 0 && news[0] != "new share " {
		t.Fatalf("an older pack made it %q, with news %q", bodies, news)
	}
}

func TestASessionArrivesAlthoughTheEndOfTheLastOneWasNotShared(t *testing.T) {
	t.Parallel()
	mira, ada := two(t)
	first, _ := mira.held("The first")
	ada.take(mira.send(first, "agenda"))
	mira.ok(mira.sessions.End(first))
	second, _ := mira.held("The second")
	ada.take(mira.send(second, "agenda"))
	if bodies := ada.bodies(second); !slices.Equal(bodies, []string{"The second"}) {
		t.Fatalf("notes arrived as %q", bodies)
	}
	if id, err := ada.sessions.Start(ada.other.ID); err != nil || id != second {
		t.Errorf("the live one is %s, not %s, %v", id, second, err)
	}
}
