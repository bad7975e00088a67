package desktop

import (
	"path/filepath"
	"testing"

	"alongside/backend/problem"
)

func TestASecondProgramOnTheSameDataIsRefused(t *testing.T) { // B9
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "data")
	first, err := Hold(folder, filepath.Join(folder, "lock"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Hold(folder, filepath.Join(folder, "lock")); problem.CodeOf(err) != problem.CodeOpen {
		t.Fatalf("a second one was let in: %v", err)
	}
	if err := first.Unlock(); err != nil {
		t.Fatal(err)
	}
	if _, err := Hold(folder, filepath.Join(folder, "lock")); err != nil {
		t.Fatalf("once the first is gone: %v", err)
	}
}
