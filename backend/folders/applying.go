package folders

import (
	"context"
	"io"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/db"
)

// applying is one transaction that brings rows in step with a plan.
type applying struct {
	*db.Queries
	ctx      context.Context
	folder   db.Folder
	disk     *Disk
	me       string
	at       int64
	before   map[string]db.File
	vanished bool
}

func (a *applying) apply(change Change) error {
	switch change.Kind {
	case Appeared:
		_, err := a.add(change.Found)
		return err
	case Vanished:
		a.vanished = true
		return a.FileMissing(a.ctx, &a.at, change.RowID)
	case Gone:
		return a.gone(change.RowID)
	case Withheld:
		return a.FileHeld(a.ctx, string(change.Found.Held), change.RowID)
	default:
		return a.seen(change.RowID, change.Found)
	}
}

// add writes a file that is new, and what it is in the practice: an item of its session, content, or evidence.
func (a *applying) add(file Found) (row db.File, err error) {
	kind, mime := a.kindOf(file)
	row, err = a.AddFile(a.ctx, db.AddFileParams{
		ID: newID(), FolderID: a.folder.ID, DiskName: file.Name, Node: file.Node, Size: file.Size, ModifiedNs: file.Modified,
		Sha256: file.SHA256, Kind: string(kind), Mime: mime, State: stateOf(file), AuthorID: a.me, CreatedAt: a.at,
	})
	if err != nil {
		return row, err
	}
	switch PlaceKind(a.folder.Kind) {
	case PlaceSession:
		return row, a.AddFileItem(a.ctx, db.AddFileItemParams{
			ID: newID(), SessionID: *a.folder.SessionID, FileID: &row.ID, AuthorID: a.me, CreatedAt: a.at,
		})
	case PlaceEvidence:
		on := time.Unix(0, file.Modified).Format(time.DateOnly)
		return row, a.AddEvidence(a.ctx, coaching.FileEvidence(row, *a.folder.PersonID, on))
	default:
		return row, a.AddContent(a.ctx, coaching.FileContent(row))
	}
}

// seen writes what a known file looks like now, and lists it again with what it is where it was gone.
func (a *applying) seen(id string, file Found) error {
	kind, mime := a.kindOf(file)
	_, err := a.FileSeen(a.ctx, db.FileSeenParams{
		ID: id, DiskName: file.Name, Node: file.Node, Size: file.Size, ModifiedNs: file.Modified, Sha256: file.SHA256,
		Kind: string(kind), Mime: mime, State: stateOf(file),
	})
	if err != nil {
		return err
	}
	return a.restoreBearers(id, a.before[id].DeletedAt)
}

// gone takes a file off the list that has been missing for a while.
func (a *applying) gone(id string) error {
	if err := a.FileGone(a.ctx, &a.at, id); err != nil {
		return err
	}
	return deleteBearers(a.ctx, a.Queries, id, a.at)
}

// kindOf says what a file is by its name and first bytes.
func (a *applying) kindOf(file Found) (Kind, string) {
	if file.Held != "" {
		return KindOf(file.Name, nil)
	}
	opened, err := a.disk.Open(file.Name)
	if err != nil {
		return KindOf(file.Name, nil)
	}
	defer opened.Close()
	head := make([]byte, headLength)
	n, _ := io.ReadFull(opened, head)
	return KindOf(file.Name, head[:n])
}

const headLength = 3072 // bytes that tell what a file is

func stateOf(file Found) string {
	if file.Held != "" {
		return string(file.Held)
	}
	return string(StatePresent)
}

func deleteBearers(ctx context.Context, q *db.Queries, fileID string, at int64) error {
	for _, step := range []func(context.Context, *int64, *string) error{q.DeleteItemsOfFile, q.DeleteContentOfFile, q.DeleteEvidenceOfFile} {
		if err := step(ctx, &at, &fileID); err != nil {
			return err
		}
	}
	return nil
}

func (a *applying) restoreBearers(fileID string, at *int64) error {
	return restoreBearers(a.ctx, a.Queries, fileID, at)
}

// restoreBearers brings back what went with a file at an instant; nil is nothing.
func restoreBearers(ctx context.Context, q *db.Queries, fileID string, at *int64) error {
	if at == nil {
		return nil
	}
	for _, step := range []func(context.Context, *string, *int64) error{q.RestoreItemsOfFile, q.RestoreContentOfFile, q.RestoreEvidenceOfFile} {
		if err := step(ctx, &fileID, at); err != nil {
			return err
		}
	}
	return nil
}
