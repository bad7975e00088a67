package folders

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/problem"
)

const (
	largestReceived = 32 << 20 // bytes that cross the bridge; larger files come as paths
	tellEvery       = 100 * time.Millisecond
	showEvery       = 700 * time.Millisecond
	mostDropped     = 20_000 // files of one drop
)

// Attached is what came of attaching files. What could not be copied is left where it was.
type Attached struct {
	Added     []coaching.StoredFile `json:"added"`
	Failed    []SkippedFile         `json:"failed"`
	Cancelled bool                  `json:"cancelled"`
}

// Attach copies files, and what is in folders among them, into the folder of a place. It answers when it is done, and
// tells by events how far it is: files done, all files, bytes done, all bytes. What is copied stays when it is cancelled.
func (s *Files) Attach(place Place, paths []string) (result Attached, err error) {
	defer problem.Catch(&err)
	result = Attached{Added: []coaching.StoredFile{}, Failed: []SkippedFile{}}
	if err := place.check(); err != nil {
		return result, err
	}
	k := &s.keeper
	ctx, err := k.beginCopying()
	if err != nil {
		return result, err
	}
	defer k.endCopying()
	folder, err := k.ensure(ctx, place)
	if err != nil {
		return result, err
	}
	k.watchIfSeen(place, folder)
	err = k.copyAll(ctx, folder, paths, &result)
	if ctx.Err() != nil {
		result.Cancelled, err = true, nil
	}
	return result, err
}

// CancelAttach stops what is being attached after the file that is on its way.
func (s *Files) CancelAttach() (err error) {
	defer problem.Catch(&err)
	s.keeper.mu.Lock()
	defer s.keeper.mu.Unlock()
	if s.keeper.copying != nil {
		s.keeper.copying()
	}
	return nil
}

// Receive writes what was pasted, or dropped without a path, into the folder of a place. The bytes come as base64.
func (s *Files) Receive(place Place, name, content string) (file coaching.StoredFile, err error) {
	defer problem.Catch(&err)
	if err := place.check(); err != nil {
		return file, err
	}
	if base64.StdEncoding.DecodedLen(len(content)) > largestReceived {
		return file, problem.Invalid("file", "This file is larger than 32 MB. Attach it with the button, or put it into the folder.")
	}
	raw, err := base64.StdEncoding.DecodeString(content)
	if err != nil {
		return file, problem.Invalid("file", "This file did not arrive whole. Try again.")
	}
	return Put(s, place, name, bytes.NewReader(raw), time.Time{})
}

// Put writes a file into the folder of a place; it came and was last changed at the instant, or now where there is none. It is a
// function and no method, so that no bytes cross the bridge.
func Put(s *Files, place Place, name string, content io.Reader, at time.Time) (file coaching.StoredFile, err error) {
	k, ctx := &s.keeper, context.Background()
	folder, err := k.ensure(ctx, place)
	if err != nil {
		return file, err
	}
	k.watchIfSeen(place, folder)
	dated := !at.IsZero()
	if !dated {
		at = k.now()
	}
	file, err = k.keep(ctx, folder, at, func(disk *Disk) (Found, error) {
		found, err := disk.WriteIn(ctx, content, name)
		if err != nil || !dated {
			return found, err
		}
		found.Modified = at.UnixNano()
		return found, os.Chtimes(filepath.Join(disk.Path(), found.Name), at, at)
	})
	if err == nil {
		k.tell(folder)
	}
	return file, err
}

func (k *keeper) beginCopying() (context.Context, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.copying != nil {
		return nil, problem.Because(problem.CodeBusy, "Other files are being attached. Wait for them, or cancel them.", nil)
	}
	ctx, cancel := context.WithCancel(k.alive)
	k.copying = cancel
	return ctx, nil
}

func (k *keeper) endCopying() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.copying()
	k.copying = nil
}

// watchIfSeen begins to watch a folder that was made while somebody looks at its place.
func (k *keeper) watchIfSeen(place Place, folder db.Folder) {
	k.mu.Lock()
	each := k.attended[place]
	begin := each != nil && each.stop == nil
	k.mu.Unlock()
	if begin {
		k.watch(place, folder)
	}
}

// handed is a file to copy: where it is, and what it is to be called below the folder.
type handed struct {
	path string
	name string
	size int64
}

