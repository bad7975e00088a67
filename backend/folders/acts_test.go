package folders

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestAFileIsCopiedInUnderAFreeName(t *testing.T) {
	t.Parallel()
	d := opened(t, t.TempDir())
	source := filepath.Join(t.TempDir(), "s")
	text := strings.Repeat("0123456789abcdef", 200_000) // more than one chunk, and no whole number of them
	must(t, os.WriteFile(source, []byte(text), 0o600))
	var names []string
	told := int64(0)
	for _, name := range []string{"a.txt", "a.txt", "a.txt", "../../a.txt", "CON.txt", ""} {
		f, err := d.CopyIn(t.Context(), source, name, func(n int64) { told = n })
		must(t, err)
		if f.SHA256 != sumOfText(text) || read(t, filepath.Join(d.Path(), f.Name)) != text || told != int64(len(text)) {
			t.Fatalf("%+v, told %d", f, told)
		}
		names = append(names, f.Name)
		sum := f.SHA256
		f.SHA256 = ""
		if listed := one(t, d, f.Name); listed != f {
			t.Fatalf("%+v is listed as %+v, %s", f, listed, sum)
		}
	}
	want := []string{"a.txt", "a (2).txt", "a (3).txt", "_.._a.txt", "_CON.txt", "file"}
	if !slices.Equal(names, want) || len(left(t, d.Path())) != len(want)+1 {
		t.Fatalf("%q instead of %q", names, want)
	}
}

func TestAnEmptyFileIsAFile(t *testing.T) {
	t.Parallel()
	d := opened(t, t.TempDir())
	f, err := d.WriteIn(t.Context(), strings.NewReader(""), "empty.txt")
	must(t, err)
	if f.SHA256 != sumOfText("") || f.Size != 0 {
		t.Fatalf("%+v", f)
	}
	k := &keeping{}
	k.look(t, d)
	if out, hashed := k.look(t, d); len(out.Changes) != 0 || hashed != 0 || len(k.rows) != 1 {
		t.Fatalf("%+v", out)
	}
}

