package sharing

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/pack"

	"github.com/google/uuid"
)

// arrival is a record that something of the other side changed: what is shown of it now, and what stood here before.
type arrival struct {
	view    pack.View
	fields  fields
	before  fields // nil where it was not here
	session string // of what was acknowledged
}

func (a arrival) id() string { return a.view.Record.ID.String() }

func (a arrival) instant(field pack.Field) *int64 { return instantOf(a.fields[field]) }

func (a arrival) whole(field pack.Field) int64 {
	n, err := strconv.ParseInt(a.fields[field], 10, 64)
	if err != nil {
		return 0 // its shape was checked; what is absent is the first
	}
	return n
}

// born is when the record was made, now where nobody says.
func (a arrival) born(d *desk) int64 {
	if at := a.instant(pack.FieldCreatedAt); at != nil {
		return *at
	}
	return d.now.UnixMilli()
}

// gone is when a record was deleted. What it held is kept as it was here: of a withdrawn record nothing else is known.
func (a arrival) gone(d *desk) *int64 {
	if !a.view.Deleted {
		return nil
	}
	at := cmp.Or(a.fields[pack.FieldDeletedAt], strconv.FormatInt(d.now.UnixMilli(), 10))
	return instantOf(at)
}

// someone is a person that a record names, in this database.
func (d *desk) someone(text string) string {
	id, err := pack.ParseID(text)
	if err != nil {
		return d.here(d.joined.Me) // a record without its owner is nobody's but whoever reads it
	}
	return d.here(id)
}

// order in which records are written: what others refer to first.
var order = []pack.Kind{
	pack.KindSession, pack.KindGoal, pack.KindItem, pack.KindNote, pack.KindAction, pack.KindKudos, pack.KindAttachment, pack.KindTags,
	pack.KindShare, pack.KindAck,
}

// apply writes what is shown of these records into the database, as the other side, and returns what it wrote.
func (d *desk) apply(changed []pack.Record) (written []arrival, err error) {
	arrivals, err := d.arrivals(changed)
	if err != nil {
		return nil, err
	}
	if err := d.leaveOthers(arrivals); err != nil {
		return nil, err
	}
	known, err := d.known(arrivals)
	if err != nil {
		return nil, err
	}
	if err := d.SetAuthor(d.ctx, &d.joined.Row.PersonID); err != nil {
		return nil, fmt.Errorf("write as the other side: %w", err)
	}
	for _, kind := range order {
		for _, a := range arrivals[kind] {
			done, err := d.write(a, known)
			if err != nil {
				return nil, fmt.Errorf("write a record of kind %d: %w", kind, err)
			}
			if done {
				known[a.id()] = true
				written = append(written, a)
			}
		}
	}
	if err := d.SetAuthor(d.ctx, &d.me); err != nil {
		return nil, fmt.Errorf("write as me again: %w", err)
	}
	return written, nil
}

// arrivals works out what is shown of records, and reads what stood here.
func (d *desk) arrivals(changed []pack.Record) (map[pack.Kind][]arrival, error) {
	ids, before := wanted{}, map[pack.Record]fields{}
	for _, record := range changed {
		ids.add(record)
	}
	stood, err := d.records(ids)
	if err != nil {
		return nil, fmt.Errorf("read what stands here: %w", err)
	}
	for _, each := range stood {
		before[each.record] = each.fields
	}
	all, arrivals := make([]arrival, len(changed)), map[pack.Kind][]arrival{}
	inPairs(len(changed), func(i int) {
		view := d.core.View(changed[i])
		all[i] = arrival{view: view, fields: d.shown(view), before: before[changed[i]]}
	})
	for _, each := range all {
		arrivals[each.view.Record.Kind] = append(arrivals[each.view.Record.Kind], each)
	}
	return arrivals, nil
}

