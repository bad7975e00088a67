package sharing

import (
	"fmt"
	"slices"

	"alongside/backend/db"
	"alongside/backend/pack"
)

// leaveOthers takes out of what arrived whatever would write over a record that is not of this pair, or not of whom the
// pack says. Ids are no secret, so knowing one is no right to write there.
func (d *desk) leaveOthers(arrivals map[pack.Kind][]arrival) error {
	others, err := d.others(arrivals)
	if err != nil {
		return fmt.Errorf("look whose records those are: %w", err)
	}
	for kind, all := range arrivals {
		arrivals[kind] = slices.DeleteFunc(all, func(a arrival) bool {
			leading := a.view.Record
			leading.Creator = d.joined.Pair.Manager
			return others[a.id()] != nil && others[a.id()](a) || !a.made() || leading != a.view.Record && d.twice(leading)
		})
	}
	return nil
}

// others tell of records that are here whether what arrived is about another one.
func (d *desk) others(arrivals map[pack.Kind][]arrival) (map[string]func(arrival) bool, error) {
	others := map[string]func(arrival) bool{}
	for kind, all := range arrivals {
		for part := range slices.Chunk(all, mostAsked) {
			ids := make([]string, len(part))
			for i, a := range part {
				ids[i] = a.id()
			}
			rows, err := d.OwnersOfRecords(d.ctx, askFor(kind, ids))
			if err != nil {
				return nil, err
			}
			for _, row := range rows {
				others[row.ID] = func(a arrival) bool {
					author := d.here(a.view.Record.Creator)
					return row.PersonID != d.joined.Row.PersonID || row.AuthorID != "" && row.AuthorID != author
				}
			}
		}
	}
	return others, nil
}

func askFor(kind pack.Kind, ids []string) (ask db.OwnersOfRecordsParams) {
	switch kind {
	case pack.KindSession:
		ask.Sessions = ids
	case pack.KindNote:
		ask.Notes = ids
	case pack.KindGoal:
		ask.Goals = ids
	case pack.KindAction:
		ask.Actions = ids
	case pack.KindItem:
		ask.Items = ids
	case pack.KindAttachment:
		ask.Files = ids
	case pack.KindKudos:
		ask.Kudos = ids
	case pack.KindShare:
		ask.Shares = ids
	case pack.KindAck:
		ask.Acknowledgements = ids
	}
	return ask
}

// made reports whether its creator has said anything of a record. What the other side wrote in it waits until then: here
// may be one that was not shared yet, or an older copy of the database, and it must not be emptied.
func (a arrival) made() bool {
	switch a.view.Record.Kind {
	case pack.KindTags, pack.KindShare, pack.KindAck, pack.KindAttachment:
		return true
	}
	return a.view.Deleted || a.view.Fields[pack.FieldCreatedAt].Register.Value != ""
}
