package folders

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// A7: rename; rename and edit; swap; case only. Ids follow; what is ambiguous is removed and added, never mistaken.

// inode is a file of the model, whatever it is called.
type inode struct {
	number int
	text   string
	edited int // seconds after the beginning
}

// world is a folder in memory, and where root is set the same one on disk.
type world struct {
	t     *rapid.T
	root  string
	nodes bool
	files map[string]*inode
	made  int
	clock int
	keep  keeping
	of    map[string]int // the inode that each row had when it was looked at last
	taken map[string]string
}

func newWorld(t *rapid.T, root string, nodes bool) *world {
	return &world{t: t, root: root, nodes: nodes, files: map[string]*inode{}, of: map[string]int{}, taken: map[string]string{}}
}

func (w *world) path(name string) string { return filepath.Join(w.root, filepath.FromSlash(name)) }

func (w *world) onDisk(act func() error) {
	if w.root != "" {
		if err := act(); err != nil {
			w.t.Fatal(err)
		}
	}
}

func (w *world) text() string {
	if rapid.IntRange(0, 3).Draw(w.t, "common text") == 0 {
		return rapid.SampledFrom([]string{"", "same", "also the same"}).Draw(w.t, "text")
	}
	w.clock++
	return fmt.Sprintf("text %d", w.clock)
}

func (w *world) write(name, text string, anew bool) {
	w.clock++
	f := w.files[name]
	if f == nil || anew {
		w.made++
		f = &inode{number: w.made}
		w.files[name] = f
	}
	f.text, f.edited = text, w.clock
	w.onDisk(func() error {
		path := w.path(name)
		if anew {
			path += ".new.tmp"
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			return err
		}
		at := longAgo.Add(time.Duration(w.clock) * time.Second)
		if err := os.Chtimes(path, at, at); err != nil || !anew {
			return err
		}
		return os.Rename(path, w.path(name))
	})
}

func (w *world) move(from, to string) {
	w.files[to] = w.files[from]
	delete(w.files, from)
	w.onDisk(func() error {
		if err := os.MkdirAll(filepath.Dir(w.path(to)), 0o700); err != nil {
			return err
		}
		return os.Rename(w.path(from), w.path(to))
	})
}

func (w *world) any() string {
	names := slices.Sorted(maps.Keys(w.files))
	if len(names) == 0 {
		w.t.Skip("no files")
	}
	return rapid.SampledFrom(names).Draw(w.t, "file")
}

func (w *world) name() string {
	return rapid.SampledFrom([]string{"a", "A", "b", "B", "c", "sub/a", "sub/b", "sub/deep/c", "e\u0301", "\u00e9", "a~x", "d.bak"}).Draw(w.t, "name")
}

// free is a name that nothing has.
func (w *world) free() string {
	name := w.name()
	if w.files[name] != nil {
		w.t.Skip("taken")
	}
	return name
}

func (w *world) actions() map[string]func(*rapid.T) {
	act := func(do func()) func(*rapid.T) {
		return func(t *rapid.T) { w.t = t; do() }
	}
	return map[string]func(*rapid.T){
		"create":    act(func() { w.write(w.free(), w.text(), false) }),
		"edit":      act(func() { w.write(w.any(), w.text(), false) }),
		"save":      act(func() { w.write(w.any(), w.text(), true) }),
		"rename":    act(func() { from := w.any(); w.move(from, w.free()) }),
		"replace":   act(w.replace),
		"swap":      act(w.swap),
		"case":      act(w.otherCase),
		"copy":      act(func() { from := w.any(); w.write(w.free(), w.files[from].text, false) }),
		"delete":    act(w.remove),
		"move all":  act(w.moveFolder),
		"look":      act(w.look),
		"look too":  act(w.look),
		"once more": act(w.look),
		"":          func(*rapid.T) {},
	}
}

func (w *world) replace() {
	from, to := w.any(), w.any()
	if from == to {
		w.t.Skip("the same")
	}
	w.move(from, to)
}

func (w *world) swap() {
	one, other := w.any(), w.any()
	if one == other {
		w.t.Skip("the same")
	}
	w.move(one, "aside")
	w.move(other, one)
	w.move("aside", other)
}

func (w *world) otherCase() {
	from := w.any()
	to := strings.ToUpper(from)
	if to == from {
		to = strings.ToLower(from)
	}
	if to == from || w.files[to] != nil {
		w.t.Skip("nothing to change")
	}
	w.move(from, to)
}

func (w *world) remove() {
	name := w.any()
	delete(w.files, name)
	w.onDisk(func() error { return os.Remove(w.path(name)) })
}

