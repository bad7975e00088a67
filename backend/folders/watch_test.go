package folders

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) {
	if child := os.Getenv(limitedChild); child != "" {
		os.Exit(limited(child))
	}
	goleak.VerifyTestMain(m)
}

// quick is a pace for tests.
var quick = Pace{Quiet: 30 * time.Millisecond, Longest: 300 * time.Millisecond, Poll: 100 * time.Millisecond}

// watch is a watcher that a test looks at.
type watch struct {
	t      *testing.T
	lock   sync.Mutex
	states []WatchState
	count  atomic.Int64
	inside atomic.Bool
}

func watched(t *testing.T, path string) *watch {
	t.Helper()
	return watchedWith(t, path, func(w *watch) {})
}

// watchedWith runs what a hint is to do, and ends the watcher with the test.
func watchedWith(t *testing.T, path string, hint func(*watch)) *watch {
	t.Helper()
	w := &watch{t: t}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		Watch(ctx, path, quick, w.told, func() {
			if !w.inside.CompareAndSwap(false, true) {
				t.Error("hinted while a hint was at work")
			}
			hint(w)
			w.inside.Store(false)
			w.count.Add(1)
		})
	}()
	t.Cleanup(func() { cancel(); <-done })
	return w
}

func (w *watch) told(s WatchState) {
	w.lock.Lock()
	defer w.lock.Unlock()
	w.states = append(w.states, s)
}

func (w *watch) hints() int64 { return w.count.Load() }

func (w *watch) is(want WatchState) {
	w.t.Helper()
	soon(w.t, 5*time.Second, string(want), func() bool {
		w.lock.Lock()
		defer w.lock.Unlock()
		return len(w.states) > 0 && w.states[len(w.states)-1] == want
	})
}

func TestA1WhatIsMadeBeforeItIsWatchedIsFound(t *testing.T) {
	t.Parallel()
	d := opened(t, t.TempDir())
	var found atomic.Int64
	w := watchedWith(t, d.Path(), func(*watch) {
		if disk, err := d.Scan(context.Background()); err == nil {
			found.Store(int64(len(disk.Files)))
		}
	})
	w.is(Watching)
	for i := range 100 {
		folder := filepath.Join(d.Path(), fmt.Sprint(i), "a", "b", "c")
		must(t, os.MkdirAll(folder, 0o700))
		must(t, os.WriteFile(filepath.Join(folder, "file"), nil, 0o600))
		if i%10 == 9 {
			soon(t, 2*time.Second, "all files in new folders", func() bool { return found.Load() == int64(i+1) })
		}
	}
	must(t, os.WriteFile(filepath.Join(d.Path(), "7", "a", "b", "c", "later"), nil, 0o600))
	soon(t, 2*time.Second, "a file in a folder that was new", func() bool { return found.Load() == 101 })
	must(t, os.Rename(filepath.Join(d.Path(), "7"), filepath.Join(d.Path(), "moved")))
	hints := w.hints()
	soon(t, 2*time.Second, "a folder that was moved", func() bool { return w.hints() > hints })
	must(t, os.WriteFile(filepath.Join(d.Path(), "moved", "a", "b", "last"), nil, 0o600))
	soon(t, 2*time.Second, "a file in a folder that was moved", func() bool { return found.Load() == 102 })
}

func TestA2ABurstEndsInTheRightState(t *testing.T) {
	d := opened(t, t.TempDir()) // alone, since it keeps the machine busy
	var found atomic.Int64
	w := watchedWith(t, d.Path(), func(*watch) {
		if disk, err := d.Scan(context.Background()); err == nil {
			found.Store(int64(len(disk.Files)))
		}
	})
	w.is(Watching)
	const burst = 20_000
	for i := range burst {
		must(t, os.WriteFile(filepath.Join(d.Path(), fmt.Sprint(i)), nil, 0o600))
	}
	soon(t, 5*time.Second, "all of a burst", func() bool { return found.Load() == burst })
	if w.hints() > burst/100 {
		t.Fatalf("%d hints", w.hints())
	}
}

