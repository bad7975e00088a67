package folders

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"
)

// nastyNames are names that some system has, and another one has not or takes for each other.
var nastyNames = []string{
	"e\u0301.txt", "\u00e9.txt", "Case.txt", "case.txt", "aux.txt", "NUL", "COM1.log", "a:b.txt", "trail.", "blank ", "q?.txt", "st*r.txt",
	"back\\slash", "new\nline", "bidi\u202egnp.exe", "bad\xff\xfe.txt", strings.Repeat("x", 251) + ".txt", strings.Repeat("\u00e9", 120) + ".pdf",
	"\u200b.txt", "-rf", "%2e%2e%2f", "<b>.html", "a\"b", "pipe|", "emoji \U0001f468\u200d\U0001f469\u200d\U0001f467.png",
}

// endless is a stream without an end.
type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

func TestA5AnAtomicSaveIsOneFileWithAnotherVersion(t *testing.T) {
	t.Parallel()
	saves := map[string]func(t *testing.T, d *Disk, at func(string) string){
		"vim": func(t *testing.T, d *Disk, at func(string) string) {
			put(t, d, "4913", "")
			must(t, os.Remove(at("4913")))
			must(t, os.Rename(at("notes.docx"), at("notes.docx~")))
			must(t, os.WriteFile(at("notes.docx"), []byte("new"), 0o600))
			must(t, os.Remove(at("notes.docx~")))
		},
		"vim, keeping a backup": func(t *testing.T, d *Disk, at func(string) string) {
			must(t, os.Rename(at("notes.docx"), at("notes.docx.bak")))
			must(t, os.WriteFile(at("notes.docx"), []byte("new"), 0o600))
		},
		"Word": func(t *testing.T, d *Disk, at func(string) string) {
			put(t, d, "~$notes.docx", "lock")
			put(t, d, "~WRD0000.tmp", "new")
			must(t, os.Rename(at("notes.docx"), at("~WRL0001.tmp")))
			must(t, os.Rename(at("~WRD0000.tmp"), at("notes.docx")))
			must(t, os.Remove(at("~WRL0001.tmp")))
		},
		"LibreOffice": func(t *testing.T, d *Disk, at func(string) string) {
			put(t, d, ".~lock.notes.docx#", "lock")
			put(t, d, "lu1234.tmp", "new")
			must(t, os.Rename(at("lu1234.tmp"), at("notes.docx")))
		},
		"gedit": func(t *testing.T, d *Disk, at func(string) string) {
			put(t, d, ".goutputstream-X1", "new")
			must(t, os.Rename(at(".goutputstream-X1"), at("notes.docx")))
		},
		"in place": func(t *testing.T, d *Disk, at func(string) string) {
			must(t, os.WriteFile(at("notes.docx"), []byte("new"), 0o600))
		},
	}
	for name, save := range saves {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := opened(t, t.TempDir())
			put(t, d, "notes.docx", "old")
			k := &keeping{}
			k.look(t, d)
			id := k.row(t, "notes.docx").ID
			save(t, d, func(name string) string { return filepath.Join(d.Path(), name) })
			k.look(t, d)
			if r := k.row(t, "notes.docx"); r.ID != id || r.SHA256 != sumOfText("new") || r.State != StatePresent {
				t.Fatalf("%+v", k.rows)
			}
			if got := k.names(StateMissing, StateRemoved); len(got) > 0 {
				t.Fatalf("lost %q", got)
			}
		})
	}
}

func TestA6AFileThatIsBeingWrittenIsNotTakenYet(t *testing.T) {
	t.Parallel()
	d := opened(t, t.TempDir())
	put(t, d, "growing", "half")
	k := &keeping{}
	d.between = func() { must(t, os.WriteFile(filepath.Join(d.Path(), "growing"), []byte("half and more"), 0o600)) }
	if out, hashed := k.look(t, d); len(out.Changes) != 0 || hashed != 1 {
		t.Fatalf("%+v", out)
	}
	d.between = func() {}
	put(t, d, "growing", "whole")
	k.look(t, d)
	if r := k.row(t, "growing"); r.SHA256 != sumOfText("whole") {
		t.Fatalf("%+v", r)
	}
	d.between = func() { put(t, d, "growing", "edited again") }
	put(t, d, "growing", "edited, 1")
	if out, _ := k.look(t, d); len(out.Changes) != 0 {
		t.Fatalf("%+v", out)
	}
}

func rowsOf(files []Found) (rows []Row) {
	for i, f := range files {
		rows = append(rows, Row{fmt.Sprint("row ", i), f.Name, f.Node, f.Size, f.Modified, f.SHA256, StatePresent, 0})
	}
	return rows
}

