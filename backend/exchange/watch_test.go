package exchange

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// watched watches a folder, and waits for the first hint. The watch ends with the test.
func watched(t *testing.T, f *Folder) <-chan struct{} {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	hints, err := f.Watch(ctx)
	must(t, err)
	t.Cleanup(func() {
		cancel()
		for range hints { // until it is closed
		}
	})
	hinted(t, hints, "the watch began")
	return hints
}

func hinted(t *testing.T, hints <-chan struct{}, after string) {
	t.Helper()
	select {
	case _, open := <-hints:
		if !open {
			t.Fatal("closed")
		}
	case <-time.After(5 * time.Second):
		t.Fatalf("no hint after %s", after)
	}
}

// quiet takes hints until none comes any more.
func quiet(hints <-chan struct{}) {
	for {
		select {
		case <-hints:
		case <-time.After(4 * gather):
			return
		}
	}
}

// seen takes hints until the pair has a file of that name.
func seen(t *testing.T, f *Folder, hints <-chan struct{}, pair, name string) {
	t.Helper()
	for {
		hinted(t, hints, name+" was written")
		files, err := f.List(pair)
		must(t, err)
		if slices.ContainsFunc(files, func(file File) bool { return file.Name == name }) {
			return
		}
	}
}

// never is a pace at which nobody looks without an event.
const never = time.Hour

func TestAFileInAFolderMadeAMomentAgoIsHinted(t *testing.T) {
	t.Parallel()
	path := t.TempDir()
	f := opened(t, path)
	f.poll = never
	hints := watched(t, f)
	for i := range 100 {
		pair := fmt.Sprint("pair", i/2) // every second time only the folder of the device is new
		folder := filepath.Join(path, pair, fmt.Sprint("device", i))
		must(t, os.MkdirAll(folder, 0o700))
		must(t, os.WriteFile(filepath.Join(folder, "first.alongside"), nil, 0o600))
		seen(t, f, hints, pair, "first.alongside")
		must(t, f.Put(pair, fmt.Sprint("device", i), fmt.Sprint(i, ".alongside"), strings.NewReader("x")))
		seen(t, f, hints, pair, fmt.Sprint(i, ".alongside"))
	}
}

func TestManyEventsAreFewHintsAndFilesInTheMakingNone(t *testing.T) {
	t.Parallel()
	path := t.TempDir()
	f := opened(t, path)
	f.poll = never
	put(t, f, "mine", "a.alongside", "one")
	hints := watched(t, f)
	quiet(hints)
	at := filepath.Join(path, "pair", "mine")
	for _, name := range []string{".syncthing.b.alongside.tmp", "~syncthing~b.alongside.tmp", "b.alongside.part", ".b.alongside.tmp"} {
		must(t, os.WriteFile(filepath.Join(at, name), []byte("x"), 0o600))
	}
	select {
	case <-hints:
		t.Fatal("a file in the making was hinted")
	case <-time.After(6 * gather):
	}
	for i := range 2000 {
		must(t, os.WriteFile(filepath.Join(at, fmt.Sprint(i, ".alongside")), nil, 0o600))
	}
	time.Sleep(4 * gather)
	if len(hints) != 1 {
		t.Fatalf("%d hints", len(hints))
	}
	quiet(hints)
	must(t, os.Remove(filepath.Join(at, "7.alongside")))
	hinted(t, hints, "a file was removed")
}

func TestWhatIsMovedOrGoesAndComesIsWatchedAnew(t *testing.T) {
	t.Parallel()
	top := t.TempDir()
	path := filepath.Join(top, "exchange")
	must(t, os.Mkdir(path, 0o700))
	f := opened(t, path)
	f.poll = 300 * time.Millisecond
	put(t, f, "mine", "a.alongside", "one")
	hints := watched(t, f)
	must(t, os.Rename(filepath.Join(path, "pair"), filepath.Join(path, "moved")))
	seen(t, f, hints, "moved", "a.alongside")
	must(t, os.WriteFile(filepath.Join(path, "moved", "mine", "b.alongside"), nil, 0o600))
	seen(t, f, hints, "moved", "b.alongside")
	for i := range 3 {
		must(t, os.Rename(path, filepath.Join(top, fmt.Sprint("away", i))))
		hinted(t, hints, "it went")
		must(t, os.Mkdir(path, 0o700))
		put(t, f, "mine", "c.alongside", "one")
		seen(t, f, hints, "pair", "c.alongside")
		put(t, f, "mine", "d.alongside", "one")
		seen(t, f, hints, "pair", "d.alongside")
	}
}

func TestWithoutEventsItIsLookedNowAndThen(t *testing.T) {
	t.Parallel()
	f := opened(t, t.TempDir())
	f.poll = 50 * time.Millisecond
	var able atomic.Bool
	var tries atomic.Int64
	f.events = func() (*fsnotify.Watcher, error) {
		if tries.Add(1); !able.Load() {
			return nil, errors.New("too many open files")
		}
		return fsnotify.NewWatcher()
	}
	hints := watched(t, f)
	for range 5 {
		hinted(t, hints, "a while")
	}
	able.Store(true) // limits were raised
	had := tries.Load()
	soon(t, 5*time.Second, "another try", func() bool { return tries.Load() > had })
	hinted(t, hints, "a while")
}

func TestLostEventsAreHintedAndItIsWatchedAgain(t *testing.T) {
	t.Parallel()
	f := opened(t, t.TempDir())
	f.poll = never
	made := make(chan *fsnotify.Watcher, 10)
	f.events = func() (*fsnotify.Watcher, error) {
		events, err := fsnotify.NewWatcher()
		made <- events
		return events, err
	}
	hints := watched(t, f)
	quiet(hints)
	for i, fault := range []error{fsnotify.ErrEventOverflow, errors.New("anything")} {
		(<-made).Errors <- fault
		hinted(t, hints, "events were lost")
		put(t, f, "mine", fmt.Sprint(i, ".alongside"), "x")
		hinted(t, hints, "a file was put")
		quiet(hints)
	}
}

func TestTheHintsEndWithTheContext(t *testing.T) {
	t.Parallel()
	f := opened(t, t.TempDir())
	for range 50 {
		ctx, cancel := context.WithCancel(t.Context())
		hints, err := f.Watch(ctx)
		must(t, err)
		cancel()
		for range hints { // until it is closed
		}
	}
	must(t, f.Close())
	_, err := f.Watch(t.Context())
	fails(t, err, os.ErrClosed)
}
