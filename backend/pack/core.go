package pack

import (
	"fmt"
	"maps"
	"slices"
	"time"
)

// Core is what one device knows of one pair, and all that it needs to send and to receive. It lives in memory; whoever
// keeps it writes it down in the same transaction as what it changes.
type Core struct {
	Pair     Pair
	Person   ID     // of this installation
	Device   Device // this one
	People   People
	State    State
	Drafts   State             // edits that were not released yet: they never leave
	Heard    Vector            // up to where every other device was heard
	Acked    map[Device]Vector // what every other device says it heard
	Counter  uint64            // of the last pack that was made
	Previous Hash              // of its manifest
	Clock    uint64            // hybrid logical clock: 48 bits of milliseconds, 16 of count
	Newest   map[Device]Hash   // of the newest pack of each device
}

// NewCore makes the core of a pair that has shared nothing yet.
func NewCore(pair Pair, person ID, device Device, people People) *Core {
	return &Core{
		Pair: pair, Person: person, Device: device, People: people, State: State{}, Drafts: State{},
		Acked: map[Device]Vector{}, Newest: map[Device]Hash{},
	}
}

// farAhead is how much a clock may be ahead before that is worth a word.
const farAhead = 24 * time.Hour

// tick moves the clock on: to now, or by one where that stands still or runs back.
func (c *Core) tick(now time.Time) {
	c.Clock = max(c.Clock+1, uint64(max(0, now.UnixMilli()))<<16)
}

// Edit notes what this person wrote. It stays a draft, with what had been heard by then, until its record is shared.
func (c *Core) Edit(record Record, field Field, value string, now time.Time) error {
	rule, has := rules[record.Kind][field]
	if !has || !rule.shape(value) || len(value) > MaxValue {
		return fmt.Errorf("edit field %d of a record of kind %d: %w", field, record.Kind, errValue)
	}
	if !rule.both && record.Creator != c.Person {
		return fmt.Errorf("edit field %d of a record of kind %d: it is its creator's", field, record.Kind)
	}
	slot := Slot{field, c.Device}
	if _, shared := c.State[record][slot]; rule.once && shared {
		return fmt.Errorf("edit field %d of a record of kind %d: it stays as it was shared", field, record.Kind)
	}
	c.tick(now)
	if c.Drafts[record] == nil {
		c.Drafts[record] = map[Slot]Register{}
	}
	c.Drafts[record][slot] = Register{Value: value, Clock: c.Clock, Seen: c.Heard}
	return nil
}

// Share releases the drafts of the given records and makes what a pack has to hold: all of this device's part of them,
// and whatever it released before that some device has not confirmed. to are the devices that it will be sealed to.
func (c *Core) Share(purpose Purpose, records []Record, to []Device) (Manifest, Content, error) {
	id, err := NewID()
	if err != nil {
		return Manifest{}, Content{}, fmt.Errorf("share: %w", err)
	}
	c.Counter++
	for _, record := range records {
		for slot, r := range c.Drafts[record] {
			r.Counter = c.Counter
			c.State.Put(record, slot, r)
		}
		delete(c.Drafts, record)
	}
	confirmed := c.Confirmed(to)
	var content Content
	for _, record := range c.State.Records() {
		whole := slices.Contains(records, record)
		f := c.State.frame(record, c.Device, func(r Register) bool { return whole || r.Counter > confirmed })
		if f != nil {
			content.Frames = append(content.Frames, f)
		}
	}
	m := Manifest{Pack: id, Pair: c.Pair.ID, Counter: c.Counter, Previous: c.Previous, Acks: c.Heard, Purpose: purpose}
	return m, content, nil
}

// Confirmed is the release that all these devices say they have heard.
func (c *Core) Confirmed(devices []Device) uint64 {
	least := c.Counter
	for _, d := range devices {
		if d != c.Device {
			least = min(least, c.Acked[d].Of(c.Device))
		}
	}
	return least
}

// Sealed remembers the hash that Seal returned, for the next pack to name.
func (c *Core) Sealed(hash Hash) { c.Previous = hash }

// Receipt says what came of a pack.
type Receipt struct {
	Changed []Record // what is to be shown anew
	Old     bool     // a newer one of the same device was here before
	Missed  bool     // packs between this and the last one were not seen; nothing of them is lost
	Forked  bool     // its device has given the same count to something else: it runs twice
	Ahead   bool     // its clock is more than a day ahead
}

// Receive merges a pack that Open has returned. It takes all of it or, with a Refusal, nothing. Devices in it are for
// Learn.
func (c *Core) Receive(pack *Pack, now time.Time) (Receipt, error) {
	if err := c.check(pack); err != nil {
		return Receipt{}, err
	}
	news := stateOf(pack.Signer, pack.Frames)
	known := c.Heard.Of(pack.Signer)
	receipt := Receipt{
		Old: pack.Counter < known, Missed: pack.Counter > known+1,
		Forked: pack.Counter == known && c.Newest[pack.Signer] != Hash{} && c.Newest[pack.Signer] != pack.Hash,
		Ahead:  c.listen(news, now), Changed: c.State.Merge(news),
	}
	if pack.Counter >= known {
		c.Newest[pack.Signer] = pack.Hash
	}
	if pack.Signer == c.Device { // my own, read again to rebuild what was lost: its count is never given out twice
		if pack.Counter > c.Counter {
			c.Counter, c.Previous = pack.Counter, pack.Hash
		}
		return receipt, nil
	}
	c.Heard = c.Heard.With(pack.Signer, pack.Counter)
	acked := c.Acked[pack.Signer]
	for _, h := range pack.Acks {
		acked = acked.With(h.Device, h.Counter)
	}
	c.Acked[pack.Signer] = acked
	return receipt, nil
}

// listen moves the clock behind what was received, and reports whether some of it is too far ahead for that: a clock that
// is wrong there must not become wrong here.
func (c *Core) listen(news State, now time.Time) (ahead bool) {
	limit := uint64(max(0, now.Add(farAhead).UnixMilli())) << 16
	for _, slots := range news {
		for r := range maps.Values(slots) {
			if r.Clock > limit {
				ahead = true
				continue
			}
			c.Clock = max(c.Clock, r.Clock)
		}
	}
	return ahead
}
