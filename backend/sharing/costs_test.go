package sharing

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"alongside/backend/pack"
)

// TestWhatIsTooMuchCostsLittle is what the service adds to package pack's own limits: what it reads from a folder, from a file
// and from the clipboard. It is not parallel, since it measures.
func TestWhatIsTooMuchCostsLittle(t *testing.T) { // C1
	mira, ada := two(t)
	session, _ := mira.held("Known")
	ada.take(mira.send(session, "agenda"))
	of := ada.joined()
	notes := make([]pack.Frame, 20_000) // each with five registers: as many as two packs may hold
	for i := range notes {
		id := pack.ID{6, byte(i >> 16), byte(i >> 8), byte(i)}
		notes[i] = &pack.Note{Head: pack.Head{Creator: of.Me, ID: id}, CreatedAt: said("5"), Session: said(session), Side: said(of.Me.String()), Body: said("x"), Position: said("1")}
	}
	deep := &pack.Item{Head: pack.Head{Creator: of.Me, ID: pack.ID{9}}, CreatedAt: said("5"), Session: said(session), Ref: said(pack.ID{6}.String()), Sort: said("content"),
		Snapshot: said(strings.Repeat("[", 100_000))}
	stanza := "-> X25519 " + strings.Repeat("A", 43) + "\n" + strings.Repeat("A", 43) + "\n"
	for name, write := range map[string]func(path string) error{
		"100,000 registers":  func(path string) error { return os.WriteFile(path, ada.forge(1, notes...), 0o600) },
		"a depth of 100,000": func(path string) error { return os.WriteFile(path, ada.forge(2, deep), 0o600) },
		"a file of 10 GB":    func(path string) error { return sparse(path, 10<<30, "age-encryption.org/v1\n") },
		"10,000 stanzas": func(path string) error {
			return os.WriteFile(path, []byte("age-encryption.org/v1\n"+strings.Repeat(stanza, 10_000)), 0o600)
		},
		"10 GB after a good pack": func(path string) error {
			return sparse(path, 10<<30, string(ada.forge(3, &pack.Tags{Head: pack.Head{Creator: of.Me, ID: idOf(t, session)}, Tags: said("x")})))
		},
		"text of 10 GB without end": func(path string) error { return sparse(path, 10<<30, "-----BEGIN AGE ENCRYPTED FILE-----\nAAAA") },
	} {
		folder := t.TempDir()
		path := filepath.Join(folder, of.Pair.ID.String(), "somedevice", "x.alongside")
		mira.ok(os.MkdirAll(filepath.Dir(path), 0o700))
		mira.ok(write(path))
		before := mira.rows()
		costs(t, name+", in the folder", func() { visited(t, mira, folder) })
		costs(t, name+", opened", func() { _, _ = mira.packs.Open(path) })
		if name != "a depth of 100,000" { // which is kept as it came, and not shown
			mira.same(name, before)
		}
		mira.statement("DELETE FROM exchange_files")
	}
	costs(t, "pasted", func() { _, _ = mira.packs.Paste(strings.Repeat("> x\n", 8<<20)) })
	if items, err := mira.items.In(session); err != nil || len(items) != 0 {
		t.Errorf("items are %v, %v", items, err)
	}
	mira.sound()
}

// sparse is a file that begins so and is as large as it says, with nothing on the disk.
func sparse(path string, size int64, begins string) error {
	if err := os.WriteFile(path, []byte(begins), 0o600); err != nil {
		return err
	}
	return os.Truncate(path, size)
}

func costs(t *testing.T, what string, work func()) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	began := time.Now()
	work()
	took := time.Since(began)
	runtime.ReadMemStats(&after)
	made := (after.TotalAlloc - before.TotalAlloc) >> 20
	t.Logf("%s: %v, %d MiB", what, took.Round(time.Millisecond), made)
	if took > 5*time.Second || made > 100 { // a second, on a machine that has time
		t.Errorf("%s took %v and %d MiB", what, took, made)
	}
}
