package sharing

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"alongside/backend/db/dbtest"
	"alongside/backend/exchange"
	"alongside/backend/pack"
	"alongside/backend/pairing"
	"alongside/backend/problem"

	"github.com/zalando/go-keyring"
)

// lay puts a pack into the exchange folder as a device of a pair.
func lay(t *testing.T, folder string, pair pack.ID, device pack.Device, name string, sealed []byte) {
	t.Helper()
	open, err := exchange.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer open.Close() //nolint:errcheck // what was put there is
	file := filepath.Join(folder, pair.String(), device.String(), name+".alongside")
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, sealed, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestWhatANewKeySentWaitsUntilItIsAccepted(t *testing.T) { // B11
	t.Parallel()
	mira, ada := two(t)
	session, _ := mira.held("Known")
	ada.take(mira.send(session, "agenda"))
	mira.ok(mira.pairs.Verify(mira.other.ID, true))
	of, folder := ada.joined(), t.TempDir()
	laptop, err := pack.NewIdentity()
	mira.ok(err)
	words := &pack.Note{Head: pack.Head{Creator: of.Me, ID: pack.ID{7}}, CreatedAt: said("5"), Session: said(session), Side: said(of.Me.String()), Body: said("From a new key")}
	lay(t, folder, of.Pair.ID, laptop.Device(), "x", sealedBy(t, laptop, of.Pair.ID, []pack.Keys{mira.identity().Keys()}, words))
	before := mira.rows()
	invite := func(person pack.ID) string {
		file, err := pack.Invite{Pair: of.Pair.ID, Person: person, Name: "Ada Okafor"}.Sign(laptop)
		mira.ok(err)
		return pack.InviteText(file)
	}
	for what, try := range map[string]func() error{
		"nobody was asked":                 func() error { return problem.Conflict("") },
		"the number was not compared":      func() error { _, err := mira.pairs.Accept(invite(of.Me), "", false); return err },
		"somebody else invites":            func() error { _, err := mira.pairs.Accept(invite(pack.ID{8}), "", true); return err },
		"the invitation is only looked at": func() error { _, err := mira.pairs.Look(invite(of.Me)); mira.ok(err); return problem.Conflict("") },
	} {
		if try() == nil {
			t.Errorf("%s, and it was accepted", what)
		}
		visited(t, mira, folder)
		mira.same(what, before)
		if post, err := mira.packs.Post(); err != nil || len(post.Held) != 1 || post.Held[0].Reason != string(pack.UnknownSender) || post.Held[0].Why == "" {
			t.Errorf("%s: held are %+v, %v", what, post.Held, err)
		}
	}
	_, err = mira.pairs.Accept(invite(of.Me), "", true)
	mira.ok(err)
	visited(t, mira, folder)
	if bodies := mira.bodies(session); !slices.Equal(bodies, []string{"From a new key", "Known"}) {
		t.Errorf("once it was accepted: %q", bodies)
	}
	post, err := mira.packs.Post()
	if pairs, listed := mira.pairs.List(); err != nil || len(post.Held) != 0 || listed != nil || pairs[0].VerifiedAt != 0 {
		t.Errorf("held are %+v, and the pair is %+v", post.Held, pairs)
	}
	err = mira.offered(ada.forge(2, words))
	if told := problem.Format(err); problem.CodeOf(err) != problem.CodeInvalid {
		t.Errorf("the old key still counts: %v", told)
	}
}

func TestWithoutItsKeysNothingIsTakenUntilTheyAreBack(t *testing.T) { // B11
	mira, ada := two(t)
	session, _ := mira.held("Sealed to Ada")
	sealed, folder := mira.send(session, "agenda"), t.TempDir()
	lay(t, folder, mira.joined().Pair.ID, mira.identity().Device(), "x", sealed)
	device := ada.identity().Device().String()
	meeting.Lock()
	defer meeting.Unlock()
	kept, err := keyring.Get("alongside", device)
	ada.ok(err)
	ada.ok(keyring.Delete("alongside", device))
	pairing.Open(ada.pairs, ada.database, ada.home, ada.clock, ada.emit)
	before := ada.rows()
	open, err := exchange.Open(folder)
	ada.ok(err)
	defer open.Close() //nolint:errcheck // it was only read
	_, inFolder := ada.packs.visit(t.Context(), open, ada.packs.asked.Load())
	for what, err := range map[string]error{"in the folder": inFolder, "pasted": ada.offered(sealed)} {
		if problem.CodeOf(err) != problem.CodeLocked {
			t.Errorf("%s: %v", what, err)
		}
	}
	ada.same("without keys", before)
	ada.ok(keyring.Set("alongside", device, kept))
	pairing.Open(ada.pairs, ada.database, ada.home, ada.clock, ada.emit)
	visited(t, ada, folder)
	if bodies := ada.bodies(session); !slices.Equal(bodies, []string{"Sealed to Ada"}) {
		t.Errorf("once they were back: %q", bodies)
	}
}

func TestAfterNewKeysBothGoOnWithWhatTheyHave(t *testing.T) { // B11
	mira, ada := two(t)
	session, note := mira.held("From Mira")
	shown := goal(mira, session)
	ada.take(mira.send(session, "agenda"))
	ada.noted(session, "From Ada")
	mira.take(ada.send(session, "update"))
	meeting.Lock()
	ada.ok(ada.pairs.StartOver(""))
	invitation, err := ada.pairs.Invite(ada.other.ID)
	ada.ok(err)
	answer, err := mira.pairs.Accept(invitation.Text, mira.other.ID, true)
	mira.ok(err)
	_, err = ada.pairs.Accept(answer.Text, "", false)
	ada.ok(err)
	meeting.Unlock()
	_, err = mira.notes.Save(note, "From Mira, later", 1)
	mira.ok(err)
	ada.noted(session, "From Ada, later")
	mira.ok(mira.sessions.Rename(session, "By Mira"))
	ada.ok(ada.sessions.Rename(session, "By Ada"))
	ofMira, ofAda := mira.send(session, "recap"), ada.send(session, "update") // neither has seen the other's
	ada.take(ofMira)
	mira.take(ofAda)
	want := []string{"From Ada", "From Ada, later", "From Mira, later"}
	for _, s := range []*side{mira, ada} {
		if bodies := s.bodies(session); !slices.Equal(bodies, want) {
			t.Errorf("%s has %q", s.me.Name, bodies)
		}
		if titles := dbtest.Column(t, s.database, "SELECT title FROM goals WHERE deleted_at IS NULL AND id = ?", shown); !slices.Equal(titles, []string{"Lead the retro"}) {
			t.Errorf("%s has the goals %q", s.me.Name, titles)
		}
		s.sound()
	}
	for _, title := range []string{"By Mira", "By Ada, anew", "By Mira, anew"} { // whoever leads is shown first, then whoever wrote last
		for _, s := range []*side{mira, ada} {
			if found, err := s.sessions.Find(session); err != nil || found.Title != title {
				t.Errorf("%s has the title %q, not %q", s.me.Name, found.Title, title)
			}
		}
		if title == "By Mira" {
			ada.ok(ada.sessions.Rename(session, "By Ada, anew"))
			mira.take(ada.send(session, "update"))
		} else {
			mira.ok(mira.sessions.Rename(session, "By Mira, anew"))
			ada.take(mira.send(session, "update"))
		}
	}
}
