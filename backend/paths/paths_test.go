package paths_test

import (
	"path/filepath"
	"strings"
	"testing"

	"alongside/backend/paths"
)

func TestEverythingLiesBelowTheChosenHome(t *testing.T) {
	home := t.TempDir()
	t.Setenv("ALONGSIDE_HOME", home)
	places := paths.Find()
	for _, each := range []string{places.Data, places.Snapshots, places.Logs, places.Webview, places.Documents, places.Database(), places.Personal(), places.Lock()} {
		if !strings.HasPrefix(each, home+string(filepath.Separator)) {
			t.Errorf("%s lies elsewhere", each)
		}
	}
	if places.Database() == places.Personal() {
		t.Error("what is personal lies with what is shared")
	}
}

func TestAHomeNamedFromHereDoesNotMoveWithTheProgram(t *testing.T) {
	t.Setenv("ALONGSIDE_HOME", "portable")
	if data := paths.Find().Data; !filepath.IsAbs(data) {
		t.Fatalf("%s depends on where the program was started", data)
	}
}

func TestWithoutAHomeThePlacesAreTheSystems(t *testing.T) {
	t.Setenv("ALONGSIDE_HOME", "")
	if data := paths.Find().Data; !filepath.IsAbs(data) || filepath.Base(data) != "alongside" {
		t.Fatalf("found %s", data)
	}
}
