package pack

import (
	"bytes"
	"crypto/ed25519"
	"reflect"
	"testing"

	"filippo.io/age"
)

// identityOfSeed is a device that is the same in every run, so that a committed corpus stays good.
func identityOfSeed(t testing.TB, seed byte, secret string) *Identity {
	t.Helper()
	seal, err := age.ParseX25519Identity(secret)
	if err != nil {
		t.Fatal(err)
	}
	return identityOf(ed25519.NewKeyFromSeed(bytes.Repeat([]byte{seed}, 32)), seal)
}

// golden is the pair that the corpus was made by. Its keys are for tests, and for nothing else.
func golden(t testing.TB) *two {
	t.Helper()
	p := &two{
		lead:   identityOfSeed(t, 1, goldenLead),
		rep:    identityOfSeed(t, 2, goldenReportee),
		leadID: ID{1}, repID: ID{2},
	}
	p.pair = Pair{ID: ID{3}, Manager: p.leadID, Reportee: p.repID}
	p.pins = []Pin{{p.pair.ID, p.leadID, p.lead.Keys(), false}, {p.pair.ID, p.repID, p.rep.Keys(), false}}
	p.recipients = []Keys{p.lead.Keys(), p.rep.Keys()}
	return p
}

func FuzzPack(f *testing.F) {
	p := golden(f)
	sealed := p.seal(f, p.manifest(), Content{Frames: p.someFrames(1)})
	f.Add(sealed)
	f.Fuzz(func(t *testing.T, data []byte) {
		if pack, err := p.open(data); (pack == nil) == (err == nil) || (err != nil && ReasonOf(err) == "") {
			t.Fatalf("%+v, %v", pack, err)
		}
	})
}

// FuzzInside lets a paired peer sign whatever it likes.
func FuzzInside(f *testing.F) {
	p := golden(f)
	m := p.forBoth()
	m.Major, m.Signer = Major, p.lead.Device()
	body, err := encodeFrame(p.someFrames(1)[0])
	if err != nil {
		f.Fatal(err)
	}
	m.frames = []frameHead{{uint64(KindNote), uint64(len(body)), sum(body)}}
	f.Add(m.encode(), body)
	f.Fuzz(func(t *testing.T, manifest, body []byte) {
		pack, err := read(bytes.NewReader(append(head(p.lead, manifest), body...)), []*Identity{p.rep}, p.pins)
		if (pack == nil) == (err == nil) {
			t.Fatalf("%+v, %v", pack, err)
		}
		if err == nil {
			core := NewCore(p.pair, p.repID, p.rep.Device(), PeopleOf(p.pins, p.pair.ID))
			_, _ = core.Receive(pack, farTime)
		}
	})
}

func FuzzManifest(f *testing.F) {
	p := golden(f)
	m := p.forBoth()
	m.Major, m.Signer, m.Acks = Major, p.lead.Device(), Vector{{p.rep.Device(), 4}}
	m.frames = []frameHead{{1, 2, Hash{3}}, {99, 0, Hash{}}}
	f.Add(m.encode())
	f.Fuzz(func(t *testing.T, data []byte) {
		m, unknown, err := decodeManifest(data)
		if err == nil && !unknown && !bytes.Equal(m.encode(), data) {
			t.Fatal("two texts of one manifest")
		}
	})
}

func FuzzFrame(f *testing.F) {
	p := golden(f)
	for kind := KindSession; kind <= KindAck; kind++ {
		frame := frameOf(kind, Head{p.leadID, ID{9}})
		for _, s := range frame.slots() {
			for _, value := range []string{"1", "open", "2026-01-31", "review", "effort", "agenda", p.leadID.String(), string(bytes.Repeat([]byte("0a"), 32))} {
				if rules[kind][s.field].shape(value) {
					*s.register = Register{Value: value, Counter: 1, Clock: 1 << 40, Seen: Vector{{p.rep.Device(), 2}}}
				}
			}
		}
		body, err := encodeFrame(frame)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(byte(kind), body)
	}
	f.Fuzz(func(t *testing.T, kind byte, data []byte) {
		if kind == byte(KindDevice) {
			_, _ = decodeDevice(data)
			return
		}
		if frameOf(Kind(kind), Head{}) == nil {
			return
		}
		frame, _, unknown, err := decodeFrame(Kind(kind), data)
		if err != nil {
			return
		}
		again, err := encodeFrame(frame)
		if err != nil || (!unknown && !bytes.Equal(again, data)) {
			t.Fatalf("two texts of one frame, %v", err)
		}
		if twice, _, _, err := decodeFrame(Kind(kind), again); err != nil || !reflect.DeepEqual(twice, frame) {
			t.Fatalf("read again: %+v, %v", twice, err)
		}
	})
}

func FuzzInvite(f *testing.F) {
	p := golden(f)
	file, err := p.invite().Sign(p.lead)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(file)
	f.Add([]byte(InviteText(file)))
	f.Fuzz(func(t *testing.T, data []byte) {
		if invite, err := ParseInvite(data); err == nil && (invite.Pair == ID{} || len(invite.Devices) == 0 || !isName(invite.Name)) {
			t.Fatalf("%+v", invite)
		} else if err != nil && ReasonOf(err) == "" {
			t.Fatal(err)
		}
	})
}
