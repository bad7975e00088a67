package desktop

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestOnlyFilesOfOursAreHandedOverAndEachOnce(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"Invitation from Mira.alongside-invite", "a.ALONGSIDE", "a.txt", "-x.alongside"} {
		if err := os.WriteFile(filepath.Join(folder, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(folder, "dir.alongside"), 0o700); err != nil {
		t.Fatal(err)
	}
	var h Handed
	invite := filepath.Join(folder, "Invitation from Mira.alongside-invite")
	if !h.Add([]string{"-assetdir", "x", "Invitation from Mira.alongside-invite", invite, "a.ALONGSIDE", "a.txt", "-x.alongside", "dir.alongside", "gone.alongside"}, folder) {
		t.Fatal("nothing was handed over")
	}
	if h.Add([]string{invite, "a.txt"}, folder) {
		t.Fatal("a file that waits is handed over again")
	}
	if taken := h.Take(); !slices.Equal(taken, []string{invite, filepath.Join(folder, "a.ALONGSIDE")}) {
		t.Fatalf("handed over %q", taken)
	}
	if len(h.Take()) != 0 {
		t.Fatal("taken twice")
	}
}
