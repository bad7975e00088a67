package folders

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"golang.org/x/sys/windows"
)

const (
	neverWait = 0
	// Reading what has one of these would fetch it from a provider.
	elsewhere = windows.FILE_ATTRIBUTE_OFFLINE | windows.FILE_ATTRIBUTE_RECALL_ON_OPEN | windows.FILE_ATTRIBUTE_RECALL_ON_DATA_ACCESS
)

func fileSystemOf(path string) fileSystem {
	volume, err := windows.UTF16PtrFromString(filepath.VolumeName(path) + `\`)
	if err != nil {
		return fileSystem{}
	}
	near := windows.GetDriveType(volume) != windows.DRIVE_REMOTE && filepath.VolumeName(path) != "" && path[0] != '\\'
	return fileSystem{nodes: near, events: near}
}

// look asks the system for one name of this directory, without following a link. The number of a file needs an open
// handle, which fetches nothing; a placeholder is left alone all the same.
func (p *place) look(base string) (seen, error) {
	info, err := p.root.Lstat(base)
	if err != nil {
		return seen{}, err
	}
	look := seen{mode: info.Mode(), size: info.Size(), modified: info.ModTime().UnixNano()}
	data, is := info.Sys().(*syscall.Win32FileAttributeData)
	if is && data.FileAttributes&elsewhere != 0 {
		look.mode &^= fs.ModeIrregular
		look.held = HeldPlaceholder
		return look, nil
	}
	if !look.mode.IsRegular() || !p.file.nodes {
		return look, nil
	}
	file, err := p.root.Open(base)
	if err != nil {
		return look, nil // held by another program for now: its node is not known
	}
	defer file.Close()
	var handle windows.ByHandleFileInformation
	if windows.GetFileInformationByHandle(windows.Handle(file.Fd()), &handle) == nil {
		number := uint64(handle.FileIndexHigh)<<32 | uint64(handle.FileIndexLow)
		look.node = p.file.nodeOf(0, number, handle.CreationTime.Nanoseconds())
	}
	return look, nil
}

// syncFolder does nothing: Windows keeps a renamed name without being asked, and has no handle to ask with.
func syncFolder(*os.File) error { return nil }
