package sharing

import (
	"fmt"
	"maps"
	"slices"

	"alongside/backend/db"
	"alongside/backend/pack"
	"alongside/backend/pairing"
)

// desk is one transaction's work on one pair: its core as far as it is needed, and what of it has to be kept at the end.
type desk struct {
	*work
	me     string // my id in this database
	joined pairing.Joined
	core   *pack.Core
	count  *counted
	loaded map[string]bool      // ids of records whose registers are in the core
	stale  map[pack.Record]bool // whose registers have to be kept
	shared map[string]bool      // sessions that both know, or will
}

// openDesk reads what is kept of a pair, but no records yet.
func openDesk(w *work, joined pairing.Joined, device pack.Device) (*desk, error) {
	clock, err := w.Clock(w.ctx)
	if err != nil {
		return nil, fmt.Errorf("read clock: %w", err)
	}
	if clock.AuthorID == nil {
		return nil, fmt.Errorf("open desk: nobody is me")
	}
	d := &desk{
		work: w, me: *clock.AuthorID, joined: joined, loaded: map[string]bool{}, stale: map[pack.Record]bool{}, shared: map[string]bool{},
	}
	d.core = pack.NewCore(joined.Pair, joined.Me, device, pack.PeopleOf(joined.Pins, joined.Pair.ID))
	d.core.Clock = uint64(clock.Hlc)
	for _, device := range joined.Devices {
		if err := d.readDevice(device); err != nil {
			return nil, err
		}
	}
	sessions, err := w.SharedRecords(w.ctx, joined.Row.ID)
	for _, id := range sessions {
		d.shared[id] = true
	}
	return d, err
}

// readDevice takes over what is known of one device. Of mine only the newest counts up; older ones are others.
func (d *desk) readDevice(row db.PairDevice) error {
	device, newest := pack.Device(row.Device), pack.Hash{}
	copy(newest[:], row.Newest)
	acked, err := pack.DecodeVector(row.Acked)
	if err != nil {
		return err
	}
	if device == d.core.Device {
		d.core.Counter, d.core.Previous = uint64(row.Heard), newest
		return nil
	}
	if row.Heard > 0 {
		d.core.Heard = d.core.Heard.With(device, uint64(row.Heard))
	}
	d.core.Acked[device], d.core.Newest[device] = acked, newest
	return nil
}

// load brings what is known of these records into the core.
func (d *desk) load(ids []string) error {
	missing := slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return d.loaded[id] })
	for part := range slices.Chunk(missing, mostAsked) {
		rows, err := d.RegistersOf(d.ctx, d.joined.Row.ID, part)
		if err != nil {
			return fmt.Errorf("read registers: %w", err)
		}
		if err := d.take(rows); err != nil {
			return err
		}
	}
	for _, id := range missing {
		d.loaded[id] = true
	}
	return nil
}

// mostAsked is how many ids are asked for at once; SQLite takes 32,766.
const mostAsked = 8000

// loadSince brings everything into the core that I released after a pack.
func (d *desk) loadSince(released uint64) error {
	ids, err := d.RecordsSince(d.ctx, d.joined.Row.ID, int64(released))
	if err != nil {
		return fmt.Errorf("list releases: %w", err)
	}
	return d.load(ids)
}

func (d *desk) take(rows []db.Register) error {
	for _, row := range rows {
		record, err := recordOf(row)
		if err != nil {
			return err
		}
		if err := d.core.State.Decode(record, row.State); err != nil {
			return err
		}
		if err := d.core.Drafts.Decode(record, row.Drafts); err != nil {
			return err
		}
	}
	return nil
}

func recordOf(row db.Register) (record pack.Record, err error) {
	record.Kind = pack.Kind(row.Kind)
	if record.ID, err = pack.ParseID(row.RecordID); err == nil {
		record.Creator, err = pack.ParseID(row.Creator)
	}
	return record, err
}

// keep writes down what changed, for the next time.
func (d *desk) keep() error {
	stale := slices.SortedFunc(maps.Keys(d.stale), pack.Record.Compare) // in the order of the table, which is quicker
	rows := make([]db.PutRegistersParams, len(stale))
	inPairs(len(stale), func(i int) { rows[i] = d.registers(stale[i]) })
	for _, row := range rows {
		if err := d.PutRegisters(d.ctx, row); err != nil {
			return fmt.Errorf("keep registers: %w", err)
		}
	}
	if err := d.keepDevices(); err != nil {
		return fmt.Errorf("keep devices: %w", err)
	}
	if err := d.SetHarvested(d.ctx, int64(d.core.Clock), d.joined.Row.ID); err != nil {
		return fmt.Errorf("keep clock: %w", err)
	}
	return d.SetClock(d.ctx, int64(d.core.Clock))
}

// registers is what is known of a record, as it is kept.
func (d *desk) registers(record pack.Record) db.PutRegistersParams {
	return db.PutRegistersParams{
		PairID: d.joined.Row.ID, RecordID: record.ID.String(), Kind: int64(record.Kind), Creator: record.Creator.String(),
		State: d.core.State.Encode(record), Drafts: d.core.Drafts.Encode(record), Released: int64(d.released(record)),
	}
}

// released is the last release of mine that a record was part of.
func (d *desk) released(record pack.Record) (last uint64) {
	for slot, register := range d.core.State[record] {
		if slot.Device == d.core.Device {
			last = max(last, register.Counter)
		}
	}
	return last
}

func (d *desk) keepDevices() error {
	for _, row := range d.joined.Devices {
		device := pack.Device(row.Device)
		params := db.SetHeardParams{PairID: row.PairID, Device: row.Device}
		if device == d.core.Device {
			params.Heard, params.Newest, params.Acked = int64(d.core.Counter), d.core.Previous[:], []byte{}
		} else {
			newest := d.core.Newest[device]
			params.Heard, params.Newest, params.Acked = int64(d.core.Heard.Of(device)), newest[:], d.core.Acked[device].Encode()
		}
		if err := d.SetHeard(d.ctx, params); err != nil {
			return err
		}
	}
	return nil
}

// inPair is how somebody of this database is called in the pair.
func (d *desk) inPair(localID string) string {
	if localID == d.me {
		return d.joined.Me.String()
	}
	return d.joined.Row.TheirID
}

// here is who somebody of the pair is in this database.
func (d *desk) here(id pack.ID) string {
	if id == d.joined.Me {
		return d.me
	}
	return d.joined.Row.PersonID
}

func (d *desk) idOf(localID string) pack.ID {
	if localID == d.me {
		return d.joined.Me
	}
	return d.joined.Pair.Other(d.joined.Me)
}
