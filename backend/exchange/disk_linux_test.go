package exchange

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"alongside/backend/problem"
)

// memory mounts a small disk of its own, which only root may.
func memory(t *testing.T, size string) string {
	t.Helper()
	folder := t.TempDir()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("no disk of a size can be mounted here: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(folder, syscall.MNT_DETACH) })
	return folder
}

func TestAFullDiskIsSaidAndTakesTheFileOnceThereIsRoom(t *testing.T) {
	t.Parallel()
	path := memory(t, "3m")
	f := opened(t, path)
	filler, content := filepath.Join(path, "filler"), make([]byte, 2<<20)
	must(t, os.WriteFile(filler, content, 0o600))
	for range 3 {
		tells(t, f.Put("pair", "mine", "a.alongside-blob", streamOf(content)), problem.CodeDiskFull, "no room left in the exchange folder")
		_, err := f.Save("a.alongside", bytes.NewReader(content))
		tells(t, err, problem.CodeDiskFull, "Free some space")
		if all := left(t, path); len(all) != 3 { // the filler and two folders
			t.Fatalf("left behind: %q", all)
		}
	}
	must(t, os.Remove(filler))
	must(t, f.Put("pair", "mine", "a.alongside-blob", bytes.NewReader(content)))
	if files := listed(t, f); len(files) != 1 || got(t, f, files[0]) != string(content) {
		t.Fatal(files)
	}
}

func TestAFolderThatMayNotBeWrittenIsSaidAndStillRead(t *testing.T) {
	t.Parallel()
	path := memory(t, "3m")
	f := opened(t, path)
	put(t, f, "mine", "a.alongside", "one")
	must(t, syscall.Mount("", path, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
	for _, pair := range []string{"pair", "new"} {
		tells(t, f.Put(pair, "mine", "b.alongside", strings.NewReader("two")), problem.CodeReadOnly, "may not write to the exchange folder")
	}
	tells(t, f.Remove("pair", "mine", "a.alongside"), problem.CodeReadOnly, "Look at its permissions")
	_, err := f.Save("b.alongside", strings.NewReader("two"))
	tells(t, err, problem.CodeReadOnly, "or choose another folder")
	must(t, f.Put("pair", "mine", "a.alongside", strings.NewReader("one"))) // it is there
	if files := listed(t, f); len(files) != 1 || got(t, f, files[0]) != "one" || len(left(t, path)) != 3 {
		t.Fatal(files)
	}
	must(t, syscall.Mount("", path, "", syscall.MS_REMOUNT, "size=3m"))
	put(t, f, "mine", "b.alongside", "two")
}

func TestPermissionsOfOneDeviceHideNothingOfTheOthers(t *testing.T) {
	t.Parallel()
	if os.Geteuid() == 0 {
		t.Skip("no permission keeps root from reading")
	}
	path := t.TempDir()
	f := opened(t, path)
	put(t, f, "mine", "a.alongside", "one")
	put(t, f, "theirs", "b.alongside", "two")
	locked := filepath.Join(path, "pair", "theirs")
	must(t, os.Chmod(locked, 0))
	t.Cleanup(func() { _ = os.Chmod(locked, 0o700) })
	files, err := f.List("pair")
	tells(t, err, problem.CodeReadOnly, "may not read the exchange folder")
	if len(files) != 1 || files[0].Name != "a.alongside" {
		t.Fatal(files)
	}
}

func TestAPipeIsNeitherListedNorOpened(t *testing.T) {
	t.Parallel()
	path := t.TempDir()
	f := opened(t, path)
	put(t, f, "theirs", "a.alongside", "one")
	must(t, syscall.Mkfifo(filepath.Join(path, "pair", "theirs", "pipe.alongside"), 0o600))
	if files := listed(t, f); len(files) != 1 {
		t.Fatal(files)
	}
	_, err := f.Get(File{Pair: "pair", Device: "theirs", Name: "pipe.alongside"})
	fails(t, err, ErrRefused)
}

func TestADiskThatIsPulledOutAndComesBackIsSaidAndFound(t *testing.T) {
	t.Parallel()
	path := memory(t, "3m")
	f := opened(t, path)
	f.poll = 2 * time.Second
	put(t, f, "theirs", "a.alongside", "one")
	hints := watched(t, f)
	open, err := os.Open(filepath.Join(path, "pair", "theirs", "a.alongside")) // by a program that keeps the disk busy
	must(t, err)
	defer open.Close()
	must(t, syscall.Unmount(path, syscall.MNT_DETACH))
	if files := listed(t, f); len(files) != 0 { // what it was mounted on is there, and empty: no file was removed by that
		t.Fatal(files)
	}
	must(t, syscall.Mount("tmpfs", path, "tmpfs", 0, "size=3m"))
	for range 2 { // it was looked at, and that it is another disk was seen
		hinted(t, hints, "a while")
	}
	begun := time.Now()
	put(t, f, "theirs", "c.alongside", "three")
	seen(t, f, hints, "pair", "c.alongside")
	if took := time.Since(begun); took > f.poll/2 {
		t.Fatalf("no event told it: it was seen after %s", took)
	}
}

func TestADriveThatTellsNoEventsIsLookedAtNowAndThen(t *testing.T) {
	t.Parallel()
	near, far := t.TempDir(), t.TempDir()
	program, err := exec.LookPath("bindfs")
	if err != nil {
		t.Skip("bindfs is not installed: no drive that tells no events")
	}
	if out, err := exec.Command(program, near, far).CombinedOutput(); err != nil {
		t.Skipf("FUSE cannot be used here: %s", out)
	}
	t.Cleanup(func() { _ = syscall.Unmount(far, syscall.MNT_DETACH) })
	if !isFar(far) || isFar(near) {
		t.Fatal("near is taken for far")
	}
	here, there := opened(t, near), opened(t, far)
	there.poll = 100 * time.Millisecond
	hints := watched(t, there)
	put(t, here, "theirs", "a.alongside", "one")
	seen(t, there, hints, "pair", "a.alongside")
	put(t, there, "mine", "b.alongside", "two")
	if all := names(listed(t, here)); len(all) != 2 {
		t.Fatal(all)
	}
	at, err := there.Save("c.alongside", strings.NewReader("three"))
	must(t, err)
	if filepath.Dir(at) != far {
		t.Fatal(at)
	}
}

// onDisk is how many bytes of a file are there, without its holes; 0 of one that is not there.
func onDisk(path string) int64 {
	var s syscall.Stat_t
	if syscall.Stat(path, &s) != nil {
		return 0
	}
	return s.Blocks * 512
}
