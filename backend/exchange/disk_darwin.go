package exchange

import (
	"strings"

	"golang.org/x/sys/unix"
)

// isFar says whether events of what is on another machine cannot be relied on.
func isFar(path string) bool {
	var disk unix.Statfs_t
	if unix.Statfs(path, &disk) != nil {
		return true
	}
	return disk.Flags&unix.MNT_LOCAL == 0 || strings.Contains(unix.ByteSliceToString(disk.Fstypename[:]), "fuse")
}
