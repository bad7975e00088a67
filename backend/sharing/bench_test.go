package sharing

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"alongside/backend/exchange"
	"alongside/backend/pack"
	"alongside/backend/pairing"
)

// sender makes packs as somebody's copy does, without its database.
type sender struct {
	core     *pack.Core
	identity *pack.Identity
	to       []pack.Keys
	joined   pairing.Joined
	side     *side
}

// known is a session that was sent: its records, and what both know of them.
type known struct {
	records []pack.Record
	state   pack.State
}

func newSender(b testing.TB, s *side) *sender {
	b.Helper()
	identity, err := pairing.Identity(s.pairs)
	s.ok(err)
	all, err := pairing.All(b.Context(), s.database.Read())
	s.ok(err)
	joined := all[0]
	core := pack.NewCore(joined.Pair, joined.Me, identity.Device(), pack.PeopleOf(joined.Pins, joined.Pair.ID))
	return &sender{core, identity, pack.RecipientsOf(joined.Pins, joined.Pair.ID), joined, s}
}

func (s *sender) record(kind pack.Kind) pack.Record {
	id, err := pack.NewID()
	s.side.ok(err)
	return pack.Record{Kind: kind, Creator: s.joined.Me, ID: id}
}

func (s *sender) edit(record pack.Record, values map[pack.Field]string) {
	for field, value := range values {
		s.side.ok(s.core.Edit(record, field, value, s.side.now))
	}
}

// session makes a session with this many notes.
func (s *sender) session(notes int) (records []pack.Record) {
	session := s.record(pack.KindSession)
	s.edit(session, map[pack.Field]string{pack.FieldCreatedAt: "1770000000000", pack.FieldTitle: "Week 12", pack.FieldPlannedAt: "1770000000000"})
	records = append(records, session)
	for i := range notes {
		note := s.record(pack.KindNote)
		s.edit(note, map[pack.Field]string{
			pack.FieldCreatedAt: "1770000000000", pack.FieldSession: session.ID.String(), pack.FieldSide: s.joined.Me.String(),
			pack.FieldPosition: fmt.Sprint(i), pack.FieldBody: fmt.Sprintf("How the retro went, and what to try next time: %d", i),
		})
		records = append(records, note)
	}
	return records
}

// putSession puts a session out: a new one, or what is new in it.
func (s *sender) putSession(folder string, of *known, n int) {
	if of.state == nil {
		of.state = pack.State{}
		s.core.State = of.state
		of.records = s.session(49)
	} else {
		s.core.State = of.state
		s.reword(of.records, n)
	}
	s.put(folder, of.records)
}

// reword changes every note.
func (s *sender) reword(records []pack.Record, n int) {
	for _, record := range records[1:] {
		s.edit(record, map[pack.Field]string{pack.FieldBody: fmt.Sprintf("How the retro went, and what to try next time, looked at once more: %d", n)})
	}
}

// put writes a pack into an exchange folder, which says that everything before it was confirmed.
func (s *sender) put(folder string, records []pack.Record) {
	var to []pack.Device
	for _, keys := range s.to {
		device := keys.Device()
		to = append(to, device)
		if device != s.core.Device {
			s.core.Acked[device] = pack.Vector{{Device: s.core.Device, Counter: s.core.Counter}}
		}
	}
	manifest, content, err := s.core.Share(pack.PurposeUpdate, records, to)
	s.side.ok(err)
	var sealed bytes.Buffer
	hash, err := pack.Seal(&sealed, s.identity, s.to, manifest, content)
	s.side.ok(err)
	s.core.Sealed(hash)
	at := filepath.Join(folder, s.joined.Row.ID, s.core.Device.String())
	s.side.ok(os.MkdirAll(at, 0o700))
	s.side.ok(os.WriteFile(filepath.Join(at, pack.FileName(hash)), sealed.Bytes(), 0o600))
}

// BenchmarkWaitingPacks takes a thousand packs of 50 records from an exchange folder, from the file to the rows, the news and
// the commit: a thousand sessions with 49 notes each, and twenty of them that were shared fifty times.
func BenchmarkWaitingPacks(b *testing.B) {
	const packs = 1000
	for _, each := range []struct {
		name     string
		sessions int
	}{{"all_new", packs}, {"most_reworded", 20}} {
		b.Run(each.name, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				mira, ada := two(b)
				at := b.TempDir()
				from := newSender(b, mira)
				sessions := make([]known, each.sessions)
				for i := range packs {
					from.putSession(at, &sessions[i%each.sessions], i)
				}
				folder, err := exchange.Open(at)
				ada.ok(err)
				b.StartTimer()
				if _, err := ada.packs.visit(b.Context(), folder, ada.packs.asked.Load()); err != nil {
					b.Fatal(err)
				}
				b.StopTimer()
				ada.ok(folder.Close())
				if page := ada.news(); len(page) < 20 {
					b.Fatalf("%d news", len(page))
				}
				b.StartTimer()
			}
			b.ReportMetric(packs*float64(b.N)/b.Elapsed().Seconds(), "packs/s")
		})
	}
}

// BenchmarkShare looks at what leaves and sends it, from a session with 100 records, after five years of one-to-ones with the
// same person: 260 sessions that were shared, with 2,600 notes.
func BenchmarkShare(b *testing.B) {
	mira, ada := two(b)
	for week := range 260 {
		session, _ := mira.held("How the retro went")
		for i := range 9 {
			mira.noted(session, fmt.Sprintf("What to try next time, week %d: %d", week, i))
		}
		mira.ok(mira.sessions.End(session))
		ada.take(mira.send(session, "recap"))
		mira.take(ada.send(session, "update"))
	}
	session, _ := mira.held("How the retro went")
	for i := range 98 {
		mira.noted(session, fmt.Sprintf("What to try next time: %d", i))
	}
	for b.Loop() {
		leaving, err := mira.packs.Leaving(session, "agenda", nil)
		mira.ok(err)
		if len(leaving.Parts) < 100 {
			b.Fatalf("%d records leave", len(leaving.Parts))
		}
		_, err = mira.packs.Send(session, "agenda", nil, leaving.Digest)
		mira.ok(err)
	}
}
