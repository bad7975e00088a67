package pack

import (
	"math/rand/v2"
	"reflect"
	"testing"
	"time"
)

func TestWhatIsKeptOfARecordComesBackAsItWas(t *testing.T) {
	t.Parallel()
	p, laptop := newTwo(t), someone(t)
	p.pins = append(p.pins, Pin{p.pair.ID, p.leadID, laptop.Keys(), false})
	p.recipients = append(p.recipients, laptop.Keys())
	w := newWorld(t, p, laptop, 7)
	w.met = &tally{}
	for range 200 {
		w.step()
	}
	kept, whole := State{}, w.cores[0].State
	for _, record := range whole.Records() {
		if err := kept.Decode(record, whole.Encode(record)); err != nil {
			t.Fatal(err)
		}
	}
	if len(whole) == 0 || kept.Hash() != whole.Hash() {
		t.Fatalf("%d records came back as %d", len(whole), len(kept))
	}
	drafts := State{}
	for _, record := range w.cores[0].Drafts.Records() {
		if err := drafts.Decode(record, w.cores[0].Drafts.Encode(record)); err != nil || !reflect.DeepEqual(drafts[record], w.cores[0].Drafts[record]) {
			t.Fatalf("a draft: %v", err)
		}
	}
}

func TestWhatIsKeptAndDamagedIsAnErrorAndNoPanic(t *testing.T) {
	t.Parallel()
	p := newTwo(t)
	core := NewCore(p.pair, p.leadID, p.lead.Device(), PeopleOf(p.pins, p.pair.ID))
	record := Record{KindNote, p.leadID, ID{1}}
	core.State.Put(record, Slot{FieldBody, core.Device}, Register{Value: "Words", Counter: 1, Clock: 2, Seen: Vector{{core.Device, 1}}})
	whole, random := core.State.Encode(record), rand.New(rand.NewPCG(1, 2))
	for n := range whole {
		if err := (State{}).Decode(record, whole[:n]); n > 0 && err == nil {
			t.Errorf("%d of %d bytes were taken", n, len(whole))
		}
		flipped := append([]byte(nil), whole...)
		flipped[n] ^= byte(1 + random.IntN(255))
		_ = (State{}).Decode(record, flipped)
	}
}

func TestAVectorComesBackAsItWas(t *testing.T) {
	t.Parallel()
	for _, v := range []Vector{nil, {{Device{1}, 3}}, {{Device{1}, 3}, {Device{2}, 1 << 40}}} {
		back, err := DecodeVector(v.Encode())
		if err != nil || !reflect.DeepEqual(back, v) {
			t.Errorf("%v came back as %v: %v", v, back, err)
		}
	}
	if _, err := DecodeVector([]byte{9, 9}); err == nil {
		t.Error("a damaged vector was taken")
	}
}

func TestWhatIsWrittenSinceIsShownBeforeItIsShared(t *testing.T) {
	t.Parallel()
	p := newTwo(t)
	core := NewCore(p.pair, p.leadID, p.lead.Device(), PeopleOf(p.pins, p.pair.ID))
	record := Record{KindNote, p.leadID, ID{1}}
	for _, text := range []string{"First", "Second"} {
		if err := core.Edit(record, FieldBody, text, time.UnixMilli(1_764_000_000_000)); err != nil {
			t.Fatal(err)
		}
		if shown := core.View(record).Fields[FieldBody].Register.Value; shown != text {
			t.Fatalf("shown is %q", shown)
		}
		if text == "First" {
			if _, _, err := core.Share(PurposeAgenda, []Record{record}, []Device{p.lead.Device(), p.rep.Device()}); err != nil {
				t.Fatal(err)
			}
		}
	}
	if shown := core.State.Show(core.Pair, core.People, record).Fields[FieldBody].Register.Value; shown != "First" {
		t.Fatalf("%q left before it was shared", shown)
	}
}
