package pairing

import (
	"testing"
	"time"

	"alongside/backend/db"
	"alongside/backend/pack"
)

// learn takes a pack for keys that whoever signs it sends.
func (s *side) learn(from *pack.Pack) []pack.DeviceChange {
	s.t.Helper()
	var changes []pack.DeviceChange
	s.ok(s.database.InTx(s.t.Context(), time.Now(), func(q *db.Queries) (err error) {
		j, err := With(s.t.Context(), q, s.other.ID)
		if err != nil {
			return err
		}
		changes, err = LearnDevices(s.t.Context(), q, j, from, time.Now().UnixMilli())
		return err
	}))
	return changes
}

func TestANewDeviceOfTheOtherSideIsLearntShownAndRevoked(t *testing.T) {
	mira, ada := joinedTwo(t)
	mira.ok(mira.Verify(mira.other.ID, true))
	before := mira.number()
	laptop, err := pack.NewIdentity()
	mira.ok(err)
	j := theirPair(t, mira)
	them := mustID(t, ada.me.ID)
	change := pack.NewDevice(laptop, j.Pair.ID, them)
	from := &pack.Pack{Content: pack.Content{Devices: []pack.DeviceChange{change}}}
	from.Pair, from.Person = j.Pair.ID, them
	if changes := mira.learn(from); len(changes) != 1 {
		t.Fatalf("%d changes", len(changes))
	}
	if len(mira.pair().Devices) != 3 || mira.pair().VerifiedAt != 0 || mira.number() == before {
		t.Fatal("a new device is not shown, or still counts as compared")
	}
	if changes := mira.learn(from); len(changes) != 0 {
		t.Fatal("the same pack again is news")
	}
	change.Revoked = true
	from.Devices = []pack.DeviceChange{change}
	if changes := mira.learn(from); len(changes) != 1 {
		t.Fatal("nothing was revoked")
	}
	for _, device := range mira.pair().Devices {
		if device.Revoked != (device.Name == laptop.Device().String()) {
			t.Fatalf("device %+v", device)
		}
	}
	from.Devices = []pack.DeviceChange{pack.NewDevice(laptop, j.Pair.ID, them)}
	if changes := mira.learn(from); len(changes) != 0 || mira.number() != before {
		t.Fatal("a device that was revoked came back")
	}
}

func TestAPackForKeysCannotSpeakForSomebodyElse(t *testing.T) {
	mira, ada := joinedTwo(t)
	j := theirPair(t, mira)
	laptop, err := pack.NewIdentity()
	mira.ok(err)
	from := &pack.Pack{Content: pack.Content{Devices: []pack.DeviceChange{pack.NewDevice(laptop, j.Pair.ID, j.Me)}}}
	from.Pair, from.Person = j.Pair.ID, mustID(t, ada.me.ID)
	err = mira.database.InTx(t.Context(), time.Now(), func(q *db.Queries) error {
		_, err := LearnDevices(t.Context(), q, j, from, 1)
		return err
	})
	if pack.ReasonOf(err) != pack.Forbidden || len(mira.pair().Devices) != 2 {
		t.Fatalf("Ada added a device of Mira's: %v", err)
	}
}
