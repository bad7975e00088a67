package pack

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"maps"
	"slices"
	"strings"
)

// Slot names a register within a record: the field, and the device that wrote it.
type Slot struct {
	Field  Field
	Device Device
}

// State is what is known of a pair: of every record, what every device wrote last in every field.
type State map[Record]map[Slot]Register

// Put takes one register over, and reports whether that changed anything. Of two for the same slot the greater stays, or
// the smaller where the first word counts: so the order in which they come does not matter, nor how often.
func (s State) Put(record Record, slot Slot, r Register) bool {
	known, has := s[record][slot]
	if order := r.compare(&known); has && (order == 0 || (order < 0) != rules[record.Kind][slot.Field].once) {
		return false
	}
	if s[record] == nil {
		s[record] = map[Slot]Register{}
	}
	s[record][slot] = r
	return true
}

// Merge takes another state over and returns the records that changed.
func (s State) Merge(other State) (changed []Record) {
	for record, slots := range other {
		if s.putAll(record, slots) {
			changed = append(changed, record)
		}
	}
	slices.SortFunc(changed, Record.Compare)
	return changed
}

func (s State) putAll(record Record, slots map[Slot]Register) (changed bool) {
	if s[record] == nil && len(slots) > 0 {
		s[record] = maps.Clone(slots)
		return true
	}
	for slot, r := range slots {
		changed = s.Put(record, slot, r) || changed
	}
	return changed
}

// stateOf is what the frames of one device say.
func stateOf(device Device, frames []Frame) State {
	s := State{}
	for _, f := range frames {
		for _, each := range f.slots() {
			if each.register.Counter > 0 {
				s.Put(f.record(), Slot{each.field, device}, *each.register)
			}
		}
	}
	return s
}

// frame is what a device wrote of a record, for a pack: its registers that want wants. It is nil where there are none.
func (s State) frame(record Record, device Device, want func(Register) bool) Frame {
	f, some := frameOf(record.Kind, Head{record.Creator, record.ID}), false
	for _, each := range f.slots() {
		if r, has := s[record][Slot{each.field, device}]; has && want(r) {
			*each.register, some = r, true
		}
	}
	if !some {
		return nil
	}
	return f
}

// Records lists all records in an order that is the same everywhere.
func (s State) Records() []Record { return slices.SortedFunc(maps.Keys(s), Record.Compare) }

// Hash is equal for two states exactly if they are.
func (s State) Hash() (h Hash) {
	all := sha256.New()
	for _, record := range s.Records() {
		all.Write(slices.Concat([]byte{byte(record.Kind)}, record.Creator[:], record.ID[:]))
		for _, slot := range slices.SortedFunc(maps.Keys(s[record]), Slot.compare) {
			r, e := s[record][slot], encoder{}
			e.field(uint64(slot.Field), slices.Concat(slot.Device[:], r.encode()))
			all.Write(e.bytes)
		}
	}
	all.Sum(h[:0])
	return h
}

// Compare orders records in a way that is the same everywhere.
func (r Record) Compare(o Record) int {
	return cmp.Or(cmp.Compare(r.Kind, o.Kind), bytes.Compare(r.ID[:], o.ID[:]), bytes.Compare(r.Creator[:], o.Creator[:]))
}

func (s Slot) compare(o Slot) int {
	return cmp.Or(cmp.Compare(s.Field, o.Field), bytes.Compare(s.Device[:], o.Device[:]))
}

// compare orders all registers of one key, so that two that claim the same counter have one winner everywhere.
func (r *Register) compare(o *Register) int {
	return cmp.Or(cmp.Compare(r.Counter, o.Counter), cmp.Compare(r.Clock, o.Clock), strings.Compare(r.Value, o.Value),
		slices.CompareFunc(r.Seen, o.Seen, func(a, b Heard) int {
			return cmp.Or(slices.Compare(a.Device[:], b.Device[:]), cmp.Compare(a.Counter, b.Counter))
		}))
}
