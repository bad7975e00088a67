package sharing

import (
	"os"
	"path/filepath"
	"testing"

	"alongside/backend/exchange"

	"golang.org/x/sys/unix"
)

// halfway is a visit that has put a pack out and waits for the bytes of its attachment; end gives it these, and waits for it.
func (s *side) halfway(folder string) (end func()) {
	s.t.Helper()
	sealed, err := filepath.Glob(filepath.Join(s.home, "blobs", "*"))
	s.ok(err)
	content, err := os.ReadFile(sealed[0])
	s.ok(err)
	s.ok(os.Remove(sealed[0]))
	s.ok(unix.Mkfifo(sealed[0], 0o600))
	done, asked := make(chan error, 1), s.packs.asked.Load()
	go func() {
		open, err := exchange.Open(folder)
		if err == nil {
			_, err = s.packs.visit(s.t.Context(), open, asked)
		}
		done <- err
	}()
	bytes, err := os.OpenFile(sealed[0], os.O_WRONLY, 0) // opened once the visit reads
	s.ok(err)
	return func() {
		s.ok(os.Remove(sealed[0]))
		s.ok(os.WriteFile(sealed[0], content, 0o600))
		_, err := bytes.Write(content)
		s.ok(err)
		s.ok(bytes.Close())
		s.ok(<-done)
	}
}

func TestAFolderThatIsChosenWhilePacksArePutOutGetsThemAll(t *testing.T) {
	t.Parallel()
	mira, _ := two(t)
	session, _ := mira.held("With a file")
	mira.send(session, "agenda", mira.attach(session, "Plan.txt", "what we do"))
	wrong, right := t.TempDir(), t.TempDir()
	end := mira.halfway(wrong)
	mira.ok(mira.packs.Choose(right))
	end()
	visited(t, mira, right)
	if len(packsIn(t, right)) != 1 || len(packsIn(t, wrong)) != 1 {
		t.Errorf("in the chosen folder %q, in the one before %q", packsIn(t, right), packsIn(t, wrong))
	}
}

func TestWhatIsAskedForAgainWhilePacksArePutOutIsPutOutAgain(t *testing.T) { // B8
	t.Parallel()
	mira, _ := two(t)
	session, _ := mira.held("With a file")
	mira.send(session, "agenda", mira.attach(session, "Plan.txt", "what we do"))
	folder := t.TempDir()
	end := mira.halfway(folder)
	for _, name := range packsIn(t, folder) {
		mira.ok(os.Remove(name))
	}
	mira.ok(mira.packs.PutOutAgain(mira.other.ID))
	end()
	visited(t, mira, folder)
	if got := packsIn(t, folder); len(got) != 1 {
		t.Errorf("the folder that lost its packs has %q", got)
	}
}
