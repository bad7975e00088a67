package sharing

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"alongside/backend/coaching"
	"alongside/backend/db/dbtest"
	"alongside/backend/pack"
	"alongside/backend/pairing"
)

// forge seals whatever frames somebody who is paired wants to, with their real keys.
func (s *side) forge(counter uint64, frames ...pack.Frame) []byte {
	s.t.Helper()
	return s.sealedWith(s.t, counter, pack.PurposeUpdate, pack.Content{Frames: frames})
}

func (s *side) sealedWith(t testing.TB, counter uint64, purpose pack.Purpose, content pack.Content) []byte {
	t.Helper()
	identity, err := pairing.Identity(s.pairs)
	s.ok(err)
	joined := s.joined()
	id, err := pack.NewID()
	s.ok(err)
	var sealed bytes.Buffer
	m := pack.Manifest{Pack: id, Pair: joined.Pair.ID, Counter: counter, Purpose: purpose, App: "0.1.0"}
	_, err = pack.Seal(&sealed, identity, pack.RecipientsOf(joined.Pins, joined.Pair.ID), m, content)
	s.ok(err)
	return sealed.Bytes()
}

func (s *side) joined() pairing.Joined {
	s.t.Helper()
	joined, err := pairing.With(s.t.Context(), s.database.Read(), s.other.ID)
	s.ok(err)
	return joined
}

// offered pastes a pack, and returns what was said against it.
func (s *side) offered(sealed []byte) error {
	s.t.Helper()
	text, err := pack.Armored(sealed)
	s.ok(err)
	_, err = s.packs.Paste(text)
	return err
}

// sound fails the test where the database is not whole any more.
func (s *side) sound() {
	s.t.Helper()
	if said := dbtest.Column(s.t, s.database, "PRAGMA integrity_check"); !slices.Equal(said, []string{"ok"}) {
		s.t.Errorf("integrity: %q", said)
	}
	if said := dbtest.Column(s.t, s.database, `SELECT "table" FROM pragma_foreign_key_check`); len(said) > 0 {
		s.t.Errorf("foreign keys: %q", said)
	}
}

func said(value string) pack.Register { return pack.Register{Value: value, Counter: 1, Clock: 1} }

