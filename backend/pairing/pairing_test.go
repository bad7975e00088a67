package pairing

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/pack"
	"alongside/backend/problem"
)

func TestTwoMeetByTextAndSeeTheSameNumber(t *testing.T) {
	mira, ada := two(t)
	invitation := mira.invite()
	if again := mira.invite(); again.Text != invitation.Text {
		t.Fatal("a second invitation is another one: an answer to the first would be lost")
	}
	offer, err := ada.Look("Hello Ada,\n\n> " + strings.ReplaceAll(invitation.Text, "\n", "\n> ") + "\n-- \nMira")
	ada.ok(err)
	if offer.Meeting != string(pack.MeetNew) || offer.Name != "Mira Novak" || !offer.Manager || offer.PersonID != ada.other.ID || offer.Fixed {
		t.Fatalf("Ada is offered %+v", offer)
	}
	answer := ada.accept(invitation.Text)
	if !answer.Answer {
		t.Fatal("Ada does not know that she has to answer")
	}
	if mira.pair().JoinedAt != 0 {
		t.Fatal("Mira joined without an answer")
	}
	offer, err = mira.Look(answer.Text)
	mira.ok(err)
	if !offer.Fixed || offer.PersonID != mira.other.ID {
		t.Fatalf("the answer is not known as one: %+v", offer)
	}
	back, err := mira.Accept(answer.Text, "", false)
	mira.ok(err)
	if back.Answer || mira.number() != ada.number() || len(strings.Fields(mira.number())) != 12 {
		t.Fatal("an answer is answered, or the two see different numbers")
	}
	if !mira.pair().IManage || ada.pair().IManage || len(mira.pair().Devices) != 2 {
		t.Fatal("who leads, or which devices there are, is wrong")
	}
}

func TestTwoMeetByFilesThatNeverReplaceEachOther(t *testing.T) {
	mira, ada := two(t)
	folder := t.TempDir()
	first, err := mira.SaveInvitation(mira.other.ID, folder)
	mira.ok(err)
	second, err := mira.SaveInvitation(mira.other.ID, folder)
	mira.ok(err)
	if first == second || filepath.Base(first) != "Invitation from Mira Novak for Ada Okafor.alongside-invite" {
		t.Fatalf("saved as %s and %s", first, second)
	}
	text, err := ada.Read(first)
	ada.ok(err)
	path, err := ada.SaveInvitation(ada.other.ID, folder) // her own, not sent
	ada.ok(err)
	ada.accept(text)
	path2, err := ada.SaveInvitation(ada.other.ID, folder)
	ada.ok(err)
	if path == path2 {
		t.Fatal("an answer took the place of an invitation")
	}
	if text, err = mira.Read(path2); err != nil {
		t.Fatal(err)
	}
	mira.accept(text)
	if mira.pair().JoinedAt == 0 {
		t.Fatal("not joined")
	}
	_, err = mira.SaveInvitation(mira.other.ID, filepath.Join(folder, "gone"))
	told(t, err, problem.CodeReadOnly, "")
}

