package pack

import (
	"crypto/sha256"
	"sync"
)

// hashing hashes what is written to it beside that work, so that a large file does not wait for its hash.
type hashing struct {
	filling []byte
	full    chan []byte // to be hashed
	empty   chan []byte // were hashed
	sum     func() Hash // of everything, which ends it; it can be asked again
}

// hashPiece is how much is handed over at once: enough that waking the other side costs nothing.
const hashPiece = 1 << 20

func newHashing() *hashing {
	const pieces = 4
	h := &hashing{full: make(chan []byte, pieces), empty: make(chan []byte, pieces)}
	for range pieces {
		h.empty <- make([]byte, 0, hashPiece)
	}
	h.filling = <-h.empty
	found := make(chan Hash, 1)
	go func() {
		all := sha256.New()
		for piece := range h.full {
			all.Write(piece)
			h.empty <- piece[:0]
		}
		found <- Hash(all.Sum(nil))
	}()
	h.sum = sync.OnceValue(func() Hash {
		h.full <- h.filling
		close(h.full)
		return <-found
	})
	return h
}

func (h *hashing) Write(p []byte) (int, error) {
	for rest := p; len(rest) > 0; {
		n := min(len(rest), hashPiece-len(h.filling))
		h.filling = append(h.filling, rest[:n]...)
		rest = rest[n:]
		if len(h.filling) == hashPiece {
			h.full <- h.filling
			h.filling = <-h.empty
		}
	}
	return len(p), nil
}
