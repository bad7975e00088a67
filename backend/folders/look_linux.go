package folders

import (
	"io/fs"
	"os"
	"runtime"

	"golang.org/x/sys/unix"
)

const (
	neverWait = unix.O_NONBLOCK // a pipe in the place of a file would wait for a writer
	wanted    = unix.STATX_TYPE | unix.STATX_MODE | unix.STATX_UID | unix.STATX_INO | unix.STATX_SIZE | unix.STATX_MTIME | unix.STATX_BTIME
)

// Disks whose files are told no events of what other machines write, or none at all.
var farDisks = map[int64]bool{
	unix.NFS_SUPER_MAGIC: true, unix.SMB_SUPER_MAGIC: true, unix.CIFS_SUPER_MAGIC: true, unix.SMB2_SUPER_MAGIC: true,
	unix.FUSE_SUPER_MAGIC: true, unix.V9FS_MAGIC: true, unix.CEPH_SUPER_MAGIC: true, unix.AFS_SUPER_MAGIC: true,
	unix.CODA_SUPER_MAGIC: true, vboxShared: true, unix.OCFS2_SUPER_MAGIC: true,
}

// Disks that make up the numbers of their files, anew with every mount.
var madeUpNumbers = map[int64]bool{
	unix.SMB_SUPER_MAGIC: true, unix.CIFS_SUPER_MAGIC: true, unix.SMB2_SUPER_MAGIC: true, unix.FUSE_SUPER_MAGIC: true,
	unix.V9FS_MAGIC: true, unix.MSDOS_SUPER_MAGIC: true, unix.EXFAT_SUPER_MAGIC: true, vboxShared: true,
}

const vboxShared = 0x786f4256

func fileSystemOf(path string) fileSystem {
	var disk unix.Statfs_t
	var top unix.Stat_t
	if unix.Statfs(path, &disk) != nil || unix.Stat(path, &top) != nil {
		return fileSystem{}
	}
	kind := int64(uint32(disk.Type)) //nolint:unconvert // its size differs between machines
	return fileSystem{nodes: !madeUpNumbers[kind], events: !farDisks[kind], device: top.Dev}
}

// look asks the system for one name of this directory, without following a link.
func (p *place) look(base string) (seen, error) {
	var s unix.Statx_t
	for {
		err := unix.Statx(int(p.dir.Fd()), base, unix.AT_SYMLINK_NOFOLLOW|unix.AT_NO_AUTOMOUNT, wanted, &s)
		runtime.KeepAlive(p.dir)
		if err == unix.EINTR { //nolint:errorlint // a number of the system
			continue
		}
		if err != nil {
			return seen{}, &fs.PathError{Op: "statx", Path: base, Err: err}
		}
		break
	}
	born := int64(0)
	if s.Mask&unix.STATX_BTIME != 0 {
		born = s.Btime.Sec*1e9 + int64(s.Btime.Nsec)
	}
	look := seen{
		mode:     modeOf(uint32(s.Mode)),
		node:     p.file.nodeOf(unix.Mkdev(s.Dev_major, s.Dev_minor), s.Ino, born),
		size:     int64(s.Size),
		modified: s.Mtime.Sec*1e9 + int64(s.Mtime.Nsec),
	}
	if look.mode.IsRegular() && doubtful(uint32(s.Mode), s.Uid) {
		look.held = p.readable(base)
	}
	return look, nil
}

// syncFolder hands the names of a directory to the disk.
func syncFolder(dir *os.File) error { return dir.Sync() }
