package sharing

import (
	"slices"
	"testing"

	"alongside/backend/coaching"
	"alongside/backend/db/dbtest"
	"alongside/backend/pack"
	"alongside/backend/problem"
)

// private is what there is of a third person, whom the pair has nothing to do with.
type private struct{ person, session, note, item, goal, feedback, review, evidence string }

func (s *side) private(c dbtest.Canaries) (of private) {
	s.t.Helper()
	practice := s.sessions.Practice
	third, err := (&coaching.People{Practice: practice}).Add(coaching.PersonInput{Name: "Third", Relation: "reportee"})
	s.ok(err)
	of.person = third.ID
	of.session, err = s.sessions.Plan(third.ID, c.New("title"), s.clock().UnixMilli())
	s.ok(err)
	of.note = s.noted(of.session, c.New("note"))
	of.goal, err = s.goals.Add(coaching.GoalInput{PersonID: third.ID, OwnerID: third.ID, Title: c.New("goal")})
	s.ok(err)
	of.feedback, err = s.feedback.Add(coaching.FeedbackInput{PersonID: third.ID, ReceivedOn: "2026-03-01", Body: c.New("feedback"), Tone: coaching.TonePositive})
	s.ok(err)
	of.review, err = (&coaching.Reviews{Practice: practice}).Add(coaching.ReviewInput{PersonID: third.ID, ReviewedOn: "2026-03-01", Body: c.New("review"), Score: "3", ScoreMax: "5"})
	s.ok(err)
	of.evidence, err = (&coaching.Evidence{Practice: practice}).Add(coaching.EvidenceInput{PersonID: third.ID, Kind: coaching.EvidenceEntry, Title: c.New("evidence"), Body: "x", On: "2026-03-01"})
	s.ok(err)
	item, err := s.items.AddEvidence(of.session, of.evidence)
	s.ok(err)
	of.item = item.ID
	for where, id := range map[string]string{
		"id of the session": of.session, "id of the note": of.note, "id of the goal": of.goal, "id of the feedback": of.feedback, "id of the review": of.review,
		"id of the evidence": of.evidence, "id of the item": of.item, "id of the person": of.person,
	} {
		c[where] = id
	}
	return of
}

