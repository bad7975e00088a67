//go:build !linux

package exchange

import "os"

// onDisk is how many bytes of a file are there, 0 of one that is not there.
func onDisk(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}
