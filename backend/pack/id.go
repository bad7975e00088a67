package pack

import (
	"bytes"
	"encoding/base32"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"
)

// ID is a UUID: of a person, a pair, a pack or a record.
type ID [16]byte

// NewID mints an id.
func NewID() (ID, error) {
	id, err := uuid.NewV7()
	return ID(id), err
}

// ParseID reads the text of a UUID, as the database keeps it.
func ParseID(text string) (ID, error) {
	id, err := uuid.Parse(text)
	if err != nil || id.String() != text {
		return ID{}, fmt.Errorf("read id: %q is no UUID", text)
	}
	return ID(id), nil
}

// String returns the text of the UUID.
func (id ID) String() string { return uuid.UUID(id).String() }

// Device names one installation of a person: the first half of a hash of its public keys, so nobody can claim another's.
type Device [16]byte

var letters = base32.StdEncoding.WithPadding(base32.NoPadding)

// String returns 26 lower-case letters and digits, fit for the name of a file or folder.
func (d Device) String() string { return strings.ToLower(letters.EncodeToString(d[:])) }

// Hash is a SHA-256.
type Hash [32]byte

// Heard says up to which counter something is known of a device.
type Heard struct {
	Device  Device
	Counter uint64
}

// Vector holds at most one Heard for each device, in the order of the devices.
type Vector []Heard

func (v Vector) find(device Device) (at int, found bool) {
	return slices.BinarySearchFunc(v, device, func(h Heard, d Device) int { return bytes.Compare(h.Device[:], d[:]) })
}

// Of returns the counter that is known of a device, 0 where none is.
func (v Vector) Of(device Device) uint64 {
	if at, found := v.find(device); found {
		return v[at].Counter
	}
	return 0
}

// With returns a copy that knows at least counter of a device.
func (v Vector) With(device Device, counter uint64) Vector {
	at, found := v.find(device)
	grown := slices.Clone(v)
	switch {
	case !found:
		return slices.Insert(grown, at, Heard{device, counter})
	case counter > grown[at].Counter:
		grown[at].Counter = counter
	}
	return grown
}

// String returns 64 hexadecimal digits.
func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// ParseHash reads what String returned.
func ParseHash(text string) (h Hash, err error) {
	raw, err := hex.DecodeString(text)
	if err != nil || len(raw) != len(h) {
		return h, fmt.Errorf("read hash: %q is none", text)
	}
	return Hash(raw), nil
}
