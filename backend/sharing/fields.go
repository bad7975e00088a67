package sharing

import (
	"strconv"
	"strings"

	"alongside/backend/db"
	"alongside/backend/pack"
)

// fields is what a record holds, as the pack says it: people by their names in the pair, no field for what is empty.
type fields map[pack.Field]string

// found is a record of the database.
type found struct {
	record pack.Record
	fields fields
}

func (f fields) text(field pack.Field, value string) {
	if value != "" {
		f[field] = value
	}
}

func (f fields) instant(field pack.Field, at *int64) {
	if at != nil {
		f[field] = strconv.FormatInt(max(*at, 0), 10)
	}
}

func (f fields) whole(field pack.Field, n int64) { f[field] = strconv.FormatInt(n, 10) }

// ref names another record that the other side knows or is to know.
func (f fields) ref(field pack.Field, id *string, known map[string]bool) {
	if id != nil && known[*id] {
		f[field] = *id
	}
}

func (d *desk) session(row db.Session) fields {
	f := fields{pack.FieldTitle: row.Title}
	f.instant(pack.FieldCreatedAt, &row.CreatedAt)
	f.instant(pack.FieldPlannedAt, row.PlannedAt)
	f.instant(pack.FieldStartedAt, row.StartedAt)
	f.instant(pack.FieldEndedAt, row.EndedAt)
	return f
}

func (d *desk) note(row db.Note) fields {
	f := fields{pack.FieldSide: d.inPair(row.SideID)}
	f.instant(pack.FieldCreatedAt, &row.CreatedAt)
	f.instant(pack.FieldDeletedAt, row.DeletedAt)
	f.ref(pack.FieldSession, row.SessionID, d.shared)
	f.ref(pack.FieldItem, row.ItemID, d.shared)
	f.ref(pack.FieldGoal, row.GoalID, d.shared)
	f.text(pack.FieldBody, row.Body)
	f.text(pack.FieldAddendum, flag(row.Addendum))
	f.text(pack.FieldTopic, flag(row.Topic))
	f.instant(pack.FieldDiscussedAt, row.DiscussedAt)
	f.whole(pack.FieldPosition, row.Position)
	return f
}

func (d *desk) goal(row db.Goal) fields {
	f := fields{pack.FieldTitle: row.Title, pack.FieldOwner: d.inPair(row.OwnerID), pack.FieldStatus: "open"}
	f.instant(pack.FieldCreatedAt, &row.CreatedAt)
	f.instant(pack.FieldDeletedAt, row.DeletedAt)
	f.ref(pack.FieldSession, row.SessionID, d.shared)
	f.whole(pack.FieldPosition, row.Position)
	switch {
	case row.ReachedAt != nil:
		f[pack.FieldStatus] = "reached:" + strconv.FormatInt(*row.ReachedAt, 10)
	case row.DroppedAt != nil:
		f[pack.FieldStatus] = "dropped:" + strconv.FormatInt(*row.DroppedAt, 10)
	}
	return f
}

func (d *desk) action(row db.Action, category string, copies map[string]string) fields {
	f := fields{pack.FieldBody: row.Text, pack.FieldAssignee: d.inPair(row.AssigneeID)}
	f.instant(pack.FieldCreatedAt, &row.CreatedAt)
	f.instant(pack.FieldDeletedAt, row.DeletedAt)
	f.ref(pack.FieldSession, row.SessionID, d.shared)
	f.ref(pack.FieldGoal, row.GoalID, d.shared)
	f.whole(pack.FieldPosition, row.Position)
	f.text(pack.FieldDueOn, word(row.DueOn))
	f.text(pack.FieldCategory, category)
	f.instant(pack.FieldDoneAt, row.DoneAt)
	f.opens(row, copies)
	return f
}

func (d *desk) kudos(row db.Kudos) fields {
	f := fields{pack.FieldTo: d.inPair(row.ToID), pack.FieldReason: row.Reason}
	f.instant(pack.FieldCreatedAt, &row.CreatedAt)
	f.ref(pack.FieldSession, row.SessionID, d.shared)
	f.text(pack.FieldBody, row.Body)
	f.text(pack.FieldEmoji, row.Emoji)
	return f
}

