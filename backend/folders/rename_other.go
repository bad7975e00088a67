//go:build !linux && !darwin && !windows

package folders

import "os"

// renameNew cannot be done in one step here.
func renameNew(*os.File, string, *os.File, string) error { return errUnable }

// renameAcross goes by whole paths; who calls looks afterwards which file it was.
func renameAcross(in *os.File, from string, to *os.File, name string) error {
	return os.Rename(in.Name()+"/"+from, to.Name()+"/"+name)
}
