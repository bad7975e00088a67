package pairing

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"alongside/backend/coaching"
	"alongside/backend/events"
	"alongside/backend/problem"

	"github.com/zalando/go-keyring"
)

const passphrase = "copper lantern quiet Thursday"

func (s *side) state() KeyState {
	s.t.Helper()
	keys, err := s.Keys()
	s.ok(err)
	return keys.State
}

func TestKeysAreMadeOnceAndFoundInTheKeychainAfterARestart(t *testing.T) {
	mira, _ := two(t)
	first, err := Identity(mira.Pairs)
	mira.ok(err)
	mira.restart()
	again, err := Identity(mira.Pairs)
	mira.ok(err)
	if first.Device() != again.Device() || first == again {
		t.Fatal("the keys are not those of before")
	}
	keys, err := mira.Keys()
	mira.ok(err)
	if keys.Kept != "keychain" || keys.Device != first.Device().String() || keys.MadeAt == 0 {
		t.Fatalf("keys are shown as %+v", keys)
	}
	kept, err := keyring.Get(service, first.Device().String())
	mira.ok(err)
	if len(kept) > 2560 {
		t.Fatalf("%d bytes are more than Windows keeps", len(kept))
	}
}

func TestKeysAreMadeOnceByManyAtATime(t *testing.T) {
	mira, _ := two(t)
	var all sync.WaitGroup
	devices := make([]string, 8)
	for i := range devices {
		all.Go(func() {
			if identity, err := Identity(mira.Pairs); err == nil {
				devices[i] = identity.Device().String()
			}
		})
	}
	all.Wait()
	for _, device := range devices {
		if device == "" || device != devices[0] {
			t.Fatalf("keys were made more than once: %v", devices)
		}
	}
}

func TestWithoutAKeychainAPassphraseKeepsTheKeys(t *testing.T) {
	keyring.MockInitWithError(errors.New("no secret service"))
	t.Cleanup(keyring.MockInit)
	mira := newSide(t, "Mira", "Ada", coaching.RelationReportee)
	if mira.state() != KeysNone {
		t.Fatal("keys without a place to keep them")
	}
	_, err := mira.Invite(mira.other.ID)
	told(t, err, problem.CodeLocked, none)
	told(t, mira.Protect("short"), problem.CodeInvalid, "")
	mira.ok(mira.Protect(passphrase))
	told(t, mira.Protect(passphrase), problem.CodeConflict, "")
	device := mira.device()

	mira.restart()
	_, err = Identity(mira.Pairs)
	told(t, err, problem.CodeLocked, locked)
	told(t, mira.Unlock("another passphrase"), problem.CodeInvalid, "")
	told(t, mira.Unlock(""), problem.CodeInvalid, "")
	mira.ok(mira.Unlock(passphrase))
	if mira.state() != KeysReady || mira.device() != device {
		t.Fatal("unlocking did not open the same keys")
	}
	mira.keptWell(device)

	mira.restart()
	if err := os.WriteFile(mira.file(), []byte("nothing of age"), 0o600); err != nil {
		t.Fatal(err)
	}
	told(t, mira.Unlock(passphrase), problem.CodeDamaged, "")
	mira.ok(os.Remove(mira.file()))
	if mira.state() != KeysLost {
		t.Fatal("keys whose file is gone are not said to be lost")
	}
	told(t, mira.Unlock(passphrase), problem.CodeNotFound, lost)
}

func (s *side) device() string {
	s.t.Helper()
	identity, err := Identity(s.Pairs)
	s.ok(err)
	return identity.Device().String()
}

// keptWell: nobody else can read the file, and neither it nor the database holds a secret.
func (s *side) keptWell(device string) {
	s.t.Helper()
	identity, err := Identity(s.Pairs)
	s.ok(err)
	info, err := os.Stat(s.file())
	s.ok(err)
	if info.Mode().Perm() != 0o600 {
		s.t.Fatalf("the file of the keys has mode %v", info.Mode())
	}
	secret := strings.Fields(identity.Secret())
	s.ok(filepath.WalkDir(s.home, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if strings.Contains(string(content), secret[1]) || strings.Contains(string(content), secret[2]) {
			s.t.Fatalf("%s holds a secret key of %s", path, device)
		}
		return err
	}))
}

func TestAKeychainThatDoesNotAnswerLosesNothing(t *testing.T) {
	mira, _ := joinedTwo(t)
	kept, err := keyring.Get(service, mira.device())
	mira.ok(err)
	mira.restart()
	keyring.MockInitWithError(errors.New("locked"))
	_, err = Identity(mira.Pairs)
	told(t, err, problem.CodeLocked, away)
	if mira.state() != KeysAway {
		t.Fatal("a keychain that is away is not said to be")
	}
	keyring.MockInit()
	if mira.state() != KeysLost {
		t.Fatal("an empty keychain is not said to be")
	}
	pairs, err := mira.List()
	mira.ok(err)
	mira.ok(keyring.Set(service, pairs[0].Devices[0].Name, kept))
	if mira.state() != KeysReady || mira.pair().JoinedAt == 0 {
		t.Fatal("the keys are back, and not found")
	}
}

// B9, E4: a copy of the data, beside it or restored elsewhere, never goes on with the same keys.
func TestACopyOfTheDataMakesKeysOfItsOwn(t *testing.T) {
	mira, _ := joinedTwo(t)
	device := mira.device()
	mira.home = t.TempDir()
	mira.restart()
	if mira.state() != KeysLost {
		t.Fatal("a copy uses the keys of the original")
	}
	mira.ok(mira.StartOver(""))
	if mira.device() == device {
		t.Fatal("new keys are the old ones")
	}
	pairs, err := mira.List()
	mira.ok(err)
	if len(pairs) != 0 {
		t.Fatal("pairs that know the old keys go on")
	}
	invitation := mira.invite()
	if invitation.Answer {
		t.Fatal("a new pair is taken for the old one")
	}
}

func TestStartingOverUnderAPassphrase(t *testing.T) {
	mira, _ := joinedTwo(t)
	device := mira.device()
	keyring.MockInitWithError(errors.New("gone"))
	t.Cleanup(keyring.MockInit)
	mira.restart()
	told(t, mira.StartOver("short"), problem.CodeInvalid, "")
	told(t, mira.StartOver(""), problem.CodeInvalid, "")
	mira.told = nil
	mira.ok(mira.StartOver(passphrase))
	if mira.device() == device || len(mira.told) != 1 || mira.told[0] != events.Pairs {
		t.Fatal("no new keys, or nobody was told")
	}
}
