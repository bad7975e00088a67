package pack

import (
	"bytes"
	"crypto/sha256"
	"crypto/sha512"
	_ "embed"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
)

//go:embed words.txt
var wordList string

// words are 2,048 plain English words, no two of which begin with the same four letters.
var words = strings.Fields(wordList[strings.IndexByte(wordList, '\n'):])

// Party is one of the two people with the devices that count for them.
type Party struct {
	Person ID
	Keys   []Keys
}

// Safety is what both people see and read to each other. It is the same on both sides exactly if each has the keys of
// the other that the other has.
type Safety struct {
	Number string   // 60 digits in groups of five
	Words  []string // six
}

// rounds make it dear to search for keys that come out alike, as in Signal.
const rounds = 5200

// SafetyOf computes the safety number of a pair. The order of the two and of their keys does not matter.
func SafetyOf(pair ID, one, other Party) Safety {
	a, b := one.fingerprint(pair), other.fingerprint(pair)
	if bytes.Compare(a, b) > 0 {
		a, b = b, a
	}
	var s Safety
	var groups []string
	for _, side := range [][]byte{a, b} {
		for at := 0; at < 30; at += 5 {
			number := uint64(0)
			for _, each := range side[at : at+5] {
				number = number<<8 | uint64(each)
			}
			groups = append(groups, fmt.Sprintf("%05d", number%100_000))
		}
	}
	s.Number = strings.Join(groups, " ")
	both := sha256.Sum256(slices.Concat([]byte("alongside-words-v1\x00"), a, b))
	for i := range 6 {
		at := 11 * i // eleven bits a word
		bits := binary.BigEndian.Uint32(both[at/8:]) >> (21 - at%8)
		s.Words = append(s.Words, words[bits&2047])
	}
	return s
}

func (p Party) fingerprint(pair ID) []byte {
	var keys []string
	for _, k := range p.Keys {
		keys = append(keys, string(k.Sign[:])+k.Seal)
	}
	slices.Sort(keys)
	content := slices.Concat([]byte("alongside-safety-v1\x00"), pair[:], p.Person[:], []byte(strings.Join(slices.Compact(keys), "")))
	digest := content
	for range rounds {
		next := sha512.Sum512(slices.Concat(digest, content))
		digest = next[:]
	}
	return digest
}
