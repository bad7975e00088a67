package desktop

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// ours are the ends of names of the files that the system opens with this program.
var ours = []string{".alongside", ".alongside-invite"}

// Handed keeps the files that the system opened with this program until the page takes them. Its zero value is ready.
type Handed struct {
	mu    sync.Mutex
	paths []string
}

// Add keeps the files of ours among the arguments of a start that was made in a folder, and says whether there were any. Other
// arguments are none of the page's business.
func (h *Handed) Add(args []string, folder string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	before := len(h.paths)
	for _, arg := range args {
		if !slices.Contains(ours, strings.ToLower(filepath.Ext(arg))) || strings.HasPrefix(arg, "-") {
			continue
		}
		if !filepath.IsAbs(arg) && folder != "" {
			arg = filepath.Join(folder, arg)
		}
		path, err := filepath.Abs(arg)
		if err != nil {
			continue
		}
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() && !slices.Contains(h.paths, path) {
			h.paths = append(h.paths, path)
		}
	}
	return len(h.paths) > before
}

// Take returns what is kept, each file once.
func (h *Handed) Take() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	taken := append([]string{}, h.paths...)
	h.paths = nil
	return taken
}