func TestManyOfOneNameAtOnceAllArrive(t *testing.T) {
	t.Parallel()
	d := opened(t, t.TempDir())
	var all sync.WaitGroup
	for i := range 80 {
		all.Go(func() {
			if _, err := d.WriteIn(t.Context(), strings.NewReader(fmt.Sprint(i)), "same.txt"); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	texts := map[string]bool{}
	for _, f := range scanned(t, d).Files {
		texts[read(t, filepath.Join(d.Path(), f.Name))] = true
	}
	if len(texts) != 80 || len(left(t, d.Path())) != 81 {
		t.Fatalf("%d arrived: %q", len(texts), left(t, d.Path()))
	}
}

func TestACopyTakesLittleMemory(t *testing.T) {
	d := opened(t, t.TempDir()) // not beside others, whose memory would count
	source := filepath.Join(t.TempDir(), "s")
	must(t, os.WriteFile(source, nil, 0o600))
	must(t, os.Truncate(source, 256<<20)) // holes
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := d.CopyIn(t.Context(), source, "big", nil)
	must(t, err)
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; took > 24<<20 {
		t.Fatalf("%d MiB", took>>20)
	}
}

func TestARenameReplacesNothing(t *testing.T) {
	t.Parallel()
	d := opened(t, t.TempDir())
	put(t, d, "sub/a.txt", "one")
	put(t, d, "sub/b.txt", "other")
	f, err := d.Rename(one(t, d, "sub/a.txt"), "b.txt")
	must(t, err)
	if f.Name != "sub/b (2).txt" || read(t, filepath.Join(d.Path(), "sub", "b.txt")) != "other" || one(t, d, f.Name) != f {
		t.Fatalf("%+v", f)
	}
	if same, err := d.Rename(f, "b (2).txt"); err != nil || same != f {
		t.Fatalf("%+v, %v", same, err)
	}
	f, err = d.Rename(f, "../B.TXT")
	must(t, err)
	if f.Name != "sub/_B.TXT" {
		t.Fatalf("%+v", f)
	}
}

func inAndOutOfTheTrash(t *testing.T, d *Disk, trash string) {
	t.Helper()
	put(t, d, "sub/a.txt", "text")
	f := one(t, d, "sub/a.txt")
	f.SHA256 = sumOfText("text")
	for _, id := range []string{"", "..", "../x", "a/b", `a\b`, ".hidden", "C:x"} {
		if err := d.Discard(f, trash, id); err == nil {
			t.Fatalf("the id %q was taken", id)
		}
	}
	must(t, d.Discard(f, trash, "id"))
	if len(scanned(t, d).Files) != 0 || !slices.Equal(left(t, trash), []string{"id"}) {
		t.Fatalf("%q, %q", left(t, d.Path()), left(t, trash))
	}
	back, err := d.BringBack(trash, "id", f.Name)
	must(t, err)
	if back.Name != f.Name || back.Modified != f.Modified || read(t, filepath.Join(d.Path(), back.Name)) != "text" || len(left(t, trash)) != 0 {
		t.Fatalf("%+v", back)
	}
	must(t, d.Discard(back, trash, "id"))
	put(t, d, "sub/a.txt", "new")
	back, err = d.BringBack(trash, "id", f.Name)
	must(t, err)
	if back.Name != "sub/a (2).txt" {
		t.Fatalf("%+v", back)
	}
	must(t, d.Discard(back, trash, "id"))
	must(t, os.RemoveAll(filepath.Join(d.Path(), "sub")))
	back, err = d.BringBack(trash, "id", f.Name)
	must(t, err)
	if back.Name != "a.txt" || read(t, filepath.Join(d.Path(), "a.txt")) != "text" {
		t.Fatalf("%+v", back)
	}
	_, err = d.BringBack(trash, "id", f.Name)
	fails(t, err, os.ErrNotExist)
	if names := left(t, d.Path()); slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(n, ownTemp) }) {
		t.Fatalf("left behind: %q", names)
	}
}

func TestDiscardAndBringBack(t *testing.T) {
	t.Parallel()
	inAndOutOfTheTrash(t, opened(t, t.TempDir()), filepath.Join(t.TempDir(), "made", "trash"))
}

func TestWhatACopyLeftBehindIsSweptAway(t *testing.T) {
	t.Parallel()
	d := opened(t, t.TempDir())
	for _, name := range []string{ownTemp + "old.tmp", ownTemp + "new.tmp", "kept", "sub/" + ownTemp + "x.tmp"} {
		put(t, d, name, "x")
	}
	touch(t, d, ownTemp+"new.tmp", longAgo.Add(time.Hour))
	must(t, d.Sweep(longAgo.Add(time.Minute)))
	if names := left(t, d.Path()); !slices.Equal(names, []string{marker, ownTemp + "new.tmp", "kept", "sub"}) {
		t.Fatalf("%q", names)
	}
}

func TestAFolderIsToldByItsMarker(t *testing.T) {
	t.Parallel()
	d := opened(t, t.TempDir())
	if got := scanned(t, d); got.Marker != "folder" || len(got.Files) != 0 || len(got.Skipped) != 0 {
		t.Fatalf("%+v", got)
	}
	must(t, d.Mark("another"))
	if got := scanned(t, d).Marker; got != "another" {
		t.Fatal(got)
	}
	fails(t, d.Mark(""), errMarker)
	if _, err := OpenDisk(filepath.Join(d.Path(), "none")); err == nil {
		t.Fatal("opened what is not there")
	}
	put(t, d, "file", "x")
	if _, err := OpenDisk(filepath.Join(d.Path(), "file")); err == nil {
		t.Fatal("opened a file")
	}
}

func TestWhatIsNotTheUsersIsIgnored(t *testing.T) {
	t.Parallel()
	d := opened(t, t.TempDir())
	for _, name := range []string{".DS_Store", "._a", "Thumbs.db", "desktop.ini", ".git/config", ".alongside-x.tmp", "~$a.docx", "b.part", "sub/c.crdownload", "kept"} {
		put(t, d, name, "x")
	}
	disk := scanned(t, d)
	var skipped []string
	for _, s := range disk.Skipped {
		skipped = append(skipped, s.Name+" "+string(s.Why))
	}
	slices.Sort(skipped)
	if want := []string{"b.part temporary", "sub/c.crdownload temporary", "~$a.docx temporary"}; !slices.Equal(skipped, want) || len(disk.Files) != 1 {
		t.Fatalf("%q, %+v", skipped, disk.Files)
	}
}

func TestAFolderWithoutAnEndHasOne(t *testing.T) {
	t.Parallel()
	d := opened(t, t.TempDir())
	put(t, d, strings.Repeat("d/", deepest)+"in", "x")
	put(t, d, strings.Repeat("d/", deepest+3)+"out", "x")
	disk := scanned(t, d)
	if len(disk.Files) != 1 || len(disk.Skipped) != 1 || disk.Skipped[0].Why != SkipTooDeep {
		t.Fatalf("%+v", disk)
	}
	s := &scan{Listing: Listing{Files: make([]Found, mostFiles)}}
	if s.add(Found{}); !s.TooMany || len(s.Files) != mostFiles {
		t.Fatal("there was room for one more")
	}
}

func TestAnUnchangedFolderIsNotRead(t *testing.T) {
	t.Parallel()
	d := opened(t, t.TempDir())
	for i := range 300 {
		put(t, d, fmt.Sprintf("sub %d/%d", i%7, i), fmt.Sprint(i))
	}
	k := &keeping{}
	if _, hashed := k.look(t, d); hashed != 300 {
		t.Fatalf("%d hashed", hashed)
	}
	must(t, os.Rename(filepath.Join(d.Path(), "sub 3"), filepath.Join(d.Path(), "moved")))
	if out, hashed := k.look(t, d); hashed != 0 || slices.ContainsFunc(kinds(out), func(k ChangeKind) bool { return k != Renamed }) {
		t.Fatalf("%d hashed, %v", hashed, kinds(out))
	}
	if out, hashed := k.look(t, d); len(out.Changes) != 0 || hashed != 0 {
		t.Fatalf("%d hashed, %+v", hashed, out)
	}
}
