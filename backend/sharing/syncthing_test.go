package sharing

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/exchange/syncthingtest"
	"alongside/backend/folders"
)

// TestAWholeCycleTravelsThroughSyncthing: agenda, answer, recap and acknowledgement between two real nodes, of which one is
// killed in between and both are away for a while.
func TestAWholeCycleTravelsThroughSyncthing(t *testing.T) { // B7
	mira, ada := two(t)
	here, there := t.TempDir(), t.TempDir()
	one, other := syncthingtest.Start(t, here, there)
	through(t, here, mira)
	through(t, there, ada)

	session, note := mira.held("How the retro went")
	file, err := folders.Put(mira.files, folders.Place{Kind: folders.PlaceSession, ID: session}, "Plan.txt", strings.NewReader(strings.Repeat("what we do\n", 300_000)), time.Time{})
	mira.ok(err)
	sent := time.Now()
	mira.send(session, "agenda", file.ID)
	ada.eventually("the agenda", ada.has(session))
	t.Logf("visible on the other side after %v", time.Since(sent).Round(time.Millisecond))
	other.Kill() // perhaps in the middle of the attachment
	_, err = mira.notes.Save(note, "How the retro went, and what comes next", 1)
	mira.ok(err)
	ada.noted(session, "I would like to talk about on-call")
	ada.send(session, "update")
	mira.ok(mira.sessions.End(session))
	mira.send(session, "recap")
	one.Stop()
	other.Resume()
	one.Resume()

	mira.eventually("the answer", func() bool { return slices.Contains(mira.bodies(session), "I would like to talk about on-call") })
	ada.eventually("the recap", func() bool { return slices.Contains(ada.bodies(session), "How the retro went, and what comes next") })
	ada.eventually("the attachment", func() bool {
		found, err := filepath.Glob(filepath.Join(ada.home, "files", "*", "*", "*", "Plan.txt"))
		return err == nil && len(found) == 1
	})
	shared, err := ada.shares.In(session)
	ada.ok(err)
	ada.ok(ada.packs.Acknowledge(shared.Shares[0].ID, "All clear"))
	mira.eventually("the acknowledgement", func() bool {
		shared, err := mira.shares.In(session)
		return err == nil && slices.ContainsFunc(shared.Shares, func(s coaching.Share) bool { return len(s.Acknowledgements) == 1 })
	})
	if one, other := mira.bodies(session), ada.bodies(session); !slices.Equal(one, other) {
		t.Fatalf("they ended with %q and %q", one, other)
	}
}
