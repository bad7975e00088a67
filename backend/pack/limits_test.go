package pack

import (
	"bytes"
	"encoding/binary"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"filippo.io/age/armor"
)

// endless gives the same bytes again and again.
type endless struct {
	text string
	at   int
}

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = e.text[e.at]
		e.at = (e.at + 1) % len(e.text)
	}
	return len(p), nil
}

func TestAHostilePackCostsLittle(t *testing.T) { // C1
	p := newTwo(t)
	note := func(value string) []byte {
		e := encoder{}
		e.field(fieldCreator, p.leadID[:])
		e.field(fieldRecord, p.leadID[:])
		r := Register{Value: value, Counter: 1}
		e.field(uint64(FieldBody), r.encode())
		return e.bytes
	}
	// Everything here is signed by the paired peer: others do not get as far.
	hostile := func(frames []frameHead, body io.Reader) io.Reader {
		m := p.forBoth()
		m.Major, m.Signer, m.frames = Major, p.lead.Device(), frames
		return io.MultiReader(bytes.NewReader(p.signed(m, nil)), body)
	}
	many := make([]frameHead, maxFrames)
	small := note("x")
	for i := range many {
		many[i] = frameHead{uint64(KindNote), uint64(len(small)), sum(small)}
	}
	empty := make([]frameHead, maxFrames+1)
	long := note(strings.Repeat("x", MaxValue+1))
	huge := append([]byte(magic), make([]byte, 64)...)
	huge = binary.BigEndian.AppendUint32(huge, 1<<32-1)
	inside := map[string]struct {
		plain  io.Reader
		reason Reason
	}{
		"a frame of 10 GB":             {hostile([]frameHead{{uint64(KindNote), 10 << 30, Hash{}}}, &endless{text: "x"}), TooLarge},
		"frames of 10 GB together":     {hostile(slicesOf(frameHead{uint64(KindNote), maxFrame, Hash{}}, 2500), &endless{text: "x"}), TooLarge},
		"a length of all bits":         {hostile([]frameHead{{1, 1<<64 - 1, Hash{}}, {1, 1<<64 - 1, Hash{}}}, &endless{text: "x"}), TooLarge},
		"more frames than may be":      {hostile(empty, &endless{text: "x"}), TooLarge},
		"a manifest of 4 GB":           {io.MultiReader(bytes.NewReader(huge), &endless{text: "x"}), TooLarge},
		"a value over the limit":       {hostile([]frameHead{{uint64(KindNote), uint64(len(long)), sum(long)}}, bytes.NewReader(long)), TooLarge},
		"as many frames as may be":     {hostile(many, &endless{text: string(small)}), Damaged},
		"more registers than may be":   {hostile(p.crowded()), TooLarge},
		"an inside that never ends":    {hostile(nil, &endless{text: "x"}), Damaged},
		"a vector of a million others": {hostile(one(KindNote, p.manySeen())), TooLarge},
	}
	for name, c := range inside {
		t.Run(name, func(t *testing.T) {
			cheap(t, c.reason, func() error { _, err := read(c.plain, []*Identity{p.rep}, p.pins); return err })
		})
	}
	stanza := "-> X25519 " + strings.Repeat("A", 43) + "\n" + strings.Repeat("A", 43) + "\n"
	for name, text := range map[string]string{
		"a header of 2 MiB":     ageMagic + "\n-> X25519 " + strings.Repeat(strings.Repeat("A", 64)+"\n", 2<<20/65),
		"10,000 stanzas":        ageMagic + "\n" + strings.Repeat(stanza, 10_000) + "--- x\n",
		"a line without an end": ageMagic + "\n-> " + strings.Repeat("A", 1<<20),
		"text without an end":   armor.Header + "\n" + strings.Repeat("A", maxArmored+1),
	} {
		t.Run(name, func(t *testing.T) {
			cheap(t, TooLarge, func() error {
				_, err := Open(strings.NewReader(text), []*Identity{p.rep}, p.pins)
				return err
			})
		})
	}
}

func slicesOf[T any](value T, n int) (all []T) {
	for range n {
		all = append(all, value)
	}
	return all
}

func one(kind Kind, body []byte) ([]frameHead, io.Reader) {
	return []frameHead{{uint64(kind), uint64(len(body)), sum(body)}}, bytes.NewReader(body)
}

// crowded is a pack of many frames with all their fields.
func (p *two) crowded() ([]frameHead, io.Reader) {
	f := p.someFrames(1)[0].(*Note)
	body, err := encodeFrame(f)
	if err != nil {
		panic(err)
	}
	return slicesOf(frameHead{uint64(KindNote), uint64(len(body)), sum(body)}, maxRegisters/5+1), &endless{text: string(body)}
}

func (p *two) manySeen() []byte {
	e, v := encoder{}, encoder{}
	e.field(fieldCreator, p.leadID[:])
	e.field(fieldRecord, p.leadID[:])
	v.uint(1)
	v.uint(1)
	v.uint(100_000)
	for i := range 100_000 {
		d := Device{}
		binary.BigEndian.PutUint32(d[:], uint32(i))
		v.bytes = append(v.bytes, d[:]...)
		v.uint(1)
	}
	e.field(uint64(FieldBody), v.bytes)
	return e.bytes
}

// cheap runs what must be refused, and fails where that takes long or much memory.
func cheap(t *testing.T, reason Reason, run func() error) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	began := time.Now()
	err := run()
	took := time.Since(began)
	runtime.ReadMemStats(&after)
	if ReasonOf(err) != reason {
		t.Fatalf("refused as %q: %v", ReasonOf(err), err)
	}
	t.Logf("%v, %d KiB", took, (after.TotalAlloc-before.TotalAlloc)>>10)
	if took > 5*time.Second || after.TotalAlloc-before.TotalAlloc > 100<<20 { // a second, on a machine that has time
		t.Fatalf("took %v and %d MiB", took, (after.TotalAlloc-before.TotalAlloc)>>20)
	}
}
