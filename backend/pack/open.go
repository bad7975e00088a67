package pack

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"

	"filippo.io/age"
)

// Pin is a device that was accepted for a pair: whose it is, and its keys.
type Pin struct {
	Pair    ID
	Person  ID
	Keys    Keys
	Revoked bool
}

// Pack is one that was found sound: sealed to this device, signed by a pinned one, complete and within the limits. What
// its writer may write is asked by Core.Receive.
type Pack struct {
	Manifest
	Content
	Person  ID   // whose device signed it
	Hash    Hash // of the manifest: the same pack again has the same
	Unknown bool // holds parts of a later minor version; keep the file and receive it again after an update
}

// Open reads a pack to its end, armored or not. Its error is a Refusal unless reading itself failed, and nothing of a
// pack is returned before all of it was verified.
func Open(r io.Reader, mine []*Identity, pins []Pin) (*Pack, error) {
	envelope, err := unwrap(r)
	if err != nil {
		return nil, err
	}
	var identities []age.Identity
	for _, i := range mine {
		identities = append(identities, i.seal)
	}
	plain, err := age.Decrypt(envelope, identities...)
	var other *age.NoIdentityMatchError
	if errors.As(err, &other) {
		return nil, refuse(NotForMe, "sealed to other keys")
	}
	if err != nil {
		return nil, envelope.fault(err)
	}
	pack, err := read(plain, mine, pins)
	if err != nil && ReasonOf(err) == "" {
		return nil, envelope.fault(err)
	}
	return pack, err
}

// read reads what is inside the encryption. An error without a reason is one of the stream.
func read(plain io.Reader, mine []*Identity, pins []Pin) (*Pack, error) {
	manifest, signature, err := readHead(plain)
	if err != nil {
		return nil, err
	}
	pin, err := signer(manifest, signature, pins)
	if err != nil {
		return nil, err
	}
	m, unknown, err := decodeManifest(manifest)
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(mine, func(i *Identity) bool { return slices.Contains(m.Recipients, i.Device()) }) {
		return nil, refuse(NotForMe, "written for other devices and sealed anew to this one")
	}
	pack := &Pack{Manifest: m, Person: pin.Person, Hash: sum(manifest), Unknown: unknown || m.Minor > Minor}
	if err := pack.readFrames(plain); err != nil {
		return nil, err
	}
	return pack, nil
}

func readHead(plain io.Reader) (manifest, signature []byte, err error) {
	fixed := make([]byte, len(magic)+ed25519.SignatureSize+4)
	if _, err := io.ReadFull(plain, fixed); err != nil {
		return nil, nil, err
	}
	if string(fixed[:len(magic)]) != magic {
		return nil, nil, refuse(Damaged, "no pack")
	}
	length := binary.BigEndian.Uint32(fixed[len(fixed)-4:])
	if length > maxManifest {
		return nil, nil, tooMuch("bytes in its manifest")
	}
	var grown bytes.Buffer // grows with what arrives, not with what was announced
	if _, err := io.CopyN(&grown, plain, int64(length)); err != nil {
		return nil, nil, err
	}
	return grown.Bytes(), fixed[len(magic) : len(fixed)-4], nil
}

// signer finds who signed a manifest. A device may be pinned for many pairs; the pack must be of one of those.
func signer(manifest, signature []byte, pins []Pin) (Pin, error) {
	m, err := preamble(manifest)
	if err != nil {
		return Pin{}, err
	}
	known := slices.IndexFunc(pins, func(p Pin) bool { return p.Keys.Device() == m.Signer })
	if known < 0 {
		return Pin{}, refuse(UnknownSender, "device %s is not pinned", m.Signer)
	}
	if !pins[known].Keys.signed(signDomain, manifest, signature) {
		return Pin{}, refuse(Damaged, "the signature is not that of its device")
	}
	at := slices.IndexFunc(pins, func(p Pin) bool { return p.Pair == m.Pair && p.Keys.Device() == m.Signer })
	switch {
	case at < 0:
		return Pin{}, refuse(NotForMe, "pair %s is not one with device %s", m.Pair, m.Signer)
	case pins[at].Revoked:
		return Pin{}, refuse(Revoked, "device %s was revoked", m.Signer)
	case m.Major != Major:
		return Pin{}, refuse(Newer, "format %d", m.Major)
	}
	return pins[at], nil
}

func (p *Pack) readFrames(plain io.Reader) error {
	var buffer []byte
	registers := 0
	for _, head := range p.frames {
		buffer = slices.Grow(buffer[:0], int(head.length))[:head.length]
		if _, err := io.ReadFull(plain, buffer); err != nil {
			return err
		}
		if sha256.Sum256(buffer) != head.sum {
			return refuse(Damaged, "a frame is not the one that was signed for")
		}
		count, err := p.readFrame(head.kind, buffer)
		if err != nil {
			return err
		}
		if registers += count; registers > maxRegisters {
			return tooMuch("registers")
		}
	}
	switch n, err := io.CopyN(io.Discard, plain, 1); {
	case n > 0:
		return refuse(Damaged, "something follows its last frame")
	case errors.Is(err, io.EOF):
		return nil
	default:
		return err
	}
}

func (p *Pack) readFrame(kind uint64, data []byte) (registers int, err error) {
	switch {
	case kind == 0:
		return 0, refuse(Damaged, "a frame of no kind")
	case kind > uint64(KindDevice):
		p.Unknown = true
		return 0, nil
	case (kind == uint64(KindDevice)) != (p.Purpose == PurposeKey):
		return 0, refuse(Forbidden, "a frame of kind %d in a pack for %s", kind, p.Purpose)
	case kind == uint64(KindDevice):
		change, err := decodeDevice(data)
		p.Devices = append(p.Devices, change)
		return 1, damaged(err, "device")
	}
	f, registers, unknown, err := decodeFrame(Kind(kind), data)
	if err != nil {
		return 0, fmt.Errorf("open pack: %w", err)
	}
	p.Unknown = p.Unknown || unknown
	p.Frames = append(p.Frames, f)
	return registers, nil
}
