//go:build !windows

package exchange

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

const neverWait = syscall.O_NONBLOCK // a pipe in the place of a file would wait for a writer

func isFull(err error) bool { return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) }

func isReadOnly(err error) bool { return errors.Is(err, syscall.EROFS) }

// isBusy is about errors of Windows.
func isBusy(error) bool { return false }

func isRegular(info fs.FileInfo) bool { return info.Mode().IsRegular() }

// syncFolder hands the names of a directory to the disk; network drives and some others have no way to do that.
func syncFolder(dir *os.File) error {
	if err := dir.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, syscall.ENOTSUP) && !errors.Is(err, syscall.ENOSYS) {
		return err
	}
	return nil
}