func TestA2AnOverflowIsHintedAndNothingIsLost(t *testing.T) {
	t.Parallel()
	dirty := make(chan struct{}, 1)
	events := &fsnotify.Watcher{Events: make(chan fsnotify.Event), Errors: make(chan error)}
	tr := newTree("/folder", events, dirty)
	events.Errors <- fsnotify.ErrEventOverflow
	<-dirty
	events.Errors <- errors.New("anything")
	<-dirty
	for range 1000 { // nobody takes what is nudged, and the drain goes on
		events.Events <- fsnotify.Event{Name: "/folder/file", Op: fsnotify.Create}
	}
	making := fsnotify.Event{Name: "/folder/.alongside-x.tmp", Op: fsnotify.Create}
	events.Events <- making // taken when everything before it is dealt with
	<-dirty
	events.Events <- making
	close(events.Events)
	<-tr.drained
	if len(dirty) != 0 {
		t.Fatal("a file in the making was hinted")
	}
}

func TestA3WithoutWatchesItPolls(t *testing.T) {
	t.Parallel()
	d := opened(t, t.TempDir())
	var w watcher
	var states []WatchState
	var hints atomic.Int64
	able := atomic.Bool{}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	w = watcher{path: d.Path(), pace: quick, hint: func() { hints.Add(1) }, open: func() (*fsnotify.Watcher, error) {
		if !able.Load() {
			return nil, errors.New("too many open files")
		}
		return fsnotify.NewWatcher()
	}}
	w.tell = func(s WatchState) bool {
		news := s != w.state
		if w.state = s; news {
			states = append(states, s)
		}
		return news
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for ctx.Err() == nil {
			w.session(ctx)
		}
	}()
	soon(t, 5*time.Second, "hints without events", func() bool { return hints.Load() > 3 })
	able.Store(true) // limits were raised
	soon(t, 5*time.Second, "quiet", func() bool { n := hints.Load(); time.Sleep(3 * quick.Poll); return hints.Load() == n })
	cancel()
	<-done
	if fmt.Sprint(states) != "[polling watching]" {
		t.Fatal(states)
	}
}

func TestA8AFolderThatGoesAndComesIsTold(t *testing.T) {
	t.Parallel()
	top := t.TempDir()
	path := filepath.Join(top, "folder")
	w := watched(t, path)
	w.is(Unavailable)
	must(t, os.Mkdir(path, 0o700))
	w.is(Watching)
	must(t, os.Rename(path, filepath.Join(top, "elsewhere")))
	w.is(Unavailable)
	must(t, os.Mkdir(path, 0o700))
	w.is(Watching)
	soon(t, 5*time.Second, "the first hint", func() bool { n := w.hints(); time.Sleep(4 * quick.Poll); return w.hints() == n })
	hints := w.hints()
	must(t, os.WriteFile(filepath.Join(path, "file"), nil, 0o600))
	soon(t, 5*time.Second, "a hint of the new folder", func() bool { return w.hints() > hints })
}

func TestAHintComesAfterASecondOfQuietAndAfterTenAtMost(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		dirty := make(chan struct{}, 1)
		begun := time.Now()
		nudge(dirty)
		if !Usual.settle(t.Context(), dirty) || time.Since(begun) != time.Second {
			t.Fatalf("after %s", time.Since(begun))
		}
		ctx, cancel := context.WithCancel(t.Context())
		go func() {
			for ctx.Err() == nil { // a program that writes without a pause
				nudge(dirty)
				time.Sleep(300 * time.Millisecond)
			}
		}()
		begun = time.Now()
		if !Usual.settle(ctx, dirty) || time.Since(begun) != 10*time.Second {
			t.Fatalf("after %s", time.Since(begun))
		}
		cancel()
		if Usual.settle(ctx, make(chan struct{})) || Usual.rest(ctx) {
			t.Fatal("waited for what has ended")
		}
		begun = time.Now()
		if !Usual.rest(t.Context()) || time.Since(begun) != 15*time.Second {
			t.Fatalf("after %s", time.Since(begun))
		}
	})
}

func TestTheUsualPaceOnARealDisk(t *testing.T) {
	t.Parallel()
	path := t.TempDir()
	hints := make(chan time.Time, 8)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		Watch(ctx, path, Usual, func(WatchState) {}, func() { hints <- time.Now() })
	}()
	<-hints
	begun := time.Now()
	must(t, os.WriteFile(filepath.Join(path, "file"), nil, 0o600))
	if took := (<-hints).Sub(begun); took < time.Second || took > 4*time.Second { // two on a machine that is not busy
		t.Errorf("hinted after %s", took)
	}
	cancel()
	<-done
}
