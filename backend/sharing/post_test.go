package sharing

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"alongside/backend/folders"
)

// eventually waits for what other threads do; it fails after a while that no healthy run needs.
func (s *side) eventually(what string, is func() bool) {
	s.t.Helper()
	for range 600 {
		if is() {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	post, err := s.packs.Post()
	s.t.Fatalf("%s never came about; the post is %+v, %v", what, post, err)
}

// through lets both sides watch one folder.
func through(t *testing.T, folder string, sides ...*side) {
	t.Helper()
	for _, s := range sides {
		ctx, stop := context.WithCancel(context.Background())
		done := make(chan struct{})
		go func() {
			defer close(done)
			Run(ctx, s.packs)
		}()
		t.Cleanup(func() {
			stop()
			<-done
		})
		s.ok(s.packs.Choose(folder))
	}
}

func (s *side) has(sessionID string) func() bool {
	return func() bool {
		_, err := s.sessions.Find(sessionID)
		return err == nil
	}
}

func TestAPackFindsItsWayThroughAFolder(t *testing.T) {
	t.Parallel()
	mira, ada := two(t)
	through(t, t.TempDir(), mira, ada)
	session, _ := mira.held("Through a folder")
	mira.send(session, "agenda")
	ada.eventually("the session", ada.has(session))
	if bodies := ada.bodies(session); len(bodies) != 1 {
		t.Fatalf("arrived with %q", bodies)
	}
}

func TestWhatWasSharedWithoutAFolderGoesOutOnceThereIsOne(t *testing.T) {
	t.Parallel()
	mira, ada := two(t)
	session, _ := mira.held("Waiting")
	mira.send(session, "agenda")
	through(t, t.TempDir(), mira, ada)
	ada.eventually("the session", ada.has(session))
}

func TestAConflictCopyIsTheSamePack(t *testing.T) { // B3
	t.Parallel()
	mira, ada := two(t)
	folder := t.TempDir()
	through(t, folder, mira)
	session, _ := mira.held("Once")
	mira.send(session, "agenda")
	mira.eventually("the pack in the folder", func() bool { return len(packsIn(t, folder)) == 1 })
	pack := packsIn(t, folder)[0]
	content, err := os.ReadFile(pack)
	mira.ok(err)
	base := pack[:len(pack)-len(".alongside")]
	for _, name := range []string{".sync-conflict-20260304-101112-ABCDEFG.alongside", " (conflicted copy 2026-03-04).alongside", " (1).alongside", "-DESKTOP.alongside", " - Copy.alongside"} {
		mira.ok(os.WriteFile(base+name, content, 0o600))
	}
	through(t, folder, ada)
	ada.eventually("the session", ada.has(session))
	time.Sleep(300 * time.Millisecond)
	if news := ada.news(); len(news) != 1 {
		t.Fatalf("news of one pack under six names: %q", news)
	}
	if post, err := ada.packs.Post(); err != nil || len(post.Held) != 0 {
		t.Fatalf("held: %+v, %v", post.Held, err)
	}
}

func TestAPackThatArrivesInPartsIsTakenOnceItIsWhole(t *testing.T) { // B1
	t.Parallel()
	mira, ada := two(t)
	folder := t.TempDir()
	session, _ := mira.held("In parts")
	sealed := mira.send(session, "agenda")
	dir := filepath.Join(folder, pairOf(t, mira), "somedevice")
	mira.ok(os.MkdirAll(dir, 0o700))
	file := filepath.Join(dir, "x.alongside")
	mira.ok(os.WriteFile(file, sealed[:len(sealed)/2], 0o600))
	through(t, folder, ada)
	ada.eventually("the note that it is not whole", func() bool {
		post, err := ada.packs.Post()
		return err == nil && len(post.Held) == 1 && post.Held[0].Reason == "incomplete"
	})
	mira.ok(os.WriteFile(file, sealed, 0o600))
	ada.eventually("the session", ada.has(session))
	if post, err := ada.packs.Post(); err != nil || len(post.Held) != 0 {
		t.Fatalf("still held: %+v, %v", post.Held, err)
	}
}

func TestAnEmptiedFolderIsFilledAgainOnRequest(t *testing.T) { // B8
	t.Parallel()
	mira, ada := two(t)
	folder := t.TempDir()
	through(t, folder, mira)
	session, _ := mira.held("Kept")
	mira.send(session, "agenda")
	mira.eventually("the pack in the folder", func() bool { return len(packsIn(t, folder)) == 1 })
	entries, err := os.ReadDir(folder)
	mira.ok(err)
	for _, entry := range entries {
		mira.ok(os.RemoveAll(filepath.Join(folder, entry.Name())))
	}
	mira.ok(mira.packs.PutOutAgain(mira.other.ID))
	mira.eventually("the pack in the folder again", func() bool { return len(packsIn(t, folder)) == 1 })
	through(t, folder, ada)
	ada.eventually("the session", ada.has(session))
}

func TestAFolderThatGoesAwayIsSaidAndFoundAgain(t *testing.T) {
	t.Parallel()
	mira, ada := two(t)
	folder := filepath.Join(t.TempDir(), "stick")
	mira.ok(os.Mkdir(folder, 0o700))
	through(t, folder, mira, ada)
	mira.ok(os.Rename(folder, folder+" pulled"))
	session, _ := mira.held("Meanwhile")
	mira.send(session, "agenda")
	mira.eventually("a sentence about the folder", func() bool {
		post, err := mira.packs.Post()
		return err == nil && post.Trouble != "" && post.Waiting == 1
	})
	mira.ok(os.Rename(folder+" pulled", folder))
	for _, s := range []*side{mira, ada} {
		s.ok(s.packs.Visit())
	}
	ada.eventually("the session", func() bool { s := ada.has(session)(); _ = ada.packs.Visit(); return s })
}

func packsIn(t *testing.T, folder string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "*", "*", "*.alongside"))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func pairOf(t *testing.T, s *side) string {
	t.Helper()
	rows, err := s.database.Read().CurrentPairs(t.Context())
	s.ok(err)
	return rows[0].Pair.ID
}

func TestSealedAttachmentsDoNotStayForEver(t *testing.T) {
	t.Parallel()
	mira, _ := two(t)
	folder := t.TempDir()
	session, _ := mira.held("With a file")
	file, err := folders.Put(mira.files, folders.Place{Kind: folders.PlaceSession, ID: session}, "Plan.txt", strings.NewReader("what we do"), time.Time{})
	mira.ok(err)
	mira.send(session, "agenda", file.ID)
	through(t, folder, mira)
	blobs := func() int {
		inFolder, err := filepath.Glob(filepath.Join(folder, "*", "*", "*.alongside-blob"))
		mira.ok(err)
		kept, err := filepath.Glob(filepath.Join(mira.home, "blobs", "*"))
		mira.ok(err)
		return len(inFolder) + len(kept)
	}
	mira.eventually("the sealed file, here and there", func() bool { return blobs() == 2 })
	mira.mu.Lock()
	mira.now = time.Now().Add(keptFor + time.Hour)
	mira.mu.Unlock()
	mira.ok(mira.packs.Visit())
	mira.eventually("its end", func() bool { return blobs() == 0 })
}

func TestPacksOfAPairThatHasEndedStayAtHome(t *testing.T) {
	t.Parallel()
	mira, _ := two(t)
	folder := t.TempDir()
	session, _ := mira.held("Not any more")
	mira.send(session, "agenda")
	pair, err := mira.pairs.End(mira.other.ID)
	mira.ok(err)
	visited(t, mira, folder)
	if post, err := mira.packs.Post(); err != nil || len(packsIn(t, folder)) != 0 || post.Waiting != 0 {
		t.Fatalf("put out: %q, waiting %d, %v", packsIn(t, folder), post.Waiting, err)
	}
	mira.ok(mira.pairs.Resume(pair))
	visited(t, mira, folder)
	if len(packsIn(t, folder)) != 1 {
		t.Error("once that was taken back, nothing was put out")
	}
}

func TestWhatAnOlderVersionCouldNotReadIsReadAfterAnUpdate(t *testing.T) { // G
	t.Parallel()
	mira, ada := two(t)
	folder := t.TempDir()
	session, _ := mira.held("From a newer version")
	mira.send(session, "agenda")
	visited(t, mira, folder)
	visited(t, ada, folder)
	ada.statement("UPDATE exchange_files SET reason = 'newer'")
	ada.statement("DELETE FROM inbox")
	through(t, folder, ada) // a start of the program
	ada.eventually("the pack read again", func() bool {
		post, err := ada.packs.Post()
		return err == nil && len(post.Held) == 0
	})
	if !ada.has(session)() {
		t.Error("the session is not there")
	}
}
