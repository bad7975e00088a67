package pack

import (
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// anyState draws a state of few records, so that what is merged often meets.
func anyState(t *rapid.T, p *two) State {
	s := State{}
	for range rapid.IntRange(0, 6).Draw(t, "frames") {
		device := Device{rapid.ByteRange(1, 3).Draw(t, "device")}
		s.Merge(stateOf(device, []Frame{anyFrame(t, p.leadID, p.leadID, p.repID)}))
	}
	return s
}

func merged(states ...State) State {
	whole := State{}
	for _, s := range states {
		whole.Merge(s)
	}
	return whole
}

func TestMergingIsALaw(t *testing.T) { // B4
	t.Parallel()
	p := newTwo(t)
	people := People{{1}: p.leadID, {2}: p.repID, {3}: p.repID}
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := anyState(t, p), anyState(t, p), anyState(t, p)
		if merged(a, b).Hash() != merged(b, a).Hash() {
			t.Fatal("not commutative")
		}
		if merged(merged(a, b), c).Hash() != merged(a, merged(b, c)).Hash() {
			t.Fatal("not associative")
		}
		if merged(a, a).Hash() != a.Hash() || merged(a, b, a, b).Hash() != merged(a, b).Hash() {
			t.Fatal("not idempotent")
		}
		left, right := merged(a, b, c), merged(c, b, a)
		for _, record := range left.Records() {
			if !reflect.DeepEqual(left.Show(p.pair, people, record), right.Show(p.pair, people, record)) {
				t.Fatal("shown in two ways")
			}
		}
		if len(left.Merge(right)) != 0 {
			t.Fatal("a merge of what is known changed something")
		}
	})
}

func TestWhatIsShownIsOneOfWhatWasWritten(t *testing.T) {
	t.Parallel()
	p := newTwo(t)
	people := People{{1}: p.leadID, {2}: p.repID, {3}: p.repID}
	rapid.Check(t, func(t *rapid.T) {
		s := anyState(t, p)
		for _, record := range s.Records() {
			v := s.Show(p.pair, people, record)
			for field, shown := range v.Fields {
				if rules[record.Kind][field].wins == ownEach || shown.Device == (Device{}) {
					continue
				}
				if got := s[record][Slot{field, shown.Device}]; !reflect.DeepEqual(got, shown.Register) {
					t.Fatalf("field %d shows %+v", field, shown)
				}
				for _, o := range slices.Concat(shown.Others, shown.Replaced) {
					if o.Register.Value == shown.Register.Value {
						t.Fatal("the same value is listed as another")
					}
				}
			}
		}
	})
}

// cycle is two cores whose packs go from one to the other as the test wants.
type cycle struct {
	*two
	t        testing.TB
	lead, re *Core
	now      time.Time
}

func newCycle(t testing.TB) *cycle {
	p := newTwo(t)
	people := PeopleOf(p.pins, p.pair.ID)
	return &cycle{
		two: p, t: t, now: time.UnixMilli(1_764_000_000_000),
		lead: NewCore(p.pair, p.leadID, p.lead.Device(), people), re: NewCore(p.pair, p.repID, p.rep.Device(), people),
	}
}

func (c *cycle) edit(core *Core, record Record, field Field, value string) {
	c.t.Helper()
	c.now = c.now.Add(time.Second)
	if err := core.Edit(record, field, value, c.now); err != nil {
		c.t.Fatal(err)
	}
}

// share makes a pack of all drafts.
func (c *cycle) share(core *Core) *Pack {
	c.t.Helper()
	m, content, err := core.Share(PurposeAgenda, slices.Collect(maps.Keys(core.Drafts)), []Device{c.lead.Device, c.re.Device})
	if err != nil {
		c.t.Fatal(err)
	}
	m.Signer = core.Device
	return &Pack{Manifest: m, Content: content, Person: core.Person, Hash: Hash{byte(m.Counter)}}
}

func (c *cycle) give(to *Core, packs ...*Pack) {
	c.t.Helper()
	for _, pack := range packs {
		if _, err := to.Receive(pack, c.now); err != nil {
			c.t.Fatal(err)
		}
	}
}

