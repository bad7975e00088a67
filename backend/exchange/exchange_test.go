package exchange

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"testing/synctest"
	"time"

	"alongside/backend/problem"
)

func TestWhatIsPutIsListedReadAndRemoved(t *testing.T) {
	t.Parallel()
	path := t.TempDir()
	f := opened(t, path)
	if files := listed(t, f); len(files) != 0 {
		t.Fatalf("%+v of a pair without a folder", files)
	}
	put(t, f, "mine", "a.alongside", "one")
	put(t, f, "theirs", "b.alongside-blob", "other")
	must(t, f.Put("another", "mine", "c.alongside", streamOf([]byte("third"))))
	files := listed(t, f)
	if got := names(files); !slices.Equal(got, []string{"a.alongside", "b.alongside-blob"}) {
		t.Fatal(got)
	}
	for _, file := range files {
		info, err := os.Stat(filepath.Join(path, file.Pair, file.Device, file.Name))
		must(t, err)
		want := map[string]string{"mine": "one", "theirs": "other"}[file.Device]
		if got(t, f, file) != want || file.Size != int64(len(want)) || file.Modified != info.ModTime().UnixNano() {
			t.Fatalf("%+v", file)
		}
	}
	pairs, err := f.Pairs()
	must(t, err)
	if !slices.Equal(pairs, []string{"another", "pair"}) {
		t.Fatal(pairs)
	}
	for range 2 { // gone already is fine
		must(t, f.Remove("pair", "mine", "a.alongside"))
		must(t, f.Remove("nobody", "mine", "a.alongside"))
	}
	if got := names(listed(t, f)); !slices.Equal(got, []string{"b.alongside-blob"}) {
		t.Fatal(got)
	}
	_, err = f.Get(File{Pair: "pair", Device: "mine", Name: "a.alongside"})
	tells(t, err, problem.CodeNotFound, "not in the exchange folder any more")
	must(t, f.Close())
	_, err = f.List("pair")
	fails(t, err, os.ErrClosed)
}

func TestWhatIsThereAlreadyStays(t *testing.T) {
	t.Parallel()
	path := t.TempDir()
	f := opened(t, path)
	at := filepath.Join(path, "pair", "mine", "a.alongside")
	put(t, f, "mine", "a.alongside", "one")
	long := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	must(t, os.Chtimes(at, long, long))
	for _, again := range []io.Reader{strings.NewReader("two"), streamOf([]byte("two"))} {
		must(t, f.Put("pair", "mine", "a.alongside", again))
		if info, err := os.Stat(at); err != nil || !info.ModTime().Equal(long) || got(t, f, listed(t, f)[0]) != "one" {
			t.Fatal("was written again", err)
		}
	}
	for _, beginning := range []int64{0, 2} { // what is still to come of it counts, and is what is written
		file, err := os.Open(at)
		must(t, err)
		defer file.Close()
		_, err = file.Seek(beginning, io.SeekStart)
		must(t, err)
		must(t, f.Put("pair", "mine", "copy.alongside", file))
		if text, err := os.ReadFile(filepath.Join(path, "pair", "mine", "copy.alongside")); err != nil || string(text) != "one"[beginning:] {
			t.Fatalf("%q, %v", text, err)
		}
	}
	must(t, f.Remove("pair", "mine", "copy.alongside"))
	must(t, os.WriteFile(at, []byte("o"), 0o600)) // half of it, as a program that was ended may leave it
	put(t, f, "mine", "a.alongside", "one")
	must(t, os.WriteFile(filepath.Join(path, "pair", "mine", ".b.alongside.tmp"), []byte("the beginning of"), 0o600))
	put(t, f, "mine", "b.alongside", "b")
	if files := listed(t, f); len(files) != 2 || got(t, f, files[0]) != "b" || got(t, f, files[1]) != "one" || len(left(t, path)) != 4 {
		t.Fatalf("%+v of %q", files, left(t, path))
	}
}

