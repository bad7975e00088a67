//go:build darwin || freebsd || netbsd || openbsd || dragonfly

package folders

// mostWatched is how many entries are watched: each takes an open file here.
const mostWatched = 200
