package folders

import (
	"path"
	"strings"
)

// systemFiles are what systems put into folders for themselves.
var systemFiles = map[string]bool{"thumbs.db": true, "ehthumbs.db": true, "desktop.ini": true, "icon\r": true}

// unfinished are the ends of names of what a program is still writing, or left behind when it saved.
var unfinished = []string{"~", ".tmp", ".part", ".partial", ".crdownload", ".opdownload", ".filepart"}

// Ignored says whether the last part of a name tells that the file is no file of the user's: hidden, of the system, or
// of a program that is not done with it. Our own marker and files in the making are hidden.
func Ignored(name string) bool {
	name = strings.ToLower(path.Base(name))
	if strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || systemFiles[name] {
		return true
	}
	if strings.HasPrefix(name, "~syncthing~") || (strings.HasPrefix(name, "~lock.") && strings.HasSuffix(name, "#")) {
		return true
	}
	return isUnfinished(name)
}

func isUnfinished(name string) bool {
	name = strings.ToLower(name)
	for _, end := range unfinished {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}

var runnable = extensions(`
	exe com scr pif bat cmd cpl msi msix msp mst appx appxbundle msixbundle appinstaller gadget hta hlp chm inf reg scf lnk url
	vb vbe vbs js jse mjs ws wsf wsh wsc sct ps1 ps1xml ps2 psc1 psc2 psm1 psd1 msh msh1 msh2 mshxml msc job
	settingcontent-ms library-ms search-ms searchconnector-ms theme themepack diagcab application xbap jnlp iqy slk xll rdp ade adp
	app command workflow action scpt scptd applescript osax pkg mpkg dmg prefpane fileloc inetloc webloc terminal tool kext
	desktop sh bash zsh csh ksh fish run bin appimage deb rpm flatpakref flatpakrepo snap out elf so dylib dll sys
	jar class py pyc pyw pyz pyzw rb pl php lua tcl wasm apk ipa iso img vhd vhdx`)

func extensions(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set["."+word] = true
	}
	return set
}

// Runnable says whether opening a file of this name would run it, or follow what it points to: a click never does. It
// looks at the name as Windows does, without blanks and dots at its end and without what follows a colon.
func Runnable(name string) bool {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	for part := range strings.SplitSeq(name, ":") {
		part = strings.TrimRight(SafeName(part), " ._")
		if runnable[strings.ToLower(path.Ext(part))] {
			return true
		}
	}
	return false
}
