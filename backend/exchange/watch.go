package exchange

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	gather      = 50 * time.Millisecond // events of one change become one hint
	mostWatched = 2000                  // folders: a system has only so many watches to give
	deepest     = 2                     // root, pair, device
)

// Watch hints that it is worth listing again: soon after something changed, and every 15 seconds in any case, since no event
// tells what another machine writes to a network drive, nor that a disk came back. Hints that nobody takes become one. The
// channel is closed when ctx ends.
func (f *Folder) Watch(ctx context.Context) (<-chan struct{}, error) {
	top, err := f.top()
	if err != nil {
		return nil, err
	}
	top.close()
	w := &watcher{Folder: f, hints: make(chan struct{}, 1), look: time.NewTicker(f.poll)}
	go func() {
		defer close(w.hints)
		defer w.look.Stop()
		for ctx.Err() == nil {
			w.session(ctx)
		}
	}()
	return w.hints, nil
}

// watcher is one watch of a folder.
type watcher struct {
	*Folder
	hints  chan struct{}
	look   *time.Ticker
	events *fsnotify.Watcher
	known  map[string]bool // folders that are watched
}

// hint never waits: a hint that was not taken yet says the same.
func (w *watcher) hint() {
	select {
	case w.hints <- struct{}{}:
	default:
	}
}

// session watches for as long as it is the same folder and every event is told.
func (w *watcher) session(ctx context.Context) {
	root, err := os.Stat(w.path)
	if err == nil && root.IsDir() && !isFar(w.path) && w.begin() {
		defer w.events.Close()
		w.hint() // for what happened before
		w.follow(ctx, root)
		return
	}
	w.hint()
	select {
	case <-ctx.Done():
	case <-w.look.C:
	}
}

// begin watches all folders, and says whether the system has watches to give.
func (w *watcher) begin() bool {
	events, err := w.Folder.events()
	if err != nil {
		return false
	}
	w.events, w.known = events, map[string]bool{}
	if w.add(w.path, 0) {
		return true
	}
	_ = events.Close() // it only lets go
	return false
}

// follow takes events until ctx ends, or what is watched is not what is there.
func (w *watcher) follow(ctx context.Context, root fs.FileInfo) {
	gathered := time.NewTimer(gather)
	defer gathered.Stop()
	gathered.Stop()
	waiting := false
	for {
		select {
		case <-ctx.Done():
			return
		case <-gathered.C:
			waiting = false
			w.hint()
		case <-w.look.C:
			if now, err := os.Stat(w.path); err != nil || !os.SameFile(root, now) {
				return // no event tells that a disk was unmounted
			}
			w.hint()
		case event, open := <-w.events.Events:
			if !open || !w.take(event) {
				return
			}
			if !waiting && isNews(event) {
				waiting = true
				gathered.Reset(gather)
			}
		case err := <-w.events.Errors: // some events are lost
			if err != nil && !errors.Is(err, fsnotify.ErrEventOverflow) {
				slog.Warn("watch exchange folder", "error", err)
			}
			return
		}
	}
}

// isNews says whether an event may be one of a file that List returns. What a program is still writing is not.
func isNews(event fsnotify.Event) bool {
	return event.Op != fsnotify.Chmod && !ignored(filepath.Base(event.Name))
}

// take watches a folder that is new, and says whether all is still watched under its name.
func (w *watcher) take(event fsnotify.Event) bool {
	if w.known[event.Name] && (event.Has(fsnotify.Rename) || event.Has(fsnotify.Remove)) {
		return false
	}
	below, err := filepath.Rel(w.path, event.Name)
	if err != nil || !event.Has(fsnotify.Create) {
		return true
	}
	return w.add(event.Name, strings.Count(below, string(filepath.Separator))+1)
}

// add watches a folder and those in it. A folder is watched before it is read, so that what is made in it meanwhile is either
// read or told. It says false where there is no watch to be had, true for what is no folder, not for us, or gone already.
func (w *watcher) add(folder string, depth int) bool {
	if info, err := os.Lstat(folder); depth > 0 && (depth > deepest || err != nil || !info.IsDir() || !plain(filepath.Base(folder))) {
		return true
	}
	if len(w.known) >= mostWatched {
		return false
	}
	if err := w.events.Add(folder); err != nil {
		_, gone := os.Lstat(folder)
		return gone != nil || errors.Is(err, fs.ErrPermission)
	}
	w.known[folder] = true
	return depth == deepest || w.addBelow(folder, depth)
}

func (w *watcher) addBelow(folder string, depth int) bool {
	dir, err := os.OpenFile(folder, os.O_RDONLY|neverWait, 0)
	if err != nil {
		return true // gone or not for us; List tells
	}
	defer dir.Close()
	for {
		entries, err := dir.ReadDir(atOnce)
		for _, entry := range entries {
			if entry.IsDir() && !w.add(filepath.Join(folder, entry.Name()), depth+1) {
				return false
			}
		}
		if err != nil {
			return true
		}
	}
}