func (c *cycle) show(record Record) View {
	c.t.Helper()
	a, b := c.lead.State.Show(c.pair, c.lead.People, record), c.re.State.Show(c.pair, c.re.People, record)
	if !reflect.DeepEqual(a, b) {
		c.t.Fatalf("the lead sees %+v, the reportee %+v", a, b)
	}
	return a
}

func (c *cycle) shows(record Record, field Field, want string, others ...string) {
	c.t.Helper()
	shown := c.show(record).Fields[field]
	var got []string
	for _, o := range shown.Others {
		got = append(got, o.Register.Value)
	}
	if shown.Register.Value != want || !slices.Equal(got, others) {
		c.t.Fatalf("shown is %q beside %q", shown.Register.Value, got)
	}
}

// both lets the two write the same field without knowing of each other, and then hear of it.
func (c *cycle) both(record Record, field Field, leads, reportees string) {
	c.t.Helper()
	c.edit(c.lead, record, field, leads)
	c.edit(c.re, record, field, reportees)
	c.swap()
}

func (c *cycle) swap() {
	c.t.Helper()
	a, b := c.share(c.lead), c.share(c.re)
	c.give(c.re, a)
	c.give(c.lead, b)
}

func TestWhatTwoPeopleWriteAtTheSameTime(t *testing.T) {
	t.Parallel()
	session, note, goal, action := Record{Kind: KindSession}, Record{Kind: KindNote}, Record{Kind: KindGoal}, Record{Kind: KindAction}
	prepare := func(t *testing.T) *cycle {
		c := newCycle(t)
		for _, r := range []*Record{&session, &note, &goal, &action} {
			r.Creator, r.ID = c.leadID, ID{5}
		}
		c.edit(c.lead, session, FieldTitle, "Weekly")
		c.edit(c.lead, note, FieldTopic, "1")
		c.edit(c.lead, goal, FieldOwner, c.repID.String())
		c.edit(c.lead, action, FieldAssignee, c.repID.String())
		c.swap()
		c.swap()
		return c
	}
	t.Run("the manager's title is shown and the other is offered", func(t *testing.T) {
		c := prepare(t)
		c.both(session, FieldTitle, "Career", "Quarter")
		c.shows(session, FieldTitle, "Career", "Quarter")
		c.edit(c.re, session, FieldTitle, "Career and quarter")
		c.swap()
		c.shows(session, FieldTitle, "Career and quarter")
	})
	t.Run("each side ends a session for itself", func(t *testing.T) {
		c := prepare(t)
		c.both(session, FieldEndedAt, "2000", "1000")
		if sides := c.show(session).Fields[FieldEndedAt].Sides; len(sides) != 2 || sides[0].Register.Value != "2000" || sides[1].Register.Value != "1000" {
			t.Fatalf("%+v", sides)
		}
	})
	t.Run("discussed and done win, and the first of two", func(t *testing.T) {
		c := prepare(t)
		c.both(note, FieldDiscussedAt, "1000", "")
		c.shows(note, FieldDiscussedAt, "1000", "")
		c.both(action, FieldDoneAt, "2000", "1000")
		c.shows(action, FieldDoneAt, "1000", "2000")
	})
	t.Run("the owner's status wins over a switch", func(t *testing.T) {
		c := prepare(t)
		c.edit(c.lead, goal, FieldOwner, c.leadID.String())
		c.both(goal, FieldStatus, "dropped:7", "reached:6")
		c.shows(goal, FieldStatus, "reached:6", "dropped:7")
	})
	t.Run("the owner's status wins over another's", func(t *testing.T) {
		c := prepare(t)
		c.both(goal, FieldStatus, "dropped:7", "reached:6")
		c.shows(goal, FieldStatus, "reached:6", "dropped:7")
	})
	t.Run("nobody accepts for another", func(t *testing.T) {
		c := prepare(t)
		c.edit(c.lead, action, FieldAcceptedAt, "1000")
		c.swap()
		c.shows(action, FieldAcceptedAt, "")
		c.edit(c.re, action, FieldAcceptedAt, "2000")
		c.swap()
		c.shows(action, FieldAcceptedAt, "2000")
	})
	t.Run("a clock that is years ahead does not win over who wrote later", func(t *testing.T) { // B10
		c := prepare(t)
		c.now = c.now.AddDate(10, 0, 0)
		c.edit(c.re, session, FieldTitle, "From the future")
		pack := c.share(c.re)
		c.now = c.now.AddDate(-20, 0, 0)
		receipt, err := c.lead.Receive(pack, c.now)
		if err != nil || !receipt.Ahead {
			t.Fatalf("%+v, %v", receipt, err)
		}
		c.edit(c.lead, session, FieldTitle, "Later")
		c.give(c.re, c.share(c.lead))
		c.shows(session, FieldTitle, "Later")
		if wall := int64(c.lead.Clock >> 16); wall > c.now.AddDate(11, 0, 0).UnixMilli() {
			t.Fatalf("its clock was taken over: %d", wall)
		}
	})
}