func files(n int) (all []Found) {
	for i := range n {
		name := fmt.Sprint("file ", i)
		all = append(all, Found{Name: name, Node: fmt.Sprintf("%x@1", i+1), Size: 9, Modified: 9, SHA256: sumOfText(name)})
	}
	return all
}

func TestA8WhatCannotBeBelievedChangesNothing(t *testing.T) {
	t.Parallel()
	for what, c := range map[string]struct {
		rows, there int
		disk        Listing
		want        Reason
	}{
		"no marker":                    {3, 3, Listing{}, ReasonMarker},
		"no marker and no files":       {3, 0, Listing{}, ReasonMarker},
		"all of several":               {2, 0, Listing{Marker: "m"}, ReasonEmpty},
		"most":                         {10, 4, Listing{Marker: "m"}, ReasonMost},
		"half":                         {12, 6, Listing{Marker: "m"}, ""},
		"five of six":                  {6, 1, Listing{Marker: "m"}, ""},
		"the only one":                 {1, 0, Listing{Marker: "m"}, ""},
		"more than are looked at":      {3, 0, Listing{Marker: "m", TooMany: true}, ReasonTooMany},
		"a new folder, not yet marked": {0, 3, Listing{}, ""},
	} {
		all := files(max(c.rows, c.there))
		c.disk.Files = all[:c.there]
		out := Plan(rowsOf(all[:c.rows]), c.disk, longAgo)
		if out.Unavailable != c.want || (c.want != "" && len(out.Changes) > 0) {
			t.Errorf("%s: %+v", what, out)
		}
		sure := PlanBelieving(rowsOf(all[:c.rows]), c.disk, longAgo)
		if believed := sure.Unavailable == ""; believed != (c.want == "" || c.want == ReasonEmpty || c.want == ReasonMost) {
			t.Errorf("%s: believed %+v", what, sure)
		}
	}
}

func TestA8ADiskThatGoesAwaySlowlyIsAskedAboutToo(t *testing.T) {
	t.Parallel()
	all := files(10)
	k := &keeping{rows: rowsOf(all)}
	for n := 9; n >= 5; n-- {
		k.apply(t, Plan(k.rows, Listing{Files: all[:n], Marker: "m"}, k.time()))
	}
	if out := Plan(k.rows, Listing{Files: all[:4], Marker: "m"}, k.time()); out.Unavailable != ReasonMost {
		t.Fatalf("%+v", out)
	}
}

func TestA8AFolderThatCannotBeListedLosesNothing(t *testing.T) {
	t.Parallel()
	all := files(2)
	all[1].Name = "shut/deep/file"
	out := Plan(rowsOf(all), Listing{Files: all[:1], Marker: "m", Skipped: []Skipped{{"shut", SkipUnreadable}}}, longAgo)
	if fmt.Sprint(kinds(out)) != "[held]" || out.Changes[0].Found.Held != HeldUnreadable || out.Changes[0].Found.SHA256 != all[1].SHA256 {
		t.Fatalf("%+v", out)
	}
}

func TestWhatIsMissingIsRemovedAfterAWhileAndComesBackAsItself(t *testing.T) {
	t.Parallel()
	d := opened(t, t.TempDir())
	put(t, d, "a", "one")
	put(t, d, "b", "other")
	k := &keeping{}
	k.look(t, d)
	id := k.row(t, "a").ID
	gone := func() { must(t, os.Remove(filepath.Join(d.Path(), "a"))) }
	after := func(wait time.Duration, want ...ChangeKind) {
		t.Helper()
		k.now = k.now.Add(wait)
		if out, _ := k.look(t, d); !slices.Equal(kinds(out), want) {
			t.Fatalf("%v instead of %v", kinds(out), want)
		}
	}
	gone()
	after(0, Vanished)
	after(59 * time.Second)
	after(-time.Hour, Vanished) // the clock was set back: it begins anew
	put(t, d, "a", "one")
	after(0, Returned)
	gone()
	after(0, Vanished)
	after(60*time.Second, Gone)
	after(time.Hour)
	put(t, d, "a", "one")
	after(0, Returned)
	gone()
	after(0, Vanished)
	put(t, d, "c", "one") // somewhere else by now
	after(0, Renamed)
	if k.row(t, "c").ID != id {
		t.Fatalf("%+v", k.rows)
	}
}

