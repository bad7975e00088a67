package exchange

import (
	"fmt"
	"path"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"
)

const longestName = 240 // bytes: a file in the making has a longer one

// plain says whether a name is one step and nothing else, on every system: no way up or out, no hidden file, no character
// or end that a system takes for more than a part of a name.
func plain(name string) bool {
	return name != "" && len(name) <= longestName && name[0] != '.' && utf8.ValidString(name) &&
		!strings.ContainsAny(name, `/\:`) && !strings.ContainsFunc(name, unicode.IsControl) &&
		strings.TrimRight(name, ". ") == name && filepath.IsLocal(name)
}

// systemFiles are what systems put into folders for themselves.
var systemFiles = map[string]bool{"thumbs.db": true, "ehthumbs.db": true, "desktop.ini": true}

// unfinished are the ends of names of what a program is not done with.
var unfinished = []string{"~", ".tmp", ".temp", ".part", ".partial", ".filepart", ".crdownload", ".opdownload", ".download", ".!sync", ".bts"}

// ignored says whether a name tells that the file is none that a device put there: hidden, of the system, or of a sync program
// that is not done with it.
func ignored(name string) bool {
	name = strings.ToLower(name)
	if strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~") || systemFiles[name] {
		return true
	}
	for _, end := range unfinished {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}

const (
	packEnd   = ".alongside"
	blobEnd   = ".alongside-blob"
	inviteEnd = ".alongside-invite"
)

// IsPack says whether a name is one of a pack, also where a sync program put something before or after its end to keep two
// files apart: "x (conflicted copy).alongside", "x.alongside (1)". A blob is none, nor is an invitation.
func IsPack(name string) bool {
	name = strings.ToLower(name)
	if ignored(name) || strings.Contains(name, blobEnd) || strings.Contains(name, inviteEnd) {
		return false
	}
	for at := 0; ; {
		next := strings.Index(name[at:], packEnd)
		if next < 0 {
			return false
		}
		at += next + len(packEnd)
		after, _ := utf8.DecodeRuneInString(name[at:])
		if at > len(packEnd) && !unicode.IsLetter(after) && !unicode.IsDigit(after) {
			return true
		}
	}
}

// numbered is the name for the nth file of a name.
func numbered(name string, n int) string {
	if n == 1 {
		return name
	}
	end := path.Ext(name)
	if end == name {
		end = ""
	}
	return fmt.Sprintf("%s (%d)%s", strings.TrimSuffix(name, end), n, end)
}
