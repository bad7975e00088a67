package sharing

import (
	"maps"
	"slices"
	"strings"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/pack"
)

// longestLine is how many characters of a line that came from elsewhere are shown.
const longestLine = 500

func oneLine(text string) string {
	line := []rune(coaching.Tidy(text))
	return string(line[:min(len(line), longestLine)])
}

// wanted are ids of records by kind.
type wanted map[pack.Kind][]string

func (w wanted) add(record pack.Record) { w[record.Kind] = append(w[record.Kind], record.ID.String()) }

func (w wanted) ids() []string { return slices.Concat(slices.Collect(maps.Values(w))...) }

// records reads what the database holds of these records. Those that are not there are left out, and so is what neither of
// the pair wrote.
func (d *desk) records(ids wanted) (all []found, err error) {
	for _, read := range []func(wanted) ([]found, error){
		d.readSessions, d.readNotes, d.readGoals, d.readActions, d.readKudos, d.readItems, d.readAttachments, d.readTags, d.readShares,
	} {
		some, err := read(ids)
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
	}
	return all, nil
}

// readRows reads rows of one kind, part by part, and hands each on.
func readRows[Row any](d *desk, ids []string, ask func(part []string) ([]Row, error), each func(Row) (id, author string, f fields), kind pack.Kind) (all []found, err error) {
	for part := range slices.Chunk(ids, mostAsked) {
		rows, err := ask(part)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			id, author, f := each(row)
			record, is := d.name(kind, id, author)
			if is {
				all = append(all, found{record, f})
			}
		}
	}
	return all, nil
}

// name is what a record is called in the pair. Of what is known it is known who made it; what is not can only be mine, but
// a session that I share is mine whoever noted it.
func (d *desk) name(kind pack.Kind, id, author string) (record pack.Record, is bool) {
	parsed, err := pack.ParseID(id)
	if err != nil {
		return record, false
	}
	mine, theirs := pack.Record{Kind: kind, Creator: d.joined.Me, ID: parsed}, pack.Record{Kind: kind, Creator: d.idOf(d.joined.Row.PersonID), ID: parsed}
	switch {
	case d.twice(theirs):
		return theirs, true
	case d.core.Knows(mine):
		return mine, true
	case d.core.Knows(theirs):
		return theirs, true
	}
	return mine, author == d.me || kind == pack.KindSession
}

// twice reports whether a record is a session that both brought into the pair, which both had before they were paired anew:
// then that of whoever leads counts. In a session both may write all that is shown, so nobody loses a word by it.
func (d *desk) twice(record pack.Record) bool {
	other := record
	other.Creator = d.joined.Pair.Other(record.Creator)
	return record.Kind == pack.KindSession && record.Creator == d.joined.Pair.Manager && d.core.Knows(other) &&
		d.core.View(record).Fields[pack.FieldCreatedAt].Register.Value != ""
}

func (d *desk) readSessions(ids wanted) ([]found, error) {
	return readRows(d, ids[pack.KindSession], func(part []string) ([]db.Session, error) { return d.SessionsByID(d.ctx, part) },
		func(row db.Session) (string, string, fields) { return row.ID, row.AuthorID, d.session(row) }, pack.KindSession)
}

func (d *desk) readNotes(ids wanted) ([]found, error) {
	return readRows(d, ids[pack.KindNote], func(part []string) ([]db.Note, error) { return d.NotesByID(d.ctx, part) },
		func(row db.Note) (string, string, fields) { return row.ID, row.AuthorID, d.note(row) }, pack.KindNote)
}

func (d *desk) readGoals(ids wanted) ([]found, error) {
	return readRows(d, ids[pack.KindGoal], func(part []string) ([]db.Goal, error) { return d.GoalsByID(d.ctx, part) },
		func(row db.Goal) (string, string, fields) { return row.ID, row.AuthorID, d.goal(row) }, pack.KindGoal)
}

func (d *desk) readActions(ids wanted) ([]found, error) {
	var copies map[string]string
	ask := func(part []string) (rows []db.ActionsByIDRow, err error) {
		if rows, err = d.ActionsByID(d.ctx, part); err == nil {
			copies, err = d.openCopies(rows)
		}
		return rows, err
	}
	return readRows(d, ids[pack.KindAction], ask,
		func(row db.ActionsByIDRow) (string, string, fields) {
			return row.Action.ID, row.Action.AuthorID, d.action(row.Action, row.Category, copies)
		}, pack.KindAction)
}

