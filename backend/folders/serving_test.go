package folders_test

import (
	"bytes"
	"image"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"alongside/backend/folders"
	"alongside/backend/problem"
)

func (d *desk) ask(path, part string) *httptest.ResponseRecorder {
	request := httptest.NewRequest(http.MethodGet, path, nil)
	if part != "" {
		request.Header.Set("Range", part)
	}
	answer := httptest.NewRecorder()
	folders.Serve(d.files).ServeHTTP(answer, request)
	return answer
}

func TestAFileIsServedByItsIDAndInParts(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	file := d.attach("Plan.txt", "what we do")
	if answer := d.ask("/file/"+file.ID+"?v="+file.Version, ""); answer.Body.String() != "what we do" || answer.Header().Get("Content-Type") != "text/plain; charset=utf-8" {
		t.Fatalf("got %q as %s", answer.Body, answer.Header().Get("Content-Type"))
	}
	if answer := d.ask("/file/"+file.ID, "bytes=5-6"); answer.Code != http.StatusPartialContent || answer.Body.String() != "we" {
		t.Fatalf("got %d %q", answer.Code, answer.Body)
	}
}

func TestWhatCouldRunIsServedAsPlainBytes(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	for name, content := range map[string]string{
		"page.html": "<html><script>alert(1)</script>", "drawing.svg": "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
		"script.js": "alert(1)", "picture.png": "<html><script>alert(1)</script>",
	} {
		file := d.attach(name, content)
		answer := d.ask("/file/"+file.ID, "")
		if mime := answer.Header().Get("Content-Type"); mime != "text/plain; charset=utf-8" && mime != "application/octet-stream" {
			t.Errorf("%s is served as %s", name, mime)
		}
		if policy := answer.Header().Get("Content-Security-Policy"); policy != "sandbox; default-src 'none'" {
			t.Errorf("%s has the policy %q", name, policy)
		}
	}
}

func TestProgramsAreNotOpened(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	for name, content := range map[string]string{"setup.exe": "x", "go.desktop": "[Desktop Entry]", "plain.txt": "#!/bin/sh\nrm -rf /", "tool": "\x7fELF\x02"} {
		file := d.attach(name, content)
		if _, folder, err := folders.PathOf(d.files, file.ID); problem.CodeOf(err) != problem.CodeInvalid || folder == "" {
			t.Errorf("%s may be opened: %v", name, err)
		}
	}
	file := d.attach("Plan.txt", "what we do")
	path, _, err := folders.PathOf(d.files, file.ID)
	d.ok(err)
	if content, err := os.ReadFile(path); err != nil || string(content) != "what we do" {
		t.Fatalf("%s holds %q, %v", path, content, err)
	}
}

func TestAThumbnailIsMadeOnceAndOnlyOfPictures(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	var picture bytes.Buffer
	d.ok(png.Encode(&picture, image.NewRGBA(image.Rect(0, 0, 1200, 800))))
	file := d.attach("Board.png", picture.String())
	answer := d.ask("/thumb/"+file.ID, "")
	small, kind, err := image.Decode(answer.Body)
	if err != nil || kind != "jpeg" || small.Bounds().Dx() != 320 {
		t.Fatalf("got a %s of %v, %v", kind, small, err)
	}
	d.ok(os.WriteFile(filepath.Join(d.view().Path, "Board.png"), []byte("damaged"), 0o600))
	if answer = d.ask("/thumb/"+file.ID, ""); answer.Code != http.StatusOK {
		t.Fatalf("the kept thumbnail is gone: %d", answer.Code)
	}
	for _, path := range []string{"/thumb/" + d.attach("Plan.txt", "x").ID, "/thumb/none", "/file/none", "/file/", "/x"} {
		if answer := d.ask(path, ""); answer.Code != http.StatusNotFound {
			t.Errorf("%s answers %d", path, answer.Code)
		}
	}
}
