package folders

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/problem"

	"github.com/google/uuid"
)

const thumbnailSide = 320 // pixels of the longer side

// sandbox keeps whatever is in a file from running or loading anything, should it ever be shown as a page.
const sandbox = "sandbox; default-src 'none'"

// Serve answers /file/ID with the bytes of a file, in parts where parts are asked for, and /thumb/ID with a small picture
// of it. Anything else is not found.
func Serve(s *Files) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", sandbox)
		if id, is := strings.CutPrefix(r.URL.Path, "/file/"); is {
			s.serveFile(w, r, id)
		} else if id, is := strings.CutPrefix(r.URL.Path, "/thumb/"); is {
			s.serveThumbnail(w, r, id)
		} else {
			http.NotFound(w, r)
		}
	})
}

func (s *Files) serveFile(w http.ResponseWriter, r *http.Request, id string) {
	file, opened, err := s.keeper.read(r.Context(), id)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	defer opened.Close()
	w.Header().Set("Content-Type", file.Mime)   // nothing that could run: KindOf sees to it
	w.Header().Set("Cache-Control", "no-store") // no second copy of anybody's files
	http.ServeContent(w, r, "", time.UnixMilli(file.ModifiedAt), opened)
}

func (s *Files) serveThumbnail(w http.ResponseWriter, r *http.Request, id string) {
	picture, err := s.keeper.thumbnail(r.Context(), id)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "image/jpeg")
	w.Header().Set("Cache-Control", "private, max-age=31536000, immutable") // its address changes with it
	_, _ = w.Write(picture)
}

// OpenFile opens a file for reading. It is a function and no method, so that no bytes cross the bridge.
func OpenFile(s *Files, id string) (coaching.StoredFile, io.ReadSeekCloser, error) {
	return s.keeper.read(context.Background(), id)
}

// ReadHashed lets the bytes of a file be read whose hash is known already, and expects to hear how many those were. It fails
// with ErrChanged where there is no hash yet, or where the file became another one, also while it was read.
func ReadHashed(s *Files, id string, read func(content io.Reader, sha256 string) (size int64, err error)) error {
	ctx, k := context.Background(), &s.keeper
	if k.db == nil {
		return problem.NotFound(noFile)
	}
	row, err := k.db.Read().FindFile(ctx, id)
	if err != nil {
		return found(err, noFile)
	}
	if row.File.Sha256 == "" || coaching.FileState(row.File.State) != coaching.FilePresent {
		return ErrChanged
	}
	disk, err := OpenDisk(k.pathOf(row.Folder))
	if err != nil {
		return onDisk(err, "open folder")
	}
	defer disk.Close()
	return asChanged(disk.readStill(ctx, foundOf(row.File), func(content io.Reader) (int64, error) { return read(content, row.File.Sha256) }))
}

// Reader opens files for those who copy them, and says what each is called.
func Reader(s *Files) func(id string) (content io.ReadCloser, name string, err error) {
	return func(id string) (io.ReadCloser, string, error) {
		file, content, err := OpenFile(s, id)
		return content, file.Name, err
	}
}

// PathOf is where a file is on this computer, and its folder. A program, or what starts one, is refused.
func PathOf(s *Files, id string) (file, folder string, err error) {
	row, opened, err := s.keeper.read(context.Background(), id)
	if err != nil {
		return "", "", err
	}
	defer opened.Close()
	path := filepath.Clean(opened.Name())
	if Runnable(row.Name) || isProgram(opened) {
		return "", filepath.Dir(path), problem.Invalid("file", "This file is a program, and Alongside starts none. Open its folder to look at it.")
	}
	return path, filepath.Dir(path), nil
}

// isProgram looks at how a file begins. The permission to run says nothing: some disks give it to every file.
func isProgram(file io.Reader) bool {
	begins := make([]byte, 4)
	n, _ := io.ReadFull(file, begins)
	for _, program := range []string{"MZ", "\x7fELF", "#!", "\xfe\xed\xfa", "\xcf\xfa\xed\xfe", "\xce\xfa\xed\xfe", "\xca\xfe\xba\xbe"} {
		if strings.HasPrefix(string(begins[:n]), program) {
			return true
		}
	}
	return false
}

// FolderPath is where the folder of a place is on this computer; it is made where there is none.
func FolderPath(s *Files, place Place) (string, error) {
	if err := place.check(); err != nil {
		return "", err
	}
	folder, err := s.keeper.ensure(context.Background(), place)
	if err != nil {
		return "", err
	}
	s.keeper.watchIfSeen(place, folder)
	return s.keeper.pathOf(folder), nil
}

func (k *keeper) read(ctx context.Context, id string) (file coaching.StoredFile, opened *os.File, err error) {
	if k.db == nil {
		return file, nil, problem.NotFound(noFile)
	}
	row, err := k.db.Read().FindFile(ctx, id)
	if err != nil {
		return file, nil, found(err, noFile)
	}
	file = coaching.StoredFileFrom(row.File)
	if file.State != coaching.FilePresent {
		return file, nil, problem.NotFound("This file cannot be read now.")
	}
	disk, err := OpenDisk(k.pathOf(row.Folder))
	if err != nil {
		return file, nil, onDisk(err, "open folder")
	}
	defer disk.Close()
	opened, err = disk.Open(row.File.DiskName)
	return file, opened, onDisk(err, "open file")
}

var errNoThumbnail = errors.New("this file has no thumbnail")

// thumbnail returns a small picture of a file, from the cache or, one at a time, made now.
func (k *keeper) thumbnail(ctx context.Context, id string) ([]byte, error) {
	file, opened, err := k.read(ctx, id)
	if err != nil {
		return nil, err
	}
	defer opened.Close()
	if file.Kind != coaching.FileImage || file.Version == "" {
		return nil, errNoThumbnail
	}
	kept := filepath.Join(k.cache, file.Version[:2], file.Version+".jpg")
	if picture, err := os.ReadFile(kept); err == nil {
		return picture, nil
	}
	k.drawing.Lock()
	defer k.drawing.Unlock()
	if err := ctx.Err(); err != nil {
		return nil, err // nobody waits for it any more
	}
	picture, err := Thumbnail(ctx, opened, thumbnailSide)
	if err != nil {
		return nil, fmt.Errorf("draw thumbnail: %w", err)
	}
	return picture, keepThumbnail(kept, picture)
}

// keepThumbnail writes a thumbnail so that nobody finds half of one.
func keepThumbnail(path string, picture []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("make cache: %w", err)
	}
	half := path + "." + uuid.NewString()
	if err := os.WriteFile(half, picture, 0o600); err != nil {
		return fmt.Errorf("keep thumbnail: %w", err)
	}
	return os.Rename(half, path)
}
