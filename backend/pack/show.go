package pack

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
)

// People says whose a device is, revoked ones too: what they wrote stays.
type People map[Device]ID

// PeopleOf reads from the pins whose the devices of a pair are.
func PeopleOf(pins []Pin, pair ID) People {
	people := People{}
	for _, p := range pins {
		if p.Pair == pair {
			people[p.Keys.Device()] = p.Person
		}
	}
	return people
}

// Value is what one person wrote on one device.
type Value struct {
	Register
	Device Device
	Person ID
}

// before reports whether the writer of o had heard of v. Two that claim so of each other are concurrent.
func (v Value) before(o Value) bool {
	return o.heard(v) && !v.heard(o)
}

func (v Value) heard(o Value) bool {
	return v.Device != o.Device && v.Seen.Of(o.Device) >= o.Counter
}

// Shown is what a field is worth: the value that is shown, others that were written at the same time and offered beside
// it, and those that its writer had read and replaced. Where each side has its own, Sides has them and the rest is empty.
type Shown struct {
	Value
	Others   []Value
	Replaced []Value
	Sides    []Value
}

// View is one record as it is to be shown.
type View struct {
	Record   Record
	Deleted  bool // withdrawn: what it held is not shown any more, only that there was something
	Survived bool // deleted by one while the other wrote on: it stays
	Fields   map[Field]Shown
}

// Show works out what is shown of a record. It depends on nothing but the state and the pair, so both sides see the same.
func (s State) Show(pair Pair, people People, record Record) View {
	v := View{Record: record, Fields: map[Field]Shown{}}
	values := s.values(people, record)
	show := func(field Field) {
		if len(values[field]) > 0 {
			v.Fields[field] = v.choose(pair, rules[record.Kind][field], values[field])
		}
	}
	show(FieldOwner) // whose status counts, and who may accept, has to be known first
	show(FieldAssignee)
	for field := range values {
		show(field)
	}
	if gone, has := v.Fields[FieldDeletedAt]; has && gone.Register.Value != "" {
		v.Survived = writtenBeside(gone.Value, values)
		v.Deleted = !v.Survived
	}
	if v.Deleted {
		v.Fields = map[Field]Shown{FieldDeletedAt: v.Fields[FieldDeletedAt]}
	}
	return v
}

// values are those of a record by field, in an order that is the same everywhere.
func (s State) values(people People, record Record) map[Field][]Value {
	values := map[Field][]Value{}
	for slot, r := range s[record] {
		if person, known := people[slot.Device]; known {
			values[slot.Field] = append(values[slot.Field], Value{r, slot.Device, person})
		}
	}
	for _, each := range values {
		slices.SortFunc(each, func(a, b Value) int { return bytes.Compare(a.Device[:], b.Device[:]) })
	}
	return values
}

// writtenBeside reports whether anybody wrote anything in a record that whoever deleted it had not read, or wrote later.
func writtenBeside(gone Value, values map[Field][]Value) bool {
	for field, all := range values {
		for _, v := range all {
			same := v.Device == gone.Device && v.Counter <= gone.Counter
			if field != FieldDeletedAt && !same && !gone.heard(v) {
				return true
			}
		}
	}
	return false
}

func (v *View) choose(pair Pair, r rule, values []Value) Shown {
	if r.wins == ownEach {
		return Shown{Sides: slices.Concat(lastOf(values, pair.Manager), lastOf(values, pair.Reportee))}
	}
	if r.wins == assignees {
		assignee := v.Fields[FieldAssignee].Register.Value
		values = slices.DeleteFunc(slices.Clone(values), func(each Value) bool { return each.Person.String() != assignee })
	}
	if len(values) == 0 {
		return Shown{}
	}
	last := latest(values)
	best := slices.MaxFunc(last, func(a, b Value) int { return v.prefer(pair, r, a, b) })
	shown := Shown{Value: best}
	for _, each := range values {
		switch {
		case each.Device == best.Device || each.Register.Value == best.Register.Value:
		case each.before(best):
			shown.Replaced = append(shown.Replaced, each)
		default:
			shown.Others = append(shown.Others, each)
		}
	}
	return shown
}

// lastOf is the last value of one person, none where they wrote none.
func lastOf(values []Value, person ID) []Value {
	own := slices.DeleteFunc(slices.Clone(values), func(v Value) bool { return v.Person != person })
	if len(own) == 0 {
		return nil
	}
	return []Value{slices.MaxFunc(latest(own), later)}
}

// latest are the values that no other one's writer had read: one, unless people wrote at the same time.
func latest(values []Value) []Value {
	last := slices.DeleteFunc(slices.Clone(values), func(v Value) bool { return slices.ContainsFunc(values, v.before) })
	if len(last) == 0 { // who writes honestly cannot bring this about
		return values
	}
	return last
}

// later orders by the clock, which only has to be the same everywhere.
func later(a, b Value) int {
	return cmp.Or(cmp.Compare(a.Clock, b.Clock), bytes.Compare(a.Device[:], b.Device[:]))
}

// prefer orders values that were written at the same time; the greater one is shown.
func (v *View) prefer(pair Pair, r rule, a, b Value) int {
	decided := 0
	switch {
	case r.once:
		return later(b, a)
	case r.wins == managers:
		decided = first(a.Person == pair.Manager, b.Person == pair.Manager)
	case r.wins == owners:
		decided = first(v.owned(a), v.owned(b))
	case r.wins == earliest:
		decided = cmp.Or(first(a.Register.Value != "", b.Register.Value != ""), cmp.Compare(instant(b), instant(a)))
	}
	return cmp.Or(decided, later(a, b))
}

// owned reports whether the writer of a status owned the goal when it was written: its owner who had the word on it, or
// whoever had it before and did not know of the change.
func (v *View) owned(status Value) bool {
	owner, has := v.Fields[FieldOwner]
	if !has {
		return false
	}
	mine := status.Person.String() == owner.Register.Value
	known := status.Device == owner.Device && status.Counter >= owner.Counter || status.heard(owner.Value)
	return mine == known
}

func first(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

func instant(v Value) int64 {
	at, err := strconv.ParseInt(v.Register.Value, 10, 64)
	if err != nil {
		return 0 // an instant that is not there, which both are then
	}
	return at
}
