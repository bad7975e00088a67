package folders

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path"
	"path/filepath"

	"alongside/backend/db"

	"github.com/google/uuid"
)

const manyNames = 1000 // tries to find a free name

// ensure returns the folder of a place, and makes it where there is none yet.
func (k *keeper) ensure(ctx context.Context, place Place) (folder db.Folder, err error) {
	folder, err = k.find(ctx, place)
	if err == nil || !db.Missing(err) {
		return folder, wrap(err, "find folder")
	}
	name, err := k.nameOf(ctx, place)
	if err != nil {
		return folder, err
	}
	err = k.db.InTx(ctx, k.now(), func(q *db.Queries) error {
		if folder, err = q.FindFolder(ctx, string(place.Kind), place.ID); err == nil || !db.Missing(err) {
			return err // somebody else made it meanwhile
		}
		id := uuid.Must(uuid.NewV7()).String()
		made, err := k.makeFree(name, id)
		if err != nil {
			return onDisk(err, "make folder")
		}
		folder, err = q.AddFolder(ctx, db.AddFolderParams{
			ID: id, Kind: string(place.Kind), SessionID: ownerOf(place, PlaceSession), PersonID: ownerOf(place, PlaceEvidence),
			DiskName: made, NamedFor: name, CreatedAt: k.now().UnixMilli(),
		})
		return err
	})
	return folder, wrap(err, "make folder")
}

func ownerOf(place Place, kind PlaceKind) *string {
	if place.Kind != kind {
		return nil
	}
	return &place.ID
}

// nameOf is where the folder of a place is to lie, by what its owner is called.
func (k *keeper) nameOf(ctx context.Context, place Place) (string, error) {
	switch place.Kind {
	case PlaceSession:
		session, err := k.db.Read().SessionFolderName(ctx, place.ID)
		return nameFor(place.Kind, session.Person, session.Title, session.At), found(err, noSession)
	case PlaceEvidence:
		person, err := k.db.Read().FindPerson(ctx, place.ID)
		return nameFor(place.Kind, person.Name, "", 0), found(err, noPerson)
	default:
		return nameFor(place.Kind, "", "", 0), nil
	}
}

// makeFree makes a folder with a marker under the name or the next free one, and returns that name. A folder of that
// name that is there already and nobody's is taken over: the library's may hold files before the app knows it.
func (k *keeper) makeFree(name, id string) (string, error) {
	if err := os.MkdirAll(filepath.Join(k.rootPath(), filepath.FromSlash(path.Dir(name))), 0o700); err != nil {
		return "", err
	}
	for n := 1; n <= manyNames; n++ {
		tried := nth(name, n)
		err := os.Mkdir(filepath.Join(k.rootPath(), filepath.FromSlash(tried)), 0o700)
		if err != nil && !errors.Is(err, fs.ErrExist) {
			return "", err
		}
		if mine, err := k.mark(tried, id); err != nil || mine {
			return tried, err
		}
	}
	return "", fmt.Errorf("%s: %w", name, fs.ErrExist)
}

// mark puts a marker into a folder, and reports whether the folder was free or bore that marker already.
func (k *keeper) mark(name, id string) (mine bool, err error) {
	disk, err := OpenDisk(filepath.Join(k.rootPath(), filepath.FromSlash(name)))
	if err != nil {
		return false, nil // a file of that name
	}
	defer disk.Close()
	switch marker, err := disk.Marker(); {
	case err != nil:
		return false, err
	case marker != "":
		return marker == id, nil
	}
	return true, disk.Mark(id)
}

func nth(name string, n int) string {
	if n == 1 {
		return name
	}
	return fmt.Sprintf("%s (%d)", name, n)
}

// remake makes the folder of a row anew where it is gone, or gives it its marker back.
func (k *keeper) remake(folder db.Folder) error {
	if err := os.MkdirAll(k.pathOf(folder), 0o700); err != nil {
		return onDisk(err, "make folder")
	}
	_, err := k.mark(folder.DiskName, folder.ID)
	return onDisk(err, "mark folder")
}

// findAgain looks for a folder that was renamed by hand: among its neighbours, by its marker. It returns its new name,
// empty where it is not there.
func (k *keeper) findAgain(folder db.Folder) string {
	parent := path.Dir(folder.DiskName)
	entries, err := os.ReadDir(filepath.Join(k.rootPath(), filepath.FromSlash(parent)))
	if err != nil {
		return ""
	}
	for _, entry := range entries {
		if !entry.IsDir() {
			continue
		}
		name := path.Join(parent, entry.Name())
		disk, err := OpenDisk(filepath.Join(k.rootPath(), filepath.FromSlash(name)))
		if err != nil {
			continue
		}
		marker, _ := disk.Marker()
		_ = disk.Close()
		if marker == folder.ID {
			return name
		}
	}
	return ""
}

// NamesChanged gives folders the names that their sessions and people have now. What cannot be renamed, because a program
// holds it open, keeps its name until the next change.
func NamesChanged(s *Files, ids ...string) {
	if k := &s.keeper; k.db != nil && k.alive.Err() == nil && len(ids) > 0 {
		k.work.Go(func() { k.renameAfter(ids) })
	}
}

func (k *keeper) renameAfter(ids []string) {
	ctx := context.Background() // what was begun is ended, also while the window closes
	for _, id := range ids {
		rows, err := k.db.Read().ListFoldersNamedAfter(ctx, &id)
		if err != nil {
			slog.Error("list folders", "error", err)
			return
		}
		for _, row := range rows {
			name := nameFor(PlaceKind(row.Folder.Kind), row.Person, row.Title, row.At)
			if name == row.Folder.NamedFor {
				continue
			}
			if err := k.rename(ctx, row.Folder, name); err != nil {
				slog.Warn("rename folder", "error", err)
			}
		}
	}
}

// rename moves a folder to another name, or the next free one.
func (k *keeper) rename(ctx context.Context, folder db.Folder, name string) error {
	standing := k.standingOf(folder.ID)
	standing.turn.Lock()
	defer standing.turn.Unlock()
	if err := os.MkdirAll(filepath.Join(k.rootPath(), filepath.FromSlash(path.Dir(name))), 0o700); err != nil {
		return err
	}
	free := name
	for n := 2; n <= manyNames && !k.isFree(free); n++ {
		free = nth(name, n)
	}
	if err := os.Rename(k.pathOf(folder), filepath.Join(k.rootPath(), filepath.FromSlash(free))); err != nil {
		return err
	}
	_ = os.Remove(filepath.Join(k.rootPath(), filepath.FromSlash(path.Dir(folder.DiskName)))) // where nothing is left in it
	err := k.db.InTx(ctx, k.now(), func(q *db.Queries) error { return q.RenameFolder(ctx, free, name, folder.ID) })
	folder.DiskName = free
	k.watch(whose(folder), folder)
	return err
}

func (k *keeper) isFree(name string) bool {
	_, err := os.Lstat(filepath.Join(k.rootPath(), filepath.FromSlash(name)))
	return errors.Is(err, fs.ErrNotExist)
}

// whose is the place that a row is the folder of.
func whose(folder db.Folder) Place {
	place := Place{Kind: PlaceKind(folder.Kind)}
	for _, id := range []*string{folder.SessionID, folder.PersonID} {
		if id != nil {
			place.ID = *id
		}
	}
	return place
}

// Marker says whose folder this is, empty where nothing tells.
func (d *Disk) Marker() (string, error) {
	top, err := d.top()
	if err != nil {
		return "", err
	}
	defer top.close()
	return top.marked(), nil
}
