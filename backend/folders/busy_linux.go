package folders

import (
	"os"
	"runtime"

	"golang.org/x/sys/unix"
)

// beingWritten says whether any program has the file open for writing: the system refuses a lease for reading then. It
// gives one to the owner only, on local disks only; elsewhere size and time alone tell.
func beingWritten(file *os.File) bool {
	fd := file.Fd()
	_, err := unix.FcntlInt(fd, unix.F_SETLEASE, unix.F_RDLCK)
	if err == nil {
		_, _ = unix.FcntlInt(fd, unix.F_SETLEASE, unix.F_UNLCK)
	}
	runtime.KeepAlive(file)
	return err == unix.EAGAIN //nolint:errorlint // a number of the system
}

// inOneGo tells the system that a file is read from its first byte to its last.
func inOneGo(file *os.File) {
	_ = unix.Fadvise(int(file.Fd()), 0, 0, unix.FADV_SEQUENTIAL) // only a hint
	runtime.KeepAlive(file)
}

// inUse is about errors of Windows.
func inUse(error) bool { return false }
