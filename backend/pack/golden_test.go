package pack

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"
)

// Keys of the two people who wrote testdata/packs. They protect nothing.
const (
	goldenLead     = "AGE-SECRET-KEY-1KACZ6WP5KV8DD4ST7LLJ07XH9AR6N5UFTWYT5Z9XW7SMYXH09X7QQEWXGW"
	goldenReportee = "AGE-SECRET-KEY-1NCR9GNYDDQL5TKF2V6RERTHCTQW2SP5PS2SKK24NM6GSAYX5LTHQ0ALJPR"
)

var farTime = time.UnixMilli(1_764_000_000_000)

// Every pack that a release has written is read by all later ones: a file here is never changed, only joined by more.
func TestPacksOfEveryReleaseAreRead(t *testing.T) { // G
	t.Parallel()
	p := golden(t)
	names, err := filepath.Glob("testdata/packs/*.alongside")
	if err != nil || len(names) == 0 {
		t.Fatalf("%d packs, %v", len(names), err)
	}
	for _, name := range names {
		file, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		pack, err := p.open(file)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		want := p.someFrames(2)
		if pack.Unknown || pack.Purpose != PurposeAgenda || !reflect.DeepEqual(pack.Frames, want) {
			t.Errorf("%s: %+v", name, pack)
		}
		core := NewCore(p.pair, p.repID, p.rep.Device(), PeopleOf(p.pins, p.pair.ID))
		core.Counter = 7 // what its notes have seen
		if receipt, err := core.Receive(pack, farTime); err != nil || len(receipt.Changed) != 2 {
			t.Errorf("%s: %+v, %v", name, receipt, err)
		}
	}
}

func TestAnInviteOfEveryReleaseIsRead(t *testing.T) {
	t.Parallel()
	p := golden(t)
	text, err := os.ReadFile("testdata/packs/1.0.invite")
	if err != nil {
		t.Fatal(err)
	}
	if invite, err := ParseInvite(text); err != nil || !reflect.DeepEqual(invite, p.invite()) {
		t.Fatalf("%+v, %v", invite, err)
	}
}
