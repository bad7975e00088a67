package folders

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"alongside/backend/db/dbtest"
	"alongside/backend/events"
)

func TestOnlyWhatHasLongBeenInTheTrashIsErased(t *testing.T) {
	t.Parallel()
	now := time.Now()
	k := &keeper{}
	k.open(dbtest.Open(t), t.TempDir(), t.TempDir(), func() time.Time { return now }, func(events.Topic, ...string) {})
	t.Cleanup(k.close)
	for name, age := range map[string]time.Duration{"old folder": keptInTrash + time.Hour, "new folder": keptInTrash - time.Hour} {
		path := filepath.Join(k.trash(), name)
		if err := os.MkdirAll(path, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, now.Add(-age), now.Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(k.trash(), "somebody's file"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	k.eraseOld(t.Context())
	left, err := os.ReadDir(k.trash())
	if err != nil || len(left) != 2 || left[0].Name() != "new folder" || left[1].Name() != "somebody's file" {
		t.Fatalf("left %v, %v", left, err)
	}
}