func idOf(t *testing.T, text string) pack.ID {
	t.Helper()
	id, err := pack.ParseID(text)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// elsewhere makes a session with somebody who has nothing to do with the pair, with a note in it.
func (s *side) elsewhere() (sessionID, noteID string) {
	s.t.Helper()
	people := &coaching.People{Practice: s.sessions.Practice}
	third, err := people.Add(coaching.PersonInput{Name: "Third", Relation: "reportee"})
	s.ok(err)
	sessionID, err = s.sessions.Plan(third.ID, "With a third", s.clock().UnixMilli())
	s.ok(err)
	return sessionID, s.noted(sessionID, "About a third")
}

func TestAPeerCannotTouchWhatIsNotOfThePair(t *testing.T) {
	t.Parallel()
	mira, ada := two(t)
	session, _ := mira.held("Known")
	ada.take(mira.send(session, "agenda"))
	other, note := mira.elsewhere()
	own := mira.noted(session, "Not shared yet")
	joined := ada.joined()
	me, theirs := joined.Me, joined.Pair.Other(joined.Me)
	counter := uint64(0)
	for name, frames := range map[string][]pack.Frame{
		"a session of another pair":                 {&pack.Session{Head: pack.Head{Creator: me, ID: idOf(t, other)}, CreatedAt: said("5"), Title: said("Taken over"), PlannedAt: said("5")}},
		"a session of another pair, as its maker's": {&pack.Session{Head: pack.Head{Creator: theirs, ID: idOf(t, other)}, Title: said("Taken over")}},
		"a note of another pair":                    {&pack.Note{Head: pack.Head{Creator: me, ID: idOf(t, note)}, CreatedAt: said("5"), Session: said(session), Side: said(me.String()), Body: said("Taken over")}},
		"a note that was not shared":                {&pack.Note{Head: pack.Head{Creator: me, ID: idOf(t, own)}, CreatedAt: said("5"), Session: said(session), Side: said(me.String()), Body: said("Taken over")}},
		"a deletion of a note that was not shared":  {&pack.Note{Head: pack.Head{Creator: me, ID: idOf(t, own)}, DeletedAt: said("5")}},
		"a tick on a note that was not shared":      {&pack.Note{Head: pack.Head{Creator: theirs, ID: idOf(t, own)}, DiscussedAt: said("5")}},
		"a new note in a session of another pair":   {&pack.Note{Head: pack.Head{Creator: me, ID: pack.ID{7}}, CreatedAt: said("5"), Session: said(other), Side: said(me.String()), Body: said("Put in")}},
		"tags on a session of another pair":         {&pack.Tags{Head: pack.Head{Creator: me, ID: idOf(t, other)}, Tags: said("taken")}},
		"a share of a session of another pair":      {&pack.Share{Head: pack.Head{Creator: me, ID: pack.ID{8}}, Session: said(other), Purpose: said("recap"), SharedAt: said("5")}},
	} {
		counter++
		_ = mira.offered(ada.forge(counter, frames...))
		found, err := mira.sessions.Find(other)
		mira.ok(err)
		if found.Title != "With a third" || len(found.Tags) > 0 {
			t.Errorf("%s: the session is %+v", name, found)
		}
		if bodies := mira.bodies(other); !slices.Equal(bodies, []string{"About a third"}) {
			t.Errorf("%s: there it says %q", name, bodies)
		}
		if bodies := mira.bodies(session); !slices.Equal(bodies, []string{"Known", "Not shared yet"}) {
			t.Errorf("%s: here it says %q", name, bodies)
		}
		if shares := dbtest.Column(t, mira.database, "SELECT id FROM shares WHERE session_id = ?", other); len(shares) > 0 {
			t.Errorf("%s: shares %q", name, shares)
		}
	}
	mira.sound()
}

func TestAHostileCopyOfAnItemChangesNothing(t *testing.T) { // C3
	t.Parallel()
	mira, ada := two(t)
	session, _ := mira.held("Known")
	ada.take(mira.send(session, "agenda"))
	me := ada.joined().Me
	for i, copied := range []struct{ sort, text string }{
		{"metric", "{"}, {"metric", "null"}, {"metric", `{"name":"x","value":"NaN","on":"2026-01-01"}`}, {"metric", `{"name":"x","value":"1e999","on":"2026-01-01"}`},
		{"feedback", "[]"}, {"feedback", `{"body":1}`}, {"review", `{"score":"Infinity"}`}, {"content", `{"kind":"x"}`}, {"evidence", `{"on":"never"}`},
		{"file", "{}"}, {"content", strings.Repeat("[", 100_000)}, {"content", `{"kind":"link","title":"x","url":"javascript:alert(1)"}`},
	} {
		err := mira.offered(ada.forge(uint64(i+1), &pack.Item{Head: pack.Head{Creator: me, ID: pack.ID{9, byte(i)}}, CreatedAt: said("5"),
			Session: said(session), Ref: said(pack.ID{6, byte(i)}.String()), Sort: said(copied.sort), Snapshot: said(copied.text)}))
		mira.ok(err)
		items, err := mira.items.In(session)
		if err != nil {
			t.Fatalf("%s %.60s: the session cannot be shown: %v", copied.sort, copied.text, err)
		}
		for _, item := range items {
			if item.Content == nil || item.Content.URL != "" {
				t.Errorf("%s %.60s: shown as %+v", copied.sort, copied.text, item)
			}
		}
	}
	mira.sound()
}

func TestAStrangePackIsRefusedOrHarmless(t *testing.T) { // C1
	t.Parallel()
	mira, ada := two(t)
	session, note := mira.held("Known")
	ada.take(mira.send(session, "agenda"))
	joined := ada.joined()
	me, theirs := joined.Me, joined.Pair.Other(joined.Me)
	named := func(n byte) pack.Head { return pack.Head{Creator: me, ID: pack.ID{5, n}} }
	far := pack.Register{Value: "far", Counter: 1 << 62, Clock: 1<<63 - 1}
	for i, frame := range []pack.Frame{
		&pack.Session{Head: named(1), CreatedAt: said("5"), Title: said("")},
		&pack.Session{Head: named(2), CreatedAt: said("5"), Title: said(strings.Repeat("ä", 100_000))},
		&pack.Session{Head: named(3), CreatedAt: said("9223372036854775807"), Title: said("late"), PlannedAt: said("9223372036854775807")},
		&pack.Session{Head: named(4), CreatedAt: said("5"), Title: said("ends first"), EndedAt: said("1")},
		&pack.Tags{Head: pack.Head{Creator: me, ID: idOf(t, session)}, Tags: said(strings.Repeat("t\n", 10_000))},
		&pack.Note{Head: named(5), CreatedAt: said("5"), Session: said(pack.ID{1}.String()), Side: said(me.String()), Body: said("nowhere")},
		&pack.Note{Head: named(6), CreatedAt: said("5"), Session: said(session), Item: said(pack.ID{1}.String()), Side: said(me.String()), Body: said("\x00")},
		&pack.Action{Head: named(7), CreatedAt: said("5"), Goal: said(pack.ID{1}.String()), Assignee: said(me.String()), Body: said("")},
		&pack.Kudos{Head: named(8), CreatedAt: said("5"), To: said(theirs.String()), Body: said("Well done"), Reason: said("effort")},
		&pack.Ack{Head: named(9), Share: said(pack.ID{1}.String()), AckedAt: said("5"), Comment: said("of nothing")},
		&pack.Goal{Head: named(10), CreatedAt: said("5"), Owner: said(me.String()), Title: far},
	} {
		_ = mira.offered(ada.forge(uint64(i+1), frame))
		mira.sound()
	}
	err := mira.offered(ada.forge(90, &pack.Note{Head: pack.Head{Creator: theirs, ID: idOf(t, note)}, Body: said("Not my words")}))
	if err == nil {
		t.Error("somebody else's words were taken")
	}
	_ = mira.offered(ada.forge(1<<62, &pack.Kudos{Head: named(8), Body: pack.Register{Value: "Taken back", Counter: 1 << 61}}))
	if kudos := dbtest.Column(t, mira.database, "SELECT body FROM kudos"); !slices.Equal(kudos, []string{"Well done"}) {
		t.Errorf("kudos are %q", kudos)
	}
	if _, err := mira.sessions.List(coaching.SessionFilter{}); err != nil {
		t.Errorf("sessions cannot be listed: %v", err)
	}
	if bodies := mira.bodies(session); !slices.Contains(bodies, "Known") || slices.Contains(bodies, "Not my words") {
		t.Errorf("notes are %q", bodies)
	}
	mira.sound()
}

func TestATickOnWhatWasNotSharedDoesNotEmptyIt(t *testing.T) {
	t.Parallel()
	mira, ada := two(t)
	session, _ := mira.held("Known")
	ada.take(mira.send(session, "agenda"))
	action, err := mira.actions.Add(coaching.ActionInput{PersonID: mira.other.ID, AssigneeID: mira.other.ID, Text: "Not shared yet", SessionID: session})
	mira.ok(err)
	joined := ada.joined()
	theirs := joined.Pair.Other(joined.Me)
	mira.ok(mira.offered(ada.forge(1, &pack.Action{Head: pack.Head{Creator: theirs, ID: idOf(t, action.ID)}, DoneAt: said("5")})))
	if texts := dbtest.Column(t, mira.database, "SELECT text FROM actions"); !slices.Equal(texts, []string{"Not shared yet"}) {
		t.Errorf("actions are %q", texts)
	}
	mira.sound()
}
