package folders

import (
	"context"
	"io"
	"path"
	"path/filepath"
	"strings"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/problem"
)

// earlierName is what the bytes are called that a newer version has replaced.
const earlierName = " (earlier version)"

// Version is a file that came from somebody else once more, with other bytes.
type Version struct {
	FileID   string // what it became when it came first
	SHA256   string // of the bytes that came then
	Name     string // a hint, as it is called now
	AuthorID string
}

// ReceiveVersion puts a newer version of a file into its folder, as Receive does. It takes the place of the earlier one,
// which stays beside it under another name. Where the file was edited here, or is not there, nothing of it is touched: the
// version comes as a file of its own, and what was edited is a version of mine.
func ReceiveVersion(s *Files, version Version, content io.Reader) (file coaching.StoredFile, err error) {
	k, ctx := &s.keeper, context.Background()
	before, err := k.db.Read().FindFile(ctx, version.FileID)
	if err != nil {
		return file, found(err, noFile)
	}
	_ = k.step(ctx, before.Folder.ID) // what was done to it meanwhile is known then; where the folder is not there, the rest says so
	err = k.withFile(ctx, version.FileID, func(row db.File, folder db.Folder, disk *Disk) error {
		if disk == nil {
			return problem.NotFound(notThere)
		}
		v := &versioning{keeper: k, ctx: ctx, row: row, folder: folder, disk: disk, version: version}
		row, err := v.take(content)
		file = coaching.StoredFileFrom(row)
		return err
	})
	return file, err
}

// versioning is one version that comes, while its folder's turn is held.
type versioning struct {
	*keeper
	ctx     context.Context
	row     db.File
	folder  db.Folder
	disk    *Disk
	version Version
}

func (v *versioning) take(content io.Reader) (row db.File, err error) {
	untouched := v.untouched()
	came, err := v.disk.WriteIn(v.ctx, content, v.version.Name)
	if err != nil {
		return row, onDisk(err, "write file")
	}
	markReceived(filepath.Join(v.disk.Path(), filepath.FromSlash(came.Name)))
	earlier := foundOf(v.row)
	if untouched && sameEnding(v.version.Name, v.row.DiskName) {
		came, earlier = v.exchange(came, earlier)
	}
	kinds := map[string]kindAndMime{came.Name: kindOf(v.disk, came), earlier.Name: {Kind(v.row.Kind), v.row.Mime}}
	err = v.db.InTx(v.ctx, v.now(), func(q *db.Queries) (err error) {
		a := &applying{Queries: q, ctx: v.ctx, folder: v.folder, at: v.now().UnixMilli(), kinds: kinds, before: map[string]db.File{v.row.ID: v.row}}
		if a.me, err = whoIAm(v.ctx, q); err != nil {
			return err
		}
		if !untouched {
			row, err = v.beside(a, came)
			return err
		}
		row, err = v.instead(a, came, earlier)
		return err
	})
	return row, wrap(err, "add version")
}

// untouched reports whether the file holds what came, read from the disk itself.
func (v *versioning) untouched() bool {
	if v.row.DeletedAt != nil || State(v.row.State) != StatePresent {
		return false
	}
	sum, err := v.disk.Hash(v.ctx, foundOf(v.row))
	return err == nil && sum == v.version.SHA256
}

// exchange gives the version the name of the file, and the file another one. What cannot be renamed, because a program
// holds it open, stays as it is; the version has a name of its own then.
func (v *versioning) exchange(came, earlier Found) (now, then Found) {
	name := path.Base(earlier.Name)
	stem, ending := split(name)
	then, err := v.disk.Rename(earlier, shorten(stem, longestName-len(earlierName)-len(ending))+earlierName+ending)
	if err != nil {
		return came, earlier
	}
	if now, err = v.disk.Rename(came, name); err != nil {
		return came, then
	}
	return now, then
}

// instead makes the version what the file is, with all that was written about it, and the bytes before a file of their own.
func (v *versioning) instead(a *applying, came, earlier Found) (row db.File, err error) {
	is := a.kinds[came.Name]
	row, err = a.FileSeen(a.ctx, db.FileSeenParams{
		ID: v.row.ID, DiskName: came.Name, Node: came.Node, Size: came.Size, ModifiedNs: came.Modified, Sha256: came.SHA256,
		Kind: string(is.kind), Mime: is.mime, State: stateOf(came),
	})
	if err != nil {
		return row, err
	}
	before, err := a.AddFile(a.ctx, db.AddFileParams{
		ID: newID(), FolderID: v.folder.ID, DiskName: earlier.Name, Node: earlier.Node, Size: earlier.Size, ModifiedNs: earlier.Modified,
		Sha256: v.row.Sha256, Kind: v.row.Kind, Mime: v.row.Mime, State: stateOf(earlier), AuthorID: v.version.AuthorID, CreatedAt: v.row.CreatedAt,
	})
	if err != nil {
		return row, err
	}
	return row, a.AddFileVersion(a.ctx, db.AddFileVersionParams{FileID: before.ID, OfID: row.ID, ReplacedAt: a.at})
}

// beside adds the version as a file of its own. What was edited here is mine from now on.
func (v *versioning) beside(a *applying, came Found) (row db.File, err error) {
	if row, err = a.add(came); err != nil {
		return row, err
	}
	if err := a.SetFileAuthor(a.ctx, v.version.AuthorID, row.ID); err != nil {
		return row, err
	}
	if v.row.DeletedAt != nil || State(v.row.State) != StatePresent {
		return row, nil
	}
	if err := a.SetFileAuthor(a.ctx, a.me, v.row.ID); err != nil {
		return row, err
	}
	if err := a.MoveFileVersions(a.ctx, row.ID, v.row.ID); err != nil {
		return row, err
	}
	return row, a.AddFileVersion(a.ctx, db.AddFileVersionParams{FileID: v.row.ID, OfID: row.ID, Own: 1, ReplacedAt: a.at})
}

// sameEnding reports whether two names say the same of what is in the file.
func sameEnding(one, other string) bool {
	return strings.EqualFold(path.Ext(SafeName(one)), path.Ext(other))
}
