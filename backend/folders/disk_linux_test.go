package folders

import (
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
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

// far mounts a folder a second time through FUSE: what is written to it is not told there, as on a network drive.
func far(t *testing.T) (far, near string) {
	t.Helper()
	near, far = t.TempDir(), t.TempDir()
	program, err := exec.LookPath("bindfs")
	if err != nil {
		t.Skip("bindfs is not installed: no drive that tells no events")
	}
	if out, err := exec.Command(program, near, far).CombinedOutput(); err != nil {
		t.Skipf("FUSE cannot be used here: %s", out)
	}
	t.Cleanup(func() { unmounted(t, far) })
	return far, near
}

func unmounted(t *testing.T, folder string) {
	t.Helper()
	for range 100 { // the program behind it may still be at work
		if err := syscall.Unmount(folder, 0); err == nil || err == syscall.EINVAL {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	_ = syscall.Unmount(folder, syscall.MNT_DETACH)
}

// caseless mounts a disk that does not tell capitals apart and refuses the names that Windows refuses.
func caseless(t *testing.T) string {
	t.Helper()
	for _, program := range []string{"mkntfs", "lowntfs-3g"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip("ntfs-3g is not installed: no disk that does not tell capitals apart")
		}
	}
	image, folder := filepath.Join(t.TempDir(), "image"), t.TempDir()
	must(t, os.WriteFile(image, nil, 0o600))
	must(t, os.Truncate(image, 64<<20))
	if out, err := exec.Command("mkntfs", "-F", "-Q", "-q", image).CombinedOutput(); err != nil {
		t.Fatalf("mkntfs: %s", out)
	}
	if out, err := exec.Command("lowntfs-3g", "-o", "ignore_case,windows_names", image, folder).CombinedOutput(); err != nil {
		t.Skipf("an image cannot be mounted here: %s", out)
	}
	t.Cleanup(func() { unmounted(t, folder) })
	return folder
}

func TestA4ChangesOfAFarDriveAreFoundByPolling(t *testing.T) {
	t.Parallel()
	folder, near := far(t)
	w := watched(t, folder)
	w.is(Polling)
	hints := w.hints()
	must(t, os.WriteFile(filepath.Join(near, "from afar"), []byte("x"), 0o600))
	soon(t, 5*time.Second, "a hint of what another machine wrote", func() bool { return w.hints() > hints })
	d, err := OpenDisk(folder)
	must(t, err)
	defer d.Close()
	if f := one(t, d, "from afar"); f.Node != "" {
		t.Fatalf("%+v has a number that the drive makes up", f)
	}
}

func TestA4RenamesOnAFarDriveAreKnownByTheirBytes(t *testing.T) {
	t.Parallel()
	folder, _ := far(t)
	d := opened(t, folder)
	put(t, d, "a", "one")
	put(t, d, "b", "other")
	k := &keeping{}
	k.look(t, d)
	a, b := k.row(t, "a").ID, k.row(t, "b").ID
	must(t, os.Rename(filepath.Join(folder, "a"), filepath.Join(folder, "aside")))
	must(t, os.Rename(filepath.Join(folder, "b"), filepath.Join(folder, "a")))
	must(t, os.Rename(filepath.Join(folder, "aside"), filepath.Join(folder, "c")))
	touch(t, d, "a", longAgo.Add(time.Hour))
	k.look(t, d)
	if k.row(t, "c").ID != a || k.row(t, "a").ID != b {
		t.Fatalf("%+v", k.rows)
	}
	f, err := d.CopyIn(t.Context(), filepath.Join(folder, "c"), "a", nil)
	must(t, err)
	if f.Name != "a (2)" || read(t, filepath.Join(folder, "a (2)")) != "one" {
		t.Fatalf("%+v", f)
	}
}

func TestA8ADiskThatGoesAwayDuringAScanRemovesNothing(t *testing.T) {
	t.Parallel()
	folder := memory(t, "4m")
	d := opened(t, folder)
	for _, name := range []string{"a", "b", "c", "sub/d"} {
		put(t, d, name, name)
	}
	k := &keeping{}
	k.look(t, d)
	must(t, syscall.Unmount(folder, syscall.MNT_DETACH)) // what is open goes on, but it is not the folder any more
	_, err := d.Scan(t.Context())
	fails(t, err, ErrElsewhere)
	empty, err := OpenDisk(folder)
	must(t, err)
	defer empty.Close()
	if out, _ := k.look(t, empty); out.Unavailable != ReasonMarker || len(out.Changes) > 0 {
		t.Fatalf("%+v", out)
	}
}

func TestA9EveryNameComesToADiskThatTellsLessApart(t *testing.T) {
	t.Parallel()
	target := opened(t, caseless(t))
	source := opened(t, t.TempDir())
	for i, name := range nastyNames {
		put(t, source, name, string(rune('a'+i)))
	}
	texts := map[string]bool{}
	for _, f := range scanned(t, source).Files {
		_, err := target.CopyIn(t.Context(), filepath.Join(source.Path(), f.Name), f.Name, nil)
		must(t, err)
	}
	for _, f := range scanned(t, target).Files {
		texts[read(t, filepath.Join(target.Path(), f.Name))] = true
	}
	if len(texts) != len(nastyNames) {
		t.Fatalf("%d of %d files arrived: %q", len(texts), len(nastyNames), left(t, target.Path()))
	}
}

func TestA7OnlyCapitalsChangeOnADiskThatDoesNotTellThemApart(t *testing.T) {
	t.Parallel()
	d := opened(t, caseless(t))
	must(t, os.WriteFile(filepath.Join(d.Path(), "report.txt"), []byte("x"), 0o600))
	before := one(t, d, "report.txt")
	after, err := d.Rename(before, "Report.txt")
	must(t, err)
	if len(scanned(t, d).Files) != 1 || Key(after.Name) != "report.txt" || read(t, filepath.Join(d.Path(), "REPORT.TXT")) != "x" {
		t.Fatalf("%+v of %q", after, left(t, d.Path()))
	}
}

func TestA12AFullDiskTakesTheFileOnceThereIsRoom(t *testing.T) {
	t.Parallel()
	d := opened(t, memory(t, "3m"))
	source := filepath.Join(t.TempDir(), "source")
	must(t, os.WriteFile(source, make([]byte, 2<<20), 0o600))
	filler := filepath.Join(d.Path(), "filler")
	must(t, os.WriteFile(filler, make([]byte, 2<<20), 0o600))
	for range 3 {
		_, err := d.CopyIn(t.Context(), source, "big", nil)
		fails(t, err, syscall.ENOSPC)
		_, err = d.WriteIn(t.Context(), endless{}, "endless")
		fails(t, err, syscall.ENOSPC)
		if names := left(t, d.Path()); len(names) != 2 {
			t.Fatalf("left behind: %q", names)
		}
	}
	must(t, os.Remove(filler))
	f, err := d.CopyIn(t.Context(), source, "big", nil)
	must(t, err)
	if f.SHA256 != sumOfText(string(make([]byte, 2<<20))) {
		t.Fatalf("%+v", f)
	}
}

func TestDiscardAndBringBackCrossDisks(t *testing.T) {
	t.Parallel()
	d := opened(t, memory(t, "4m"))
	inAndOutOfTheTrash(t, d, filepath.Join(t.TempDir(), "trash"))
}

func TestA12AFullTrashLeavesTheFileWhereItIs(t *testing.T) {
	t.Parallel()
	d, trash := opened(t, t.TempDir()), memory(t, "1m")
	put(t, d, "big", string(make([]byte, 2<<20)))
	f := one(t, d, "big")
	fails(t, d.Discard(f, trash, "id"), syscall.ENOSPC)
	if names := left(t, trash); len(names) != 0 || one(t, d, "big") != f {
		t.Fatalf("left behind: %q", names)
	}
}

func TestA6AFileThatIsOpenForWritingIsNotTakenYet(t *testing.T) {
	t.Parallel()
	d := opened(t, t.TempDir())
	file, err := os.Create(filepath.Join(d.Path(), "growing"))
	must(t, err)
	_, err = file.WriteString("the first half")
	must(t, err)
	if !beingWritten(file) {
		t.Skip("this disk does not say who has a file open")
	}
	f := one(t, d, "growing")
	_, err = d.Hash(t.Context(), f)
	fails(t, err, ErrChanged)
	touch(t, d, "growing", longAgo) // a program that keeps a file open all day does not hide it
	sum, err := d.Hash(t.Context(), one(t, d, "growing"))
	must(t, err)
	_, err = file.WriteString(" and the second")
	must(t, err)
	must(t, file.Close())
	if after, err := d.Hash(t.Context(), one(t, d, "growing")); err != nil || sum != sumOfText("the first half") || after != sumOfText("the first half and the second") {
		t.Fatalf("%s, %s, %v", sum, after, err)
	}
}

func TestA10DevicesAndPipesAreListedAndNeverOpened(t *testing.T) {
	t.Parallel()
	d := opened(t, t.TempDir())
	must(t, syscall.Mkfifo(filepath.Join(d.Path(), "pipe"), 0o600))
	if err := syscall.Mknod(filepath.Join(d.Path(), "device"), syscall.S_IFCHR|0o600, 1<<8|5); err != nil {
		t.Logf("no device can be made here: %v", err)
	}
	disk := scanned(t, d)
	for _, s := range disk.Skipped {
		if s.Why != SkipSpecial {
			t.Errorf("%+v", s)
		}
		if file, err := d.Open(s.Name); err == nil {
			t.Errorf("%s was opened", file.Name())
		}
		_, err := d.CopyIn(t.Context(), filepath.Join(d.Path(), s.Name), "copy", nil)
		fails(t, err, ErrNotOurs)
	}
	if len(disk.Files) != 0 || len(disk.Skipped) == 0 {
		t.Fatalf("%+v", disk)
	}
}

func TestA12ADiskThatMayNotBeWrittenIsSaidAndNothingIsTouched(t *testing.T) {
	t.Parallel()
	folder := memory(t, "8m")
	source := filepath.Join(t.TempDir(), "plan.txt")
	must(t, os.WriteFile(source, []byte("what we do"), 0o600))
	d := opened(t, folder)
	must(t, syscall.Mount("", folder, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
	_, err := d.CopyIn(t.Context(), source, "plan.txt", nil)
	fails(t, err, syscall.EROFS)
	must(t, syscall.Mount("", folder, "", syscall.MS_REMOUNT, "size=8m"))
	if names := left(t, folder); len(names) != 1 { // the marker
		t.Fatalf("left behind: %q", names)
	}
	_, err = d.CopyIn(t.Context(), source, "plan.txt", nil)
	must(t, err)
}

func TestA12ASourceThatFailsToBeReadLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	d := opened(t, folder)
	broken, err := os.Open("/proc/self/mem") // its first page cannot be read: a real EIO
	must(t, err)
	defer broken.Close()
	_, err = d.WriteIn(t.Context(), broken, "core.bin")
	fails(t, err, syscall.EIO)
	if names := left(t, folder); len(names) != 1 {
		t.Fatalf("left behind: %q", names)
	}
}
