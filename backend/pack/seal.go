package pack

import (
	"crypto/sha256"
	"fmt"
	"io"
	"strconv"
	"strings"

	"filippo.io/age"
	"filippo.io/age/armor"
)

// Content is what a pack carries beside its manifest.
type Content struct {
	Frames  []Frame
	Devices []DeviceChange // of a key pack only
}

// sizeStanza is a stanza of the age header that holds the number of bytes inside. No key opens it and every age tool
// skips it; it is there so that a file that has not arrived wholly can be told from one that was damaged.
const sizeStanza = "alongside-size"

type size int

func (s size) Wrap([]byte) ([]*age.Stanza, error) {
	return []*age.Stanza{{Type: sizeStanza, Args: []string{strconv.Itoa(int(s))}}}, nil
}

// Seal writes a pack to the devices it is for, and returns the hash that the next one has to name as Previous. Format,
// signer, recipients and frames of the manifest are filled in. For whoever opens it, the devices of both people should be
// among those it is sealed to.
func Seal(w io.Writer, me *Identity, to []Keys, m Manifest, content Content) (Hash, error) {
	m.Recipients = nil
	var recipients []age.Recipient
	for _, keys := range to {
		recipient, err := age.ParseX25519Recipient(keys.Seal)
		if err != nil {
			return Hash{}, fmt.Errorf("seal pack: %w", err)
		}
		recipients = append(recipients, recipient)
		m.Recipients = append(m.Recipients, keys.Device())
	}
	plain, hash, err := assemble(me, m, content)
	if err != nil {
		return Hash{}, fmt.Errorf("seal pack: %w", err)
	}
	if err := encrypt(w, append(recipients, size(len(plain))), plain); err != nil {
		return Hash{}, fmt.Errorf("seal pack: %w", err)
	}
	return hash, nil
}

func encrypt(w io.Writer, recipients []age.Recipient, plain []byte) error {
	sealed, err := age.Encrypt(w, recipients...)
	if err != nil {
		return err
	}
	if _, err := sealed.Write(plain); err != nil {
		return err
	}
	return sealed.Close()
}

// assemble is the pack before it is encrypted.
func assemble(me *Identity, m Manifest, content Content) ([]byte, Hash, error) {
	m.Major, m.Minor, m.Signer, m.frames = Major, Minor, me.Device(), nil
	var bodies []byte
	add := func(kind Kind, body []byte) {
		m.frames = append(m.frames, frameHead{kind: uint64(kind), length: uint64(len(body)), sum: sha256.Sum256(body)})
		bodies = append(bodies, body...)
	}
	for _, f := range content.Frames {
		body, err := encodeFrame(f)
		if err != nil {
			return nil, Hash{}, err
		}
		add(f.record().Kind, body)
	}
	for _, d := range content.Devices {
		add(KindDevice, d.encode())
	}
	manifest := m.encode()
	if _, _, err := decodeManifest(manifest); err != nil { // what I could not read, nobody gets
		return nil, Hash{}, err
	}
	if len(manifest) > maxManifest || len(manifest)+len(bodies) > maxPack-1024 {
		return nil, Hash{}, tooMuch("bytes")
	}
	return append(head(me, manifest), bodies...), sum(manifest), nil
}

// Armored returns a sealed pack as text that can be pasted into a mail or a chat.
func Armored(sealed []byte) (string, error) {
	if len(sealed) > maxArmored {
		return "", tooMuch("bytes for a text")
	}
	var text strings.Builder
	w := armor.NewWriter(&text)
	if _, err := w.Write(sealed); err != nil {
		return "", fmt.Errorf("armor pack: %w", err)
	}
	if err := w.Close(); err != nil {
		return "", fmt.Errorf("armor pack: %w", err)
	}
	return text.String(), nil
}
