package sharing

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/db/dbtest"
	"alongside/backend/pack"
	"alongside/backend/pairing"
	"alongside/backend/problem"
)

// backup copies the database as it is now, and returns where to.
func (s *side) backup() (path string) {
	s.t.Helper()
	from, to := dbtest.Column(s.t, s.database, "SELECT file FROM pragma_database_list WHERE name = 'main'")[0], filepath.Join(s.t.TempDir(), "alongside.db")
	for _, end := range []string{"", "-wal"} {
		content, err := os.ReadFile(from + end)
		s.ok(err)
		s.ok(os.WriteFile(to+end, content, 0o600))
	}
	return to
}

// restored is an installation whose database is another one, with everything else as it was.
func (s *side) restored(path, home string) *side {
	s.t.Helper()
	again := &side{t: s.t, home: home, database: dbtest.At(s.t, path, db.Migrations()), now: s.now, me: s.me, other: s.other, told: s.told}
	practice := &coaching.Practice{}
	practice.Open(again.database, again.clock, again.emit)
	again.serve(practice)
	meeting.Lock()
	defer meeting.Unlock()
	pairing.Open(again.pairs, again.database, home, again.clock, again.emit)
	_, err := again.pairs.Keys()
	again.ok(err)
	return again
}

// write saves the text of a note over whatever it is now.
func (s *side) write(session, note, text string) {
	s.t.Helper()
	notes, err := s.notes.In(session)
	s.ok(err)
	at := slices.IndexFunc(notes, func(n coaching.Note) bool { return n.ID == note })
	_, err = s.notes.Save(note, text, notes[at].Revision)
	s.ok(err)
}

// TestARestoredDatabaseGivesNoNumberTwice puts an older copy of the database back. What is written then counts as later than what
// was shared in between, whatever is left to tell by: the count beside the database, the packs in the folder, or the other side.
func TestARestoredDatabaseGivesNoNumberTwice(t *testing.T) { // E4, B9
	for name, left := range map[string]func(mira, ada *side, session, folder string){
		"the count":      func(*side, *side, string, string) {},
		"the folder":     func(mira, _ *side, _, folder string) { visited(t, mira, folder) },
		"the other side": func(mira, ada *side, session, _ string) { mira.take(ada.send(session, "update")) },
	} {
		t.Run(name, func(t *testing.T) {
			mira, ada := two(t)
			session, note := mira.held("First")
			ada.take(mira.send(session, "agenda"))
			copied, folder := mira.backup(), t.TempDir()
			for _, text := range []string{"Second", "Third", "Fourth"} {
				mira.write(session, note, text)
				sealed := mira.send(session, "update")
				ada.take(sealed)
				lay(t, folder, mira.joined().Pair.ID, mira.identity().Device(), text, sealed)
			}
			again := mira.restored(copied, mira.home)
			if name != "the count" { // the whole folder was put back
				again.ok(os.Remove(filepath.Join(mira.home, "counted")))
				again.packs.count.last = nil
			}
			left(again, ada, session, folder)
			if bodies := again.bodies(session); name == "the folder" && !slices.Equal(bodies, []string{"Fourth"}) {
				t.Errorf("my own packs brought back %q", bodies)
			}
			if news := again.news(); len(news) != 0 {
				t.Errorf("what I wrote myself is news: %q", news)
			}
			again.write(session, note, "Fifth")
			ada.take(again.send(session, "recap"))
			again.take(ada.send(session, "update"))
			for _, s := range []*side{again, ada} {
				if bodies := s.bodies(session); !slices.Equal(bodies, []string{"Fifth"}) {
					t.Errorf("%s has %q", s.me.Name, bodies)
				}
				s.sound()
			}
			given := dbtest.Column(t, ada.database, "SELECT counter || ' ' || count(*) FROM inbox GROUP BY device, counter HAVING count(*) > 1")
			if len(given) > 0 {
				t.Errorf("numbers that were given twice: %q", given)
			}
		})
	}
}

func TestACopyOfTheDataOnAnotherComputerSharesAsAnother(t *testing.T) { // B9
	mira, ada := two(t)
	session, note := mira.held("First")
	ada.take(mira.send(session, "agenda"))
	before := mira.identity().Device()
	copied := mira.restored(mira.backup(), t.TempDir())
	if _, err := copied.packs.Leaving(session, "update", nil); problem.CodeOf(err) != problem.CodeLocked {
		t.Fatalf("a copy shares with the keys of the first: %v", err)
	}
	meeting.Lock()
	copied.ok(copied.pairs.StartOver(""))
	invitation, err := copied.pairs.Invite(copied.other.ID)
	copied.ok(err)
	answer, err := ada.pairs.Accept(invitation.Text, ada.other.ID, true)
	ada.ok(err)
	_, err = copied.pairs.Accept(answer.Text, "", false)
	meeting.Unlock()
	copied.ok(err)
	if copied.identity().Device() == before {
		t.Error("two computers have one device")
	}
	copied.write(session, note, "On the new one")
	ada.take(copied.send(session, "update"))
	if bodies := ada.bodies(session); !slices.Equal(bodies, []string{"On the new one"}) {
		t.Errorf("arrived as %q", bodies)
	}
	mira.write(session, note, "On the old one")
	if err := ada.offered(mira.send(session, "update")); problem.CodeOf(err) != problem.CodeInvalid {
		t.Errorf("the first one still counts beside it: %v", err)
	}
}

func TestTwoDevicesOfOnePersonKeepBothVersions(t *testing.T) { // B9
	t.Parallel()
	mira, ada := two(t)
	session, _ := mira.held("Known")
	ada.take(mira.send(session, "agenda"))
	note := ada.noted(session, "Mine")
	mira.take(ada.send(session, "update"))
	laptop, err := pack.NewIdentity()
	ada.ok(err)
	of := ada.joined()
	mira.ok(mira.offered(ada.sealedWith(t, 2, pack.PurposeKey, pack.Content{Devices: []pack.DeviceChange{pack.NewDevice(laptop, of.Pair.ID, of.Me)}})))
	head := pack.Head{Creator: of.Me, ID: idOf(t, note)}
	at := func(text string, counter, clock uint64) *pack.Note {
		return &pack.Note{Head: head, Body: pack.Register{Value: text, Counter: counter, Clock: clock << 16}}
	}
	mira.ok(mira.offered(sealedBy(t, laptop, of.Pair.ID, []pack.Keys{mira.identity().Keys()}, at("On the laptop", 1, 1<<41))))
	mira.ok(mira.offered(ada.forge(3, at("On the desk", 3, 1<<40))))
	if bodies := mira.bodies(session); !slices.Equal(bodies, []string{"Known", "On the laptop"}) {
		t.Errorf("shown is %q", bodies)
	}
	earlier, err := mira.packs.Earlier(note)
	mira.ok(err)
	if !slices.ContainsFunc(earlier, func(e Earlier) bool { return e.What == newsProposed && e.Before == "On the desk" }) {
		t.Errorf("the other version is nowhere: %+v", earlier)
	}
	mira.sound()
}
