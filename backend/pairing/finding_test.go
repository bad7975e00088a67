package pairing

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"alongside/backend/coaching"
	"alongside/backend/exchange"
	"alongside/backend/pack"
)

func (s *side) found() []FoundInvite {
	s.t.Helper()
	all, err := s.Found()
	s.ok(err)
	return all
}

func through(t *testing.T, sides ...*side) (folder string) {
	t.Helper()
	folder = t.TempDir()
	for _, s := range sides {
		Through(s.Pairs, func() string { return folder })
	}
	return folder
}

func TestAnAnswerIsFoundInTheExchangeFolderAndOnlyOffered(t *testing.T) {
	mira, ada := two(t)
	folder := through(t, mira, ada)
	invitation := mira.invite()
	if entries, _ := os.ReadDir(folder); len(entries) != 0 {
		t.Fatal("an invitation lies where nobody can tell for whom it is")
	}
	ada.accept(invitation.Text)
	found := mira.found()
	if len(found) != 1 || found[0].PersonID != mira.other.ID || found[0].Name != "Ada Okafor" || found[0].Changed {
		t.Fatalf("found %+v", found)
	}
	if mira.pair().JoinedAt != 0 {
		t.Fatal("an answer that was found was taken")
	}
	if len(ada.found()) != 0 {
		t.Fatal("Ada is offered her own answer")
	}
	mira.accept(found[0].Text)
	if len(mira.found()) != 0 || len(ada.found()) != 0 {
		t.Fatal("what is accepted is offered again")
	}
	if err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err == nil && exchange.IsPack(entry.Name()) {
			t.Errorf("%s is taken for a pack", path)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

func TestForeignFilesInTheExchangeFolderOfferNothing(t *testing.T) {
	mira, ada := two(t)
	carl := newSide(t, "Carl", "Mira Novak", coaching.RelationManager)
	folder := through(t, mira)
	mira.invite()
	pairs, err := mira.database.Read().CurrentPairs(t.Context())
	mira.ok(err)
	to, err := exchange.Open(folder)
	mira.ok(err)
	t.Cleanup(func() { _ = to.Close() })
	pair := pairs[0].Pair.ID
	for name, content := range map[string]string{
		"a.alongside-invite": "no invitation",
		"b.alongside-invite": strings.Repeat("x", largestInvite+1),
		"c.alongside-invite": carl.invite().Text, // of another pair
		"d.alongside-invite": mira.invite().Text, // my own
	} {
		mira.ok(to.Put(pair, ada.device(), name, strings.NewReader(content)))
	}
	if found := mira.found(); len(found) != 0 {
		t.Fatalf("found %+v", found)
	}
}

func TestKeysThatChangedAreFoundAndOnlyOffered(t *testing.T) {
	mira, ada := joinedTwo(t)
	folder := through(t, mira)
	identity, err := pack.NewIdentity()
	mira.ok(err)
	pair := theirPair(t, mira).Pair.ID
	file, err := pack.Invite{Pair: pair, Person: mustID(t, ada.me.ID), Name: "Ada Okafor"}.Sign(identity)
	mira.ok(err)
	to, err := exchange.Open(folder)
	mira.ok(err)
	t.Cleanup(func() { _ = to.Close() })
	mira.ok(to.Put(pair.String(), identity.Device().String(), "invite.alongside-invite", strings.NewReader(pack.InviteText(file))))
	mira.ok(to.Put(pair.String(), ada.device(), "invite.alongside-invite", strings.NewReader(ada.invite().Text)))
	found := mira.found()
	if len(found) != 1 || !found[0].Changed {
		t.Fatalf("found %+v", found)
	}
	_, err = mira.Accept(found[0].Text, "", true)
	mira.ok(err)
	if found = mira.found(); len(found) != 0 {
		t.Fatalf("the keys of before are offered as new ones: %+v", found)
	}
}

func TestAFolderThatIsAwayKeepsNobodyFromPairing(t *testing.T) {
	mira, ada := two(t)
	folder := through(t, mira, ada)
	if err := os.Remove(folder); err != nil {
		t.Fatal(err)
	}
	mira.accept(ada.accept(mira.invite().Text).Text)
	if len(mira.found()) != 0 || mira.number() != ada.number() {
		t.Fatal("not paired")
	}
}
