// Package paths says where things live. ALONGSIDE_HOME puts everything below one folder, for portable use and tests.
package paths

import (
	"os"
	"path/filepath"

	"github.com/adrg/xdg"
)

// Places are the folders and files of one installation. They need not exist yet.
type Places struct {
	Data      string // the databases; local to this machine, never in a synchronised folder
	Snapshots string // copies of the databases, made before they are changed in shape
	Logs      string // what went wrong, without any text of notes
	Files     string // ordinary folders of the user, unless another place was chosen
	Cache     string // what can be made anew at any time
	Webview   string // what the webview keeps for itself
	Documents string // where the user keeps what they make
}

// Database is the file of everything that may be shared.
func (p Places) Database() string { return filepath.Join(p.Data, "alongside.db") }

// Personal is the file of what only I may read.
func (p Places) Personal() string { return filepath.Join(p.Data, "personal.db") }

// Lock is the file that one running Alongside holds.
func (p Places) Lock() string { return filepath.Join(p.Data, "alongside.lock") }

// Find returns the places of this installation.
func Find() Places {
	if home := os.Getenv("ALONGSIDE_HOME"); home != "" {
		if absolute, err := filepath.Abs(home); err == nil {
			home = absolute
		}
		return below(filepath.Join(home, "data"), filepath.Join(home, "state"), filepath.Join(home, "documents"), filepath.Join(home, "cache"))
	}
	return below(filepath.Join(xdg.DataHome, "alongside"), filepath.Join(xdg.StateHome, "alongside"),
		xdg.UserDirs.Documents, filepath.Join(xdg.CacheHome, "alongside"))
}

func below(data, state, documents, cache string) Places {
	return Places{
		Data:      data,
		Snapshots: filepath.Join(data, "snapshots"),
		Logs:      filepath.Join(state, "logs"),
		Webview:   filepath.Join(state, "webview"),
		Documents: documents,
		Files:     filepath.Join(documents, "Alongside"),
		Cache:     cache,
	}
}