func (k *keeper) copyAll(ctx context.Context, folder db.Folder, paths []string, result *Attached) error {
	sources, err := gather(ctx, paths, result)
	if err != nil {
		return err
	}
	progress := &progress{files: len(sources), emit: k.emit, more: func() { k.tell(folder) }}
	for _, each := range sources {
		progress.bytes += each.size
	}
	defer progress.more()
	for _, each := range sources {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		file, err := k.keep(ctx, folder, k.now(), func(disk *Disk) (Found, error) {
			return disk.CopyInto(ctx, each.path, path.Dir(each.name), path.Base(each.name), progress.copied)
		})
		if err != nil && ctx.Err() == nil {
			result.Failed = append(result.Failed, SkippedFile{Name: coaching.Tidy(each.name), Why: sentence(err)})
		}
		if err == nil {
			result.Added = append(result.Added, file)
		}
		progress.ended(each.size)
	}
	progress.tell()
	return nil
}

// gather lists what is to be copied. Links and what is no file are left out and told.
func gather(ctx context.Context, paths []string, result *Attached) (sources []handed, err error) {
	for _, root := range paths {
		root = filepath.Clean(root)
		err := filepath.WalkDir(root, func(at string, entry fs.DirEntry, err error) error {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			name, _ := filepath.Rel(filepath.Dir(root), at)
			if err != nil {
				result.Failed = append(result.Failed, SkippedFile{Name: coaching.Tidy(name), Why: sentence(err)})
				return nil
			}
			if entry.IsDir() || (at != root && Ignored(entry.Name())) {
				return nil
			}
			info, err := os.Stat(at)
			if err != nil || !info.Mode().IsRegular() || (at != root && entry.Type() != 0) {
				result.Failed = append(result.Failed, SkippedFile{Name: coaching.Tidy(name), Why: "This is no ordinary file."})
				return nil
			}
			sources = append(sources, handed{at, filepath.ToSlash(name), info.Size()})
			if len(sources) > mostDropped {
				return problem.Invalid("files", "These are more than 20,000 files. Attach fewer at once.")
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return sources, nil
}

// keep writes a file into a folder and its row, as of an instant, at once, so that a look at the folder in between finds either none or both.
func (k *keeper) keep(ctx context.Context, folder db.Folder, at time.Time, write func(disk *Disk) (Found, error)) (file coaching.StoredFile, err error) {
	disk, err := OpenDisk(k.pathOf(folder))
	if err != nil {
		return file, onDisk(err, "open folder")
	}
	defer disk.Close()
	written, err := write(disk)
	if err != nil {
		return file, onDisk(err, "write file")
	}
	kinds := map[string]kindAndMime{written.Name: kindOf(disk, written)}
	standing := k.standingOf(folder.ID)
	standing.turn.Lock()
	defer standing.turn.Unlock()
	var row db.File
	err = k.db.InTx(ctx, k.now(), func(q *db.Queries) (err error) {
		if row, err = q.FileByName(ctx, folder.ID, written.Name); err == nil || !db.Missing(err) {
			return err // a look at the folder was quicker
		}
		a := &applying{Queries: q, ctx: ctx, folder: folder, at: at.UnixMilli(), kinds: kinds}
		if a.me, err = whoIAm(ctx, q); err != nil {
			return err
		}
		row, err = a.add(written)
		return err
	})
	return coaching.StoredFileFrom(row), wrap(err, "add file")
}

// progress counts what is copied, and tells of it now and then: how far it is, and that there are more files.
type progress struct {
	done, files  int
	moved, bytes int64
	before       int64 // bytes of the files that are done
	told, showed time.Time
	emit         events.Emit
	more         func()
}

// copied says how many bytes of the present file are there.
func (p *progress) copied(bytes int64) {
	p.moved = p.before + bytes
	if time.Since(p.told) > tellEvery {
		p.tell()
	}
}

// ended counts a file. Whoever shows the folder lists it anew for many files at once, not for each of a thousand.
func (p *progress) ended(size int64) {
	p.done++
	p.before += size
	p.copied(0)
	if time.Since(p.showed) > showEvery {
		p.showed = time.Now()
		p.more()
	}
}

func (p *progress) tell() {
	p.told = time.Now()
	p.emit(events.Copying, strconv.Itoa(p.done), strconv.Itoa(p.files), strconv.FormatInt(p.moved, 10), strconv.FormatInt(p.bytes, 10))
}

// sentence is what people are told of an error.
func sentence(err error) string {
	var told *problem.Error
	if errors.As(onDisk(err, "copy"), &told) {
		return told.Message
	}
	return "This file could not be read. " + strings.TrimSuffix(err.Error(), ".") + "."
}
