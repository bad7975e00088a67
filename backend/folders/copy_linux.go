package folders

import (
	"os"
	"runtime"

	"golang.org/x/sys/unix"
)

// room asks the disk beforehand, so that one that is too full says so at once.
func room(file *os.File, size int64) error {
	if size < chunk {
		return nil
	}
	var disk unix.Statfs_t
	err := unix.Fstatfs(int(file.Fd()), &disk)
	runtime.KeepAlive(file)
	if err == nil && disk.Blocks > 0 && int64(disk.Bavail)*disk.Bsize < size { //nolint:unconvert // its size differs between machines
		return &os.PathError{Op: "write", Path: file.Name(), Err: unix.ENOSPC}
	}
	return nil
}

// within lets the system copy some bytes from file to file, which need not come to us then; some disks even share them.
// It is false where the system cannot do that with these two.
func within(to, from *os.File, most int) (n int, able bool, err error) {
	n, err = unix.CopyFileRange(int(from.Fd()), nil, int(to.Fd()), nil, most, 0)
	runtime.KeepAlive(to)
	runtime.KeepAlive(from)
	switch err { //nolint:errorlint // numbers of the system
	case nil:
		return n, true, nil
	case unix.EXDEV, unix.EINVAL, unix.ENOSYS, unix.EOPNOTSUPP, unix.EPERM:
		return 0, false, nil
	}
	return 0, true, &os.PathError{Op: "copy_file_range", Path: to.Name(), Err: err}
}
