package pack

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"filippo.io/age"
	"filippo.io/age/armor"
	"pgregory.net/rapid"
)

func TestWhatIsSealedIsOpenedAsItWas(t *testing.T) {
	t.Parallel()
	p := newTwo(t)
	rapid.Check(t, func(t *rapid.T) {
		var content Content
		for range rapid.IntRange(0, 5).Draw(t, "frames") {
			content.Frames = append(content.Frames, anyFrame(t, p.leadID, p.leadID, p.repID))
		}
		m := p.manifest()
		m.Counter, m.Acks = rapid.Uint64Min(1).Draw(t, "counter"), anyVector(t)
		m.Purpose = rapid.SampledFrom([]Purpose{PurposeAgenda, PurposeRecap, PurposeUpdate, PurposeAck}).Draw(t, "purpose")
		var sealed bytes.Buffer
		hash, err := Seal(&sealed, p.lead, p.recipients, m, content)
		if err != nil {
			t.Fatal(err)
		}
		pack, err := p.open(sealed.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(pack.Frames, content.Frames) || pack.Hash != hash || pack.Person != p.leadID || pack.Unknown {
			t.Fatalf("opened %+v", pack)
		}
		if pack.Counter != m.Counter || !slices.Equal(pack.Acks, m.Acks) || pack.Purpose != m.Purpose || pack.Signer != p.lead.Device() {
			t.Fatalf("opened %+v", pack.Manifest)
		}
	})
}

func TestEveryFrameKnowsItsFieldsInOrder(t *testing.T) {
	t.Parallel()
	for kind := KindSession; kind <= KindAck; kind++ {
		f := frameOf(kind, Head{})
		if f.record().Kind != kind || len(f.slots()) != len(rules[kind]) || reflect.TypeOf(f).Elem().NumField() != len(f.slots())+1 {
			t.Errorf("kind %d: %d of %d fields are read and written", kind, len(f.slots()), len(rules[kind]))
		}
		last := Field(0)
		for _, s := range f.slots() {
			if _, has := rules[kind][s.field]; !has || s.field <= last {
				t.Errorf("kind %d: field %d has no rule, or comes too late", kind, s.field)
			}
			last = s.field
		}
	}
}

func TestAPackThatIsCutOffIsIncomplete(t *testing.T) { // B1
	t.Parallel()
	p := newTwo(t)
	for name, sealed := range map[string][]byte{
		"binary": p.seal(t, p.manifest(), Content{Frames: p.someFrames(2)}), "text": armored(t, p.seal(t, p.manifest(), Content{})),
	} {
		for at := range len(sealed) - 1 { // without the last line end, text is still whole
			if pack, err := p.open(sealed[:at]); pack != nil || ReasonOf(err) != Incomplete {
				t.Fatalf("%s: %d of %d bytes: %v", name, at, len(sealed), err)
			}
		}
	}
}

func TestAPackThatIsCutOffWithinAndBetweenChunksIsIncomplete(t *testing.T) { // B1
	t.Parallel()
	p := newTwo(t)
	sealed := p.seal(t, p.manifest(), Content{Frames: p.someFrames(1200)})
	if len(sealed) < 2*ageChunk {
		t.Fatalf("the pack has %d bytes only", len(sealed))
	}
	for at := len(sealed) - 1; at > 0; at -= 4999 {
		if _, err := p.open(sealed[:at]); ReasonOf(err) != Incomplete {
			t.Fatalf("%d of %d bytes: %v", at, len(sealed), err)
		}
	}
}

func armored(t *testing.T, sealed []byte) []byte {
	t.Helper()
	var text bytes.Buffer
	w := armor.NewWriter(&text)
	if _, err := w.Write(sealed); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return text.Bytes()
}

func TestAPackThatWasPastedIsRead(t *testing.T) {
	t.Parallel()
	p := newTwo(t)
	text := armored(t, p.seal(t, p.manifest(), Content{Frames: p.someFrames(3)}))
	if pack, err := p.open(bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))); err != nil || len(pack.Frames) != 3 {
		t.Fatal(err)
	}
}

func TestAPackThatWasChangedAnywhereIsRefused(t *testing.T) { // B2, outside
	t.Parallel()
	p := newTwo(t)
	sealed := p.seal(t, p.manifest(), Content{Frames: p.someFrames(2)})
	for at := range sealed {
		flipped := bytes.Clone(sealed)
		flipped[at] ^= 1 << (at % 8)
		if pack, err := p.open(flipped); pack != nil || ReasonOf(err) == "" {
			t.Fatalf("byte %d changed: %v", at, err)
		}
	}
	if _, err := p.open(append(bytes.Clone(sealed), 0)); ReasonOf(err) != Damaged {
		t.Fatalf("with a byte more: %v", err)
	}
}

func TestTheInsideOfAPackThatWasChangedAnywhereIsRefused(t *testing.T) { // B2, by somebody who can seal
	t.Parallel()
	p := newTwo(t)
	plain, _, err := assemble(p.lead, p.forBoth(), Content{Frames: p.someFrames(2)})
	if err != nil {
		t.Fatal(err)
	}
	mine := []*Identity{p.rep}
	if _, err := read(bytes.NewReader(plain), mine, p.pins); err != nil {
		t.Fatal(err)
	}
	for at := range plain {
		flipped := bytes.Clone(plain)
		flipped[at] ^= 1 << (at % 8)
		if _, err := read(bytes.NewReader(flipped), mine, p.pins); err == nil {
			t.Fatalf("byte %d changed and taken", at)
		}
	}
	for _, other := range [][]byte{append(bytes.Clone(plain), 0), append(plain[:len(plain)-200:len(plain)-200], plain[:200]...)} {
		if _, err := read(bytes.NewReader(other), mine, p.pins); ReasonOf(err) != Damaged {
			t.Fatalf("%v", err)
		}
	}
}

