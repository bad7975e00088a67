package folders

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"github.com/fsnotify/fsnotify"
)

var errTooManyToWatch = errors.New("more entries than this system can watch")

// tree is the directories of a folder that are watched.
type tree struct {
	path    string
	events  *fsnotify.Watcher
	drained chan struct{}

	lock  sync.Mutex
	known map[string]bool // directories, by the names they are watched under
	moved bool            // one of them was
}

func newTree(path string, events *fsnotify.Watcher, dirty chan<- struct{}) *tree {
	t := &tree{path: path, events: events, drained: make(chan struct{}), known: map[string]bool{}}
	go t.drain(dirty)
	return t
}

func (t *tree) close() {
	if t != nil {
		_ = t.events.Close() // it only lets go
		<-t.drained
	}
}

// drain takes events as quickly as they come, so that the system's queue does not overflow, and only says that there were
// some. Errors, and a queue that did overflow, say the same.
func (t *tree) drain(dirty chan<- struct{}) {
	defer close(t.drained)
	for {
		select {
		case event, open := <-t.events.Events:
			if !open {
				return
			}
			if event.Name == t.path || !Ignored(filepath.Base(event.Name)) {
				t.note(event)
				nudge(dirty)
			}
		case _, open := <-t.events.Errors:
			if !open {
				return
			}
			nudge(dirty)
		}
	}
}

func (t *tree) note(event fsnotify.Event) {
	if event.Has(fsnotify.Rename) || event.Has(fsnotify.Remove) {
		t.lock.Lock()
		t.moved = t.moved || t.known[event.Name]
		t.lock.Unlock()
	}
}

// outdated says whether a directory was moved or removed, so that names no longer fit.
func (t *tree) outdated() bool {
	t.lock.Lock()
	defer t.lock.Unlock()
	return t.moved
}

// walk watches every directory. A directory is watched before it is read, so that what is made in it meanwhile is
// either read or told. It fails where the system has no more watches to give.
func (t *tree) walk() error {
	entries := 0
	return t.descend(t.path, 0, &entries)
}

func (t *tree) descend(folder string, depth int, entries *int) error {
	if err := t.events.Add(folder); err != nil {
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) || isNoFolder(folder) {
			return nil // gone since it was listed, or not for us: a scan tells
		}
		return err
	}
	t.lock.Lock()
	t.known[folder] = true
	t.lock.Unlock()
	below, err := t.read(folder, entries)
	if err != nil || depth >= deepest {
		return err
	}
	for _, name := range below {
		if err := t.descend(filepath.Join(folder, name), depth+1, entries); err != nil {
			return err
		}
	}
	return nil
}

// read returns the directories in one, without links.
func (t *tree) read(folder string, entries *int) (below []string, err error) {
	dir, err := os.Open(folder)
	if err != nil {
		return nil, nil //nolint:nilerr // as in descend
	}
	defer dir.Close()
	for {
		some, err := dir.ReadDir(atOnce)
		*entries += len(some)
		for _, entry := range some {
			if entry.IsDir() && !Ignored(entry.Name()) {
				below = append(below, entry.Name())
			}
		}
		switch {
		case mostWatched > 0 && *entries > mostWatched:
			return nil, errTooManyToWatch
		case errors.Is(err, io.EOF) || *entries > mostFiles:
			return below, nil
		case err != nil:
			return below, nil //nolint:nilerr // as in descend
		}
	}
}

func isNoFolder(path string) bool {
	info, err := os.Lstat(path)
	return err != nil || !info.IsDir()
}
