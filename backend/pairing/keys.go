package pairing

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/pack"
	"alongside/backend/problem"

	"github.com/zalando/go-keyring"
)

// KeyState says whether this installation can seal and open packs.
type KeyState string

// The states of the keys: none yet, since this computer has no keychain and no passphrase was given; ready; sealed under a
// passphrase that was not given since the start; not to be found where they were.
const (
	KeysNone   KeyState = "none"
	KeysReady  KeyState = "ready"
	KeysLocked KeyState = "locked"
	KeysLost   KeyState = "lost"
)

// KeyStates lists every state for the generated TypeScript enum.
var KeyStates = []struct {
	Value  KeyState
	TSName string
}{{KeysNone, "None"}, {KeysReady, "Ready"}, {KeysLocked, "Locked"}, {KeysLost, "Lost"}}

// Keys is how the keys of this installation stand. Kept is where the secret ones lie: keychain or passphrase, empty where
// there are none; Device is the name that follows from them.
type Keys struct {
	State  KeyState `json:"state"`
	Kept   string   `json:"kept"`
	Device string   `json:"device"`
	MadeAt int64    `json:"madeAt"`
}

const (
	service            = "alongside" // in the keychain; the account is the device
	inKeychain         = "keychain"
	underPassphrase    = "passphrase"
	shortestPassphrase = 10 // characters

	locked = "The keys for sharing are locked. Unlock them with your passphrase in Settings."
	none   = "This computer has no keychain for the keys that sharing needs. Choose a passphrase for them in Settings."
	lost   = "The keys for sharing are not on this computer any more. Make new ones in Settings, and pair again."
)

// Identity returns the keys of this installation, or a sentence on what is to be done first.
func Identity(p *Pairs) (*pack.Identity, error) {
	state, err := p.ready()
	if err != nil {
		return nil, err
	}
	switch state {
	case KeysReady:
		p.mu.Lock()
		defer p.mu.Unlock()
		return p.identity, nil
	case KeysLocked:
		return nil, problem.Because(problem.CodeLocked, locked, nil)
	case KeysLost:
		return nil, problem.Because(problem.CodeLocked, lost, nil)
	}
	return nil, problem.Because(problem.CodeLocked, none, nil)
}

// Keys returns how the keys stand.
func (p *Pairs) Keys() (keys Keys, err error) {
	defer problem.Catch(&err)
	if keys.State, err = p.ready(); err != nil {
		return keys, err
	}
	row, err := p.db.Read().OwnDevice(context.Background())
	if err == nil {
		keys.Kept, keys.Device, keys.MadeAt = row.Kept, pack.Device(row.Device).String(), row.MadeAt
	}
	if db.Missing(err) {
		err = nil
	}
	return keys, err
}

// ready finds the keys, and makes them where there are none and a keychain to keep them.
func (p *Pairs) ready() (KeyState, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.identity != nil {
		return KeysReady, nil
	}
	row, err := p.db.Read().OwnDevice(context.Background())
	if db.Missing(err) {
		return p.mint("")
	}
	if err != nil {
		return "", fmt.Errorf("read own device: %w", err)
	}
	if row.Kept == underPassphrase {
		if _, err := os.Stat(p.file()); errors.Is(err, fs.ErrNotExist) {
			return KeysLost, nil
		}
		return KeysLocked, nil
	}
	secret, err := keyring.Get(service, pack.Device(row.Device).String())
	if err != nil {
		return KeysLost, nil //nolint:nilerr // a keychain that is gone or empty is a state, and said as one
	}
	return p.adopt(secret, pack.Device(row.Device))
}

// adopt takes keys that were kept, if they are the ones that this database knows.
func (p *Pairs) adopt(secret string, device pack.Device) (KeyState, error) {
	identity, err := pack.IdentityFrom(secret)
	if err != nil || identity.Device() != device {
		return KeysLost, nil //nolint:nilerr // as above
	}
	p.identity = identity
	return KeysReady, nil
}

