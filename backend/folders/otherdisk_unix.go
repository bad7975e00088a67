//go:build !windows

package folders

import (
	"errors"
	"syscall"
)

// otherDisk says whether a file could not be moved because the place is on another disk.
func otherDisk(err error) bool { return errors.Is(err, syscall.EXDEV) }
