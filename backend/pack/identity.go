package pack

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"

	"filippo.io/age"
)

// Keys are the public keys of one device: the one it signs with, and the one that is sealed to.
type Keys struct {
	Sign [ed25519.PublicKeySize]byte
	Seal string // an age recipient, age1…
}

// Device is the name that follows from the keys. It covers both: neither can be exchanged for another.
func (k Keys) Device() (d Device) {
	h := sha256.New()
	h.Write([]byte("alongside-device-v1\x00"))
	h.Write(k.Sign[:])
	h.Write([]byte(k.Seal))
	copy(d[:], h.Sum(nil))
	return d
}

func (k Keys) signed(domain string, content []byte, signature []byte) bool {
	return ed25519.Verify(k.Sign[:], message(domain, content), signature)
}

func (k Keys) check() error {
	recipient, err := age.ParseX25519Recipient(k.Seal)
	if err != nil || recipient.String() != k.Seal {
		return errValue
	}
	return nil
}

// message is what is signed: what it is for, and the hash of the content. A signature for one thing is none for another.
func message(domain string, content []byte) []byte {
	sum := sha256.Sum256(content)
	return append([]byte(domain+"\x00"), sum[:]...)
}

// Identity holds the secret keys of this device. It belongs into the keychain of the system, and nowhere else unsealed.
type Identity struct {
	sign ed25519.PrivateKey
	seal *age.X25519Identity
	keys Keys
}

// NewIdentity mints the keys of a device. A database that is restored on another machine needs new ones: two devices of
// one name would give the same counter to different content.
func NewIdentity() (*Identity, error) {
	_, sign, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("make signing key: %w", err)
	}
	seal, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, fmt.Errorf("make sealing key: %w", err)
	}
	return identityOf(sign, seal), nil
}

func identityOf(sign ed25519.PrivateKey, seal *age.X25519Identity) *Identity {
	i := &Identity{sign: sign, seal: seal, keys: Keys{Seal: seal.Recipient().String()}}
	copy(i.keys.Sign[:], sign.Public().(ed25519.PublicKey))
	return i
}

// Keys returns the public keys.
func (i *Identity) Keys() Keys { return i.keys }

// Device returns the name of this device.
func (i *Identity) Device() Device { return i.keys.Device() }

func (i *Identity) signature(domain string, content []byte) []byte {
	return ed25519.Sign(i.sign, message(domain, content))
}

const identityWord = "alongside-identity-1"

// Secret returns one line of text with the secret keys, some 150 bytes, for the keychain. Its last word is an identity
// that the age tool opens packs with.
func (i *Identity) Secret() string {
	return strings.Join([]string{identityWord, base64.RawStdEncoding.EncodeToString(i.sign.Seed()), i.seal.String()}, " ")
}

// IdentityFrom reads what Secret returned. Its errors never hold any of it.
func IdentityFrom(secret string) (*Identity, error) {
	words := strings.Fields(secret)
	if len(words) != 3 || words[0] != identityWord {
		return nil, errors.New("read identity: this is none")
	}
	seed, err := base64.RawStdEncoding.DecodeString(words[1])
	if err != nil || len(seed) != ed25519.SeedSize {
		return nil, errors.New("read identity: the signing key is damaged")
	}
	seal, err := age.ParseX25519Identity(words[2])
	if err != nil {
		return nil, errors.New("read identity: the sealing key is damaged")
	}
	return identityOf(ed25519.NewKeyFromSeed(seed), seal), nil
}

// workFactor of scrypt, 2 to its power: about a second, which is what guessing one passphrase costs.
var workFactor = 18

// SealedWith returns the identity in an age file under a passphrase, for a system without a keychain.
func (i *Identity) SealedWith(passphrase string) ([]byte, error) {
	recipient, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return nil, fmt.Errorf("seal identity: %w", err)
	}
	recipient.SetWorkFactor(workFactor)
	var sealed bytes.Buffer
	w, err := age.Encrypt(&sealed, recipient)
	if err != nil {
		return nil, fmt.Errorf("seal identity: %w", err)
	}
	if _, err := io.WriteString(w, i.Secret()); err != nil {
		return nil, fmt.Errorf("seal identity: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("seal identity: %w", err)
	}
	return sealed.Bytes(), nil
}

// ErrPassphrase says that a passphrase does not open an identity.
var ErrPassphrase = errors.New("open identity: the passphrase does not open it")

// OpenIdentity opens what SealedWith returned. A wrong passphrase is ErrPassphrase.
func OpenIdentity(sealed []byte, passphrase string) (*Identity, error) {
	identity, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return nil, fmt.Errorf("open identity: %w", err)
	}
	identity.SetMaxWorkFactor(maxPassphrase)
	r, err := age.Decrypt(bytes.NewReader(sealed), identity)
	var wrong *age.NoIdentityMatchError
	if errors.As(err, &wrong) {
		return nil, ErrPassphrase
	}
	if err != nil {
		return nil, fmt.Errorf("open identity: %w", err)
	}
	secret, err := io.ReadAll(io.LimitReader(r, 4096))
	if err != nil {
		return nil, fmt.Errorf("open identity: %w", err)
	}
	return IdentityFrom(string(secret))
}
