package folders

import (
	"context"
	"io"
	"path/filepath"

	"alongside/backend/coaching"
	"alongside/backend/db"
)

// Receive puts a file that came from somebody else into the folder of a place, as theirs. It is marked as coming from
// elsewhere, so that the system asks before it runs what is in it.
func Receive(s *Files, place Place, name string, content io.Reader, authorID string) (file coaching.StoredFile, err error) {
	k, ctx := &s.keeper, context.Background()
	folder, err := k.ensure(ctx, place)
	if err != nil {
		return file, err
	}
	k.watchIfSeen(place, folder)
	file, err = k.keep(ctx, folder, k.now(), func(disk *Disk) (Found, error) {
		found, err := disk.WriteIn(ctx, content, name)
		if err == nil {
			markReceived(filepath.Join(disk.Path(), found.Name))
		}
		return found, err
	})
	if err != nil {
		return file, err
	}
	file.AuthorID = authorID
	err = k.db.InTx(ctx, k.now(), func(q *db.Queries) error { return q.SetFileAuthor(ctx, authorID, file.ID) })
	k.tell(folder)
	return file, err
}

// received is what a mark says: it came by mail or the like, and not from a web page.
const received = "alongside-pack:received"
