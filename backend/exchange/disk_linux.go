package exchange

import "golang.org/x/sys/unix"

const vboxShared = 0x786f4256

// Disks whose files are told no events of what other machines write, or none at all.
var farDisks = map[int64]bool{
	unix.NFS_SUPER_MAGIC: true, unix.SMB_SUPER_MAGIC: true, unix.CIFS_SUPER_MAGIC: true, unix.SMB2_SUPER_MAGIC: true,
	unix.FUSE_SUPER_MAGIC: true, unix.V9FS_MAGIC: true, unix.CEPH_SUPER_MAGIC: true, unix.AFS_SUPER_MAGIC: true,
	unix.CODA_SUPER_MAGIC: true, vboxShared: true, unix.OCFS2_SUPER_MAGIC: true,
}

// isFar says whether events of what is on another machine cannot be relied on.
func isFar(path string) bool {
	var disk unix.Statfs_t
	if unix.Statfs(path, &disk) != nil {
		return true
	}
	return farDisks[int64(uint32(disk.Type))] //nolint:unconvert // its size differs between machines
}
