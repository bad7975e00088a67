package folders

import (
	"os"
	"runtime"

	"golang.org/x/sys/unix"
)

// room asks the disk for room beforehand, so that one that is too full says so at once.
func room(file *os.File, size int64) error {
	if size < chunk {
		return nil
	}
	err := unix.Fallocate(int(file.Fd()), unix.FALLOC_FL_KEEP_SIZE, 0, size)
	runtime.KeepAlive(file)
	if err == unix.ENOSPC || err == unix.EDQUOT || err == unix.EFBIG { //nolint:errorlint // numbers of the system
		return &os.PathError{Op: "fallocate", Path: file.Name(), Err: err}
	}
	return nil // most of the other disks cannot do it
}

// toDisk lets the system begin to bring a part of a file to the disk, so that the end has less to wait for.
func toDisk(file *os.File, from, length int64) {
	_ = unix.SyncFileRange(int(file.Fd()), from, length, unix.SYNC_FILE_RANGE_WRITE) // the sync at the end counts
	runtime.KeepAlive(file)
}

// shared makes a file share the bytes of another one, where both are on a disk that can do that.
func shared(to, from *os.File) bool {
	err := unix.IoctlFileClone(int(to.Fd()), int(from.Fd()))
	runtime.KeepAlive(to)
	runtime.KeepAlive(from)
	return err == nil
}
