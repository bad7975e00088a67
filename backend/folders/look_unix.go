//go:build linux || darwin

package folders

import (
	"io/fs"
	"os"
	"runtime"

	"golang.org/x/sys/unix"
)

func modeOf(mode uint32) fs.FileMode {
	perm := fs.FileMode(mode & 0o777)
	switch mode & unix.S_IFMT {
	case unix.S_IFREG:
		return perm
	case unix.S_IFDIR:
		return perm | fs.ModeDir
	case unix.S_IFLNK:
		return perm | fs.ModeSymlink
	case unix.S_IFIFO:
		return perm | fs.ModeNamedPipe
	case unix.S_IFSOCK:
		return perm | fs.ModeSocket
	}
	return perm | fs.ModeDevice
}

// me is who the app runs as.
var me = uint32(os.Geteuid())

// doubtful says whether the permissions of a file leave open whether we may read it. Mostly they do not.
func doubtful(mode, owner uint32) bool {
	if owner == me {
		return mode&unix.S_IRUSR == 0
	}
	return mode&unix.S_IROTH == 0
}

// readable asks whether a file can be read whose permissions let one doubt it.
func (p *place) readable(base string) Held {
	err := unix.Faccessat(int(p.dir.Fd()), base, unix.R_OK, unix.AT_EACCESS)
	runtime.KeepAlive(p.dir)
	if err == unix.EACCES || err == unix.EPERM { //nolint:errorlint // numbers of the system
		return HeldUnreadable
	}
	return ""
}
