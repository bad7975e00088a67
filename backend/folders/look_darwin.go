package folders

import (
	"errors"
	"io/fs"
	"os"
	"runtime"
	"strings"

	"golang.org/x/sys/unix"
)

const (
	neverWait = unix.O_NONBLOCK // a pipe in the place of a file would wait for a writer
	dataless  = 0x40000000      // SF_DATALESS: the bytes are with a provider
)

func fileSystemOf(path string) fileSystem {
	var disk unix.Statfs_t
	var top unix.Stat_t
	if unix.Statfs(path, &disk) != nil || unix.Stat(path, &top) != nil {
		return fileSystem{}
	}
	kind := unix.ByteSliceToString(disk.Fstypename[:])
	near := disk.Flags&unix.MNT_LOCAL != 0 && !strings.Contains(kind, "fuse")
	return fileSystem{nodes: near && kind != "msdos" && kind != "exfat", events: near, device: uint64(uint32(top.Dev))}
}

// look asks the system for one name of this directory, without following a link.
func (p *place) look(base string) (seen, error) {
	var s unix.Stat_t
	err := unix.Fstatat(int(p.dir.Fd()), base, &s, unix.AT_SYMLINK_NOFOLLOW)
	runtime.KeepAlive(p.dir)
	if err != nil {
		return seen{}, &fs.PathError{Op: "fstatat", Path: base, Err: err}
	}
	look := seen{
		mode:     modeOf(uint32(s.Mode)),
		node:     p.file.nodeOf(uint64(uint32(s.Dev)), s.Ino, s.Btim.Nano()),
		size:     s.Size,
		modified: s.Mtim.Nano(),
	}
	switch {
	case s.Flags&dataless != 0:
		look.held = HeldPlaceholder
	case look.mode.IsRegular() && doubtful(uint32(s.Mode), s.Uid):
		look.held = p.readable(base)
	}
	return look, nil
}

// syncFolder hands the names of a directory to the disk; some disks have no way to do that.
func syncFolder(dir *os.File) error {
	if err := dir.Sync(); err != nil && !errors.Is(err, unix.EINVAL) && !errors.Is(err, unix.ENOTSUP) {
		return err
	}
	return nil
}