func TestALinkToWhatIsPrivateIsRefusedWhereItIsMade(t *testing.T) { // D2, the first time
	t.Parallel()
	mira, _ := two(t)
	session, _ := mira.held("Shared")
	of := mira.private(dbtest.Canaries{})
	saved := &coaching.Saved{Practice: mira.sessions.Practice}
	mira.ok(saved.SaveFeedback(of.feedback))
	waiting, err := saved.List(of.person)
	mira.ok(err)
	for name, link := range map[string]func() error{
		"a note about an item of another session": func() error { _, err := mira.notes.AddAbout(session, mira.me.ID, of.item, "", "x"); return err },
		"a note about another pair's goal":        func() error { _, err := mira.notes.AddAbout(session, mira.me.ID, "", of.goal, "x"); return err },
		"a note of a third in the session":        func() error { _, err := mira.notes.Add(session, of.person, "x"); return err },
		"a commitment under another pair's goal": func() error {
			_, err := mira.actions.Add(coaching.ActionInput{PersonID: mira.other.ID, AssigneeID: mira.me.ID, Text: "x", GoalID: of.goal, SessionID: session})
			return err
		},
		"an action item about another's evidence": func() error {
			_, err := mira.actions.Add(coaching.ActionInput{PersonID: mira.other.ID, AssigneeID: mira.me.ID, Text: "x", EvidenceID: of.evidence, SessionID: session})
			return err
		},
		"an action item of a session with another": func() error {
			_, err := mira.actions.Add(coaching.ActionInput{PersonID: mira.other.ID, AssigneeID: mira.me.ID, Text: "x", SessionID: of.session})
			return err
		},
		"an action item of a third": func() error {
			_, err := mira.actions.Add(coaching.ActionInput{PersonID: mira.other.ID, AssigneeID: of.person, Text: "x"})
			return err
		},
		"kudos in a session with another": func() error {
			_, err := mira.kudos.Give(coaching.PraiseInput{PersonID: mira.other.ID, SessionID: of.session, Reason: coaching.ReasonEffort, Body: "x"})
			return err
		},
		"evidence of another":                func() error { _, err := mira.items.AddEvidence(session, of.evidence); return err },
		"feedback on another that was saved": func() error { return mira.items.AddSaved(session, waiting[0].ID) },
		"a goal that came up in a session of another": func() error {
			_, err := mira.goals.Add(coaching.GoalInput{PersonID: mira.other.ID, OwnerID: mira.me.ID, Title: "x", SessionID: of.session})
			return err
		},
	} {
		if err := link(); problem.CodeOf(err) != problem.CodeInvalid && problem.CodeOf(err) != problem.CodeNotFound {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestALinkToWhatIsPrivateIsNotEncoded writes links past every service, as a fault of theirs would.
func TestALinkToWhatIsPrivateIsNotEncoded(t *testing.T) { // D2, the second time
	t.Parallel()
	mira, ada := two(t)
	session, note := mira.held("Shared")
	shown := goal(mira, session)
	action, err := mira.actions.Add(coaching.ActionInput{PersonID: mira.other.ID, AssigneeID: mira.me.ID, Text: "Do", SessionID: session})
	mira.ok(err)
	_, err = mira.kudos.Give(coaching.PraiseInput{PersonID: mira.other.ID, SessionID: session, Reason: coaching.ReasonEffort, Body: "Well done"})
	mira.ok(err)
	c := dbtest.Canaries{}
	of := mira.private(c)
	item := func(column, id string) string {
		return "INSERT INTO session_items (id, session_id, " + column + ", position, author_id, created_at) VALUES ('" + mustID(t) + "', '" + session + "', '" + id + "', 1, '" + mira.me.ID + "', 1)"
	}
	for _, fault := range []string{
		"UPDATE notes SET item_id = '" + of.item + "' WHERE id = '" + note + "'",
		"UPDATE goals SET session_id = '" + of.session + "' WHERE id = '" + shown + "'",
		"UPDATE actions SET goal_id = '" + of.goal + "', evidence_id = '" + of.evidence + "' WHERE id = '" + action.ID + "'",
		item("feedback_id", of.feedback), item("review_id", of.review), item("evidence_id", of.evidence),
	} {
		mira.statement(fault)
	}
	for _, purpose := range []string{"agenda", "recap"} {
		sealed := mira.send(session, purpose)
		if found := c.In(ada.plain(sealed)); len(found) > 0 {
			t.Errorf("the %s names %q", purpose, found)
		}
		ada.take(sealed)
	}
	if bodies := ada.bodies(session); !slices.Equal(bodies, []string{"Shared"}) {
		t.Errorf("without its links arrived %q", bodies)
	}
}

func mustID(t *testing.T) string {
	t.Helper()
	id, err := pack.NewID()
	if err != nil {
		t.Fatal(err)
	}
	return id.String()
}

func TestEveryKindOfItemArrivesAndIsShown(t *testing.T) {
	t.Parallel()
	mira, ada := two(t)
	session, _ := mira.held("With items")
	practice := mira.sessions.Practice
	metric, err := mira.metrics.Define(coaching.MetricInput{Name: "Calls", Better: coaching.BetterUp})
	mira.ok(err)
	mira.ok(mira.metrics.Enter(mira.other.ID, metric.ID, "2026-03-01", "12.5"))
	feedback, err := mira.feedback.Add(coaching.FeedbackInput{PersonID: mira.other.ID, ReceivedOn: "2026-03-01", Body: "Kind", Tone: coaching.TonePositive})
	mira.ok(err)
	review, err := (&coaching.Reviews{Practice: practice}).Add(coaching.ReviewInput{PersonID: mira.other.ID, ReviewedOn: "2026-03-01", Body: "Calm", Score: "4", ScoreMax: "5"})
	mira.ok(err)
	content, err := (&coaching.Contents{Practice: practice}).Add(coaching.ContentInput{Kind: coaching.ContentLink, Title: "Guide", URL: "https://example.org/guide"})
	mira.ok(err)
	evidence, err := (&coaching.Evidence{Practice: practice}).Add(coaching.EvidenceInput{PersonID: mira.other.ID, Kind: coaching.EvidenceEntry, Title: "Talk", Body: "At the meetup", On: "2026-03-01"})
	mira.ok(err)
	saved := &coaching.Saved{Practice: practice}
	mira.ok(saved.SaveFeedback(feedback))
	mira.ok(saved.SaveReview(review))
	waiting, err := saved.List(mira.other.ID)
	mira.ok(err)
	for _, each := range waiting {
		mira.ok(mira.items.AddSaved(session, each.ID))
	}
	for _, put := range []func() (coaching.Item, error){
		func() (coaching.Item, error) { return mira.items.AddMetric(session, metric.ID) },
		func() (coaching.Item, error) { return mira.items.AddContent(session, content) },
		func() (coaching.Item, error) { return mira.items.AddEvidence(session, evidence) },
	} {
		_, err := put()
		mira.ok(err)
	}
	ada.take(mira.send(session, "agenda"))
	items, err := ada.items.In(session)
	ada.ok(err)
	shown := map[coaching.ItemKind]string{}
	for _, item := range items {
		switch item.Kind {
		case coaching.ItemMetric:
			shown[item.Kind] = item.Metric.Name + " " + item.Metric.Value
		case coaching.ItemFeedback:
			shown[item.Kind] = item.Feedback.Body
		case coaching.ItemReview:
			shown[item.Kind] = item.Review.Body + " " + item.Review.Score
		case coaching.ItemContent:
			shown[item.Kind] = item.Content.Title + " " + item.Content.URL
		case coaching.ItemEvidence:
			shown[item.Kind] = item.Evidence.Title + " " + item.Evidence.Body
		}
		if item.AuthorID != ada.other.ID {
			t.Errorf("%s is by %s", item.Kind, item.AuthorID)
		}
	}
	want := map[coaching.ItemKind]string{
		coaching.ItemMetric: "Calls 12.5", coaching.ItemFeedback: "Kind", coaching.ItemReview: "Calm 4", coaching.ItemContent: "Guide https://example.org/guide",
		coaching.ItemEvidence: "Talk At the meetup",
	}
	for kind, text := range want {
		if shown[kind] != text {
			t.Errorf("%s is shown as %q, not %q", kind, shown[kind], text)
		}
	}
	ada.sound()
}

func TestNobodyClaimsKudosSharesOrAcknowledgementsOfAnotherPair(t *testing.T) {
	t.Parallel()
	mira, ada := two(t)
	session, _ := mira.held("Known")
	ada.take(mira.send(session, "agenda"))
	other, _ := mira.elsewhere()
	third := dbtest.Column(t, mira.database, "SELECT person_id FROM sessions WHERE id = ?", other)[0]
	praise, err := mira.kudos.Give(coaching.PraiseInput{PersonID: third, SessionID: other, Reason: coaching.ReasonEffort, Body: "For a third"})
	mira.ok(err)
	mira.statement("INSERT INTO shares (id, session_id, purpose, via, shared_at, author_id) VALUES ('" + mustID(t) + "', '" + other + "', 'recap', 'file', 1, '" + mira.me.ID + "')")
	share := dbtest.Column(t, mira.database, "SELECT id FROM shares WHERE session_id = ?", other)[0]
	mira.statement("INSERT INTO acknowledgements (id, share_id, acked_at, author_id) VALUES ('" + mustID(t) + "', '" + share + "', 1, '" + third + "')")
	ack := dbtest.Column(t, mira.database, "SELECT id FROM acknowledgements WHERE share_id = ?", share)[0]
	ours := dbtest.Column(t, mira.database, "SELECT id FROM shares WHERE session_id = ?", session)[0]
	joined := ada.joined()
	me, theirs := joined.Me, joined.Pair.Other(joined.Me)
	named := func(id string) pack.Head { return pack.Head{Creator: me, ID: idOf(t, id)} }
	before := mira.news()
	for i, frame := range []pack.Frame{
		&pack.Kudos{Head: named(praise.ID), CreatedAt: said("5"), To: said(theirs.String()), Session: said(session), Body: said("Mine now"), Reason: said("effort")},
		&pack.Share{Head: named(share), Session: said(session), Purpose: said("recap"), SharedAt: said("5")},
		&pack.Ack{Head: named(ack), Share: said(ours), AckedAt: said("5"), Comment: said("Mine now")},
	} {
		_ = mira.offered(ada.forge(uint64(i+1), frame))
		if news := mira.news(); !slices.Equal(news, before) {
			t.Errorf("%T of another pair became news: %q", frame, news)
		}
	}
	for query, want := range map[string]string{
		"SELECT body || person_id FROM kudos": "For a third" + third, "SELECT session_id FROM shares WHERE id = '" + share + "'": other,
		"SELECT share_id || author_id || comment FROM acknowledgements": share + third,
	} {
		if got := dbtest.Column(t, mira.database, query); !slices.Equal(got, []string{want}) {
			t.Errorf("%s gives %q", query, got)
		}
	}
	mira.sound()
}
