package recap

import (
	"bytes"
	"crypto/rand"
	"net/http"
	"strings"
	"sync"
)

const (
	pagesKept = 8
	// previewPolicy lets the page do nothing at all: it is only looked at. The page around it may have it printed.
	previewPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; sandbox allow-same-origin allow-modals"
)

// pages are the last ones that were prepared, each under an address of its own that cannot be guessed.
type pages struct {
	mu    sync.Mutex
	order []string
	kept  map[string][]byte
}

func (p *pages) keep(page []byte) (id string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.kept == nil {
		p.kept = map[string][]byte{}
	}
	id = rand.Text()
	p.kept[id], p.order = page, append(p.order, id)
	if len(p.order) > pagesKept {
		delete(p.kept, p.order[0])
		p.order = p.order[1:]
	}
	return id
}

func (p *pages) find(id string) ([]byte, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	page, there := p.kept[id]
	return page, there
}

// Serve answers with a page that was prepared, to be looked at in a frame that runs nothing. ?look=dark and ?look=light
// hold it to one face, where the app is held to one.
func Serve(s *Recaps) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		page, there := s.desk.pages.find(strings.TrimPrefix(r.URL.Path, pathOfPages))
		if !there {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Security-Policy", previewPolicy)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		_, _ = w.Write(held(page, r.URL.Query().Get("look")))
	})
}

// held is a page whose face does not follow the system.
func held(page []byte, look string) []byte {
	const asked = "@media (prefers-color-scheme: dark)"
	switch look {
	case "dark":
		return bytes.Replace(page, []byte(asked), []byte("@media screen"), 1)
	case "light":
		return bytes.Replace(page, []byte(asked), []byte("@media not all"), 1)
	}
	return page
}