func TestAReaderNeverSeesHalfAFile(t *testing.T) {
	t.Parallel()
	path := t.TempDir()
	f, reader := opened(t, path), opened(t, path)
	content := bytes.Repeat([]byte("0123456789abcdef"), 64<<10)
	const files = 40
	var writers sync.WaitGroup
	for w := range 4 { // each file by two at once
		writers.Go(func() {
			for i := range files {
				if err := f.Put("pair", "mine", fmt.Sprintf("%d.alongside", i+w%2*files), streamOf(content)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	done := make(chan struct{})
	go func() { writers.Wait(); close(done) }()
	seen := 0
	for ended := false; !ended; {
		select {
		case <-done:
			ended = true
		default:
		}
		all := listed(t, reader)
		for _, file := range all {
			if file.Size != int64(len(content)) {
				t.Fatalf("%s is listed with %d bytes", file.Name, file.Size)
			}
		}
		if len(all) > seen {
			if seen = len(all); sha256.Sum256([]byte(got(t, reader, all[0]))) != sha256.Sum256(content) {
				t.Fatalf("%s was read half", all[0].Name)
			}
		}
	}
	if seen != 2*files || len(left(t, path)) != 2*files+2 {
		t.Fatalf("%d of %q", seen, left(t, path))
	}
}

func TestASourceThatFailsLeavesNothingAndIsNotTheFoldersFault(t *testing.T) {
	t.Parallel()
	path := t.TempDir()
	f := opened(t, path)
	for _, fault := range []error{errors.New("broken"), os.ErrPermission, os.ErrNotExist} {
		from := io.MultiReader(strings.NewReader("the first half"), iotest.ErrReader(fault))
		if err := f.Put("pair", "mine", "a.alongside", from); err == nil || problem.CodeOf(err) != problem.CodeInternal {
			t.Fatal(err)
		}
		if _, err := f.Save("a.alongside", from); err == nil {
			t.Fatal("saved")
		}
	}
	if all := left(t, path); len(all) != 2 { // the folders of the pair and the device
		t.Fatal(all)
	}
}

func TestSaveNeverTakesThePlaceOfAnotherFile(t *testing.T) {
	t.Parallel()
	path := t.TempDir()
	f := opened(t, path)
	for i, want := range []string{"Agenda.alongside", "Agenda (2).alongside", "Agenda (3).alongside"} {
		at, err := f.Save("Agenda.alongside", strings.NewReader(fmt.Sprint(i)))
		must(t, err)
		if text, err := os.ReadFile(at); err != nil || filepath.Base(at) != want || string(text) != fmt.Sprint(i) {
			t.Fatalf("%s with %q, %v", at, text, err)
		}
	}
	if all := left(t, path); len(all) != 3 {
		t.Fatal(all)
	}
}

func TestB3ConflictCopiesAreListedAndWhatIsNotDoneIsNot(t *testing.T) {
	t.Parallel()
	path := t.TempDir()
	f := opened(t, path)
	packs := []string{
		"x.alongside", "x.sync-conflict-20260101-101010-ABCDEFG.alongside", "x (conflicted copy).alongside", "x (1).alongside",
		"x (Bob's conflicted copy 2026-01-01).alongside", "x_conflict-20260101-101010.alongside", "x-DESKTOP7.alongside", "Copy of x.alongside",
		"x (SFConflict bob 2026-01-01-10-00-00).alongside", "x.alongside (1)", "x.alongside.txt", "x.alongside_conf(1)", "X.ALONGSIDE", "x 2.alongside",
		"x.alongside-2026-01-01",
	}
	others := []string{"x.alongside-blob", "x (1).alongside-blob", "x.alongside-blob (1)", "x.sync-conflict-20260101-101010-ABCDEFG.alongside-blob", "readme.md", "x.alongsides", "alongside"}
	unlisted := []string{
		".x.alongside.tmp", ".syncthing.x.alongside.tmp", "~syncthing~x.alongside.tmp", "x.alongside.part", "x.alongside.crdownload", "x.alongside.tmp",
		"desktop.ini", "Thumbs.db", ".DS_Store", "._x.alongside", ".x.alongside.icloud", "x.alongside.partial", "~$x.alongside", "x.alongside.!sync",
	}
	at := filepath.Join(path, "pair", "theirs")
	must(t, os.MkdirAll(at, 0o700))
	for _, name := range slices.Concat(packs, others, unlisted) {
		must(t, os.WriteFile(filepath.Join(at, name), []byte("x"), 0o600))
	}
	want := slices.Concat(packs, others)
	slices.Sort(want)
	if all := names(listed(t, f)); !slices.Equal(all, want) {
		t.Fatalf("%q instead of %q", all, want)
	}
	for _, name := range slices.Concat(packs, others, unlisted) {
		if IsPack(name) != slices.Contains(packs, name) {
			t.Errorf("IsPack(%q) is %v", name, IsPack(name))
		}
	}
}

func TestB8AnEmptiedFolderIsEmptyAndOneThatIsGoneIsSaid(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "exchange")
	_, err := Open(path)
	tells(t, err, problem.CodeNotFound, "is not there")
	if _, err := os.Lstat(path); !errors.Is(err, os.ErrNotExist) {
		t.Fatal("it was made")
	}
	must(t, os.Mkdir(path, 0o700))
	f := opened(t, path)
	for range 3 {
		put(t, f, "mine", "a.alongside", "one")
		must(t, os.RemoveAll(filepath.Join(path, "pair")))
		if files := listed(t, f); len(files) != 0 {
			t.Fatal(files)
		}
		must(t, os.RemoveAll(path))
		_, err := f.List("pair")
		tells(t, err, problem.CodeNotFound, "The exchange folder “"+path+"” is not there.")
		_, err = f.Pairs()
		tells(t, err, problem.CodeNotFound, "is not there")
		_, err = f.Get(File{Pair: "pair", Device: "mine", Name: "a.alongside"})
		tells(t, err, problem.CodeNotFound, "is not there")
		tells(t, f.Put("pair", "mine", "a.alongside", strings.NewReader("one")), problem.CodeNotFound, "is not there")
		tells(t, f.Remove("pair", "mine", "a.alongside"), problem.CodeNotFound, "is not there")
		_, err = f.Save("a.alongside", strings.NewReader("one"))
		tells(t, err, problem.CodeNotFound, "is not there")
		must(t, os.WriteFile(path, nil, 0o600)) // a file in its place is no folder
		_, err = f.List("pair")
		tells(t, err, problem.CodeNotFound, "is not there")
		must(t, os.Remove(path))
		must(t, os.Mkdir(path, 0o700))
	}
	put(t, f, "mine", "a.alongside", "one")
	if files := listed(t, f); len(files) != 1 || got(t, f, files[0]) != "one" {
		t.Fatal(files)
	}
}

func TestOfTooManyFilesTheNewestAreListed(t *testing.T) {
	t.Parallel()
	path := t.TempDir()
	f := opened(t, path)
	begin := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	const files = 2*mostFiles + 500
	for i := range files {
		at := filepath.Join(path, "pair", fmt.Sprint("device", i%3), fmt.Sprintf("%05d.alongside", i))
		if i < 3 {
			must(t, os.MkdirAll(filepath.Dir(at), 0o700))
		}
		must(t, os.WriteFile(at, nil, 0o600))
		must(t, os.Chtimes(at, begin, begin.Add(time.Duration(i)*time.Second)))
	}
	all := listed(t, f)
	for i, file := range all {
		if want := fmt.Sprintf("%05d.alongside", files-1-i); file.Name != want {
			t.Fatalf("%s instead of %s", file.Name, want)
		}
	}
	if len(all) != mostFiles {
		t.Fatalf("%d files", len(all))
	}
}

func TestWhatIsInTheWayForAMomentIsWaitedForTwoSeconds(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		held, other := errors.New("held"), errors.New("other")
		passing := func(err error) bool { return errors.Is(err, held) }
		begun, tries := time.Now(), 0
		must(t, retried(func() error {
			if tries++; time.Since(begun) < time.Second {
				return held
			}
			return nil
		}, passing))
		if took := time.Since(begun); took < time.Second || took > 1300*time.Millisecond || tries > 20 {
			t.Fatalf("%d tries in %s", tries, took)
		}
		begun = time.Now()
		fails(t, retried(func() error { return held }, passing), held)
		if took := time.Since(begun); took < 1700*time.Millisecond || took > 2*time.Second {
			t.Fatalf("given up after %s", took)
		}
		begun = time.Now()
		fails(t, retried(func() error { return other }, passing), other)
		if time.Since(begun) != 0 {
			t.Fatal("waited for what does not pass")
		}
	})
}