func TestA7AcrossTwoFoldersIsRemovedHereAndAddedThere(t *testing.T) {
	t.Parallel()
	one, two := opened(t, t.TempDir()), opened(t, t.TempDir())
	put(t, one, "a", "text")
	put(t, one, "b", "stays")
	here, there := &keeping{}, &keeping{}
	here.look(t, one)
	there.look(t, two)
	must(t, os.Rename(filepath.Join(one.Path(), "a"), filepath.Join(two.Path(), "a")))
	out, _ := here.look(t, one)
	in, _ := there.look(t, two)
	if fmt.Sprint(kinds(out), kinds(in)) != "[vanished] [appeared]" || in.Changes[0].Found.SHA256 != sumOfText("text") {
		t.Fatalf("%+v, %+v", out, in)
	}
}

func TestPlaceholdersAreListedAndNeverRead(t *testing.T) {
	t.Parallel()
	d := opened(t, t.TempDir())
	put(t, d, "a.pdf", "text")
	k := &keeping{}
	k.look(t, d)
	id := k.row(t, "a.pdf").ID
	must(t, os.Remove(filepath.Join(d.Path(), "a.pdf")))
	put(t, d, ".a.pdf.icloud", "stub")
	if out, hashed := k.look(t, d); fmt.Sprint(kinds(out)) != "[held]" || hashed != 0 {
		t.Fatalf("%+v", out)
	}
	if out, _ := k.look(t, d); len(out.Changes) != 0 {
		t.Fatalf("again: %+v", out)
	}
	_, err := d.Hash(t.Context(), one(t, d, "a.pdf"))
	fails(t, err, ErrNotOurs)
	must(t, os.Remove(filepath.Join(d.Path(), ".a.pdf.icloud")))
	put(t, d, "a.pdf", "text")
	if out, _ := k.look(t, d); fmt.Sprint(kinds(out)) != "[returned]" || k.row(t, "a.pdf").ID != id {
		t.Fatalf("%+v", out)
	}
}

func TestWhatCouldNotBeReadForAWhileIsReadAgainWhereItChanged(t *testing.T) {
	t.Parallel()
	d := opened(t, t.TempDir())
	put(t, d, "a", "before")
	k := &keeping{}
	k.look(t, d)
	held := func(f Found) {
		t.Helper()
		f.Held = HeldUnreadable
		out := Plan(k.rows, Listing{Marker: "m", Files: []Found{f}}, k.time())
		k.apply(t, out)
		if fmt.Sprint(kinds(out)) != "[held]" || k.row(t, "a").SHA256 != sumOfText("before") {
			t.Fatalf("%+v", out)
		}
	}
	must(t, os.WriteFile(filepath.Join(d.Path(), "a"), []byte("later!"), 0o600)) // of the same size
	touch(t, d, "a", longAgo.Add(time.Hour))
	held(one(t, d, "a"))
	if out, hashed := k.look(t, d); hashed != 1 || fmt.Sprint(kinds(out)) != "[edited]" || k.row(t, "a").SHA256 != sumOfText("later!") {
		t.Fatalf("%d hashed, %+v", hashed, out)
	}
	both := []Found{one(t, d, "a"), {Name: "b", Held: HeldPlaceholder}, {Name: "b", Size: 1, SHA256: sumOfText("b")}, {Name: "b", Held: HeldPlaceholder}}
	if out := Plan(k.rows, Listing{Marker: "m", Files: both}, k.time()); fmt.Sprint(kinds(out)) != "[appeared]" || out.Changes[0].Found.Held != "" {
		t.Fatalf("%+v", out)
	}
}

func TestA9NamesOfEveryKindAreListedAndDistinct(t *testing.T) {
	t.Parallel()
	d := opened(t, t.TempDir())
	for _, name := range nastyNames {
		put(t, d, name, name)
	}
	k := &keeping{}
	k.look(t, d)
	want := slices.Sorted(slices.Values(nastyNames))
	if got := k.names(StatePresent); !slices.Equal(got, want) {
		t.Fatalf("%q instead of %q", got, want)
	}
	for _, name := range nastyNames {
		file, err := d.Open(name)
		must(t, err)
		text, err := io.ReadAll(file)
		if err = errors.Join(err, file.Close()); err != nil || string(text) != name {
			t.Errorf("%q holds %q, %v", name, text, err)
		}
	}
}

