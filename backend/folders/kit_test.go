package folders

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// longAgo is when files of tests were written, so that nothing waits for them to settle.
var longAgo = time.Date(2026, 1, 2, 3, 4, 5, 6, time.UTC)

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// opened makes a folder of its own, marks it, and opens it.
func opened(t testing.TB, path string) *Disk {
	t.Helper()
	d, err := OpenDisk(path)
	must(t, err)
	t.Cleanup(func() { _ = d.Close() })
	must(t, d.Mark("folder"))
	return d
}

// put writes a file and makes it old.
func put(t testing.TB, d *Disk, name, text string) {
	t.Helper()
	path := filepath.Join(d.Path(), filepath.FromSlash(name))
	must(t, os.MkdirAll(filepath.Dir(path), 0o700))
	must(t, os.WriteFile(path, []byte(text), 0o600))
	must(t, os.Chtimes(path, longAgo, longAgo))
}

// touch gives a file another time.
func touch(t testing.TB, d *Disk, name string, at time.Time) {
	t.Helper()
	must(t, os.Chtimes(filepath.Join(d.Path(), name), at, at))
}

func scanned(t testing.TB, d *Disk) Listing {
	t.Helper()
	disk, err := d.Scan(t.Context())
	must(t, err)
	return disk
}

func one(t testing.TB, d *Disk, name string) Found {
	t.Helper()
	for _, f := range scanned(t, d).Files {
		if f.Name == name {
			return f
		}
	}
	t.Fatalf("there is no %q", name)
	return Found{}
}

func read(t testing.TB, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	must(t, err)
	return string(text)
}

func sumOfText(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// keeping is a keeper of rows in memory: it does with a plan what the one with a database does.
type keeping struct {
	rows []Row
	now  time.Time
	made int
}

// look scans, hashes what must be, plans, and applies the plan.
func (k *keeping) look(t testing.TB, d *Disk) (out Outcome, hashed int) {
	t.Helper()
	disk := scanned(t, d)
	need := Unhashed(k.rows, disk)
	if _, err := d.HashAll(t.Context(), &disk, need); err != nil {
		t.Fatal(err)
	}
	out = Plan(k.rows, disk, k.time())
	k.apply(t, out)
	return out, len(need)
}

func (k *keeping) time() time.Time {
	if k.now.IsZero() {
		k.now = longAgo
	}
	return k.now
}

func (k *keeping) apply(t testing.TB, out Outcome) {
	t.Helper()
	for _, c := range out.Changes {
		if c.Kind == Appeared {
			k.made++
			k.rows = append(k.rows, Row{ID: "row " + string(rune('0'+k.made%10)) + hex.EncodeToString([]byte{byte(k.made >> 8), byte(k.made)})})
			c.RowID = k.rows[len(k.rows)-1].ID
		}
		i := slices.IndexFunc(k.rows, func(r Row) bool { return r.ID == c.RowID })
		if i < 0 {
			t.Fatalf("%s of an unknown row %q", c.Kind, c.RowID)
		}
		k.rows[i] = applied(k.rows[i], c, k.time())
	}
}

func applied(r Row, c Change, now time.Time) Row {
	switch c.Kind {
	case Vanished:
		r.State, r.MissingSince = StateMissing, now.UnixMilli()
		return r
	case Gone:
		r.State = StateRemoved
		return r
	}
	r.Name, r.Node, r.Size, r.Modified, r.SHA256 = c.Found.Name, c.Found.Node, c.Found.Size, c.Found.Modified, c.Found.SHA256
	r.State, r.MissingSince = StatePresent, 0
	if c.Found.Held != "" {
		r.State = State(c.Found.Held)
	}
	return r
}

// row is the row of a name that is not removed.
func (k *keeping) row(t testing.TB, name string) Row {
	t.Helper()
	for _, r := range k.rows {
		if r.Name == name && r.State != StateRemoved {
			return r
		}
	}
	t.Fatalf("there is no row of %q", name)
	return Row{}
}

func (k *keeping) names(states ...State) (names []string) {
	for _, r := range k.rows {
		if slices.Contains(states, r.State) {
			names = append(names, r.Name)
		}
	}
	slices.Sort(names)
	return names
}

func kinds(out Outcome) (all []ChangeKind) {
	for _, c := range out.Changes {
		all = append(all, c.Kind)
	}
	return all
}

func fails(t testing.TB, err, with error) {
	t.Helper()
	if !errors.Is(err, with) {
		t.Fatalf("%v instead of %v", err, with)
	}
}

// left are all names in a folder, the hidden ones too.
func left(t testing.TB, path string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(path)
	must(t, err)
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// soon waits for something that a watcher brings about.
func soon(t testing.TB, within time.Duration, what string, is func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), within)
	defer cancel()
	for !is() {
		select {
		case <-ctx.Done():
			t.Fatalf("not within %s: %s", within, what)
		case <-time.After(2 * time.Millisecond):
		}
	}
}
