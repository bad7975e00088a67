package folders

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// beingWritten need not be asked: a program that writes mostly lets nobody open the file meanwhile.
func beingWritten(*os.File) bool { return false }

// inOneGo has nobody to tell.
func inOneGo(*os.File) {}

// inUse says whether another program lets nobody else at a file for now.
func inUse(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_LOCK_VIOLATION)
}
