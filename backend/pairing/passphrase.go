package pairing

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"alongside/backend/events"
	"alongside/backend/pack"
	"alongside/backend/problem"
)

const shortestPassphrase = 10 // characters

// Protect makes keys under a passphrase, where this computer has no keychain.
func (p *Pairs) Protect(passphrase string) (err error) {
	defer problem.Catch(&err)
	if err := longEnough(passphrase); err != nil {
		return err
	}
	state, err := p.ready()
	if err != nil {
		return err
	}
	if state != KeysNone {
		return problem.Conflict("This computer has keys for sharing already.")
	}
	p.mu.Lock()
	if p.identity == nil { // a second click waited meanwhile
		_, err = p.mint(passphrase, false)
	}
	p.mu.Unlock()
	p.emit(events.Pairs)
	return err
}

func longEnough(passphrase string) error {
	if len([]rune(passphrase)) >= shortestPassphrase {
		return nil
	}
	return problem.Invalid("passphrase", fmt.Sprintf("Take at least %d characters, for example four words that have nothing to do with each other.", shortestPassphrase))
}

// Unlock opens keys that lie under a passphrase, until the program ends.
func (p *Pairs) Unlock(passphrase string) (err error) {
	defer problem.Catch(&err)
	row, err := p.db.Read().OwnDevice(context.Background())
	if err != nil {
		return problem.Because(problem.CodeNotFound, lost, err)
	}
	sealed, err := os.ReadFile(p.file())
	if err != nil {
		return problem.Because(problem.CodeNotFound, lost, err)
	}
	identity, err := pack.OpenIdentity(sealed, passphrase)
	if errors.Is(err, pack.ErrPassphrase) || passphrase == "" {
		return problem.Invalid("passphrase", "This is not the passphrase that the keys were locked with.")
	}
	if err != nil {
		return problem.Because(problem.CodeDamaged, "The file with the keys cannot be read. Make new keys, and pair again.", err)
	}
	if identity.Device() != pack.Device(row.Device) {
		return problem.Because(problem.CodeDamaged, "The file with the keys belongs to other data than this. Make new keys, and pair again.", nil)
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
	if passphrase != "" {
		if err := longEnough(passphrase); err != nil {
			return err
		}
	}
	p.mu.Lock()
	state, err := p.mint(passphrase, true)
	p.mu.Unlock()
	if err != nil {
		return err
	}
	if state == KeysNone {
		return problem.Invalid("passphrase", "This computer has no keychain. Choose a passphrase for the keys.")
	}
	p.emit(events.Pairs)
	return nil
}

// file is where keys under a passphrase lie.
func (p *Pairs) file() string { return filepath.Join(p.folder, "keys-"+p.mark()+".age") }

// seal keeps keys under a passphrase, in a file that is there wholly or not at all, for its owner alone.
func (p *Pairs) seal(identity *pack.Identity, passphrase string) error {
	sealed, err := identity.SealedWith(passphrase)
	if err != nil {
		return err
	}
	temp, err := os.CreateTemp(p.folder, "keys-*.tmp")
	if err != nil {
		return fmt.Errorf("keep keys: %w", err)
	}
	defer os.Remove(temp.Name()) //nolint:errcheck // it has another name by then
	_, err = temp.Write(sealed)
	if err = errors.Join(err, temp.Sync(), temp.Close()); err != nil {
		return fmt.Errorf("keep keys: %w", err)
	}
	return os.Rename(temp.Name(), p.file())
}