func TestWhatIsDeletedStaysSoUnlessSomebodyWroteOn(t *testing.T) {
	t.Parallel()
	prepare := func(t *testing.T) (*cycle, Record) {
		c := newCycle(t)
		action := Record{KindAction, c.leadID, ID{5}}
		c.edit(c.lead, action, FieldBody, "Call the customer")
		c.swap()
		c.swap()
		return c, action
	}
	t.Run("what one deletes is gone for both, and leaves that it was there", func(t *testing.T) {
		c, action := prepare(t)
		c.edit(c.re, action, FieldDoneAt, "500")
		c.swap()
		c.edit(c.lead, action, FieldDeletedAt, "1000")
		c.swap()
		if v := c.show(action); !v.Deleted || len(v.Fields) != 1 {
			t.Fatalf("%+v", v)
		}
		c.edit(c.lead, action, FieldDeletedAt, "")
		c.swap()
		if v := c.show(action); v.Deleted || v.Fields[FieldBody].Register.Value == "" {
			t.Fatalf("brought back: %+v", v)
		}
	})
	t.Run("what the other wrote meanwhile keeps it", func(t *testing.T) {
		c, action := prepare(t)
		c.edit(c.lead, action, FieldDeletedAt, "1000")
		c.edit(c.re, action, FieldDoneAt, "500")
		c.swap()
		if v := c.show(action); v.Deleted || !v.Survived {
			t.Fatalf("%+v", v)
		}
	})
	t.Run("nobody deletes what another made", func(t *testing.T) {
		c, action := prepare(t)
		if c.re.Edit(action, FieldDeletedAt, "1", c.now) == nil {
			t.Fatal("taken")
		}
	})
}

