package folders

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

const (
	longestName      = 120 // bytes: room for every system, and for what sync clients add
	longestExtension = 20  // bytes, with its dot; what is longer is part of the name
	joiner           = '\u200d'
	nonJoiner        = '\u200c'
)

// SafeName makes a name that every system takes for a file: no character, word or end that one of them reserves, nothing
// that shows otherwise than it reads, no name that a scan would ignore. A safe name stays as it is.
func SafeName(name string) string {
	name = norm.NFC.String(strings.ToValidUTF8(name, "_"))
	name = norm.NFC.String(strings.Map(safeRune, name)) // what is left may join anew
	name = shorten(name, longestName)
	for range 3 { // mending one fault may uncover another
		if isUnfinished(name) {
			name = shorten(name, longestName-1) + "_"
		}
		if reserved(name) || Ignored(name) {
			name = shorten("_"+name, longestName)
		}
	}
	return name
}

// safeRune is what stands for a character, -1 where nothing does.
func safeRune(r rune) rune {
	switch {
	case strings.ContainsRune(`<>:"/\|?*`, r):
		return '_'
	case r == joiner || r == nonJoiner:
		return r // parts of emoji and of written languages
	case unicode.IsControl(r) && unicode.IsSpace(r), unicode.Is(unicode.Z, r):
		return ' '
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs), r == utf8.RuneError, r&0xfffe == 0xfffe, r >= 0xfdd0 && r <= 0xfdef:
		return -1
	}
	return r
}

// shorten cuts a name to a length, keeps its extension, and leaves no end that a system would drop.
func shorten(name string, most int) string {
	name = trimmed(name)
	stem, extension := split(name)
	if cut := most - len(extension); len(stem) > cut {
		for cut > 0 && !norm.NFC.PropertiesString(stem[cut:]).BoundaryBefore() {
			cut--
		}
		for cut > 0 && !utf8.RuneStart(stem[cut]) {
			cut--
		}
		name = trimmed(strings.TrimRight(stem[:cut], " .") + extension)
	}
	if name == "" {
		return "file"
	}
	return name
}

// trimmed takes away what hides a file at its start and what Windows drops at its end.
func trimmed(name string) string {
	return strings.TrimRight(strings.TrimLeft(name, " ."+string(joiner)+string(nonJoiner)), " .")
}

// split cuts off the extension, unless it is too long or all there is.
func split(name string) (stem, extension string) {
	extension = path.Ext(name)
	if len(extension) > longestExtension || len(extension) == len(name) || strings.ContainsRune(extension, ' ') {
		extension = ""
	}
	return strings.TrimSuffix(name, extension), extension
}

// reserved says whether Windows takes a name for a device, whatever its extension.
func reserved(name string) bool {
	stem, _, _ := strings.Cut(strings.ToUpper(name), ".")
	stem = strings.TrimRight(stem, " ")
	switch stem {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$":
		return true
	}
	port, is := strings.CutPrefix(stem, "COM")
	if !is {
		port, is = strings.CutPrefix(stem, "LPT")
	}
	return is && utf8.RuneCountInString(port) == 1 && strings.ContainsAny(port, "0123456789\u00b9\u00b2\u00b3")
}

// Key is what a disk that does not tell capitals apart takes for the same name. A name that is not UTF-8 is its own key.
func Key(name string) string {
	if !utf8.ValidString(name) {
		return name
	}
	return norm.NFC.String(cases.Fold().String(norm.NFC.String(name)))
}

// numbered is a name with a number, still no longer than a name may be.
func numbered(name, number string) string {
	stem, extension := split(name)
	suffix := " (" + number + ")" + extension
	stem, _ = split(shorten(stem+".x", longestName-len(suffix)+2))
	return stem + suffix
}