func (d *desk) readKudos(ids wanted) ([]found, error) {
	return readRows(d, ids[pack.KindKudos], func(part []string) ([]db.Kudos, error) { return d.KudosByID(d.ctx, part) },
		func(row db.Kudos) (string, string, fields) { return row.ID, row.AuthorID, d.kudos(row) }, pack.KindKudos)
}

func (d *desk) readItems(ids wanted) ([]found, error) {
	var copies map[string]string
	ask := func(part []string) (rows []db.SessionItem, err error) {
		if rows, err = d.ItemsByID(d.ctx, part); err == nil {
			copies, err = d.copies(rows)
		}
		return slices.DeleteFunc(rows, func(row db.SessionItem) bool { return !says(row, copies) }), err
	}
	return readRows(d, ids[pack.KindItem], ask,
		func(row db.SessionItem) (string, string, fields) { return row.ID, row.AuthorID, d.item(row, copies) }, pack.KindItem)
}

// says reports whether there is something of an item that may travel. What is about a third stays here, however it came into
// the session.
func says(row db.SessionItem, copies map[string]string) bool {
	_, about := sortOf(row)
	return row.Snapshot != "" || copies[about] != "" || row.DeletedAt != nil
}

func (d *desk) readAttachments(ids wanted) ([]found, error) {
	return readRows(d, ids[pack.KindAttachment], func(part []string) ([]db.SharedFile, error) { return d.SharedFilesByID(d.ctx, part) },
		func(row db.SharedFile) (string, string, fields) { return row.ID, row.AuthorID, d.attachment(row) }, pack.KindAttachment)
}

func (d *desk) readShares(ids wanted) (all []found, err error) {
	all, err = readRows(d, ids[pack.KindShare], func(part []string) ([]db.Share, error) { return d.SharesByID(d.ctx, part) },
		func(row db.Share) (string, string, fields) { return row.ID, row.AuthorID, d.share(row) }, pack.KindShare)
	if err != nil {
		return nil, err
	}
	acks, err := readRows(d, ids[pack.KindAck], func(part []string) ([]db.Acknowledgement, error) { return d.AcknowledgementsByID(d.ctx, part) },
		func(row db.Acknowledgement) (string, string, fields) {
			return row.ID, row.AuthorID, d.acknowledgement(row)
		}, pack.KindAck)
	return append(all, acks...), err
}

// readTags reads the tags that I gave to sessions and goals. Whoever had some and has none any more is among them.
func (d *desk) readTags(ids wanted) (all []found, err error) {
	tags := map[string][]string{}
	for part := range slices.Chunk(ids[pack.KindTags], mostAsked/2) {
		rows, err := d.TagsByBearer(d.ctx, part, part)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			if row.AuthorID == d.me {
				tags[row.Bearer] = append(tags[row.Bearer], row.Name)
			}
		}
	}
	for _, id := range ids[pack.KindTags] {
		parsed, err := pack.ParseID(id)
		if err != nil {
			continue
		}
		f := fields{}
		f.text(pack.FieldTags, strings.Join(tags[id], "\n"))
		all = append(all, found{pack.Record{Kind: pack.KindTags, Creator: d.joined.Me, ID: parsed}, f})
	}
	return all, nil
}

// copies are what items of a session are about, as it travels, by its id.
func (d *desk) copies(items []db.SessionItem) (map[string]string, error) {
	ids, copies := map[string][]string{}, map[string]string{}
	for _, item := range items {
		sort, about := sortOf(item)
		ids[sort] = append(ids[sort], about)
	}
	feedback, err := d.FeedbackByID(d.ctx, ids["feedback"])
	for _, row := range ofPair(d, feedback, func(row db.Feedback) string { return row.PersonID }) {
		copies[row.ID] = coaching.CopyFeedback(row, d.inPair(row.PersonID))
	}
	if err != nil {
		return nil, err
	}
	reviews, err := d.ReviewsByID(d.ctx, ids["review"])
	for _, row := range ofPair(d, reviews, func(row db.Review) string { return row.PersonID }) {
		if copies[row.ID], err = coaching.CopyReview(row, d.inPair(row.PersonID)); err != nil {
			return nil, err
		}
	}
	if err != nil {
		return nil, err
	}
	return copies, d.libraryCopies(ids, copies)
}

// ofPair are the rows that are about one of the two.
func ofPair[Row any](d *desk, rows []Row, about func(Row) string) []Row {
	return slices.DeleteFunc(rows, func(row Row) bool { return about(row) != d.me && about(row) != d.joined.Row.PersonID })
}