// item is what was put into a session; copies holds what it is about.
func (d *desk) item(row db.SessionItem, copies map[string]string) fields {
	sort, about := sortOf(row)
	f := fields{pack.FieldSession: row.SessionID, pack.FieldSort: sort, pack.FieldRef: about}
	f.instant(pack.FieldCreatedAt, &row.CreatedAt)
	f.instant(pack.FieldDeletedAt, row.DeletedAt)
	f.whole(pack.FieldPosition, row.Position)
	f.text(pack.FieldSnapshot, row.Snapshot)
	if row.Snapshot == "" {
		f.text(pack.FieldSnapshot, copies[about])
	}
	return f
}

func sortOf(row db.SessionItem) (sort, about string) {
	for _, each := range []struct {
		sort string
		id   *string
	}{
		{"metric", row.MetricID}, {"feedback", row.FeedbackID}, {"review", row.ReviewID}, {"file", row.FileID}, {"content", row.ContentID},
		{"evidence", row.EvidenceID},
	} {
		if each.id != nil {
			return each.sort, *each.id
		}
	}
	return row.Sort, row.RefID
}

func (d *desk) attachment(row db.SharedFile) fields {
	f := fields{pack.FieldSession: row.SessionID, pack.FieldName: row.Name, pack.FieldSHA256: row.Sha256}
	f.instant(pack.FieldCreatedAt, &row.CreatedAt)
	f.whole(pack.FieldSize, row.Size)
	f.text(pack.FieldMime, row.Mime)
	f.text(pack.FieldBlob, row.Blob)
	f.text(pack.FieldRef, row.RefID)
	f.text(pack.FieldVersionOf, row.VersionOf)
	if row.State == fileWithdrawn {
		f.instant(pack.FieldDeletedAt, &row.CreatedAt)
	}
	return f
}

func (d *desk) share(row db.Share) fields {
	f := fields{pack.FieldSession: row.SessionID, pack.FieldPurpose: row.Purpose}
	f.instant(pack.FieldSharedAt, &row.SharedAt)
	return f
}

func (d *desk) acknowledgement(row db.Acknowledgement) fields {
	f := fields{pack.FieldShare: row.ShareID}
	f.instant(pack.FieldAckedAt, &row.AckedAt)
	f.text(pack.FieldComment, row.Comment)
	return f
}

// shown is what a view says, in the same way. Of what each side has its own, it is mine, and theirs where I have none.
func (d *desk) shown(view pack.View) fields {
	f := fields{}
	for field, shown := range view.Fields {
		value := shown.Register.Value
		for i, side := range shown.Sides {
			if i == 0 || side.Person == d.joined.Me {
				value = side.Register.Value
			}
		}
		f.text(field, cleaned(view.Record.Kind, field, value))
	}
	return f
}

// cleaned is a value as a record can hold it: what comes from elsewhere may be longer, emptier and stranger than anything
// that can be entered.
func cleaned(kind pack.Kind, field pack.Field, value string) string {
	switch field {
	case pack.FieldTitle, pack.FieldCategory, pack.FieldName, pack.FieldEmoji:
		return oneLine(value)
	case pack.FieldBody:
		if kind == pack.KindAction {
			return oneLine(value)
		}
		return strings.ReplaceAll(value, "\x00", "")
	case pack.FieldCreatedAt, pack.FieldDeletedAt, pack.FieldPlannedAt, pack.FieldStartedAt, pack.FieldEndedAt, pack.FieldDiscussedAt,
		pack.FieldDoneAt, pack.FieldSharedAt, pack.FieldAckedAt:
		if instantOf(value) == nil {
			return ""
		}
	}
	return value
}

func word(column *string) string {
	if column == nil {
		return ""
	}
	return *column
}

func column(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

func flag(n int64) string {
	if n == 0 {
		return ""
	}
	return "1"
}

// latest is the last instant that a calendar shows, the end of the year 9999.
const latest = 253402300799999

// instantOf reads an instant, nil where there is none or none that a calendar shows.
func instantOf(text string) *int64 {
	at, err := strconv.ParseInt(text, 10, 64)
	if err != nil || at < 0 || at > latest {
		return nil
	}
	return &at
}
