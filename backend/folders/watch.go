package folders

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

// WatchState says how changes of a folder are noticed.
type WatchState string

// States of a watcher.
const (
	Watching    WatchState = "watching"
	Polling     WatchState = "polling"     // looking now and then: no events, or not for all
	Unavailable WatchState = "unavailable" // there is no such folder now
)

// Watch calls hint when something may have changed below path, and told when the way of noticing changes. It lasts until
// ctx ends. Both are called one after the other, never at the same time; what happens meanwhile is hinted afterwards.
// The first hint comes when everything is watched, for what happened before that.
func Watch(ctx context.Context, path string, pace Pace, told func(WatchState), hint func()) {
	w := &watcher{path: filepath.Clean(path), pace: pace, hint: hint, open: openEvents, events: fileSystemOf(path).events}
	w.tell = func(state WatchState) (news bool) {
		if news = state != w.state; news {
			w.state = state
			told(state)
		}
		return news
	}
	for ctx.Err() == nil {
		w.session(ctx)
	}
}

// watcher is one folder that is watched.
type watcher struct {
	path   string
	pace   Pace
	state  WatchState
	tell   func(WatchState) (news bool)
	hint   func()
	open   func() (*fsnotify.Watcher, error)
	events bool // the disk tells what others write
}

func openEvents() (*fsnotify.Watcher, error) { return fsnotify.NewWatcher() }

// session watches the folder for as long as it is the same folder.
func (w *watcher) session(ctx context.Context) {
	root, err := os.Stat(w.path)
	if err != nil || !root.IsDir() {
		if w.tell(Unavailable) {
			w.hint()
		}
		w.pace.rest(ctx)
		return
	}
	w.events = fileSystemOf(w.path).events
	dirty := make(chan struct{}, 1)
	nudge(dirty)
	t := w.tree(dirty)
	defer func() { t.close() }()
	look := time.NewTicker(w.pace.Poll)
	defer look.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-look.C:
			if t == nil || !w.same(root) { // limits may have been raised, or the folder is another one now
				return
			}
			if !w.events {
				nudge(dirty)
			}
			continue
		case <-dirty:
		}
		if !w.pace.settle(ctx, dirty) || !w.same(root) {
			return
		}
		t = w.renew(t, dirty)
		w.hint()
	}
}

// same says whether the path still leads to the folder that is watched; no event tells that a disk was unmounted.
func (w *watcher) same(root os.FileInfo) bool {
	now, err := os.Stat(w.path)
	return err == nil && os.SameFile(root, now)
}

// tree watches all directories, and tells what can be had.
func (w *watcher) tree(dirty chan struct{}) *tree {
	events, err := w.open()
	if err != nil {
		w.tell(Polling)
		return nil
	}
	t := newTree(w.path, events, dirty)
	return w.walked(t)
}

// renew watches what is new. Directories that were moved are watched under their old names: then all begins anew.
func (w *watcher) renew(t *tree, dirty chan struct{}) *tree {
	switch {
	case t == nil:
		return nil
	case t.outdated():
		t.close()
		return w.tree(dirty)
	}
	return w.walked(t)
}

func (w *watcher) walked(t *tree) *tree {
	if err := t.walk(); err != nil {
		t.close()
		w.tell(Polling)
		return nil
	}
	if w.events {
		w.tell(Watching)
	} else {
		w.tell(Polling)
	}
	return t
}

// nudge says that something happened, unless that is known already. It never waits.
func nudge(dirty chan<- struct{}) {
	select {
	case dirty <- struct{}{}:
	default:
	}
}
