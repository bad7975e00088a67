package pack

import (
	"bytes"
	"fmt"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

// two is a pair of people with one device each, who have pinned each other.
type two struct {
	pair       Pair
	lead, rep  *Identity
	leadID     ID
	repID      ID
	pins       []Pin
	recipients []Keys
}

func newTwo(t testing.TB) *two {
	t.Helper()
	p := &two{lead: someone(t), rep: someone(t), leadID: someID(t), repID: someID(t)}
	p.pair = Pair{ID: someID(t), Manager: p.leadID, Reportee: p.repID}
	p.pins = []Pin{{p.pair.ID, p.leadID, p.lead.Keys(), false}, {p.pair.ID, p.repID, p.rep.Keys(), false}}
	p.recipients = []Keys{p.lead.Keys(), p.rep.Keys()}
	return p
}

func someone(t testing.TB) *Identity {
	t.Helper()
	i, err := NewIdentity()
	if err != nil {
		t.Fatal(err)
	}
	return i
}

func someID(t testing.TB) ID {
	t.Helper()
	id, err := NewID()
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func (p *two) manifest() Manifest {
	return Manifest{Pack: ID{1}, Pair: p.pair.ID, Counter: 1, Purpose: PurposeAgenda, App: "0.1.0"}
}

// seal seals a pack of the lead.
func (p *two) seal(t testing.TB, m Manifest, content Content) []byte {
	t.Helper()
	var sealed bytes.Buffer
	if _, err := Seal(&sealed, p.lead, p.recipients, m, content); err != nil {
		t.Fatal(err)
	}
	return sealed.Bytes()
}

// open opens a pack as the reportee.
func (p *two) open(sealed []byte) (*Pack, error) {
	return Open(bytes.NewReader(sealed), []*Identity{p.rep}, p.pins)
}

func (p *two) someFrames(n int) (frames []Frame) {
	for i := range n {
		at := func(v string) Register {
			return Register{Value: v, Counter: 1, Clock: uint64(i), Seen: Vector{{p.rep.Device(), 7}}}
		}
		frames = append(frames, &Note{
			Head: Head{p.leadID, ID{9, byte(i >> 8), byte(i)}}, CreatedAt: at("1764000000000"), Session: at(ID{8}.String()),
			Side: at(p.leadID.String()), Body: at(fmt.Sprintf("Note %d: what went well with the new customers this week?", i)), Position: at(strconv.Itoa(i)),
		})
	}
	return frames
}

// anyValue draws a value that a rule allows.
func anyValue(t *rapid.T, r rule, people ...ID) string {
	if r.person {
		return rapid.SampledFrom(people).Draw(t, "person").String()
	}
	candidates := []string{"", "0", "1764000000000", "1764000000001", "2026-01-31", ID{4}.String(), "1", "open", "reached:5", "dropped:6", "success", "effort",
		"metric", "review", "agenda", "recap", "Grüße 🎉\nzweite Zeile", "work\nlife", string(bytes.Repeat([]byte("ab"), 32))}
	var fit []string
	for _, c := range candidates {
		if r.shape(c) {
			fit = append(fit, c)
		}
	}
	return rapid.SampledFrom(fit).Draw(t, "value")
}

func anyVector(t *rapid.T) (v Vector) {
	for range rapid.IntRange(0, 3).Draw(t, "devices") {
		v = v.With(Device{rapid.Byte().Draw(t, "device")}, rapid.Uint64Range(1, 1<<40).Draw(t, "counter"))
	}
	return v
}

// anyFrame draws a frame of any kind with any of its fields.
func anyFrame(t *rapid.T, creator ID, people ...ID) Frame {
	kind := Kind(rapid.IntRange(int(KindSession), int(KindAck)).Draw(t, "kind"))
	f := frameOf(kind, Head{Creator: creator, ID: ID{rapid.Byte().Draw(t, "id")}})
	for _, s := range f.slots() {
		if rapid.Bool().Draw(t, "written") {
			*s.register = Register{
				Value: anyValue(t, rules[kind][s.field], people...), Counter: rapid.Uint64Range(1, 9).Draw(t, "counter"),
				Clock: rapid.Uint64Range(0, 1<<50).Draw(t, "clock"), Seen: anyVector(t),
			}
		}
	}
	return f
}
