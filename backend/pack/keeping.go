package pack

import (
	"fmt"
	"maps"
	"slices"
)

// Encode returns what is known of one record, for whoever keeps it: its registers in an order that is always the same.
func (s State) Encode(record Record) []byte {
	e := encoder{bytes: []byte{}}
	for _, slot := range slices.SortedFunc(maps.Keys(s[record]), Slot.compare) {
		r := s[record][slot]
		e.uint(uint64(slot.Field))
		e.bytes = append(e.bytes, slot.Device[:]...)
		encoded := r.encode()
		e.uint(uint64(len(encoded)))
		e.bytes = append(e.bytes, encoded...)
	}
	return e.bytes
}

// Decode takes back what Encode returned for a record. Where that is nothing, the record stays unknown.
func (s State) Decode(record Record, data []byte) error {
	d := decoder{rest: data}
	for len(d.rest) > 0 && d.err == nil {
		slot := Slot{Field: Field(d.uint()), Device: sixteen[Device](&d)}
		inner, r := decoder{rest: d.take(d.uint())}, Register{}
		r.Counter, r.Clock, r.Seen = inner.uint(), inner.uint(), inner.vector()
		r.Value = inner.text()
		if inner.err != nil {
			d.fail(inner.err)
		}
		if s[record] == nil {
			s[record] = map[Slot]Register{}
		}
		s[record][slot] = r
	}
	if d.err != nil {
		return fmt.Errorf("read kept record: %w", d.err)
	}
	return nil
}

// Encode returns a vector, for whoever keeps it.
func (v Vector) Encode() []byte {
	if len(v) == 0 {
		return []byte{}
	}
	e := encoder{}
	e.vector(v)
	return e.bytes
}

// DecodeVector takes back what Encode returned.
func DecodeVector(data []byte) (Vector, error) {
	if len(data) == 0 {
		return nil, nil
	}
	d := decoder{rest: data}
	v := d.vector()
	if err := d.end(); err != nil {
		return nil, fmt.Errorf("read kept vector: %w", err)
	}
	return v, nil
}

// May reports whether this person may write a field of a record now.
func (c *Core) May(record Record, field Field) bool {
	rule, has := rules[record.Kind][field]
	if !has || (!rule.both && record.Creator != c.Person) {
		return false
	}
	_, shared := c.State[record][Slot{field, c.Device}]
	return !rule.once || !shared
}

// View is what is shown of a record on this device: what both released, and what was written here since.
func (c *Core) View(record Record) View {
	if len(c.Drafts[record]) == 0 {
		return c.State.Show(c.Pair, c.People, record)
	}
	slots := maps.Clone(c.State[record])
	if slots == nil {
		slots = map[Slot]Register{}
	}
	for slot, r := range c.Drafts[record] {
		r.Counter = c.Counter + 1
		slots[slot] = r
	}
	return State{record: slots}.Show(c.Pair, c.People, record)
}

// Knows reports whether a record was released by anybody, or is to be.
func (c *Core) Knows(record Record) bool {
	return len(c.State[record]) > 0 || len(c.Drafts[record]) > 0
}
