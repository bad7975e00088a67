package folders

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestNamesAreMadeSafe(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"":                                  "file",
		"..":                                "file",
		" . ":                               "file",
		"a.txt":                             "a.txt",
		"../../x":                           "_.._x",
		`C:\x`:                              "C__x",
		"a:b:$DATA":                         "a_b_$DATA",
		"NUL":                               "_NUL",
		"nul.tar.gz":                        "_nul.tar.gz",
		"COM\u00b9.txt":                     "_COM\u00b9.txt",
		"CON .txt":                          "_CON .txt",
		"COM10":                             "COM10",
		"trail. .":                          "trail",
		"bidi\u202egnp.exe":                 "bidignp.exe",
		"zero\u200bwidth\ufeff":             "zerowidth",
		"line\nbreak\ttab":                  "line break tab",
		"e\u0301":                           "\u00e9",
		"bad\xff":                           "bad_",
		".hidden":                           "hidden",
		"~$lock.docx":                       "_~$lock.docx",
		"half.part":                         "half.part_",
		"a.tmp":                             "a.tmp_",
		"desktop.ini":                       "_desktop.ini",
		"nbsp\u00a0here":                    "nbsp here",
		"family \U0001f468\u200d\U0001f467": "family \U0001f468\u200d\U0001f467",
	} {
		if got := SafeName(name); got != want {
			t.Errorf("%q became %q instead of %q", name, got, want)
		}
	}
	if long := SafeName(strings.Repeat("\u00e9", 100) + ".pdf"); len(long) > longestName || !strings.HasSuffix(long, "\u00e9.pdf") {
		t.Errorf("%q", long)
	}
	if got := numbered(strings.Repeat("x", 116)+".pdf", "2"); len(got) > longestName || !strings.HasSuffix(got, "x (2).pdf") {
		t.Errorf("%q", got)
	}
}

func TestKeysAreWhatADiskMayTakeForTheSame(t *testing.T) {
	t.Parallel()
	for _, same := range [][2]string{{"A", "a"}, {"\u00c9", "e\u0301"}, {"STRASSE", "stra\u00dfe"}, {"\u03a3", "\u03c2"}} {
		if Key(same[0]) != Key(same[1]) {
			t.Errorf("%q and %q have different keys", same[0], same[1])
		}
	}
	for _, other := range [][2]string{{"a", "b"}, {"e", "\u00e9"}, {"\xff", "\xfe"}} {
		if Key(other[0]) == Key(other[1]) {
			t.Errorf("%q and %q have one key", other[0], other[1])
		}
	}
}

func TestWhatIsIgnored(t *testing.T) {
	t.Parallel()
	for _, name := range []string{
		"~$a.docx", ".~lock.a.odt#", "a.tmp", "a.TMP", "a.part", "a.crdownload", ".DS_Store", "._a", "Thumbs.db", "THUMBS.DB", "desktop.ini",
		".syncthing.a.tmp", "~syncthing~a.tmp", marker, ownTemp + "x.tmp", "sub/.hidden", "a~",
	} {
		if !Ignored(name) {
			t.Errorf("%q is taken", name)
		}
	}
	for _, name := range []string{"a", "a.txt", "~a", "tmp", "part", "thumbs.db.txt", "a.tmp.txt", "4913"} {
		if Ignored(name) {
			t.Errorf("%q is ignored", name)
		}
	}
}

func TestNothingThatRunsIsOpenedByAClick(t *testing.T) {
	t.Parallel()
	for _, name := range []string{
		"a.exe", "A.EXE", "a.exe.", "a.exe ", "a.exe. .", "a.pdf.exe", "a.lnk", "a.url", "a.desktop", "a.sh", "a.jar", "a.app", "a.scr", "a.ps1",
		"a.pdf:b.exe", "a.exe:b.pdf", "x/a.msi", `x\a.bat`, "a.settingcontent-ms", "a.e\u200bxe", "a.\u202eexe", "a.command", "a.AppImage",
	} {
		if !Runnable(name) {
			t.Errorf("%q would be opened", name)
		}
	}
	for _, name := range []string{"a", "a.pdf", "exe", "a.txt", "exe.pdf", "a.docx", "a.png", "sh.md"} {
		if Runnable(name) {
			t.Errorf("%q would not be opened", name)
		}
	}
}

func FuzzSafeName(f *testing.F) {
	for _, name := range append(nastyNames, "CON .", ". .tmp", "~$~$", "_con", "a.tmp_", strings.Repeat("a", 117)+".tmp", "\u0301", "\u200d.tmp", strings.Repeat(".tmp", 40)) {
		f.Add(name)
	}
	root := f.TempDir()
	f.Fuzz(func(t *testing.T, name string) {
		safe := SafeName(name)
		switch {
		case safe == "" || len(safe) > longestName || !utf8.ValidString(safe) || !norm.NFC.IsNormalString(safe):
			t.Fatalf("%q: length %d", safe, len(safe))
		case strings.ContainsAny(safe, `<>:"/\|?*`) || strings.ContainsFunc(safe, unicode.IsControl):
			t.Fatalf("%q holds what is reserved", safe)
		case strings.TrimRight(safe, " .") != safe || strings.HasPrefix(safe, "."):
			t.Fatalf("%q has ends that are dropped", safe)
		case reserved(safe) || Ignored(safe) || !filepath.IsLocal(safe):
			t.Fatalf("%q is no name for a file", safe)
		case SafeName(safe) != safe:
			t.Fatalf("%q became %q", safe, SafeName(safe))
		}
		if n := numbered(safe, "12"); len(n) > longestName || Ignored(n) || SafeName(n) != n {
			t.Fatalf("%q became %q", safe, n)
		}
		path := filepath.Join(root, safe)
		must(t, os.WriteFile(path, nil, 0o600))
		must(t, os.Remove(path))
	})
}

// FuzzEscape asks for files by any name: nothing outside of the folder is ever reached.
func FuzzEscape(f *testing.F) {
	outside := f.TempDir()
	must(f, os.WriteFile(filepath.Join(outside, "secret"), []byte("secret"), 0o600))
	root := filepath.Join(outside, "root")
	must(f, os.Mkdir(root, 0o700))
	disk := opened(f, root)
	put(f, disk, "sub/file", "x")
	_ = os.Symlink(outside, filepath.Join(root, "out")) // where links can be made
	_ = os.Symlink("../secret", filepath.Join(root, "sub", "link"))
	for _, name := range []string{"../secret", "out/secret", "sub/link", "sub/../../secret", filepath.Join(outside, "secret"), "sub//file", "./sub/file", `..\secret`, "sub/file/", "out/root/sub/file", "\x00"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		file, err := disk.Open(name)
		if err != nil {
			return
		}
		defer file.Close()
		if name != "sub/file" && name != marker {
			t.Fatalf("%q opened %s", name, file.Name())
		}
	})
}
