package pairing

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"alongside/backend/db"
	"alongside/backend/pack"
	"alongside/backend/problem"

	"github.com/zalando/go-keyring"
)

// KeyState says whether this installation can seal and open packs.
type KeyState string

// The states of the keys: none yet, since this computer has no keychain and no passphrase was given; ready; sealed under a
// passphrase that was not given since the start; in a keychain that does not answer now; not to be found where they were.
const (
	KeysNone   KeyState = "none"
	KeysReady  KeyState = "ready"
	KeysLocked KeyState = "locked"
	KeysAway   KeyState = "away"
	KeysLost   KeyState = "lost"
)

// KeyStates lists every state for the generated TypeScript enum.
var KeyStates = []struct {
	Value  KeyState
	TSName string
}{{KeysNone, "None"}, {KeysReady, "Ready"}, {KeysLocked, "Locked"}, {KeysAway, "Away"}, {KeysLost, "Lost"}}

// Keys is how the keys of this installation stand. Kept is where the secret ones lie: keychain or passphrase, empty where
// there are none; Device is the name that follows from them.
type Keys struct {
	State  KeyState `json:"state"`
	Kept   string   `json:"kept"`
	Device string   `json:"device"`
	MadeAt int64    `json:"madeAt"`
}

const (
	service         = "alongside" // in the keychain; the account is the device
	inKeychain      = "keychain"
	underPassphrase = "passphrase"

	locked = "The keys for sharing are locked. Unlock them with your passphrase in Settings."
	none   = "This computer has no keychain for the keys that sharing needs. Choose a passphrase for them in Settings."
	away   = "The keychain of this computer, which has the keys for sharing, does not answer. Unlock it, or log in anew, and try again."
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
	case KeysAway:
		return nil, problem.Because(problem.CodeLocked, away, nil)
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
		return p.mint("", false)
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
	kept, err := keyring.Get(service, pack.Device(row.Device).String())
	switch secret, here := strings.CutSuffix(kept, " "+p.mark()); {
	case errors.Is(err, keyring.ErrNotFound):
		return KeysLost, nil
	case err != nil:
		return KeysAway, nil // a keychain that is locked or gone may come back, so nothing is lost yet
	case !here:
		return KeysLost, nil // this data is a copy
	default:
		return p.adopt(secret, pack.Device(row.Device))
	}
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
// keychain. Where the old keys are given up, every pair that knows them ends in the same step.
func (p *Pairs) mint(passphrase string, over bool) (KeyState, error) {
	identity, err := pack.NewIdentity()
	if err != nil {
		return "", err
	}
	kept := inKeychain
	if passphrase != "" {
		kept = underPassphrase
		if err := p.seal(identity, passphrase); err != nil {
			return "", err
		}
	} else if keyring.Set(service, identity.Device().String(), identity.Secret()+" "+p.mark()) != nil {
		return KeysNone, nil
	}
	ctx, at, keys, device := context.Background(), p.now().UnixMilli(), identity.Keys(), identity.Device()
	err = p.db.InTx(ctx, p.now(), func(q *db.Queries) error {
		if over {
			if err := q.EndAllPairs(ctx, &at); err != nil {
				return err
			}
		}
		return q.SetOwnDevice(ctx, db.SetOwnDeviceParams{
			Device: device[:], SignKey: keys.Sign[:], SealKey: keys.Seal, Kept: kept, MadeAt: at,
		})
	})
	if err != nil {
		return "", fmt.Errorf("keep own device: %w", err)
	}
	p.identity = identity
	return KeysReady, nil
}

// mark tells this data folder on this computer from a copy of it: two programs with the same keys would give the same number
// to different packs, so a copy has to make keys of its own.
func (p *Pairs) mark() string {
	machine, err := os.ReadFile("/etc/machine-id") // other systems keep their keychain to one computer
	if err != nil {
		machine = nil
	}
	folder, err := filepath.EvalSymlinks(p.folder)
	if err != nil {
		folder = filepath.Clean(p.folder)
	}
	sum := sha256.Sum256(slices.Concat([]byte("alongside-place\x00"), machine, []byte{0}, []byte(folder)))
	return hex.EncodeToString(sum[:8])
}
