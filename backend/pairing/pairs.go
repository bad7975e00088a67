package pairing

import (
	"context"
	"database/sql"
	"fmt"
	"sync"
	"time"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/pack"
	"alongside/backend/problem"
)

// Pairs keeps the keys of this installation and whom it shares with.
type Pairs struct {
	db     *db.Database
	folder string
	now    func() time.Time
	emit   events.Emit

	mu       sync.Mutex
	identity *pack.Identity // once the keys are open
	where    func() string  // the exchange folder
}

// Open hands the pairs their database, and the folder for keys where there is no keychain.
func Open(p *Pairs, database *db.Database, folder string, now func() time.Time, emit events.Emit) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.db, p.folder, p.now, p.emit, p.identity = database, folder, now, emit, nil
}

// Joined is a pair that shares: both have accepted the other.
type Joined struct {
	Row     db.Pair
	Pair    pack.Pair
	Me      pack.ID
	Pins    []pack.Pin
	Devices []db.PairDevice
}

// With finds the pair with a person. Its error is sql.ErrNoRows where there is none that has joined.
func With(ctx context.Context, q *db.Queries, personID string) (Joined, error) {
	row, err := q.PairWith(ctx, personID)
	if err != nil {
		return Joined{}, err
	}
	return one(ctx, q, row)
}

// ByID finds a pair. Its error is sql.ErrNoRows where there is none that has joined.
func ByID(ctx context.Context, q *db.Queries, pairID string) (Joined, error) {
	row, err := q.PairByID(ctx, pairID)
	if err != nil {
		return Joined{}, err
	}
	return one(ctx, q, row)
}

func one(ctx context.Context, q *db.Queries, row db.Pair) (Joined, error) {
	if row.JoinedAt == nil || row.EndedAt != nil {
		return Joined{}, sql.ErrNoRows
	}
	all, err := joined(ctx, q, []db.Pair{row})
	if err != nil {
		return Joined{}, err
	}
	return all[0], nil
}

// All lists the pairs that share.
func All(ctx context.Context, q *db.Queries) ([]Joined, error) {
	rows, err := q.CurrentPairs(ctx)
	if err != nil {
		return nil, fmt.Errorf("list pairs: %w", err)
	}
	var pairs []db.Pair
	for _, row := range rows {
		if row.Pair.JoinedAt != nil {
			pairs = append(pairs, row.Pair)
		}
	}
	return joined(ctx, q, pairs)
}

// joined reads what goes with pairs.
func joined(ctx context.Context, q *db.Queries, rows []db.Pair) ([]Joined, error) {
	me, err := myself(ctx, q)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	ids := make([]string, len(rows))
	for i, row := range rows {
		ids[i] = row.ID
	}
	devices, err := q.DevicesOfPairs(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("list devices: %w", err)
	}
	all := make([]Joined, len(rows))
	for i, row := range rows {
		if all[i], err = joinedFrom(row, me, devices); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func joinedFrom(row db.Pair, me pack.ID, devices []db.PairDevice) (j Joined, err error) {
	j = Joined{Row: row, Me: me}
	if j.Pair.ID, err = pack.ParseID(row.ID); err != nil {
		return j, err
	}
	other, err := pack.ParseID(row.TheirID)
	if err != nil {
		return j, err
	}
	if j.Pair.Manager, j.Pair.Reportee = other, me; row.IManage != 0 {
		j.Pair.Manager, j.Pair.Reportee = me, other
	}
	for _, device := range devices {
		if device.PairID != row.ID {
			continue
		}
		person := other
		if device.Mine != 0 {
			person = me
		}
		j.Devices = append(j.Devices, device)
		j.Pins = append(j.Pins, pack.Pin{Pair: j.Pair.ID, Person: person, Keys: keysOf(device), Revoked: device.RevokedAt != nil})
	}
	return j, nil
}

func keysOf(device db.PairDevice) pack.Keys {
	keys := pack.Keys{Seal: device.SealKey}
	copy(keys.Sign[:], device.SignKey)
	return keys
}

// myself is what I am called where I share.
func myself(ctx context.Context, q *db.Queries) (pack.ID, error) {
	clock, err := q.Clock(ctx)
	if err != nil {
		return pack.ID{}, fmt.Errorf("read clock: %w", err)
	}
	if clock.AuthorID == nil {
		return pack.ID{}, problem.Invalid("name", "Tell Alongside your name first.")
	}
	return pack.ParseID(*clock.AuthorID)
}

// LearnDevices takes over the devices that a pack for keys brought, and returns what changed, which is to be shown.
func LearnDevices(ctx context.Context, q *db.Queries, j Joined, from *pack.Pack, at int64) ([]pack.DeviceChange, error) {
	pins, changes, err := pack.Learn(j.Pins, from)
	if err != nil {
		return nil, err
	}
	for _, pin := range pins {
		if err := pinDevice(ctx, q, pin, pin.Person == j.Me, at); err != nil {
			return nil, err
		}
	}
	if len(changes) > 0 {
		_, err = q.SetVerified(ctx, nil, j.Row.ID) // what was compared was something else
	}
	return changes, err
}

func pinDevice(ctx context.Context, q *db.Queries, pin pack.Pin, mine bool, at int64) error {
	device := pin.Keys.Device()
	row := db.PinDeviceParams{PairID: pin.Pair.String(), Device: device[:], SignKey: pin.Keys.Sign[:], SealKey: pin.Keys.Seal, AddedAt: at}
	if mine {
		row.Mine = 1
	}
	if pin.Revoked {
		row.RevokedAt = &at
	}
	if err := q.PinDevice(ctx, row); err != nil {
		return fmt.Errorf("pin device: %w", err)
	}
	if err := q.ReadAgain(ctx, row.PairID); err != nil {
		return fmt.Errorf("read again what waited for a device: %w", err)
	}
	return nil
}
