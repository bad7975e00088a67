package sharing

import (
	"os"
	"sync"
	"testing"

	"alongside/backend/pairing"

	"github.com/zalando/go-keyring"
)

func TestMain(m *testing.M) {
	keyring.MockInit()
	if home := os.Getenv(victim); home != "" {
		os.Exit(importUntilKilled(home))
	}
	m.Run()
}

// meeting is held while two meet: the keychain of tests is not made for many at a time.
var meeting sync.Mutex

// join lets two installations meet as people do: one invites, the other accepts and answers.
func join(t testing.TB, one, other *side) {
	t.Helper()
	meeting.Lock()
	defer meeting.Unlock()
	for _, s := range []*side{one, other} {
		pairing.Open(s.pairs, s.database, s.home, s.clock, s.emit)
	}
	invitation, err := one.pairs.Invite(one.other.ID)
	one.ok(err)
	answer, err := other.pairs.Accept(invitation.Text, other.other.ID, false)
	other.ok(err)
	_, err = one.pairs.Accept(answer.Text, "", false)
	one.ok(err)
}
