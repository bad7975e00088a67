//go:build !darwin && !freebsd && !netbsd && !openbsd && !dragonfly

package folders

// mostWatched sets no limit: the system has its own.
const mostWatched = 0
