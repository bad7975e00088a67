//go:build !linux && !darwin && !windows

package exchange

// isFar knows no disk of a system that is not known.
func isFar(string) bool { return true }