// mint makes new keys and keeps them: under a passphrase, or in the keychain without one. They stay none where there is no
// keychain.
func (p *Pairs) mint(passphrase string) (KeyState, error) {
	identity, err := pack.NewIdentity()
	if err != nil {
		return "", err
	}
	kept := inKeychain
	if passphrase == "" {
		if keyring.Set(service, identity.Device().String(), identity.Secret()) != nil {
			return KeysNone, nil
		}
	} else {
		kept = underPassphrase
		sealed, err := identity.SealedWith(passphrase)
		if err != nil {
			return "", err
		}
		if err := write(p.file(), sealed); err != nil {
			return "", err
		}
	}
	keys, device := identity.Keys(), identity.Device()
	err = p.db.InTx(context.Background(), p.now(), func(q *db.Queries) error {
		return q.SetOwnDevice(context.Background(), db.SetOwnDeviceParams{
			Device: device[:], SignKey: keys.Sign[:], SealKey: keys.Seal, Kept: kept, MadeAt: p.now().UnixMilli(),
		})
	})
	if err != nil {
		return "", fmt.Errorf("keep own device: %w", err)
	}
	p.identity = identity
	return KeysReady, nil
}

// Protect makes keys under a passphrase, where this computer has no keychain.
func (p *Pairs) Protect(passphrase string) (err error) {
	defer problem.Catch(&err)
	if len([]rune(passphrase)) < shortestPassphrase {
		return problem.Invalid("passphrase", fmt.Sprintf("Take at least %d characters, for example four words that have nothing to do with each other.", shortestPassphrase))
	}
	state, err := p.ready()
	if err != nil {
		return err
	}
	if state != KeysNone {
		return problem.Conflict("This computer has keys for sharing already.")
	}
	p.mu.Lock()
	_, err = p.mint(passphrase)
	p.mu.Unlock()
	p.emit(events.Pairs)
	return err
}

// Unlock opens keys that lie under a passphrase, until the program ends.
func (p *Pairs) Unlock(passphrase string) (err error) {
	defer problem.Catch(&err)
	sealed, err := os.ReadFile(p.file())
	if err != nil {
		return problem.Because(problem.CodeNotFound, lost, err)
	}
	identity, err := pack.OpenIdentity(sealed, passphrase)
	if errors.Is(err, pack.ErrPassphrase) {
		return problem.Invalid("passphrase", "This is not the passphrase that the keys were locked with.")
	}
	if err != nil {
		return problem.Because(problem.CodeDamaged, "The file with the keys cannot be read. Make new keys, and pair again.", err)
	}
	p.mu.Lock()
	p.identity = identity
	p.mu.Unlock()
	p.emit(events.Pairs)
	return nil
}

// StartOver makes new keys, since the old ones are lost or their passphrase is forgotten. Every pair ends with the old ones:
// nothing that was shared goes away, but to share again the two have to pair again.
func (p *Pairs) StartOver(passphrase string) (err error) {
	defer problem.Catch(&err)
	if passphrase != "" && len([]rune(passphrase)) < shortestPassphrase {
		return problem.Invalid("passphrase", fmt.Sprintf("Take at least %d characters.", shortestPassphrase))
	}
	p.mu.Lock()
	p.identity = nil
	state, err := p.mint(passphrase)
	p.mu.Unlock()
	if err != nil {
		return err
	}
	if state == KeysNone {
		return problem.Because(problem.CodeLocked, none, nil)
	}
	err = p.db.InTx(context.Background(), p.now(), func(q *db.Queries) error {
		at := p.now().UnixMilli()
		return q.EndAllPairs(context.Background(), &at)
	})
	p.emit(events.Pairs)
	return err
}

// file is where keys under a passphrase lie.
func (p *Pairs) file() string { return filepath.Join(p.folder, "keys.age") }

// write writes a file that is there wholly or not at all, for its owner alone.
func write(path string, content []byte) error {
	temp, err := os.CreateTemp(filepath.Dir(path), "keys-*.tmp")
	if err != nil {
		return fmt.Errorf("keep keys: %w", err)
	}
	defer os.Remove(temp.Name()) //nolint:errcheck // it has another name by then
	_, err = temp.Write(content)
	if err = errors.Join(err, temp.Sync(), temp.Close()); err != nil {
		return fmt.Errorf("keep keys: %w", err)
	}
	return os.Rename(temp.Name(), path)
}
