package db_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"alongside/backend/db"
	"alongside/backend/db/dbtest"
	"alongside/backend/problem"
)

// disk mounts a small disk of its own, which only root may.
func disk(t *testing.T, size string) string {
	t.Helper()
	folder := t.TempDir()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("no disk to fill: mount: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(folder, syscall.MNT_DETACH) })
	return folder
}

func remount(t *testing.T, folder string, flags uintptr, size string) {
	t.Helper()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", syscall.MS_REMOUNT|flags, "size="+size); err != nil {
		t.Fatal(err)
	}
}

func TestARealDiskThatIsFullTakesTheSaveOnceThereIsRoom(t *testing.T) {
	t.Parallel()
	folder := disk(t, "2m")
	database := dbtest.At(t, filepath.Join(folder, "alongside.db"), db.Migrations())
	mustSave(t, database, "field", "old")
	filler := filepath.Join(folder, "filler")
	_ = os.WriteFile(filler, make([]byte, 2<<20), 0o600)
	long := strings.Repeat("x", 200_000)
	for range 3 {
		troubled(t, save(database, "field", long), problem.CodeDiskFull)
		holds(t, database, "field", "old")
	}
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	mustSave(t, database, "field", long)
	holds(t, database, "field", long)
}

func TestADiskTooFullToBeginIsSaidSoAndBeginsOnceThereIsRoom(t *testing.T) {
	t.Parallel()
	for _, size := range []string{"4k", "32k", "64k", "128k"} {
		folder := disk(t, size)
		path := filepath.Join(folder, "alongside.db")
		refuses(t, path, db.Migrations(), problem.CodeDiskFull)
		remount(t, folder, 0, "2m")
		mustSave(t, dbtest.At(t, path, db.Migrations()), "field", "text")
	}
}

func TestNoRoomForACopyLeavesTheOldShape(t *testing.T) {
	t.Parallel()
	folder := disk(t, "2m")
	path := filepath.Join(folder, "alongside.db")
	database := open(t, path, db.Migrations())
	mustSave(t, database, "field", strings.Repeat("x", 200_000))
	closed(t, database)
	_ = os.WriteFile(filepath.Join(folder, "filler"), make([]byte, 2<<20), 0o600)
	next := with(t, "ALTER TABLE drafts ADD COLUMN colour TEXT;")
	untouched(t, path, func() { refuses(t, path, next, problem.CodeDiskFull) })
	remount(t, folder, 0, "8m")
	closed(t, open(t, path, next))
}

func TestADiskThatCannotBeWrittenIsSaidSoAndLeftAlone(t *testing.T) {
	t.Parallel()
	folder := disk(t, "4m")
	path := filepath.Join(folder, "alongside.db")
	database := open(t, path, db.Migrations())
	mustSave(t, database, "field", "text")
	closed(t, database)
	remount(t, folder, syscall.MS_RDONLY, "4m")
	untouched(t, path, func() { refuses(t, path, db.Migrations(), problem.CodeReadOnly) })
	refuses(t, filepath.Join(folder, "new.db"), db.Migrations(), problem.CodeReadOnly)
	remount(t, folder, 0, "4m")
	holds(t, dbtest.At(t, path, db.Migrations()), "field", "text")
}
