// Package exchange is the folder through which two people's devices exchange files: one that a sync program keeps the same
// on both machines, a network drive, or a stick that is carried. It carries files and knows not what is in them.
//
// Every device writes below a folder of its own, pair/device/name, and reads those of the others. A file appears whole or not
// at all, is never changed, and may be there twice, late, or not at all: what a name stands for, whoever reads it has to
// prove. Names, links and files that others put there are hostile until proven otherwise, and nothing leads out of the folder.
package exchange

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"alongside/backend/problem"

	"github.com/fsnotify/fsnotify"
)

// ErrRefused is returned for a name that no device gives to a file, and for a link, a folder or a device in a file's place.
var ErrRefused = errors.New("nothing that belongs into an exchange folder")

// Folder is an exchange folder. It is opened anew for every act, so that a stick can be pulled out between two of them, and
// a folder that went and came back is found again.
type Folder struct {
	path   string
	closed atomic.Bool
	poll   time.Duration // between two looks that no event asked for
	events func() (*fsnotify.Watcher, error)

	lock    sync.Mutex
	free    *sync.Cond
	writing map[string]bool // files in the making
}

// Open opens the exchange folder at root. One that is not there is a problem: it is never made, since it may be that its disk
// is only not connected.
func Open(root string) (*Folder, error) {
	path, err := filepath.Abs(root)
	if err != nil {
		return nil, fmt.Errorf("open exchange folder: %w", err)
	}
	f := &Folder{path: path, poll: 15 * time.Second, events: fsnotify.NewWatcher, writing: map[string]bool{}}
	f.free = sync.NewCond(&f.lock)
	top, err := f.top()
	if err != nil {
		return nil, err
	}
	top.close()
	return f, nil
}

// Close ends the use of the folder: what is called later fails with os.ErrClosed. What is watched ends with its context.
func (f *Folder) Close() error {
	f.closed.Store(true)
	return nil
}

// top opens the folder itself.
func (f *Folder) top() (*place, error) {
	if f.closed.Load() {
		return nil, os.ErrClosed
	}
	root, err := os.OpenRoot(f.path)
	if err != nil {
		return nil, f.gone(err)
	}
	return placeOf(root)
}

// gone gives an error of the folder itself its sentence.
func (f *Folder) gone(err error) error {
	if errors.Is(err, fs.ErrPermission) {
		return f.told(err, "read")
	}
	// What is no folder any more, and a drive that does not answer, is as far away as one that is not there.
	return problem.Because(problem.CodeNotFound, fmt.Sprintf("The exchange folder “%s” is not there. Connect the disk that it is on, or choose another folder.", f.path), err)
}

// told gives an error that people can mend its sentence; act says what was not possible with the folder.
func (f *Folder) told(err error, act string) error {
	switch {
	case err == nil:
		return nil
	case problem.CodeOf(err) != problem.CodeInternal:
		return err
	case errors.Is(err, fs.ErrNotExist): // it went while something was done to it
		return f.gone(err)
	case isFull(err):
		return problem.Because(problem.CodeDiskFull, fmt.Sprintf("There is no room left in the exchange folder “%s”. Free some space there, and try again.", f.path), err)
	case errors.Is(err, fs.ErrPermission), isReadOnly(err):
		return problem.Because(problem.CodeReadOnly, fmt.Sprintf("Alongside may not %s the exchange folder “%s”. Look at its permissions, or choose another folder.", act, f.path), err)
	case isBusy(err):
		return problem.Because(problem.CodeBusy, fmt.Sprintf("Another program holds a file in the exchange folder “%s”. Try again in a moment.", f.path), err)
	}
	return fmt.Errorf("%s exchange folder: %w", act, err)
}