func (w *world) moveFolder() {
	for _, name := range slices.Sorted(maps.Keys(w.files)) {
		if rest, is := strings.CutPrefix(name, "sub/"); is && w.files["other/"+rest] == nil {
			w.move(name, "other/"+rest)
		}
	}
}

// listing is what a scan would find.
func (w *world) listing() Listing {
	if w.root != "" {
		d, err := OpenDisk(w.root)
		if err != nil {
			w.t.Fatal(err)
		}
		defer d.Close()
		disk, err := d.Scan(w.t.Context())
		if err == nil && w.nodes {
			_, err = d.HashAll(w.t.Context(), &disk, Unhashed(w.keep.rows, disk))
		}
		if err != nil || len(disk.Files) != len(w.files) {
			w.t.Fatalf("found %d of %d files: %v", len(disk.Files), len(w.files), err)
		}
		disk.Marker = "folder"
		return disk
	}
	disk := Listing{Marker: "folder"}
	for name, f := range w.files {
		found := Found{Name: name, Size: int64(len(f.text)), Modified: longAgo.Add(time.Duration(f.edited) * time.Second).UnixNano()}
		if w.nodes {
			found.Node = fmt.Sprintf("%x@1", f.number)
		}
		disk.Files = append(disk.Files, found)
	}
	for _, i := range Unhashed(w.keep.rows, disk) {
		disk.Files[i].SHA256 = sumOfText(w.files[disk.Files[i].Name].text)
	}
	return disk
}

// look plans and applies, and then asks of every row whether it is still the file it was.
func (w *world) look() {
	w.keep.now = w.keep.time().Add(time.Duration(rapid.IntRange(0, 90).Draw(w.t, "seconds")) * time.Second)
	disk := w.listing()
	before := slices.Clone(w.keep.rows)
	w.keep.apply(&testing.T{}, PlanBelieving(before, disk, w.keep.now))
	w.everyFileHasItsRow()
	for i, r := range w.keep.rows {
		f := w.files[r.Name]
		if i < len(before) {
			w.sameIdentity(before[i], r, f)
		}
		if f != nil && r.State == StatePresent {
			w.of[r.ID], w.taken[r.ID] = f.number, f.text
		}
	}
	if again := PlanBelieving(w.keep.rows, disk, w.keep.now); len(again.Changes) > 0 {
		w.t.Fatalf("planned again: %v", again.Changes)
	}
}

func (w *world) everyFileHasItsRow() {
	present := map[string]string{}
	for _, r := range w.keep.rows {
		if r.State != StatePresent {
			continue
		}
		f := w.files[r.Name]
		if f == nil || present[r.Name] != "" || r.SHA256 != sumOfText(f.text) || r.Size != int64(len(f.text)) {
			w.t.Fatalf("row %+v of %+v, beside %q", r, f, present[r.Name])
		}
		present[r.Name] = r.ID
	}
	if len(present) != len(w.files) {
		w.t.Fatalf("%d rows of %d files", len(present), len(w.files))
	}
}

// sameIdentity is the rule: a row follows its inode wherever that went; another inode it takes only under its own name,
// where its own is gone, or with the very same bytes.
func (w *world) sameIdentity(before, now Row, f *inode) {
	number, text := w.of[before.ID], w.taken[before.ID]
	home := ""
	for name, each := range w.files {
		if each.number == number {
			home = name
		}
	}
	switch {
	case w.nodes && home != "" && before.State != StateRemoved && (now.State != StatePresent || now.Name != home):
		w.t.Fatalf("%+v is at %q now, and its row at %+v", before, home, now)
	case now.State != StatePresent || now.Name == before.Name:
	case f.number != number && (f.text != text || text == ""):
		w.t.Fatalf("%+v is not %+v with %q", before, now, f.text)
	}
}

func TestA7IdsFollowTheirFilesInTheModel(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) { w := newWorld(t, "", true); t.Repeat(w.actions()) })
}

func TestA7NothingIsMistakenWithoutNodes(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) { w := newWorld(t, "", false); t.Repeat(w.actions()) })
}

func TestA7IdsFollowTheirFilesOnARealDisk(t *testing.T) {
	t.Parallel()
	top := t.TempDir()
	if d := opened(t, top); !lasting(func() string { put(t, d, "probe", "x"); return one(t, d, "probe").Node }()) {
		t.Skip("this disk does not keep the instant of birth of its files")
	}
	rapid.Check(t, func(t *rapid.T) {
		root, err := os.MkdirTemp(top, "world")
		if err != nil {
			t.Fatal(err)
		}
		w := newWorld(t, root, true)
		t.Repeat(w.actions())
	})
}