func TestA10LinksAreListedAndNeverFollowed(t *testing.T) {
	t.Parallel()
	d, outside := opened(t, t.TempDir()), t.TempDir()
	must(t, os.WriteFile(filepath.Join(outside, "secret"), []byte("x"), 0o600))
	put(t, d, "real/file", "x")
	link := func(to, name string) {
		if err := os.Symlink(to, filepath.Join(d.Path(), name)); err != nil {
			t.Skipf("no links can be made here: %v", err)
		}
	}
	link("loop", "loop")
	link(".", "self")
	link(outside, "outside")
	link(filepath.Join(outside, "secret"), "secret")
	link("real", "inside")
	link("real/file", "file")
	disk := scanned(t, d)
	if len(disk.Files) != 1 || len(disk.Skipped) != 6 {
		t.Fatalf("%+v", disk)
	}
	for _, s := range disk.Skipped {
		if s.Why != SkipLink {
			t.Errorf("%+v", s)
		}
	}
	f := disk.Files[0]
	for _, name := range []string{"secret", "file", "loop", "self", "outside/secret", "inside/file", "self/real/file", "real", ".", "..", "", "/etc/hostname", "../x", "real/../real/file"} {
		if file, err := d.Open(name); err == nil {
			t.Errorf("%q was opened as %s", name, file.Name())
		}
		f.Name = name
		if _, err := d.Hash(t.Context(), f); err == nil {
			t.Errorf("%q was hashed", name)
		}
		if _, err := d.Rename(f, "x"); err == nil {
			t.Errorf("%q was renamed", name)
		}
		if err := d.Discard(f, t.TempDir(), "id"); err == nil {
			t.Errorf("%q was discarded", name)
		}
	}
}

func TestA12WhatFailsInACopyLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	d := opened(t, t.TempDir())
	broken := errors.New("broken")
	_, err := d.WriteIn(t.Context(), io.MultiReader(strings.NewReader(strings.Repeat("x", 3<<20)), iotest.ErrReader(broken)), "a")
	fails(t, err, broken)
	ended, end := context.WithCancel(t.Context())
	_, err = d.WriteIn(ended, io.MultiReader(strings.NewReader(strings.Repeat("x", 3<<20)), readerFunc(func(p []byte) (int, error) { end(); return len(p), nil })), "a")
	fails(t, err, context.Canceled)
	source := filepath.Join(t.TempDir(), "source")
	must(t, os.WriteFile(source, []byte("before"), 0o600))
	d.between = func() { must(t, os.WriteFile(source, []byte("after and longer"), 0o600)) }
	_, err = d.CopyIn(t.Context(), source, "a", nil)
	fails(t, err, ErrChanged)
	_, err = d.CopyIn(t.Context(), source+" that is not there", "a", nil)
	fails(t, err, os.ErrNotExist)
	_, err = d.CopyIn(t.Context(), t.TempDir(), "a", nil)
	fails(t, err, ErrNotOurs)
	if names := left(t, d.Path()); len(names) != 1 || read(t, source) != "after and longer" {
		t.Fatalf("left behind: %q", names)
	}
	d.between = func() {}
	f, err := d.CopyIn(t.Context(), source, "a", nil)
	must(t, err)
	if f.SHA256 != sumOfText("after and longer") {
		t.Fatalf("%+v", f)
	}
}

type readerFunc func(p []byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

func TestA13WhatWasEditedBetweenTheLookAndTheActIsRefused(t *testing.T) {
	t.Parallel()
	acts := map[string]func(d *Disk, f Found) error{
		"rename":  func(d *Disk, f Found) error { _, err := d.Rename(f, "b"); return err },
		"discard": func(d *Disk, f Found) error { return d.Discard(f, filepath.Join(d.Path(), "..", "trash"), "id") },
		"hash":    func(d *Disk, f Found) error { _, err := d.Hash(context.Background(), f); return err },
	}
	changes := map[string]func(d *Disk) error{
		"edited":   func(d *Disk) error { return os.WriteFile(filepath.Join(d.Path(), "a"), []byte("edited"), 0o600) },
		"gone":     func(d *Disk) error { return os.Remove(filepath.Join(d.Path(), "a")) },
		"replaced": func(d *Disk) error { return os.Rename(filepath.Join(d.Path(), "twin"), filepath.Join(d.Path(), "a")) },
	}
	for act, do := range acts {
		for change, make := range changes {
			for _, late := range []bool{false, true} {
				t.Run(fmt.Sprint(act, " ", change, " ", late), func(t *testing.T) {
					t.Parallel()
					d := opened(t, filepath.Join(t.TempDir()))
					put(t, d, "a", "before")
					put(t, d, "twin", "before") // of the same size and time
					f := one(t, d, "a")
					if f.Node == "" {
						t.Skip("this disk does not tell files apart")
					}
					if late {
						d.between = func() { d.between = func() {}; must(t, make(d)) }
					} else {
						must(t, make(d))
					}
					held := left(t, d.Path())
					if late && change != "edited" {
						held = slices.DeleteFunc(held, func(s string) bool { return s == "twin" && change == "replaced" || s == "a" && change == "gone" })
					}
					fails(t, do(d, f), ErrChanged)
					if names := left(t, d.Path()); !slices.Equal(names, held) {
						t.Fatalf("%q instead of %q", names, held)
					}
				})
			}
		}
	}
}
