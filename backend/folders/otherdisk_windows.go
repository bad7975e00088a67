package folders

import (
	"errors"

	"golang.org/x/sys/windows"
)

// otherDisk says whether a file could not be moved because the place is on another disk.
func otherDisk(err error) bool { return errors.Is(err, windows.ERROR_NOT_SAME_DEVICE) }
