package dbtest

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"slices"
	"unicode/utf16"

	"github.com/google/uuid"
)

// Canaries are markers of 128 bits by what they stand in, and ids of what stays at home.
type Canaries map[string]string

// New makes the marker of a place.
func (c Canaries) New(where string) string {
	marker := make([]byte, 16)
	_, _ = rand.Read(marker)
	c[where] = hex.EncodeToString(marker)
	return c[where]
}

// In lists the markers that are somewhere in these bytes, however they are written there, lines that a mail has broken
// among them.
func (c Canaries) In(content []byte) (found []string) {
	joined := unbroken(content)
	for where, marker := range c {
		if slices.ContainsFunc(Spellings(marker), func(s []byte) bool { return bytes.Contains(joined, unbroken(s)) }) {
			found = append(found, where)
		}
	}
	slices.Sort(found)
	return found
}

// unbroken leaves out all that breaks a line. It is done to a spelling as well: the bytes of an id may be such a byte.
func unbroken(content []byte) []byte {
	return slices.DeleteFunc(slices.Clone(content), func(b byte) bool { return b == '=' || b == '\r' || b == '\n' })
}

// Spellings are the ways in which a marker, or an id, may stand in a file.
func Spellings(text string) (all [][]byte) {
	var little, big []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		little, big = append(little, byte(unit), byte(unit>>8)), append(big, byte(unit>>8), byte(unit))
	}
	for _, raw := range [][]byte{[]byte(text), little, big} {
		all = append(all, raw, []byte(hex.EncodeToString(raw)))
		for shift := range 3 { // base64 looks different by where it starts; its edges mix with what stands around
			encoded := base64.StdEncoding.EncodeToString(append(make([]byte, shift), raw...))
			all = append(all, []byte(encoded[4:len(encoded)-4]))
		}
	}
	if id, err := uuid.Parse(text); err == nil {
		all = append(all, id[:], []byte(hex.EncodeToString(id[:])))
	}
	return all
}
