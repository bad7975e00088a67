package folders

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// moveTree moves a folder. Within a disk it is one rename; between disks everything is copied next to the new place,
// which gets its name only when all of it is on disk, and then the old one is taken away.
func moveTree(from, to string) error {
	if !exists(from) {
		return os.MkdirAll(to, 0o700)
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return fmt.Errorf("make folder: %w", err)
	}
	if err := os.Remove(to); err != nil && !errors.Is(err, fs.ErrNotExist) { // it is empty
		return fmt.Errorf("clear folder: %w", err)
	}
	if os.Rename(from, to) == nil {
		return nil
	}
	half := to + ".alongside-moving"
	if err := errors.Join(os.RemoveAll(half), copyTree(from, half)); err != nil {
		return errors.Join(err, os.RemoveAll(half))
	}
	if err := os.Rename(half, to); err != nil {
		return errors.Join(fmt.Errorf("name folder: %w", err), os.RemoveAll(half))
	}
	return removeCopied(from, to)
}

// copyTree copies folders, files and links with their names and times.
func copyTree(from, to string) error {
	return filepath.WalkDir(from, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		below, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		target := filepath.Join(to, below)
		switch {
		case entry.IsDir():
			return os.MkdirAll(target, 0o700)
		case entry.Type()&fs.ModeSymlink != 0:
			leads, err := os.Readlink(path)
			if err != nil {
				return err
			}
			return os.Symlink(leads, target)
		case entry.Type().IsRegular():
			return copyFile(path, target)
		}
		return nil // pipes and sockets hold nothing
	})
}

func copyFile(from, to string) (err error) {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	before, err := source.Stat()
	if err != nil {
		return err
	}
	target, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, before.Mode().Perm())
	if err != nil {
		return err
	}
	copied, err := io.Copy(target, source)
	if err = errors.Join(err, target.Sync(), target.Close()); err != nil {
		return err
	}
	after, err := os.Stat(from)
	if err != nil {
		return err
	}
	if copied != after.Size() || !after.ModTime().Equal(before.ModTime()) {
		return fmt.Errorf("%s: %w", from, ErrChanged)
	}
	return os.Chtimes(to, before.ModTime(), before.ModTime())
}

// removeCopied takes away what stands in the new place exactly so. What came or changed meanwhile stays where it is.
func removeCopied(from, to string) error {
	var folders []string
	err := filepath.WalkDir(from, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			folders = append(folders, path)
			return err
		}
		below, err := filepath.Rel(from, path)
		if err != nil || !alike(path, filepath.Join(to, below)) {
			return err
		}
		return os.Remove(path)
	})
	for i := len(folders) - 1; i >= 0; i-- {
		_ = os.Remove(folders[i]) // where it is empty now
	}
	return err
}

func alike(one, other string) bool {
	a, errA := os.Lstat(one)
	b, errB := os.Lstat(other)
	return errA == nil && errB == nil && a.Mode().Type() == b.Mode().Type() &&
		(!a.Mode().IsRegular() || (a.Size() == b.Size() && a.ModTime().Equal(b.ModTime())))
}
