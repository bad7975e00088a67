package page

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"alongside/backend/coaching"
	"alongside/backend/folders"
)

// policy lets the page load nothing from outside and run no script but its own. Inline styles are needed by floating
// panels and by the emoji picker, the worker by the preview of PDF files, the frame by what is about to leave.
const policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; " +
	"media-src 'self' blob:; connect-src 'self' ws://127.0.0.1:* ws://localhost:*; font-src 'self'; " +
	"worker-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'"

// handedOver is where the page finds what its first screen needs.
const handedOver = "/handed-over.js"

// Guard adds the content policy to every answer, keeps it from pages of others, and answers with what the first screen needs.
func Guard(p *Page) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Security-Policy", policy)
			w.Header().Set("X-Content-Type-Options", "nosniff")
			w.Header().Set("Cross-Origin-Resource-Policy", "same-origin") // nothing here is for another page, a script with data least
			switch r.URL.Path {
			case "/", "/index.html":
				w.Header().Set("Cache-Control", "no-store") // the files that it names are those of this version
			case handedOver:
				w.Header().Set("Cache-Control", "no-store") // what it says is true now only
				w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
				_, _ = fmt.Fprintf(w, "handedOver=%s", p.take())
				return
			}
			next.ServeHTTP(w, r)
		})
	}
}

// Prepare gathers what the first screen needs while the webview boots, so that the page need not wait for it.
func Prepare(p *Page) { p.gather.Do(func() { p.gathered = p.said() }) }

// take returns what was prepared, once: a page that is loaded again finds what is true then, even where it comes while
// the first one is still prepared.
func (p *Page) take() []byte {
	if p.taken.Swap(true) {
		return p.said()
	}
	Prepare(p)
	return p.gathered
}

// said is Start, or the problem that keeps the data closed, as JSON: an expression that the page's engine reads without
// running anything.
func (p *Page) said() (data []byte) {
	start, err := First(p)
	if err == nil {
		data, err = json.Marshal(map[string]Start{"start": start})
	}
	if err != nil {
		return fmt.Appendf(nil, `{"problem":%s}`, p.Format(err))
	}
	return data
}

// ByID answers what is not part of the bundled files, by its id: pictures of people, files, thumbnails of
// files, and recaps that are looked at before they leave.
func ByID(p *Page) http.Handler {
	people, files := pictures(p), folders.Serve(p.Files)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case p.Opened() != nil:
			http.NotFound(w, r)
		case strings.HasPrefix(r.URL.Path, "/picture/"):
			people.ServeHTTP(w, r)
		case strings.HasPrefix(r.URL.Path, "/recap/"):
			p.Recaps.ServeHTTP(w, r)
		default:
			files.ServeHTTP(w, r)
		}
	})
}

func pictures(p *Page) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mime, picture, err := coaching.Picture(p.Practice, strings.TrimPrefix(r.URL.Path, "/picture/"))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", mime)
		w.Header().Set("Cache-Control", "private, max-age=31536000, immutable") // its address changes with it
		_, _ = w.Write(picture)
	})
}
