package desktop

import (
	"os"
	"path/filepath"

	"alongside/backend/problem"

	"github.com/gofrs/flock"
)

// Hold makes a data folder and takes its lock, so that two programs never write the same data. The lock is held until it is
// unlocked, or the program ends.
func Hold(folder, file string) (*flock.Flock, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, problem.Because(problem.CodeReadOnly, "The data folder "+folder+" cannot be made or opened. See that the disk is there and that you may write to it, and try again.", err)
	}
	lock := flock.New(filepath.Clean(file))
	held, err := lock.TryLock()
	if err != nil {
		return nil, problem.Because(problem.CodeReadOnly, "The data folder "+folder+" cannot be written. Make it writable or free some space, and try again.", err)
	}
	if !held {
		return nil, problem.Because(problem.CodeOpen, "Alongside is open already with this data. Use that window, or close it and try again.", nil)
	}
	return lock, nil
}
