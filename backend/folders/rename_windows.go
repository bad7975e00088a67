package folders

import (
	"os"
	"path/filepath"

	"golang.org/x/sys/windows"
)

// renameNew gives a file another name, or moves it to another directory of the same disk, unless the name is taken.
// Windows has no way from handle to handle here, so it goes by whole paths; who calls looks afterwards which file it was.
func renameNew(in *os.File, from string, to *os.File, name string) error {
	source, err := windows.UTF16PtrFromString(filepath.Join(in.Name(), from))
	if err != nil {
		return err
	}
	target, err := windows.UTF16PtrFromString(filepath.Join(to.Name(), name))
	if err != nil {
		return err
	}
	if err := windows.MoveFileEx(source, target, windows.MOVEFILE_WRITE_THROUGH); err != nil {
		return &os.LinkError{Op: "rename", Old: from, New: name, Err: err}
	}
	return nil
}

// renameAcross is never reached: renameNew is always able.
func renameAcross(in *os.File, from string, to *os.File, name string) error {
	return renameNew(in, from, to, name)
}
