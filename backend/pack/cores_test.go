package pack

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strconv"
	"testing"
	"time"
)

// world is three devices of two people and what lies in the folder between them, all from one seed.
type world struct {
	*rand.Rand
	t       *testing.T
	two     *two
	cores   []*Core
	devices []*Identity
	all     []Device
	folder  []*file
	now     []time.Time
	whole   bool // packs are encrypted too
	met     *tally
}

// file is a pack in the folder, and what it was when somebody opened it: who opens it makes no difference.
type file struct {
	bytes []byte
	pack  *Pack
}

// tally says what the schedules have met, so that they do not pass because nothing ever happened.
type tally struct{ taken, refused, old, missed, ahead, beside, deleted, survived int }

func TestTwoPeopleEndWithTheSame(t *testing.T) { // B2, B4, B5, B9, B10
	t.Parallel()
	times := schedules
	if more, err := strconv.Atoi(os.Getenv("ALONGSIDE_SCHEDULES")); err == nil {
		times = more
	}
	p, laptop := newTwo(t), someone(t)
	p.pins = append(p.pins, Pin{p.pair.ID, p.leadID, laptop.Keys(), false})
	p.recipients = append(p.recipients, laptop.Keys())
	var met tally
	for seed := range times {
		w := newWorld(t, p, laptop, uint64(seed))
		w.met = &met
		for range 4 + w.IntN(20) {
			w.step()
		}
		w.settle()
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	t.Logf("%d schedules met %+v", times, met)
	if min(met.taken, met.refused, met.old, met.missed, met.ahead, met.beside, met.deleted, met.survived) == 0 {
		t.Fatalf("what should be tried never happened: %+v", met)
	}
}

func newWorld(t *testing.T, p *two, laptop *Identity, seed uint64) *world {
	w := &world{Rand: rand.New(rand.NewPCG(seed, 1)), t: t, two: p, devices: []*Identity{p.lead, p.rep, laptop}, whole: seed%200 == 0}
	people := PeopleOf(p.pins, p.pair.ID)
	for _, i := range w.devices {
		w.all = append(w.all, i.Device())
	}
	for i, person := range []ID{p.leadID, p.repID, p.leadID} {
		w.cores = append(w.cores, NewCore(p.pair, person, w.all[i], people))
		w.now = append(w.now, time.UnixMilli(1_764_000_000_000))
	}
	return w
}

func (w *world) step() {
	at := w.IntN(len(w.cores))
	switch n := w.IntN(20); {
	case n < 8:
		w.edit(at)
	case n < 12:
		w.share(at)
	case n < 18:
		w.arrive(at)
	case n < 19:
		w.now[at] = w.now[at].AddDate(w.IntN(21)-10, 0, 0)
	default:
		w.lose()
	}
	w.now[at] = w.now[at].Add(time.Duration(w.IntN(100_000)) * time.Millisecond)
}

// edit writes any field that this person may write of any record of few.
func (w *world) edit(at int) {
	core := w.cores[at]
	kind := []Kind{KindSession, KindNote, KindGoal, KindAction, KindKudos, KindTags}[w.IntN(6)]
	creator := []ID{w.two.leadID, w.two.repID}[w.IntN(2)]
	record := Record{kind, creator, ID{byte(kind), creator[15]}}
	fields := slices.Sorted(maps.Keys(rules[kind]))
	field := fields[w.IntN(len(fields))]
	value := []string{"", "1", strconv.Itoa(w.IntN(99)), "open", "reached:4", "dropped:5", w.two.leadID.String(), w.two.repID.String(), "effort"}[w.IntN(9)]
	_ = core.Edit(record, field, value, w.now[at]) // what it may not write or what does not fit it refuses
}

// share puts a pack of some or all drafts into the folder.
func (w *world) share(at int) {
	core := w.cores[at]
	records := slices.SortedFunc(maps.Keys(core.Drafts), Record.Compare)
	records = records[:w.IntN(len(records)+1)]
	m, content, err := core.Share(PurposeUpdate, records, w.all)
	if err != nil {
		w.t.Fatal(err)
	}
	var sealed bytes.Buffer
	var hash Hash
	if w.whole {
		hash, err = Seal(&sealed, w.devices[at], w.two.recipients, m, content)
	} else {
		m.Recipients = w.all
		var plain []byte
		plain, hash, err = assemble(w.devices[at], m, content)
		sealed.Write(plain)
	}
	if err != nil {
		w.t.Fatal(err)
	}
	core.Sealed(hash)
	w.folder = append(w.folder, &file{bytes: sealed.Bytes()})
}

func (w *world) open(at int, data []byte) (*Pack, error) {
	mine := []*Identity{w.devices[at]}
	if w.whole {
		return Open(bytes.NewReader(data), mine, w.two.pins)
	}
	return read(bytes.NewReader(data), mine, w.two.pins)
}

// arrive lets any pack of the folder arrive at a device, whole or not: again, late, or before those that were made first.
func (w *world) arrive(at int) {
	if len(w.folder) == 0 {
		return
	}
	each := w.folder[w.IntN(len(w.folder))]
	switch w.IntN(10) {
	case 0:
		w.refused(at, each.bytes[:w.IntN(len(each.bytes))])
	case 1:
		flipped := bytes.Clone(each.bytes)
		flipped[w.IntN(len(flipped))] ^= 1 << w.IntN(8)
		w.refused(at, flipped)
	default:
		w.receive(at, each)
	}
}

func (w *world) refused(at int, damaged []byte) {
	w.met.refused++
	if pack, err := w.open(at, damaged); err == nil {
		w.t.Errorf("a damaged pack was taken: %+v", pack)
	}
}

func (w *world) receive(at int, each *file) {
	if each.pack == nil || w.whole {
		pack, err := w.open(at, each.bytes)
		if err != nil {
			w.t.Fatal(err)
		}
		each.pack = pack
	}
	receipt, err := w.cores[at].Receive(each.pack, w.now[at])
	if err != nil {
		w.t.Fatal(err)
	}
	w.met.taken++
	w.met.old += count(receipt.Old)
	w.met.missed += count(receipt.Missed)
	w.met.ahead += count(receipt.Ahead)
}

func count(is bool) int { return map[bool]int{true: 1}[is] }

// lose takes a pack out of the folder for good.
func (w *world) lose() {
	if len(w.folder) > 0 {
		at := w.IntN(len(w.folder))
		w.folder = slices.Delete(w.folder, at, at+1)
	}
}

// settle lets everybody share once more, and these packs arrive. They alone must make up for all that was lost.
func (w *world) settle() {
	w.folder = nil
	for at, core := range w.cores {
		for w.share(at); len(core.Drafts) > 0; {
			w.share(at)
		}
	}
	w.Shuffle(len(w.folder), func(i, j int) { w.folder[i], w.folder[j] = w.folder[j], w.folder[i] })
	for at := range w.cores {
		for _, each := range w.folder {
			w.receive(at, each)
		}
	}
	first := w.cores[0]
	for _, core := range w.cores[1:] {
		if core.State.Hash() != first.State.Hash() {
			w.t.Error("the states differ")
		}
		for _, record := range first.State.Records() {
			a, b := first.State.Show(first.Pair, first.People, record), core.State.Show(core.Pair, core.People, record)
			if !reflect.DeepEqual(a, b) {
				w.t.Errorf("one sees %+v, another %+v", a, b)
			}
			w.met.deleted += count(a.Deleted)
			w.met.survived += count(a.Survived)
			for _, shown := range a.Fields {
				w.met.beside += len(shown.Others)
			}
		}
	}
}
