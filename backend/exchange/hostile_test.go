package exchange

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var badNames = []string{"", ".", "..", "../a", "a/b", `a\b`, `..\a`, "/etc", `C:\a`, "C:", "a:$DATA", ".hidden", "nul\x00", "new\nline", "a.", "a ", "bad\xff", strings.Repeat("x", 300)}

func TestNoNameLeadsAnywhereElse(t *testing.T) {
	t.Parallel()
	path := t.TempDir()
	f := opened(t, path)
	put(t, f, "mine", "a.alongside", "one")
	before := left(t, path)
	for _, bad := range badNames {
		for _, at := range []File{{Pair: bad, Device: "mine", Name: "a.alongside"}, {Pair: "pair", Device: bad, Name: "a.alongside"}, {Pair: "pair", Device: "mine", Name: bad}} {
			fails(t, f.Put(at.Pair, at.Device, at.Name, strings.NewReader("x")), ErrRefused)
			fails(t, f.Remove(at.Pair, at.Device, at.Name), ErrRefused)
			_, err := f.Get(at)
			fails(t, err, ErrRefused)
		}
		_, err := f.Save(bad, strings.NewReader("x"))
		fails(t, err, ErrRefused)
		if files, err := f.List(bad); err != nil || len(files) > 0 {
			t.Fatalf("%q lists %+v, %v", bad, files, err)
		}
	}
	for _, unlisted := range []string{"a.tmp", "desktop.ini", "~syncthing~a"} { // nobody would ever see it
		fails(t, f.Put("pair", "mine", unlisted, strings.NewReader("x")), ErrRefused)
	}
	if after := left(t, path); !slices.Equal(before, after) {
		t.Fatalf("%q became %q", before, after)
	}
}

func TestLinksAndWhatIsNoFileAreNeverFollowed(t *testing.T) {
	t.Parallel()
	outside, path := t.TempDir(), t.TempDir()
	f := opened(t, path)
	secret := filepath.Join(outside, "theirs", "secret.alongside")
	must(t, os.MkdirAll(filepath.Dir(secret), 0o700))
	must(t, os.WriteFile(secret, []byte("secret"), 0o600))
	put(t, f, "theirs", "a.alongside", "one")
	in := filepath.Join(path, "pair")
	for from, to := range map[string]string{
		filepath.Join(path, "linked"):                          outside,
		filepath.Join(path, "inside"):                          "pair",
		filepath.Join(in, "linked"):                            filepath.Join(outside, "theirs"),
		filepath.Join(in, "loop"):                              ".",
		filepath.Join(in, "theirs", "secret.alongside"):        secret,
		filepath.Join(in, "theirs", "b.alongside"):             "a.alongside",
		filepath.Join(in, "theirs", "dangling.alongside"):      "nothing",
		filepath.Join(in, "theirs", ".c.alongside.tmp"):        secret,
		filepath.Join(in, "theirs", "replaced.alongside"):      secret,
		filepath.Join(in, "theirs", ".replaced.alongside.tmp"): "a.alongside",
	} {
		if err := os.Symlink(to, from); err != nil {
			t.Skipf("no links can be made here: %v", err)
		}
	}
	must(t, os.Mkdir(filepath.Join(in, "theirs", "folder.alongside"), 0o700))
	if all := names(listed(t, f)); !slices.Equal(all, []string{"a.alongside"}) {
		t.Fatal(all)
	}
	for _, pair := range []string{"linked", "inside"} {
		if files, err := f.List(pair); err != nil || len(files) > 0 {
			t.Fatalf("%+v, %v", files, err)
		}
	}
	if pairs, err := f.Pairs(); err != nil || !slices.Equal(pairs, []string{"pair"}) {
		t.Fatal(pairs, err)
	}
	for _, at := range []File{
		{Pair: "linked", Device: "theirs", Name: "secret.alongside"}, {Pair: "pair", Device: "linked", Name: "secret.alongside"},
		{Pair: "pair", Device: "theirs", Name: "secret.alongside"}, {Pair: "pair", Device: "theirs", Name: "b.alongside"},
		{Pair: "pair", Device: "theirs", Name: "folder.alongside"}, {Pair: "inside", Device: "theirs", Name: "a.alongside"},
	} {
		_, err := f.Get(at)
		fails(t, err, ErrRefused)
	}
	fails(t, f.Put("linked", "theirs", "x.alongside", strings.NewReader("x")), ErrRefused)
	fails(t, f.Put("pair", "linked", "x.alongside", strings.NewReader("x")), ErrRefused)
	fails(t, f.Remove("pair", "linked", "secret.alongside"), ErrRefused)
	fails(t, f.Remove("pair", "theirs", "folder.alongside"), ErrRefused)
	put(t, f, "theirs", "c.alongside", "c")
	put(t, f, "theirs", "replaced.alongside", "mine now")
	must(t, f.Remove("pair", "theirs", "secret.alongside")) // the link, not what it leads to
	if text, err := os.ReadFile(secret); err != nil || string(text) != "secret" || len(left(t, outside)) != 2 {
		t.Fatalf("%q, %v, %q", text, err, left(t, outside))
	}
	for _, file := range listed(t, f) {
		if want := map[string]string{"a.alongside": "one", "c.alongside": "c", "replaced.alongside": "mine now"}[file.Name]; got(t, f, file) != want {
			t.Errorf("%s holds %q", file.Name, got(t, f, file))
		}
	}
}

func FuzzNames(f *testing.F) {
	for _, bad := range badNames {
		f.Add(bad, "device", "a.alongside")
		f.Add("pair", bad, "a.alongside")
		f.Add("pair", "device", bad)
	}
	f.Add("pair", "device", "é (Bob's conflicted copy).alongside")
	f.Fuzz(func(t *testing.T, pair, device, name string) {
		outside := t.TempDir()
		path := filepath.Join(outside, "folder")
		must(t, os.Mkdir(path, 0o700))
		folder := opened(t, path)
		err := folder.Put(pair, device, name, strings.NewReader("x"))
		files, listErr := folder.List(pair)
		must(t, listErr)
		switch {
		case err == nil:
			if len(files) != 1 || files[0].Pair != pair || files[0].Device != device || files[0].Name != name || got(t, folder, files[0]) != "x" {
				t.Fatalf("%q, %q, %q is listed as %+v", pair, device, name, files)
			}
			must(t, folder.Remove(pair, device, name))
		case !errors.Is(err, ErrRefused):
			t.Fatal(err)
		case len(left(t, path)) > 0:
			t.Fatalf("refused, and left %q", left(t, path))
		}
		if at, err := folder.Save(name, strings.NewReader("x")); err == nil && at != filepath.Join(path, name) && (name != pair || at != filepath.Join(path, numbered(name, 2))) {
			t.Fatalf("%q was saved as %s", name, at)
		}
		entries, err := os.ReadDir(outside)
		must(t, err)
		if len(entries) != 1 {
			t.Fatalf("%q, %q, %q led out of the folder", pair, device, name)
		}
	})
}
