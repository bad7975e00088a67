package pack

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"
)

// Major and Minor are the format that this version writes, and the highest that it reads.
const (
	Major = 1
	Minor = 0
)

// Purpose is what a pack was sent for.
type Purpose string

// The purposes. A key pack holds devices and nothing else, all others hold no devices.
const (
	PurposeAgenda Purpose = "agenda"
	PurposeRecap  Purpose = "recap"
	PurposeUpdate Purpose = "update"
	PurposeAck    Purpose = "ack"
	PurposeKey    Purpose = "key"
)

var purposes = []Purpose{PurposeAgenda, PurposeRecap, PurposeUpdate, PurposeAck, PurposeKey}

// Manifest is what a pack says about itself; it is what is signed.
type Manifest struct {
	Major, Minor uint64
	Pack, Pair   ID
	Signer       Device
	Recipients   []Device // of both people; it keeps a pack from being sealed anew to somebody else
	Counter      uint64   // how many packs the signer made for this pair, this one included
	Previous     Hash     // of the manifest before; zero for the first
	Acks         Vector   // up to where the signer has heard everybody
	Purpose      Purpose
	App          string // version of the program
	frames       []frameHead
}

type frameHead struct {
	kind   uint64
	length uint64
	sum    Hash
}

// The fields of a manifest. The first five never change, in no major version.
const (
	fieldMajor = iota + 1
	fieldMinor
	fieldPack
	fieldPair
	fieldSigner
	fieldRecipients
	fieldCounter
	fieldPrevious
	fieldAcks
	fieldPurpose
	fieldApp
	fieldFrames
)

func (m *Manifest) encode() []byte {
	e := encoder{}
	e.number(fieldMajor, m.Major)
	e.number(fieldMinor, m.Minor)
	e.field(fieldPack, m.Pack[:])
	e.field(fieldPair, m.Pair[:])
	e.field(fieldSigner, m.Signer[:])
	var recipients []byte
	for _, r := range m.Recipients {
		recipients = append(recipients, r[:]...)
	}
	e.field(fieldRecipients, recipients)
	e.number(fieldCounter, m.Counter)
	e.field(fieldPrevious, m.Previous[:])
	acks := encoder{}
	acks.vector(m.Acks)
	e.field(fieldAcks, acks.bytes)
	e.field(fieldPurpose, []byte(m.Purpose))
	e.field(fieldApp, []byte(m.App))
	frames := encoder{}
	for _, f := range m.frames {
		frames.uint(f.kind)
		frames.uint(f.length)
		frames.bytes = append(frames.bytes, f.sum[:]...)
	}
	e.field(fieldFrames, frames.bytes)
	return e.bytes
}

// preamble is what every major version says in the same place: enough to know who signed it and whether to read on.
func preamble(data []byte) (m Manifest, err error) {
	d := decoder{rest: data}
	for want := uint64(fieldMajor); want <= fieldSigner; want++ {
		number, value, more := d.next()
		if !more || number != want {
			return m, damaged(errOrder, "manifest")
		}
		if err := m.decode(number, value); err != nil {
			return m, damaged(err, "manifest")
		}
	}
	return m, nil
}

// decodeManifest reads a whole manifest of this major version. unknown says that it holds fields of a later minor one.
func decodeManifest(data []byte) (m Manifest, unknown bool, err error) {
	d, seen := decoder{rest: data}, uint64(0)
	for number, value, more := d.next(); more; number, value, more = d.next() {
		if number > fieldFrames {
			unknown = true
			continue
		}
		if err := m.decode(number, value); err != nil {
			return m, false, damaged(err, "manifest")
		}
		seen++
	}
	if d.err == nil && (seen != fieldFrames || !slices.Contains(purposes, m.Purpose) || m.Counter == 0) {
		d.err = errValue
	}
	return m, unknown, damaged(d.err, "manifest")
}

func (m *Manifest) decode(number uint64, value []byte) error {
	d := decoder{rest: value}
	switch number {
	case fieldMajor:
		m.Major = d.uint()
	case fieldMinor:
		m.Minor = d.uint()
	case fieldPack:
		m.Pack = sixteen[ID](&d)
	case fieldPair:
		m.Pair = sixteen[ID](&d)
	case fieldSigner:
		m.Signer = sixteen[Device](&d)
	case fieldRecipients:
		m.Recipients = recipients(&d)
	case fieldCounter:
		m.Counter = d.uint()
	case fieldPrevious:
		copy(m.Previous[:], d.take(uint64(len(m.Previous))))
	case fieldAcks:
		m.Acks = d.vector()
	case fieldPurpose:
		m.Purpose = Purpose(d.text())
	case fieldApp:
		if m.App = d.text(); len(m.App) > maxName {
			return tooMuch("letters in a version")
		}
	case fieldFrames:
		m.frames = frameHeads(&d)
	}
	return d.end()
}

func recipients(d *decoder) (all []Device) {
	for len(d.rest) > 0 && d.err == nil {
		if len(all) == maxDevices {
			d.fail(tooMuch("devices"))
		}
		all = append(all, sixteen[Device](d))
	}
	return all
}

// frameHeads reads the list of frames and holds their lengths against the limits before anybody makes room for them.
func frameHeads(d *decoder) (heads []frameHead) {
	whole := uint64(0)
	for len(d.rest) > 0 && d.err == nil {
		head := frameHead{kind: d.uint(), length: d.uint()}
		copy(head.sum[:], d.take(uint64(len(head.sum))))
		whole += min(head.length, maxPack+1)
		if len(heads) == maxFrames || head.length > maxFrame || whole > maxPack {
			d.fail(tooMuch("frames or bytes in them"))
		}
		heads = append(heads, head)
	}
	return heads
}

// sum is the hash of a manifest, which names the pack for good: it covers every frame.
func sum(manifest []byte) Hash { return sha256.Sum256(manifest) }

// magic never changes, in no version.
const magic = "alongside-pack\r\n"

const signDomain = "alongside-pack-v1"

// head is everything in front of the frames: magic, signature, length of the manifest, manifest.
func head(me *Identity, manifest []byte) []byte {
	head := append([]byte(magic), me.signature(signDomain, manifest)...)
	head = binary.BigEndian.AppendUint32(head, uint32(len(manifest)))
	return append(head, manifest...)
}
