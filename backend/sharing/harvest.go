package sharing

import (
	"fmt"

	"alongside/backend/pack"
	"alongside/backend/problem"
)

// harvest notes as drafts what I changed in records that both know, before anything of the other side is merged: so it
// counts as written without knowing that.
func (d *desk) harvest() error {
	ids, err := d.EditedSince(d.ctx, d.joined.Row.ID, d.joined.Row.Harvested, d.me)
	if err != nil {
		return fmt.Errorf("list edits: %w", err)
	}
	if err := d.load(ids); err != nil {
		return err
	}
	edited := wanted{}
	for _, id := range ids {
		for _, kind := range d.kindsOf(id) {
			edited[kind] = append(edited[kind], id)
		}
	}
	records, err := d.records(edited)
	if err != nil {
		return fmt.Errorf("read edits: %w", err)
	}
	return d.draft(records)
}

// kindsOf are the kinds of records of an id: a session's or goal's tags are a record beside it.
func (d *desk) kindsOf(id string) (kinds []pack.Kind) {
	parsed, err := pack.ParseID(id)
	if err != nil {
		return nil
	}
	for kind := pack.KindSession; kind <= pack.KindAck; kind++ {
		for _, creator := range []pack.ID{d.joined.Pair.Manager, d.joined.Pair.Reportee} {
			if d.core.Knows(pack.Record{Kind: kind, Creator: creator, ID: parsed}) {
				kinds = append(kinds, kind)
				break
			}
		}
	}
	return kinds
}

// draft notes what these records hold and their registers do not.
func (d *desk) draft(records []found) error {
	for _, each := range records {
		if err := d.draftOne(each); err != nil {
			return err
		}
	}
	return nil
}

func (d *desk) draftOne(of found) error {
	view := d.core.View(of.record)
	shown := d.shown(view)
	if view.Deleted && of.fields[pack.FieldDeletedAt] != "" {
		return nil
	}
	for _, field := range pack.FieldsOf(of.record.Kind) {
		value := of.fields[field]
		if shown[field] == cleaned(of.record.Kind, field, value) {
			continue
		}
		if !d.core.May(of.record, field) || d.staysHere(of.record, field) {
			continue
		}
		if err := d.core.Edit(of.record, field, value, d.now); err != nil {
			return tooLong(err, value)
		}
		d.stale[of.record] = true
	}
	return nil
}

// staysHere: a session that was shared can be taken off my list, but not off theirs.
func (d *desk) staysHere(record pack.Record, field pack.Field) bool {
	return record.Kind == pack.KindSession && field == pack.FieldDeletedAt
}

func tooLong(err error, value string) error {
	if len(value) <= pack.MaxValue {
		return fmt.Errorf("note what was written: %w", err)
	}
	return problem.Invalid("body", "One of the notes is longer than 256 KB, which is too long to be shared. Split it, or attach it as a file.")
}
