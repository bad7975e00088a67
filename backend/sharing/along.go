package sharing

import (
	"context"
	"slices"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/pack"
	"alongside/backend/problem"

	"github.com/google/uuid"
)

// Along is the file of content or evidence that a session has as an item, or one of its action items is about: it can be
// sent along like an attachment. Title is what it is the file of.
type Along struct {
	FileID    string `json:"fileId"`
	Name      string `json:"name"`
	Title     string `json:"title"`
	Size      int64  `json:"size"`
	Available bool   `json:"available"`
}

// Alongs returns the files that can be sent along with a session, beside its attachments.
func (p *Packs) Alongs(sessionID string) (all []Along, err error) {
	defer problem.Catch(&err)
	found, err := alongs(background(), p.db.Read(), sessionID)
	all = make([]Along, 0, len(found))
	for _, each := range found {
		all = append(all, each.Along)
	}
	return all, wrap(err, "list files to send along")
}

// spoken is a file that can be sent along, and the id of the content or evidence that it is of.
type spoken struct {
	Along
	ref string
}

func alongs(ctx context.Context, q *db.Queries, sessionID string) (all []spoken, err error) {
	contents, evidence, err := spokenOf(ctx, q, sessionID)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, row := range contents {
		if row.FileID != nil && row.DeletedAt == nil {
			all, ids = append(all, spoken{Along{FileID: *row.FileID, Title: row.Title}, row.ID}), append(ids, *row.FileID)
		}
	}
	for _, row := range evidence {
		if row.FileID != nil && row.DeletedAt == nil {
			all, ids = append(all, spoken{Along{FileID: *row.FileID, Title: row.Title}, row.ID}), append(ids, *row.FileID)
		}
	}
	files, err := q.FilesByID(ctx, ids)
	for _, row := range files {
		file := coaching.StoredFileFrom(row)
		for i := range all {
			if all[i].FileID == file.ID {
				all[i].Name, all[i].Size, all[i].Available = file.Name, file.Size, file.State == coaching.FilePresent
			}
		}
	}
	return all, err
}

// spokenOf is the content and evidence that goes with a session.
func spokenOf(ctx context.Context, q *db.Queries, sessionID string) (contents []db.Content, evidence []db.Evidence, err error) {
	records, err := q.RecordsOfSession(ctx, sessionID)
	if err != nil {
		return nil, nil, err
	}
	ids := wanted{}
	for _, row := range records {
		ids[pack.Kind(row.Kind)] = append(ids[pack.Kind(row.Kind)], row.ID)
	}
	items, err := q.ItemsByID(ctx, ids[pack.KindItem])
	if err != nil {
		return nil, nil, err
	}
	actions, err := q.ActionsByID(ctx, ids[pack.KindAction])
	if err != nil {
		return nil, nil, err
	}
	var contentIDs, evidenceIDs []string
	for _, row := range items {
		contentIDs, evidenceIDs = append(contentIDs, word(row.ContentID)), append(evidenceIDs, word(row.EvidenceID))
	}
	for _, row := range actions {
		contentIDs, evidenceIDs = append(contentIDs, word(row.Action.ContentID)), append(evidenceIDs, word(row.Action.EvidenceID))
	}
	if contents, err = q.ContentsByID(ctx, contentIDs); err != nil {
		return nil, nil, err
	}
	evidence, err = evidenceOfPair(ctx, q, sessionID, evidenceIDs)
	return contents, evidence, err
}

// evidenceOfPair is the evidence among ids that is about one of the two in a session, however the rest came into it.
func evidenceOfPair(ctx context.Context, q *db.Queries, sessionID string, ids []string) ([]db.Evidence, error) {
	session, err := q.FindSession(ctx, sessionID)
	if err != nil {
		return nil, err
	}
	me, err := q.FindMe(ctx)
	if err != nil {
		return nil, err
	}
	evidence, err := q.EvidenceByID(ctx, ids)
	return slices.DeleteFunc(evidence, func(row db.Evidence) bool {
		return row.PersonID != session.Session.PersonID && row.PersonID != me.ID
	}), err
}

// sendable is what an attachment of a session, or a file that can be sent along with it, is called as a record, and which
// content or evidence it is the file of.
func (d *desk) sendable(sessionID string, file db.FindFileRow, along []spoken) (id, ref string, err error) {
	if word(file.Folder.SessionID) == sessionID && file.File.DeletedAt == nil {
		return file.File.ID, "", nil
	}
	for _, each := range along {
		if each.FileID != file.File.ID || file.File.DeletedAt != nil {
			continue
		}
		id, err := d.SharedFileOf(d.ctx, sessionID, file.File.ID, d.me)
		if db.Missing(err) {
			id, err = uuid.Must(uuid.NewV7()).String(), nil
		}
		return id, each.ref, err
	}
	return "", "", problem.NotFound("One of the attachments is not in this session any more.")
}
