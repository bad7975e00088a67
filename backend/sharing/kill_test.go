package sharing

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/db/dbtest"
	"alongside/backend/events"
	"alongside/backend/exchange"
	"alongside/backend/folders"
	"alongside/backend/pairing"

	"github.com/zalando/go-keyring"
)

// victim names the folder of the installation that a child process imports into until it is killed: its database, the exchange
// folder, and what its keychain would hold.
const victim = "ALONGSIDE_TEST_VICTIM"

// importUntilKilled visits the exchange folder once, and says when it begins and when it is through.
func importUntilKilled(home string) (code int) {
	packs, err := startAt(home)
	if err != nil {
		fmt.Println("failed:", err)
		return 1
	}
	folder, err := exchange.Open(filepath.Join(home, "exchange"))
	if err != nil {
		fmt.Println("failed:", err)
		return 1
	}
	fmt.Println("begun")
	if _, err := packs.visit(context.Background(), folder, packs.asked.Load()); err != nil {
		fmt.Println("failed:", err)
		return 1
	}
	fmt.Println("through")
	return 0
}

// startAt opens an installation as a start of the program does.
func startAt(home string) (*Packs, error) {
	entry, err := os.ReadFile(filepath.Join(home, "keychain"))
	if err != nil {
		return nil, err
	}
	device, secret, _ := strings.Cut(string(entry), "\n")
	if err := keyring.Set("alongside", device, secret); err != nil {
		return nil, err
	}
	database, err := db.Open(context.Background(), filepath.Join(home, "alongside.db"), filepath.Join(home, "snapshots"), db.Migrations())
	if err != nil {
		return nil, err
	}
	quiet, packs, pairs, files := func(events.Topic, ...string) {}, &Packs{}, &pairing.Pairs{}, &folders.Files{}
	(&coaching.Practice{}).Open(database, time.Now, quiet)
	folders.Open(files, database, filepath.Join(home, "files"), filepath.Join(home, "cache"), time.Now, quiet)
	pairing.Open(pairs, database, home, time.Now, quiet)
	Open(packs, Parts{
		Database: database, Pairs: pairs, Files: files, Version: "0.1.0", Blobs: filepath.Join(home, "blobs"), Counted: filepath.Join(home, "counted"),
		Documents: filepath.Join(home, "documents"), Now: time.Now, Emit: quiet,
	})
	return packs, nil
}

// TestAnImportThatIsKilledTakesEveryPackOnce kills the program again and again while it takes two hundred packs, until it is through,
// and expects just what a program has that was left alone.
func TestAnImportThatIsKilledTakesEveryPackOnce(t *testing.T) { // B7, E1
	mira, ada := two(t)
	exchanged := filepath.Join(ada.home, "exchange")
	from, sessions := newSender(t, mira), make([]known, 40)
	for i := range 200 {
		from.putSession(exchanged, &sessions[i%len(sessions)], i)
	}
	device := ada.identity().Device().String()
	kept, err := keyring.Get("alongside", device)
	ada.ok(err)
	ada.ok(os.WriteFile(filepath.Join(ada.home, "keychain"), []byte(device+"\n"+kept), 0o600))
	start, path := ada.backup(), filepath.Join(ada.home, "alongside.db")
	visited(t, ada, exchanged)
	want := ada.imported()
	rounds, through := 0, 0
	again := func() {
		for _, end := range []string{"", "-wal", "-shm"} {
			_ = os.Remove(path + end)
			if content, err := os.ReadFile(start + end); err == nil {
				ada.ok(os.WriteFile(path+end, content, 0o600))
			}
		}
	}
	again()
	for began := time.Now(); rounds < 30 && time.Since(began) < 15*time.Second || through == 0; rounds++ {
		after := rand.N(250 * time.Millisecond)
		if rounds >= 30 || time.Since(began) > 15*time.Second {
			after = time.Hour // on a slow machine none came through: the last one may
		}
		if !killedAfter(t, ada.home, after) {
			ada.sameImport(path, nil)
			continue
		}
		through++
		ada.sameImport(path, want)
		again()
	}
	t.Logf("%d starts, %d imports that came through", rounds, through)
}

// killedAfter runs the child and kills it after a while; through says that it was through before that.
func killedAfter(t *testing.T, home string, after time.Duration) (through bool) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), victim+"="+home)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(out); lines.Scan(); {
		switch said := lines.Text(); said {
		case "begun":
			defer time.AfterFunc(after, func() { _ = child.Process.Kill() }).Stop()
		case "through":
			through = true
		default:
			t.Errorf("the child says %q", said)
		}
	}
	_ = child.Wait()
	return through
}

// sameImport expects a sound database with whole packs only, and where there is something to compare with just that.
func (s *side) sameImport(path string, want []string) {
	s.t.Helper()
	database, err := db.Open(s.t.Context(), path, filepath.Dir(path), db.Migrations())
	s.ok(err)
	defer func() { s.ok(database.Close()) }()
	at := &side{t: s.t, database: database}
	at.sound()
	if same := dbtest.Column(s.t, database, "SELECT (SELECT count(*) FROM inbox) = (SELECT count(*) FROM exchange_files)"); same[0] != "1" {
		s.t.Error("packs were taken without a note that their files were read, or the other way round")
	}
	if got := at.imported(); want != nil && !slices.Equal(got, want) {
		s.t.Fatalf("%d rows, not the %d of an import that nobody disturbed", len(got), len(want))
	}
}

// imported is what packs made of a database, but for when that was.
func (s *side) imported() (all []string) {
	s.t.Helper()
	for _, query := range []string{
		"SELECT id || title FROM sessions ORDER BY id", "SELECT id || body || session_id || author_id || revision FROM notes ORDER BY id",
		"SELECT record_id || kind || hex(state) FROM registers ORDER BY record_id, kind", "SELECT hex(hash) || counter FROM inbox ORDER BY hash",
		"SELECT path || reason FROM exchange_files ORDER BY path", "SELECT record_id || what || field FROM news ORDER BY record_id, what, field",
		"SELECT hex(device) || heard || hex(newest) FROM pair_devices ORDER BY device",
	} {
		all = append(all, dbtest.Column(s.t, s.database, query)...)
	}
	return all
}
