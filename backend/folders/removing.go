package folders

import (
	"context"
	"os"
	"path"
	"path/filepath"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/problem"
)

const (
	trashName = ".alongside-trash" // below the root of all folders, so that moving there is a rename
	noFile    = "This file is not there any more."
)

// Rename gives a file another name, on the disk too; its notes stay with it. An ending that is left out is kept.
func (s *Files) Rename(id, name string) (file coaching.StoredFile, err error) {
	defer problem.Catch(&err)
	k, ctx := &s.keeper, context.Background()
	err = k.withFile(ctx, id, func(row db.File, folder db.Folder, disk *Disk) error {
		if coaching.Tidy(name) == "" {
			return problem.Invalid("name", "Give the file a name.")
		}
		if disk == nil {
			return problem.NotFound(notThere)
		}
		if path.Ext(name) == "" {
			name += path.Ext(row.DiskName)
		}
		renamed, err := disk.Rename(foundOf(row), name)
		if err != nil {
			return onDisk(err, "rename file")
		}
		return k.db.InTx(ctx, k.now(), func(q *db.Queries) (err error) {
			row, err = q.FileSeen(ctx, db.FileSeenParams{
				ID: id, DiskName: renamed.Name, Node: renamed.Node, Size: renamed.Size, ModifiedNs: renamed.Modified,
				Sha256: row.Sha256, Kind: row.Kind, Mime: row.Mime, State: row.State,
			})
			file = coaching.StoredFileFrom(row)
			return err
		})
	})
	return file, err
}

// Remove moves files into the app's own trash, with what they are in the practice; Restore brings both back. A file
// that is missing only leaves the list.
func (s *Files) Remove(ids []string) (err error) {
	defer problem.Catch(&err)
	k, ctx := &s.keeper, context.Background()
	for _, id := range ids {
		if err := k.withFile(ctx, id, func(row db.File, _ db.Folder, disk *Disk) error { return k.remove(ctx, row, disk) }); err != nil {
			return err
		}
	}
	return nil
}

func (k *keeper) remove(ctx context.Context, row db.File, disk *Disk) error {
	if row.DeletedAt != nil {
		return nil
	}
	if State(row.State) != StateMissing {
		if disk == nil {
			return problem.NotFound(notThere)
		}
		if err := disk.Discard(foundOf(row), k.trash(), row.ID); err != nil {
			return onDisk(err, "remove file")
		}
	}
	now := k.now()
	at := now.UnixMilli()
	return k.db.InTx(ctx, now, func(q *db.Queries) error {
		if err := q.FileRemoved(ctx, &at, row.ID); err != nil {
			return err
		}
		return deleteBearers(ctx, q, row.ID, at)
	})
}

// Restore brings removed files back where they were, under the next free name where theirs is taken.
func (s *Files) Restore(ids []string) (err error) {
	defer problem.Catch(&err)
	k, ctx := &s.keeper, context.Background()
	for _, id := range ids {
		if err := k.withFile(ctx, id, func(row db.File, _ db.Folder, disk *Disk) error { return k.restore(ctx, row, disk) }); err != nil {
			return err
		}
	}
	return nil
}

func (k *keeper) restore(ctx context.Context, row db.File, disk *Disk) error {
	if row.DeletedAt == nil {
		return nil
	}
	back := foundOf(row)
	if State(row.State) == StateRemoved {
		if disk == nil {
			return problem.NotFound(notThere)
		}
		found, err := disk.BringBack(k.trash(), row.ID, row.DiskName)
		if err != nil {
			return onDisk(err, "restore file")
		}
		back = found
	}
	return k.db.InTx(ctx, k.now(), func(q *db.Queries) error {
		if State(row.State) == StateRemoved {
			_, err := q.FileSeen(ctx, db.FileSeenParams{
				ID: row.ID, DiskName: back.Name, Node: back.Node, Size: back.Size, ModifiedNs: back.Modified, Sha256: row.Sha256,
				Kind: row.Kind, Mime: row.Mime, State: string(StatePresent),
			})
			if err != nil {
				return err
			}
		} else if err := q.FileRelisted(ctx, row.ID); err != nil {
			return err
		}
		return restoreBearers(ctx, q, row.ID, row.DeletedAt)
	})
}

// withFile does something to a file while it has its folder's turn, and tells of it. disk is nil where the folder is
// not there.
func (k *keeper) withFile(ctx context.Context, id string, work func(row db.File, folder db.Folder, disk *Disk) error) error {
	before, err := k.db.Read().FindFile(ctx, id)
	if err != nil {
		return found(err, noFile)
	}
	standing := k.standingOf(before.Folder.ID)
	standing.turn.Lock()
	defer standing.turn.Unlock()
	both, err := k.db.Read().FindFile(ctx, id) // as it is now that nobody else changes it
	if err != nil {
		return found(err, noFile)
	}
	disk, err := OpenDisk(k.pathOf(both.Folder))
	if err == nil {
		defer disk.Close()
	} else {
		disk = nil
	}
	if err := work(both.File, both.Folder, disk); err != nil {
		return err
	}
	k.tell(both.Folder)
	return nil
}

func (k *keeper) trash() string { return filepath.Join(k.rootPath(), trashName) }

func foundOf(row db.File) Found {
	return Found{Name: row.DiskName, Node: row.Node, Size: row.Size, Modified: row.ModifiedNs, SHA256: row.Sha256}
}

// Forget moves the whole folders of people and of sessions with them into the trash, before their rows go.
func Forget(s *Files, ids ...string) error {
	k, ctx := &s.keeper, context.Background()
	for _, id := range ids {
		rows, err := k.db.Read().ListFoldersNamedAfter(ctx, &id)
		if err != nil {
			return wrap(err, "list folders")
		}
		for _, row := range rows {
			if err := k.forget(row.Folder); err != nil {
				return err
			}
		}
	}
	return nil
}

func (k *keeper) forget(folder db.Folder) error {
	standing := k.standingOf(folder.ID)
	standing.turn.Lock()
	defer standing.turn.Unlock()
	path := k.pathOf(folder)
	if !exists(path) {
		return nil
	}
	if err := os.MkdirAll(k.trash(), 0o700); err != nil {
		return onDisk(err, "make trash")
	}
	laid := filepath.Join(k.trash(), folder.ID)
	if err := os.Rename(path, laid); err != nil {
		return onDisk(err, "remove folder")
	}
	_ = os.Chtimes(laid, k.now(), k.now()) // from when on its time in the trash counts
	_ = os.Remove(filepath.Dir(path))      // where nothing is left in it
	return nil
}
