package sample

import (
	"encoding/binary"
	"hash/fnv"
	"math/rand/v2"

	"github.com/google/uuid"
)

// chance is a source of numbers that runs the same way every time.
type chance struct{ *rand.Rand }

// newChance returns the source of one person or topic, so that a change in one of them leaves the others as they were.
func newChance(seed uint64, topic string) chance {
	sum := fnv.New64a()
	_, _ = sum.Write([]byte(topic))
	return chance{rand.New(rand.NewPCG(seed, sum.Sum64()))}
}

// id makes a UUIDv7 of that instant. The package uuid would take the wall clock's.
func (c chance) id(at int64) string {
	var id uuid.UUID
	binary.BigEndian.PutUint64(id[:8], uint64(at)<<16|uint64(c.Uint32()&0x0fff))
	binary.BigEndian.PutUint64(id[8:], c.Uint64())
	id[6] = id[6]&0x0f | 0x70
	id[8] = id[8]&0x3f | 0x80
	return id.String()
}

// between returns a number from low to high, both included.
func (c chance) between(low, high int64) int64 { return low + c.Int64N(high-low+1) }

// once in so many times it is true.
func (c chance) once(in int) bool { return c.IntN(in) == 0 }

// one picks one of them.
func one[T any](c chance, from []T) T { return from[c.IntN(len(from))] }
