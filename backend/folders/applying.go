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
	ctx    context.Context
	folder db.Folder
	me     string
	at     int64
	before map[string]db.File
	kinds  map[string]kindAndMime // by name
}

// kindAndMime says what a file is.
type kindAndMime struct {
	kind Kind
	mime string
}

func (a *applying) apply(change Change) error {
	switch change.Kind {
	case Appeared:
		_, err := a.add(change.Found)
		return err
	case Vanished:
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
	is := a.kinds[file.Name]
	row, err = a.AddFile(a.ctx, db.AddFileParams{
		ID: newID(), FolderID: a.folder.ID, DiskName: file.Name, Node: file.Node, Size: file.Size, ModifiedNs: file.Modified,
		Sha256: file.SHA256, Kind: string(is.kind), Mime: is.mime, State: stateOf(file), AuthorID: a.me, CreatedAt: a.at,
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
	is := a.kinds[file.Name]
	_, err := a.FileSeen(a.ctx, db.FileSeenParams{
		ID: id, DiskName: file.Name, Node: file.Node, Size: file.Size, ModifiedNs: file.Modified, Sha256: file.SHA256,
		Kind: string(is.kind), Mime: is.mime, State: stateOf(file),
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

// kindsOf says what files are by their names and first bytes: before the transaction, since it reads them.
func kindsOf(disk *Disk, changes []Change) map[string]kindAndMime {
	kinds := map[string]kindAndMime{}
	for _, change := range changes {
		if change.Kind != Vanished && change.Kind != Gone {
			kinds[change.Found.Name] = kindOf(disk, change.Found)
		}
	}
	return kinds
}

func kindOf(disk *Disk, file Found) (is kindAndMime) {
	var head []byte
	if file.Held == "" {
		if opened, err := disk.Open(file.Name); err == nil {
			head = make([]byte, headLength)
			n, _ := io.ReadFull(opened, head)
			head = head[:n]
			_ = opened.Close()
		}
	}
	is.kind, is.mime = KindOf(file.Name, head)
	return is
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