func TestWhatNobodyMayWriteRefusesThePackWhole(t *testing.T) { // B6
	t.Parallel()
	written := func(v string) Register { return Register{Value: v, Counter: 1} }
	c := newCycle(t)
	mine := Record{KindNote, c.leadID, ID{5}}
	c.edit(c.lead, mine, FieldBody, "my words")
	first := c.share(c.lead)
	c.give(c.re, first)
	good := &Note{Head: Head{c.repID, ID{6}}, Body: written("fine")}
	for name, frames := range map[string][]Frame{
		"my text":            {&Note{Head: Head{c.leadID, ID{5}}, Body: written("changed")}},
		"my note deleted":    {&Note{Head: Head{c.leadID, ID{5}}, DeletedAt: written("1")}},
		"my record as own":   {&Note{Head: Head{c.repID, ID{5}}, Body: written("mine")}},
		"kudos in my name":   {&Kudos{Head: Head{c.leadID, ID{7}}, Body: written("great")}},
		"my tags":            {&Tags{Head: Head{c.leadID, ID{7}}, Tags: written("work")}},
		"my acknowledgement": {&Ack{Head: Head{c.leadID, ID{7}}, AckedAt: written("1")}},
		"a stranger's":       {&Note{Head: Head{ID{77}, ID{7}}, Body: written("x")}},
		"about a stranger":   {&Goal{Head: Head{c.repID, ID{7}}, Owner: written(ID{77}.String())}},
		"a record twice":     {good, &Note{Head: Head{c.repID, ID{6}}, Body: written("other")}},
		"a release to come":  {&Note{Head: Head{c.repID, ID{7}}, Body: Register{Value: "x", Counter: 99}}},
		"knowing too much":   {&Note{Head: Head{c.repID, ID{7}}, Body: Register{Value: "x", Counter: 1, Seen: Vector{{c.lead.Device, 9}}}}},
	} {
		m := Manifest{Pair: c.pair.ID, Signer: c.re.Device, Counter: 1, Acks: Vector{{c.lead.Device, 1}}, Purpose: PurposeUpdate}
		before := c.lead.State.Hash()
		_, err := c.lead.Receive(&Pack{Manifest: m, Content: Content{Frames: append(frames, good)}, Person: c.repID}, c.now)
		if ReasonOf(err) != Forbidden || c.lead.State.Hash() != before || len(c.lead.Heard) != 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
	m := Manifest{Pair: c.pair.ID, Signer: c.re.Device, Counter: 1, Acks: Vector{{c.lead.Device, 9}}, Purpose: PurposeUpdate}
	if _, err := c.lead.Receive(&Pack{Manifest: m, Person: c.repID}, c.now); ReasonOf(err) != Forbidden {
		t.Errorf("an answer to what was never sent: %v", err)
	}
}

func TestKudosStayAsTheyWereShared(t *testing.T) {
	t.Parallel()
	c := newCycle(t)
	kudos := Record{KindKudos, c.leadID, ID{5}}
	c.edit(c.lead, kudos, FieldBody, "Well done")
	c.swap()
	if c.lead.Edit(kudos, FieldBody, "Not so well", c.now) == nil {
		t.Fatal("changed after it was shared")
	}
	m := Manifest{Pair: c.pair.ID, Signer: c.lead.Device, Counter: 9, Purpose: PurposeUpdate}
	c.give(c.re, &Pack{Manifest: m, Person: c.leadID, Content: Content{Frames: []Frame{
		&Kudos{Head: Head{c.leadID, ID{5}}, Body: Register{Value: "Not so well", Counter: 9}},
	}}})
	c.shows(kudos, FieldBody, "Well done")
}

func TestOnlyWhatWasSharedLeaves(t *testing.T) {
	t.Parallel()
	c := newCycle(t)
	shared, private := Record{KindNote, c.leadID, ID{5}}, Record{KindNote, c.leadID, ID{6}}
	c.edit(c.lead, private, FieldBody, "not yet")
	c.edit(c.lead, shared, FieldBody, "now")
	_, content, err := c.lead.Share(PurposeAgenda, []Record{shared}, []Device{c.re.Device})
	if err != nil || len(content.Frames) != 1 || content.Frames[0].record() != shared {
		t.Fatalf("%+v, %v", content, err)
	}
	c.edit(c.lead, shared, FieldBody, "edited after")
	if _, content, _ = c.lead.Share(PurposeAck, nil, []Device{c.re.Device}); content.Frames[0].(*Note).Body.Value != "now" {
		t.Fatalf("%+v", content)
	}
}

func TestAnOldPackPutBackChangesNothing(t *testing.T) { // B5
	t.Parallel()
	c := newCycle(t)
	note := Record{KindNote, c.leadID, ID{5}}
	var packs []*Pack
	for _, text := range []string{"one", "two", "three"} {
		c.edit(c.lead, note, FieldBody, text)
		packs = append(packs, c.share(c.lead))
	}
	c.give(c.re, packs[2])
	before := c.re.State.Hash()
	rand.Shuffle(len(packs), func(i, j int) { packs[i], packs[j] = packs[j], packs[i] })
	for _, pack := range packs {
		if receipt, err := c.re.Receive(pack, c.now); err != nil || len(receipt.Changed) != 0 || receipt.Old != (pack.Counter < 3) || receipt.Forked {
			t.Fatalf("%+v, %v", receipt, err)
		}
	}
	if c.re.State.Hash() != before {
		t.Fatal("an old pack changed something")
	}
}
