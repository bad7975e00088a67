package exchange

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"alongside/backend/problem"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func fails(t testing.TB, err, with error) {
	t.Helper()
	if !errors.Is(err, with) {
		t.Fatalf("%v instead of %v", err, with)
	}
}

// tells checks that people are told what to do.
func tells(t testing.TB, err error, code problem.Code, words string) {
	t.Helper()
	var told *problem.Error
	if !errors.As(err, &told) || told.Code != code || !strings.Contains(told.Message, words) {
		t.Fatalf("%v instead of %s with %q", err, code, words)
	}
}

func opened(t testing.TB, path string) *Folder {
	t.Helper()
	f, err := Open(path)
	must(t, err)
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func put(t testing.TB, f *Folder, device, name, text string) {
	t.Helper()
	must(t, f.Put("pair", device, name, strings.NewReader(text)))
}

func listed(t testing.TB, f *Folder) []File {
	t.Helper()
	files, err := f.List("pair")
	must(t, err)
	return files
}

func names(files []File) (all []string) {
	for _, file := range files {
		all = append(all, file.Name)
	}
	slices.Sort(all)
	return all
}

func got(t testing.TB, f *Folder, file File) string {
	t.Helper()
	from, err := f.Get(file)
	must(t, err)
	defer from.Close()
	text, err := io.ReadAll(from)
	must(t, err)
	return string(text)
}

// left are all names below a path, the hidden ones too.
func left(t testing.TB, path string) (all []string) {
	t.Helper()
	must(t, filepath.WalkDir(path, func(at string, _ os.DirEntry, err error) error {
		if below, _ := filepath.Rel(path, at); below != "." {
			all = append(all, filepath.ToSlash(below))
		}
		return err
	}))
	return all
}

func soon(t testing.TB, within time.Duration, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(within); !is(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("not within %s: %s", within, what)
		}
	}
}

// stream hides how many bytes are to come.
type stream struct{ io.Reader }

func streamOf(content []byte) io.Reader { return stream{bytes.NewReader(content)} }