func (p *two) forBoth() Manifest {
	m := p.manifest()
	m.Recipients = []Device{p.lead.Device(), p.rep.Device()}
	return m
}

// sealed encrypts any inside for the reportee.
func sealedFor(t testing.TB, to *Identity, plain []byte) []byte {
	t.Helper()
	var sealed bytes.Buffer
	if err := encrypt(&sealed, []age.Recipient{to.seal.Recipient()}, plain); err != nil {
		t.Fatal(err)
	}
	return sealed.Bytes()
}

func TestWhoMaySendWhatToWhom(t *testing.T) { // B6
	t.Parallel()
	p, carol := newTwo(t), someone(t)
	otherPair := p.manifest()
	otherPair.Pair = someID(t)
	plain, _, err := assemble(p.lead, Manifest{Pack: ID{1}, Pair: p.pair.ID, Counter: 1, Purpose: PurposeAgenda, Recipients: []Device{p.rep.Device()}}, Content{})
	if err != nil {
		t.Fatal(err)
	}
	revoked := slices.Clone(p.pins)
	revoked[0].Revoked = true
	whole := p.seal(t, p.manifest(), Content{Frames: p.someFrames(1)})
	for _, c := range []struct {
		name   string
		sealed []byte
		reader *Identity
		pins   []Pin
		reason Reason
	}{
		{"to me", whole, p.rep, p.pins, ""},
		{"to my own device", whole, p.lead, p.pins, ""},
		{"to somebody else", whole, carol, p.pins, NotForMe},
		{"sealed anew to another", sealedFor(t, carol, plain), carol, p.pins, NotForMe},
		{"of another pair", p.seal(t, otherPair, Content{}), p.rep, p.pins, NotForMe},
		{"of an unknown device", whole, p.rep, p.pins[1:], UnknownSender},
		{"of a revoked device", whole, p.rep, revoked, Revoked},
		{"without any pin", whole, p.rep, nil, UnknownSender},
	} {
		t.Run(c.name, func(t *testing.T) {
			pack, err := Open(bytes.NewReader(c.sealed), []*Identity{c.reader}, c.pins)
			if ReasonOf(err) != c.reason || (pack == nil) == (c.reason == "") {
				t.Fatalf("%v", err)
			}
		})
	}
}

// signed puts any manifest and frames together as the lead would.
func (p *two) signed(m Manifest, frames []byte) []byte {
	return append(head(p.lead, m.encode()), frames...)
}

func TestAPackOfANewerFormatIsKeptAndNotHalfRead(t *testing.T) { // G
	t.Parallel()
	p := newTwo(t)
	m := p.forBoth()
	m.Signer, m.Major, m.Purpose = p.lead.Device(), Major+1, "something new"
	if _, err := p.open(sealedFor(t, p.rep, p.signed(m, []byte("anything")))); ReasonOf(err) != Newer {
		t.Fatalf("a newer major version: %v", err)
	}
	body, err := encodeFrame(p.someFrames(1)[0])
	if err != nil {
		t.Fatal(err)
	}
	e := encoder{bytes: slices.Clone(body)}
	e.field(200, []byte("a field of tomorrow"))
	m = p.forBoth()
	m.Signer, m.Major, m.Minor = p.lead.Device(), Major, Minor+1
	m.frames = []frameHead{{uint64(KindNote), uint64(len(e.bytes)), sum(e.bytes)}, {99, 8, sum([]byte("tomorrow"))}}
	pack, err := p.open(sealedFor(t, p.rep, p.signed(m, append(e.bytes, "tomorrow"...))))
	if err != nil || !pack.Unknown || !reflect.DeepEqual(pack.Frames, p.someFrames(1)) {
		t.Fatalf("a newer minor version: %+v, %v", pack, err)
	}
}

func TestNothingPersonalCanBeReachedFromHere(t *testing.T) {
	t.Parallel()
	list, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil || !strings.Contains(string(list), "alongside/backend/pack\n") {
		t.Fatalf("%v: %s", err, list)
	}
	if strings.Contains(string(list), "alongside/backend/personal") {
		t.Fatal("sharing knows what is personal")
	}
}

func TestAFaultOfTheDiskIsNoReason(t *testing.T) {
	t.Parallel()
	p := newTwo(t)
	broken := errors.New("input/output error")
	sealed := p.seal(t, p.manifest(), Content{})
	for _, n := range []int{10, len(sealed) - 5} {
		_, err := Open(io.MultiReader(bytes.NewReader(sealed[:n]), brokenReader{broken}), []*Identity{p.rep}, p.pins)
		if ReasonOf(err) != "" || !errors.Is(err, broken) {
			t.Fatalf("after %d bytes: %v", n, err)
		}
	}
}

type brokenReader struct{ err error }

func (b brokenReader) Read([]byte) (int, error) { return 0, b.err }

func TestTheAgeToolOpensAPack(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("age"); err != nil {
		t.Skip("age is not here")
	}
	p, folder := newTwo(t), t.TempDir()
	key, file := filepath.Join(folder, "key"), filepath.Join(folder, "pack.alongside")
	for name, text := range map[string][]byte{key: []byte(strings.Fields(p.rep.Secret())[2]), file: p.seal(t, p.manifest(), Content{Frames: p.someFrames(3)})} {
		if err := os.WriteFile(name, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	plain, err := exec.Command("age", "-d", "-i", key, file).Output()
	if err != nil || !bytes.HasPrefix(plain, []byte(magic)) || !bytes.Contains(plain, []byte("Note 2: what went well")) {
		t.Fatalf("%v, %d bytes", err, len(plain))
	}
}
