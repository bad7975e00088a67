package sharing

import (
	"fmt"
	"slices"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/pack"
	"alongside/backend/pairing"
)

// outcome is what came of one pack.
type outcome struct {
	personID string
	reason   pack.Reason // why it was not taken, empty where it was
	known    bool        // it was here before
	receipt  pack.Receipt
	devices  []pack.DeviceChange
}

// touched are the topics and ids to be told about.
type touched map[events.Topic]map[string]bool

func (t touched) add(topic events.Topic, id string) {
	if t[topic] == nil {
		t[topic] = map[string]bool{}
	}
	t[topic][id] = true
}

// take merges packs that were found sound, all in one transaction, in the order they came in. What one of them may not
// say is refused with it alone.
func (p *Packs) take(w *work, packs []*pack.Pack) (outcomes []outcome, err error) {
	outcomes = make([]outcome, len(packs))
	byPair := map[pack.ID][]int{}
	for i, each := range packs {
		byPair[each.Pair] = append(byPair[each.Pair], i)
	}
	for pair, indexes := range byPair {
		joined, err := pairing.ByID(w.ctx, w.Queries, pair.String())
		if db.Missing(err) {
			for _, i := range indexes {
				outcomes[i].reason = pack.UnknownSender
			}
			continue
		}
		if err != nil {
			return nil, err
		}
		d, err := p.open(w, joined)
		if err != nil {
			return nil, err
		}
		if err := d.takeAll(packs, indexes, outcomes); err != nil {
			return nil, err
		}
	}
	return outcomes, nil
}

// takeAll takes the packs of one pair.
func (d *desk) takeAll(packs []*pack.Pack, indexes []int, outcomes []outcome) error {
	if err := d.loadFor(packs, indexes); err != nil {
		return err
	}
	if err := d.harvest(); err != nil {
		return err
	}
	changed := map[pack.Record]bool{}
	for _, i := range indexes {
		outcomes[i].personID = d.joined.Row.PersonID
		if err := d.takeOne(packs[i], &outcomes[i]); err != nil {
			return err
		}
		for _, record := range outcomes[i].receipt.Changed {
			changed[record], d.stale[record] = true, true
		}
	}
	records := make([]pack.Record, 0, len(changed))
	for record := range changed {
		records = append(records, record)
	}
	slices.SortFunc(records, pack.Record.Compare)
	written, err := d.apply(records)
	if err != nil {
		return err
	}
	if err := d.report(written); err != nil {
		return fmt.Errorf("note news: %w", err)
	}
	return d.keep()
}

// loadFor brings the records of packs into the core, whoever they say made them.
func (d *desk) loadFor(packs []*pack.Pack, indexes []int) error {
	var ids []string
	for _, i := range indexes {
		for _, record := range packs[i].Records() {
			ids = append(ids, record.ID.String())
		}
	}
	slices.Sort(ids)
	return d.load(slices.Compact(ids))
}

func (d *desk) takeOne(each *pack.Pack, out *outcome) error {
	if each.Purpose == pack.PurposeKey {
		devices, err := pairing.LearnDevices(d.ctx, d.Queries, d.joined, each, d.now.UnixMilli())
		if out.reason = pack.ReasonOf(err); out.reason != "" {
			return nil
		}
		if err != nil {
			return err
		}
		out.devices = devices
	}
	counted := d.core.Counter
	d.catchUp(each)
	receipt, err := d.core.Receive(each, d.now)
	if out.reason = pack.ReasonOf(err); out.reason != "" {
		d.core.Counter = counted
		return nil
	}
	if err != nil {
		return err
	}
	rows, err := d.AddInbox(d.ctx, db.AddInboxParams{
		Hash: each.Hash[:], PairID: d.joined.Row.ID, Device: each.Signer[:], Counter: int64(each.Counter), Purpose: string(each.Purpose),
		App: each.App, ReceivedAt: d.now.UnixMilli(),
	})
	out.receipt, out.known = receipt, rows == 0
	return err
}
