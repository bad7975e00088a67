package sharing

import (
	"context"

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
	ref       string // the content or evidence
}

// Alongs returns the files that can be sent along with a session, beside its attachments.
func (p *Packs) Alongs(sessionID string) (all []Along, err error) {
	defer problem.Catch(&err)
	all, err = alongs(background(), p.db.Read(), sessionID)
	return all, wrap(err, "list files to send along")
}

func alongs(ctx context.Context, q *db.Queries, sessionID string) (all []Along, err error) {
	contents, evidence, err := spokenOf(ctx, q, sessionID)
	if err != nil {
		return nil, err
	}
	all = []Along{}
	var ids []string
	for _, row := range contents {
		if row.FileID != nil && row.DeletedAt == nil {
			all, ids = append(all, Along{FileID: *row.FileID, Title: row.Title, ref: row.ID}), append(ids, *row.FileID)
		}
	}
	for _, row := range evidence {
		if row.FileID != nil && row.DeletedAt == nil {
			all, ids = append(all, Along{FileID: *row.FileID, Title: row.Title, ref: row.ID}), append(ids, *row.FileID)
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
	if contents, err = q.ContentsByID(ctx, contentIDs); err == nil {
		evidence, err = q.EvidenceByID(ctx, evidenceIDs)
	}
	return contents, evidence, err
}

// sendable is what an attachment of a session, or a file that can be sent along with it, is called as a record, and which
// content or evidence it is the file of.
func (d *desk) sendable(sessionID string, file db.FindFileRow, along []Along) (id, ref string, err error) {
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
