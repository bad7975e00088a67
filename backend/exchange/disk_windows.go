package exchange

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"golang.org/x/sys/windows"
)

const (
	neverWait = 0
	// What has one of these is with a provider, who gives it to whoever reads it.
	elsewhere = windows.FILE_ATTRIBUTE_OFFLINE | windows.FILE_ATTRIBUTE_RECALL_ON_OPEN | windows.FILE_ATTRIBUTE_RECALL_ON_DATA_ACCESS
)

// isFar says whether events of what is on another machine cannot be relied on.
func isFar(path string) bool {
	name := filepath.VolumeName(path)
	if name == "" || path[0] == '\\' {
		return true
	}
	volume, err := windows.UTF16PtrFromString(name + `\`)
	return err != nil || windows.GetDriveType(volume) == windows.DRIVE_REMOTE
}

func isFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL) || errors.Is(err, windows.ERROR_DISK_QUOTA_EXCEEDED)
}

func isReadOnly(err error) bool { return errors.Is(err, windows.ERROR_WRITE_PROTECT) }

// isBusy says whether another program may hold a file for a moment; Windows says that access is denied then, too.
func isBusy(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_ACCESS_DENIED)
}

// isRegular takes what a provider keeps for the file that it will be; a link never.
func isRegular(info fs.FileInfo) bool {
	mode := info.Mode()
	if data, is := info.Sys().(*syscall.Win32FileAttributeData); is && data.FileAttributes&elsewhere != 0 {
		mode &^= fs.ModeIrregular
	}
	return mode.IsRegular()
}

// syncFolder does nothing: Windows keeps a renamed name without being asked, and has no handle to ask with.
func syncFolder(*os.File) error { return nil }