// known are the records of the pair here that those refer to.
func (d *desk) known(arrivals map[pack.Kind][]arrival) (map[string]bool, error) {
	refs := map[pack.Field]map[string]bool{pack.FieldSession: {}, pack.FieldGoal: {}, pack.FieldItem: {}, pack.FieldShare: {}}
	for _, all := range arrivals {
		for _, a := range all {
			for field, ids := range refs {
				if id := a.fields[field]; id != "" {
					ids[id] = true
				}
			}
		}
	}
	for _, a := range arrivals[pack.KindTags] {
		refs[pack.FieldSession][a.id()], refs[pack.FieldGoal][a.id()] = true, true
	}
	known := map[string]bool{}
	for field, ids := range refs {
		for part := range slices.Chunk(slices.Collect(maps.Keys(ids)), mostAsked) {
			var ask db.KnownRecordsParams
			switch field {
			case pack.FieldSession:
				ask.Sessions = part
			case pack.FieldGoal:
				ask.Goals = part
			case pack.FieldItem:
				ask.Items = part
			default:
				ask.Shares = part
			}
			rows, err := d.KnownRecords(d.ctx, ask)
			if err != nil {
				return nil, fmt.Errorf("look for what is referred to: %w", err)
			}
			for _, row := range rows {
				if row.PersonID == d.joined.Row.PersonID {
					known[row.ID] = true
				}
			}
		}
	}
	return known, nil
}

// write writes one record. It is not done where what it belongs to is not here: its registers are kept, and the record is
// written when that comes.
func (d *desk) write(a arrival, known map[string]bool) (done bool, err error) {
	if a.view.Deleted && a.before == nil {
		return false, nil // it came and went before anybody here saw it
	}
	for _, field := range []pack.Field{pack.FieldSession, pack.FieldGoal, pack.FieldItem, pack.FieldShare} {
		if id := a.fields[field]; id != "" && !known[id] {
			delete(a.fields, field)
		}
	}
	kind, author := a.view.Record.Kind, d.here(a.view.Record.Creator)
	if kind == pack.KindTags {
		return d.writeTags(a, author, known)
	}
	if write := writers[kind]; write != nil {
		return write(d, a, author)
	}
	return false, nil
}

// writers write the kinds of records that need nothing but themselves.
var writers = map[pack.Kind]func(d *desk, a arrival, author string) (bool, error){
	pack.KindSession: (*desk).writeSession, pack.KindNote: (*desk).writeNote, pack.KindGoal: (*desk).writeGoal, pack.KindAction: (*desk).writeAction,
	pack.KindKudos: (*desk).writeKudos, pack.KindItem: (*desk).writeItem, pack.KindAttachment: (*desk).writeAttachment,
	pack.KindShare: (*desk).writeShare, pack.KindAck: (*desk).writeAck,
}

const untitled = "Untitled"

func (d *desk) writeSession(a arrival, author string) (bool, error) {
	born := a.born(d)
	row := db.MergeSessionParams{
		ID: a.id(), PersonID: d.joined.Row.PersonID, Title: cmp.Or(a.fields[pack.FieldTitle], untitled), PlannedAt: a.instant(pack.FieldPlannedAt),
		StartedAt: a.instant(pack.FieldStartedAt), EndedAt: a.instant(pack.FieldEndedAt), AuthorID: author, CreatedAt: born,
	}
	if row.TitleKey = coaching.Key(row.Title); row.PlannedAt == nil && row.StartedAt == nil {
		row.PlannedAt = &born
	}
	if row.StartedAt == nil {
		row.EndedAt = nil
	}
	return true, d.MergeSession(d.ctx, row)
}

func (d *desk) writeNote(a arrival, author string) (bool, error) {
	if a.view.Deleted {
		return true, d.WithdrawNote(d.ctx, a.gone(d), a.id())
	}
	row := db.MergeNoteParams{
		ID: a.id(), SessionID: column(a.fields[pack.FieldSession]), SideID: d.someone(a.fields[pack.FieldSide]), ItemID: column(a.fields[pack.FieldItem]),
		GoalID: column(a.fields[pack.FieldGoal]), Body: a.fields[pack.FieldBody], Addendum: int64(len(a.fields[pack.FieldAddendum])),
		Topic: int64(len(a.fields[pack.FieldTopic])), DiscussedAt: a.instant(pack.FieldDiscussedAt), Position: a.whole(pack.FieldPosition),
		AuthorID: author, CreatedAt: a.born(d), ChangedAt: d.now.UnixMilli(),
	}
	if row.ItemID != nil {
		row.GoalID = nil
	}
	if row.SessionID == nil && row.GoalID == nil {
		return false, nil
	}
	return true, d.MergeNote(d.ctx, row)
}

