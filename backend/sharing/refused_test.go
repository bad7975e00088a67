package sharing

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"alongside/backend/coaching"
	"alongside/backend/db/dbtest"
	"alongside/backend/exchange"
	"alongside/backend/pack"
	"alongside/backend/pairing"
	"alongside/backend/problem"

	"filippo.io/age"
)

// pairedAnew pairs Mira with somebody else as well.
func pairedAnew(t *testing.T, mira *side) (again, bo *side) {
	t.Helper()
	other, err := (&coaching.People{Practice: mira.sessions.Practice}).Add(coaching.PersonInput{Name: "Bo Lind", Relation: "reportee"})
	mira.ok(err)
	again = &side{t: t, home: mira.home, database: mira.database, now: mira.now, me: mira.me, other: other, packs: mira.packs, pairs: mira.pairs, told: mira.told, sessions: mira.sessions, notes: mira.notes}
	bo = newSide(t, "Bo Lind", "Mira Novak", "manager")
	join(t, again, bo)
	return again, bo
}

// sealedBy seals a pack with any keys, for any pair and to anybody.
func sealedBy(t *testing.T, identity *pack.Identity, pair pack.ID, to []pack.Keys, frames ...pack.Frame) []byte {
	t.Helper()
	var sealed bytes.Buffer
	m := pack.Manifest{Pack: idOf(t, mustID(t)), Pair: pair, Counter: 1, Purpose: pack.PurposeUpdate, App: "0.1.0"}
	if _, err := pack.Seal(&sealed, identity, to, m, pack.Content{Frames: frames}); err != nil {
		t.Fatal(err)
	}
	return sealed.Bytes()
}

func (s *side) identity() *pack.Identity {
	s.t.Helper()
	identity, err := pairing.Identity(s.pairs)
	s.ok(err)
	return identity
}

// sealedAnew is what is in a pack of one person, sealed to another one as it is.
func sealedAnew(t *testing.T, from *side, sealed []byte, to pack.Keys) []byte {
	t.Helper()
	key, err := age.ParseX25519Identity(strings.Fields(from.identity().Secret())[2])
	from.ok(err)
	plain, err := age.Decrypt(bytes.NewReader(sealed), key)
	from.ok(err)
	recipient, err := age.ParseX25519Recipient(to.Seal)
	from.ok(err)
	var anew bytes.Buffer
	w, err := age.Encrypt(&anew, recipient)
	from.ok(err)
	_, err = io.Copy(w, plain)
	from.ok(errors.Join(err, w.Close()))
	return anew.Bytes()
}

// rows is every row of every table, but for the clock and what notes that files were read and put out.
func (s *side) rows() (all []string) {
	s.t.Helper()
	const moving = "'clock', 'exchange_files', 'settings'"
	for _, table := range dbtest.Column(s.t, s.database, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ("+moving+")") {
		columns := dbtest.Column(s.t, s.database, "SELECT group_concat('quote(' || name || ')', ' || '' '' || ') FROM pragma_table_info(?) WHERE name NOT IN ('harvested', 'placed_at')", table)[0]
		for _, row := range dbtest.Column(s.t, s.database, fmt.Sprintf("SELECT %s FROM %q ORDER BY 1", columns, table)) {
			all = append(all, table+" "+row)
		}
	}
	return all
}

// same fails the test where a row is another than before.
func (s *side) same(what string, before []string) {
	s.t.Helper()
	after := s.rows()
	for _, row := range after {
		if !slices.Contains(before, row) {
			s.t.Errorf("%s: there is now %.300s", what, row)
		}
	}
	if len(before) != len(after) {
		s.t.Errorf("%s: %d rows became %d", what, len(before), len(after))
	}
}

func TestWhatIsNotForThisPairIsRefusedWithItsSentenceAndChangesNothing(t *testing.T) { // B6
	t.Parallel()
	mira, ada := two(t)
	withBo, bo := pairedAnew(t, mira)
	session, note := mira.held("Known")
	ada.take(mira.send(session, "agenda"))
	stranger, err := pack.NewIdentity()
	mira.ok(err)
	of, other := ada.joined(), withBo.joined()
	miras := mira.identity().Keys()
	words := &pack.Note{Head: pack.Head{Creator: of.Me, ID: pack.ID{7}}, CreatedAt: said("5"), Session: said(session), Side: said(of.Me.String()), Body: said("Put in")}
	notMine := &pack.Note{Head: pack.Head{Creator: of.Pair.Other(of.Me), ID: idOf(t, note)}, Body: said("Not my words")}
	cases := map[string]struct {
		sealed []byte
		reason pack.Reason
	}{
		"sealed to somebody else":         {sealedBy(t, ada.identity(), of.Pair.ID, []pack.Keys{bo.identity().Keys()}, words), pack.NotForMe},
		"sealed anew by who received it":  {sealedAnew(t, bo, sealedBy(t, bo.identity(), other.Pair.ID, []pack.Keys{bo.identity().Keys()}), miras), pack.NotForMe},
		"of another pair of mine":         {sealedBy(t, ada.identity(), other.Pair.ID, []pack.Keys{miras}, words), pack.NotForMe},
		"of a pair that nobody has":       {sealedBy(t, ada.identity(), pack.ID{9}, []pack.Keys{miras}, words), pack.NotForMe},
		"written by another than it says": {sealedBy(t, ada.identity(), of.Pair.ID, []pack.Keys{miras}, notMine), pack.Forbidden},
		"from an unknown key":             {sealedBy(t, stranger, of.Pair.ID, []pack.Keys{miras}, words), pack.UnknownSender},
	}
	refuse := func(name string, sealed []byte, reason pack.Reason) {
		before := mira.rows()
		err := mira.offered(sealed)
		var told *problem.Error
		if !errors.As(err, &told) || told.Message != sentences[reason] {
			t.Errorf("%s, pasted: %v", name, err)
		}
		mira.same(name+", pasted", before)
		folder := t.TempDir()
		file := filepath.Join(folder, of.Pair.ID.String(), "somedevice", "x.alongside")
		mira.ok(os.MkdirAll(filepath.Dir(file), 0o700))
		mira.ok(os.WriteFile(file, sealed, 0o600))
		visited(t, mira, folder)
		mira.same(name+", in the folder", before)
		held := dbtest.Column(t, mira.database, "SELECT reason FROM exchange_files WHERE path LIKE '%/x.alongside'")
		if kept, err := os.ReadFile(file); err != nil || !bytes.Equal(kept, sealed) || !slices.Equal(held, []string{string(reason)}) {
			t.Errorf("%s, in the folder: held for %q, %v", name, held, err)
		}
		mira.statement("DELETE FROM exchange_files")
	}
	for name, c := range cases {
		refuse(name, c.sealed, c.reason)
	}
	mira.statement("UPDATE pair_devices SET revoked_at = 1 WHERE mine = 0 AND pair_id = '" + of.Pair.ID.String() + "'")
	refuse("from a revoked key", sealedBy(t, ada.identity(), of.Pair.ID, []pack.Keys{miras}, words), pack.Revoked)
	mira.sound()
}

// visited looks into a folder once, as the program does over and over.
func visited(t *testing.T, s *side, folder string) {
	t.Helper()
	open, err := exchange.Open(folder)
	s.ok(err)
	defer open.Close() //nolint:errcheck // it was only read
	_, err = s.packs.visit(t.Context(), open, s.packs.asked.Load())
	s.ok(err)
}
