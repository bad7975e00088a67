package sharing

import (
	"errors"
	"strconv"
	"strings"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/pack"

	"github.com/google/uuid"
)

// writeItem writes what was put into a session. Feedback and reviews become records, so that they can be saved for later;
// of everything else the copy that came is what is shown.
func (d *desk) writeItem(a arrival, author string) (bool, error) {
	if a.view.Deleted {
		return true, d.WithdrawItem(d.ctx, a.gone(d), a.id())
	}
	kind, about, snapshot := coaching.ItemKind(a.fields[pack.FieldSort]), a.fields[pack.FieldRef], a.fields[pack.FieldSnapshot]
	if a.fields[pack.FieldSession] == "" || about == "" || coaching.CheckCopy(kind, snapshot) != nil {
		return false, nil
	}
	row := db.MergeItemParams{
		ID: a.id(), SessionID: a.fields[pack.FieldSession], Position: a.whole(pack.FieldPosition), AuthorID: author, CreatedAt: a.born(d),
	}
	taken, err := d.taken(kind, about, author)
	if err != nil || taken {
		return false, err
	}
	switch kind {
	case coaching.ItemFeedback:
		row.FeedbackID, err = &about, d.writeFeedback(about, snapshot, author, row.CreatedAt)
	case coaching.ItemReview:
		row.ReviewID, err = &about, d.writeReview(about, snapshot, author, row.CreatedAt)
	default:
		row.Sort, row.RefID, row.Snapshot = string(kind), about, snapshot
	}
	if err != nil {
		return false, err
	}
	return true, d.MergeItem(d.ctx, row)
}

// taken reports whether feedback or a review of that id is here and somebody else's: to know an id is no right to it.
func (d *desk) taken(kind coaching.ItemKind, id, author string) (bool, error) {
	switch kind {
	case coaching.ItemFeedback:
		rows, err := d.FeedbackByID(d.ctx, []string{id})
		return len(rows) > 0 && rows[0].AuthorID != author, err
	case coaching.ItemReview:
		rows, err := d.ReviewsByID(d.ctx, []string{id})
		return len(rows) > 0 && rows[0].AuthorID != author, err
	}
	return false, nil
}

func (d *desk) writeFeedback(id, snapshot, author string, at int64) error {
	row, about, err := coaching.FeedbackFromCopy(snapshot)
	if err != nil {
		return err
	}
	row.ID, row.PersonID, row.AuthorID, row.CreatedAt = id, d.someone(about), author, at
	return d.MergeFeedback(d.ctx, row)
}

func (d *desk) writeReview(id, snapshot, author string, at int64) error {
	row, about, err := coaching.ReviewFromCopy(snapshot)
	if err != nil {
		return err
	}
	row.ID, row.PersonID, row.AuthorID, row.CreatedAt = id, d.someone(about), author, at
	return d.MergeReview(d.ctx, row)
}

// mostTags of one side of one record that are taken over.
const mostTags = 100

// writeTags replaces the tags that the other side gave to a session or a goal.
func (d *desk) writeTags(a arrival, author string, known map[string]bool) (bool, error) {
	if author == d.me || !known[a.id()] {
		return false, nil // another device of mine: its tags are mine already, or to come with what they are on
	}
	if err := errors.Join(d.ClearSessionTagsOf(d.ctx, a.id(), author), d.ClearGoalTagsOf(d.ctx, a.id(), author)); err != nil {
		return false, err
	}
	names := strings.Split(a.fields[pack.FieldTags], "\n")
	for _, name := range names[:min(len(names), mostTags)] {
		if name = oneLine(name); name == "" {
			continue
		}
		id, err := d.EnsureTag(d.ctx, db.EnsureTagParams{
			ID: uuid.Must(uuid.NewV7()).String(), Name: name, NameKey: coaching.Key(name), CreatedAt: d.now.UnixMilli(),
		})
		if err != nil {
			return false, err
		}
		at := d.now.UnixMilli()
		onSession := d.MergeSessionTag(d.ctx, db.MergeSessionTagParams{Bearer: a.id(), TagID: id, AuthorID: author, CreatedAt: at})
		onGoal := d.MergeGoalTag(d.ctx, db.MergeGoalTagParams{Bearer: a.id(), TagID: id, AuthorID: author, CreatedAt: at})
		if err := errors.Join(onSession, onGoal); err != nil {
			return false, err
		}
	}
	return true, nil
}

// The states of an attachment that travels.
const (
	fileListed    = "listed"
	fileWaiting   = "waiting"
	fileHere      = "here"
	fileRefused   = "refused"
	fileWithdrawn = "withdrawn"
)

// writeAttachment keeps that there is one. Its bytes come later, in a file of their own, if they come at all.
func (d *desk) writeAttachment(a arrival, author string) (bool, error) {
	if a.view.Deleted {
		return true, d.SetSharedFile(d.ctx, fileWithdrawn, a.id())
	}
	session := a.fields[pack.FieldSession]
	if session == "" || author == d.me {
		return false, nil
	}
	size, err := strconv.ParseInt(a.fields[pack.FieldSize], 10, 64)
	if err != nil {
		return false, nil
	}
	state := fileListed
	if a.fields[pack.FieldBlob] != "" {
		state = fileWaiting
	}
	return true, d.MergeSharedFile(d.ctx, db.MergeSharedFileParams{
		ID: a.id(), PairID: d.joined.Row.ID, SessionID: session, RefID: a.fields[pack.FieldRef], VersionOf: a.fields[pack.FieldVersionOf], Name: a.fields[pack.FieldName], Mime: a.fields[pack.FieldMime], Size: size,
		Sha256: a.fields[pack.FieldSHA256], Blob: a.fields[pack.FieldBlob], State: state, AuthorID: author, CreatedAt: a.born(d),
	})
}