func (d *desk) writeGoal(a arrival, author string) (bool, error) {
	if a.view.Deleted {
		return true, d.WithdrawGoal(d.ctx, a.gone(d), a.id())
	}
	row := db.MergeGoalParams{
		ID: a.id(), PersonID: d.joined.Row.PersonID, OwnerID: d.someone(a.fields[pack.FieldOwner]), Title: cmp.Or(a.fields[pack.FieldTitle], untitled),
		Position: a.whole(pack.FieldPosition), SessionID: column(a.fields[pack.FieldSession]), AuthorID: author, CreatedAt: a.born(d),
	}
	status, at, _ := strings.Cut(a.fields[pack.FieldStatus], ":")
	switch status {
	case "reached":
		row.ReachedAt = orNow(at, d)
	case "dropped":
		row.DroppedAt = orNow(at, d)
	}
	return true, d.MergeGoal(d.ctx, row)
}

func orNow(text string, d *desk) *int64 {
	if at := instantOf(text); at != nil {
		return at
	}
	now := d.now.UnixMilli()
	return &now
}

func (d *desk) writeAction(a arrival, author string) (bool, error) {
	if a.view.Deleted {
		return true, d.WithdrawAction(d.ctx, a.gone(d), a.id())
	}
	row := db.MergeActionParams{
		ID: a.id(), PersonID: d.joined.Row.PersonID, GoalID: column(a.fields[pack.FieldGoal]), AssigneeID: d.someone(a.fields[pack.FieldAssignee]),
		Text: cmp.Or(a.fields[pack.FieldBody], untitled), DueOn: column(a.fields[pack.FieldDueOn]), SessionID: column(a.fields[pack.FieldSession]),
		Position: a.whole(pack.FieldPosition), DoneAt: a.instant(pack.FieldDoneAt), AuthorID: author, CreatedAt: a.born(d),
	}
	row.Sort, row.RefID, row.Snapshot = a.opens()
	if row.DoneAt != nil {
		by := d.here(a.view.Fields[pack.FieldDoneAt].Person)
		row.DoneBy = &by
	}
	if category := a.fields[pack.FieldCategory]; category != "" {
		id, err := d.MergeCategory(d.ctx, uuid.Must(uuid.NewV7()).String(), category, coaching.Key(category))
		if err != nil {
			return false, err
		}
		row.CategoryID = &id
	}
	return true, d.MergeAction(d.ctx, row)
}

func (d *desk) writeKudos(a arrival, author string) (bool, error) {
	return a.before == nil, d.MergeKudos(d.ctx, db.MergeKudosParams{
		ID: a.id(), PersonID: d.joined.Row.PersonID, ToID: d.someone(a.fields[pack.FieldTo]), SessionID: column(a.fields[pack.FieldSession]),
		Reason: cmp.Or(a.fields[pack.FieldReason], "success"), Emoji: a.fields[pack.FieldEmoji], Body: a.fields[pack.FieldBody],
		AuthorID: author, CreatedAt: a.born(d),
	})
}

func (d *desk) writeShare(a arrival, author string) (bool, error) {
	session := a.fields[pack.FieldSession]
	if session == "" {
		return false, nil
	}
	return a.before == nil, d.MergeShare(d.ctx, db.MergeShareParams{
		ID: a.id(), SessionID: session, Purpose: cmp.Or(a.fields[pack.FieldPurpose], "update"), SharedAt: *orNow(a.fields[pack.FieldSharedAt], d), AuthorID: author,
	})
}

func (d *desk) writeAck(a arrival, author string) (bool, error) {
	share := a.fields[pack.FieldShare]
	if share == "" {
		return false, nil
	}
	return a.before == nil, d.AddAcknowledgement(d.ctx, db.AddAcknowledgementParams{
		ID: a.id(), ShareID: share, AckedAt: *orNow(a.fields[pack.FieldAckedAt], d), Comment: a.fields[pack.FieldComment], AuthorID: author,
	})
}
