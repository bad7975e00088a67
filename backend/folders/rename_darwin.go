package folders

import (
	"os"
	"runtime"

	"golang.org/x/sys/unix"
)

// renameNew gives a file another name, or moves it to another directory of the same disk, unless the name is taken.
// errUnable says that this disk cannot do it in one step.
func renameNew(in *os.File, from string, to *os.File, name string) error {
	err := unix.RenameatxNp(int(in.Fd()), from, int(to.Fd()), name, unix.RENAME_EXCL)
	runtime.KeepAlive(in)
	runtime.KeepAlive(to)
	if err == unix.EINVAL || err == unix.ENOSYS || err == unix.ENOTSUP { //nolint:errorlint // numbers of the system
		return errUnable
	}
	if err != nil {
		return &os.LinkError{Op: "rename", Old: from, New: name, Err: err}
	}
	return nil
}

// renameAcross is renameNew without the condition.
func renameAcross(in *os.File, from string, to *os.File, name string) error {
	err := unix.Renameat(int(in.Fd()), from, int(to.Fd()), name)
	runtime.KeepAlive(in)
	runtime.KeepAlive(to)
	if err != nil {
		return &os.LinkError{Op: "rename", Old: from, New: name, Err: err}
	}
	return nil
}
