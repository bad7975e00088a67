package backend_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// fault is a change to one source file.
type fault struct{ file, old, new string }

// overlaid is a list of sources with these faults in them, for the go command to build from instead.
func overlaid(t *testing.T, faults ...fault) (overlay string) {
	t.Helper()
	folder, replaced, texts := t.TempDir(), map[string]string{}, map[string]string{}
	for i, each := range faults {
		path, err := filepath.Abs(filepath.Join(root, "backend", each.file))
		if err != nil {
			t.Fatal(err)
		}
		if texts[path] == "" {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			texts[path], replaced[path] = string(text), filepath.Join(folder, fmt.Sprint(i, ".go"))
		}
		if strings.Count(texts[path], each.old) != 1 {
			t.Fatalf("%s does not hold %q just once", each.file, each.old)
		}
		texts[path] = strings.Replace(texts[path], each.old, each.new, 1)
	}
	list, err := json.Marshal(map[string]map[string]string{"Replace": replaced})
	if err != nil {
		t.Fatal(err)
	}
	overlay = filepath.Join(folder, "overlay.json")
	write := func(name, text string) {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(overlay, string(list))
	for path, text := range texts {
		write(replaced[path], text)
	}
	return overlay
}

func inRoot(name string, args ...string) (string, error) {
	command := exec.Command(name, args...)
	command.Dir = root
	out, err := command.CombinedOutput()
	return string(out), err
}

func TestWhoeverImportsPersonalNotesIsSeen(t *testing.T) { // 1.6, 2
	t.Parallel()
	for _, pkg := range []string{"sharing", "pack", "recap", "pairing"} {
		overlay := overlaid(t, fault{pkg + "/doc.go", "package " + pkg + "\n", "package " + pkg + "\n\nimport _ \"alongside/backend/personal\"\n"})
		out, err := inRoot("go", "list", "-e", "-overlay", overlay, "-tags", "sqlite_fts5", "-f", `{{.ImportPath}} {{join .Deps " "}}`, "./backend/"+pkg)
		if faults := knowPersonal(out); err != nil || len(faults) == 0 {
			t.Errorf("%s: %v: %s", pkg, err, out)
		}
	}
}

// TestALeakInAnyLayerTurnsItsGuardRed plants a fault in each layer that keeps what is private at home, and lets the test that
// guards it run on these sources: it has to name every one of them. Those of one test share a build, which is what takes time.
func TestALeakInAnyLayerTurnsItsGuardRed(t *testing.T) { // D1, D2: mutation check
	if testing.Short() {
		t.Skip("it builds the tests of three packages again")
	}
	t.Parallel()
	for guard, plant := range map[string]struct {
		pkg    string
		says   []string
		faults []fault
	}{
		"TestNoQueryReachesAnotherFile": {"db", []string{"attached another file"}, []fault{{"db/open.go", "SQLITE_LIMIT_ATTACHED, 0)", "SQLITE_LIMIT_ATTACHED, 10)"}}},
		"TestALinkToWhatIsPrivateIsNotEncoded": {"sharing", []string{"id of the goal", "id of the item", `"feedback"`, `"review"`, `"evidence"`}, []fault{
			{"sharing/fields.go", "if id != nil && known[*id] {", "if id != nil {"}, // the encoder does not look what is shared
			{"sharing/records.go", "return about(row) != d.me && about(row) != d.joined.Row.PersonID", "return false"},
		}},
		"TestNoPrivateMarkerLeavesByAnyWay": {"personal", []string{"log holds", "inside file .alongside holds", "file .eml holds", "file .html holds"}, []fault{
			{"personal/notes.go", "import (\n", "import (\n	\"log/slog\"\n"},
			{"personal/notes.go", "	next = revision + 1\n", "	next = revision + 1\n	slog.Info(\"saved\", \"note\", markdown)\n"},
			{"db/records.sql.go", "SELECT 1 AS kind, s.id FROM sessions s WHERE s.id = CAST(?1 AS TEXT)", "SELECT 1 AS kind, s.id FROM sessions s WHERE ?1 = ?1"},
			{"db/notes.sql.go", "FROM notes n WHERE n.session_id = CAST(?1 AS TEXT) AND n.deleted_at IS NULL\n    AND (n.item_id", "FROM notes n WHERE ?1 = ?1\n    AND (n.item_id"},
		}},
	} {
		t.Run(guard, func(t *testing.T) {
			out, err := inRoot("go", "test", "-overlay", overlaid(t, plant.faults...), "-tags", "sqlite_fts5", "-run", "^"+guard+"$", "./backend/"+plant.pkg)
			if err == nil || !strings.Contains(out, "--- FAIL: "+guard) {
				t.Fatalf("the guard says %v: %.3000s", err, out)
			}
			for _, named := range plant.says {
				if !strings.Contains(out, named) {
					t.Errorf("it does not see %q: %.3000s", named, out)
				}
			}
		})
	}
}