func TestWhatIsNoInvitationIsRefusedWithItsSentence(t *testing.T) {
	mira, ada := two(t)
	own := mira.invite()
	_, err := mira.Look(own.Text)
	told(t, err, problem.CodeInvalid, ownOne)
	for _, text := range []string{"", "hello", own.Text[:len(own.Text)/2], strings.Replace(own.Text, "A", "B", 5)} {
		_, err = ada.Look(text)
		told(t, err, problem.CodeInvalid, noInvite)
	}
	_, err = ada.Look(strings.Repeat("x", 1<<20))
	told(t, err, problem.CodeInvalid, tooLarge)

	large := filepath.Join(t.TempDir(), "large")
	if err := os.WriteFile(large, bytes.Repeat([]byte("x"), largestInvite+1), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = ada.Read(large)
	told(t, err, problem.CodeInvalid, tooLarge)
	_, err = ada.Read(filepath.Dir(large))
	told(t, err, problem.CodeInvalid, noInvite)
	_, err = ada.Read(large + " gone")
	told(t, err, problem.CodeNotFound, unreadable)
	if pairs, _ := ada.List(); len(pairs) != 0 {
		t.Fatal("looking at an invitation keeps something of it")
	}
}

// B11: an invitation of somebody else under the id of a pair that has its two.
func TestAnotherPersonCannotEnterAPair(t *testing.T) {
	mira, ada := joinedTwo(t)
	before := mira.number()
	identity, err := pack.NewIdentity()
	mira.ok(err)
	person, err := pack.NewID()
	mira.ok(err)
	for name, forged := range map[string]pack.Invite{
		"another person": {Person: person, Name: "Ada Okafor"},
		"my own keys":    {Person: mustID(t, ada.me.ID), Name: "Ada Okafor", Devices: []pack.Keys{identity.Keys(), ownKeys(t, mira)}},
	} {
		forged.Pair = theirPair(t, mira).Pair.ID
		file, err := forged.Sign(identity)
		mira.ok(err)
		_, err = mira.Look(pack.InviteText(file))
		told(t, err, problem.CodeInvalid, "")
		_, err = mira.Accept(pack.InviteText(file), mira.other.ID, true)
		told(t, err, problem.CodeInvalid, "")
		if mira.number() != before {
			t.Fatalf("%s entered the pair", name)
		}
	}
}

func mustID(t *testing.T, text string) pack.ID {
	t.Helper()
	id, err := pack.ParseID(text)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func ownKeys(t *testing.T, s *side) pack.Keys {
	t.Helper()
	identity, err := Identity(s.Pairs)
	s.ok(err)
	return identity.Keys()
}

func theirPair(t *testing.T, s *side) Joined {
	t.Helper()
	j, err := With(t.Context(), s.database.Read(), s.other.ID)
	s.ok(err)
	return j
}

// B11: other keys of the same person are shown with both numbers, and taken only when that is said.
func TestChangedKeysAreNeverTakenSilently(t *testing.T) {
	mira, ada := joinedTwo(t)
	mira.ok(mira.Verify(mira.other.ID, true))
	if mira.pair().VerifiedAt == 0 {
		t.Fatal("not verified")
	}
	before := mira.number()
	identity, err := pack.NewIdentity()
	mira.ok(err)
	file, err := pack.Invite{Pair: theirPair(t, mira).Pair.ID, Person: mustID(t, ada.me.ID), Name: "Ada Okafor"}.Sign(identity)
	mira.ok(err)
	mira.changes(pack.InviteText(file), before)
}

// B11: whoever lost all keys makes new ones, and with them another pair; that is the same question.
func TestLostKeysMakeAnotherPairWithTheSamePerson(t *testing.T) {
	mira, ada := joinedTwo(t)
	mira.ok(mira.Verify(mira.other.ID, true))
	before, old := mira.number(), theirPair(t, mira).Row.ID
	ada.ok(ada.StartOver(""))
	mira.changes(ada.invite().Text, before)
	ada.accept(mira.invite().Text)
	if mira.number() != ada.number() || theirPair(t, mira).Row.ID == old {
		t.Fatal("the two are not in one new pair")
	}
	if _, err := ByID(t.Context(), mira.database.Read(), old); !db.Missing(err) {
		t.Fatalf("the old pair goes on: %v", err)
	}
}

// changes: an invitation with other keys shows both numbers, does nothing by itself, and ends the mark when it is accepted.
func (s *side) changes(text, before string) {
	s.t.Helper()
	offer, err := s.Look(text)
	s.ok(err)
	if offer.Meeting != string(pack.MeetChanged) || offer.PersonID != s.other.ID || offer.Before.Number != before || offer.After.Number == before {
		s.t.Fatalf("changed keys are offered as %+v", offer)
	}
	_, err = s.Accept(text, s.other.ID, false)
	told(s.t, err, problem.CodeConflict, "")
	if s.number() != before || s.pair().VerifiedAt == 0 {
		s.t.Fatal("changed keys were taken silently")
	}
	_, err = s.Accept(text, s.other.ID, true)
	s.ok(err)
	if s.number() != offer.After.Number || s.pair().VerifiedAt != 0 {
		s.t.Fatal("the number accepted is another one than was shown, or counts as compared")
	}
}

func TestBothInviteAtTheSameTime(t *testing.T) {
	mira, ada := two(t)
	fromMira, fromAda := mira.invite(), ada.invite()
	answerOfMira, answerOfAda := mira.accept(fromAda.Text), ada.accept(fromMira.Text)
	mira.accept(answerOfAda.Text)
	ada.accept(answerOfMira.Text)
	if mira.number() != ada.number() {
		t.Fatal("each is in a pair of their own")
	}
}

func TestWhoLeadsHasToAgree(t *testing.T) {
	mira, ada := two(t)
	_, err := ada.people.Change(ada.other.ID, coaching.PersonInput{Name: "Mira Novak", Relation: coaching.RelationReportee})
	ada.ok(err)
	invitation := mira.invite()
	_, err = ada.Accept(invitation.Text, ada.other.ID, false)
	told(t, err, problem.CodeInvalid, "")
	if pairs, _ := ada.List(); len(pairs) != 0 {
		t.Fatal("half of a pair stays")
	}
	_, err = ada.Accept(invitation.Text, ada.me.ID, false)
	told(t, err, problem.CodeNotFound, "")
}

func TestWhoLeadsChangesAndThatIsAnotherPair(t *testing.T) {
	mira, ada := joinedTwo(t)
	old := theirPair(t, mira).Row.ID
	for s, relation := range map[*side]coaching.Relation{mira: coaching.RelationManager, ada: coaching.RelationReportee} {
		_, err := s.people.Change(s.other.ID, coaching.PersonInput{Name: s.other.Name, Relation: relation})
		s.ok(err)
		if !s.pair().Turned {
			t.Fatal("the pair does not say that it has turned")
		}
	}
	invitation := mira.invite()
	if invitation.Answer || mira.pair().JoinedAt != 0 || mira.pair().IManage || mira.pair().Turned {
		t.Fatal("the same pair goes on")
	}
	offer, err := ada.Look(invitation.Text)
	ada.ok(err)
	if offer.Meeting != string(pack.MeetChanged) {
		t.Fatalf("another pair with a known person is offered as %+v", offer)
	}
	answer, err := ada.Accept(invitation.Text, "", true)
	ada.ok(err)
	mira.accept(answer.Text)
	if theirPair(t, mira).Row.ID == old || !ada.pair().IManage || mira.number() != ada.number() {
		t.Fatal("not paired the other way round")
	}
}

func TestEndingAndTakingThatBack(t *testing.T) {
	mira, ada := joinedTwo(t)
	id, err := mira.End(mira.other.ID)
	mira.ok(err)
	_, err = mira.End(mira.other.ID)
	told(t, err, problem.CodeNotFound, noPair)
	_, err = mira.Look(ada.invite().Text)
	told(t, err, problem.CodeInvalid, "")
	mira.ok(mira.Resume(id))
	if mira.number() != ada.number() {
		t.Fatal("another pair came back")
	}
	_, err = mira.End(mira.other.ID)
	mira.ok(err)
	mira.invite()
	told(t, mira.Resume(id), problem.CodeConflict, "")
}

func TestNamesOfFiles(t *testing.T) {
	for _, name := range []string{"../..", "C:\\x", strings.Repeat("名", 200), "a\u202eb", "", "con"} {
		file := fileName(name, name)
		if len(file) > 240 || !filepath.IsLocal(file) || filepath.Base(file) != file || strings.ContainsAny(file, "\\:\u202e") {
			t.Errorf("%q becomes %q", name, file)
		}
	}
}
