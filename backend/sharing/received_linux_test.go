package sharing

import (
	"errors"
	"path/filepath"
	"testing"

	"alongside/backend/coaching"
	"alongside/backend/folders"
	"alongside/backend/problem"

	"golang.org/x/sys/unix"
)

func TestWhatArrivesIsMarkedAndWhatRunsIsNotOpened(t *testing.T) { // C4
	t.Parallel()
	mira, ada := two(t)
	session, _ := mira.held("With files")
	contents := map[string]string{ // by its name, by how it begins, or both
		"tool.exe": "MZ", "Report.pdf.lnk": "L", "site.url": "[InternetShortcut]", "app.desktop": "[Desktop Entry]", "run.sh": "#!/bin/sh", "notes.txt": "\x7fELF program",
		"plan.txt": "words",
	}
	var chosen []string
	for name, content := range contents {
		chosen = append(chosen, mira.attach(session, name, content))
	}
	leaving, err := mira.packs.Leaving(session, "agenda", chosen)
	mira.ok(err)
	sent, err := mira.packs.Send(session, "agenda", chosen, leaving.Digest)
	mira.ok(err)
	path, err := mira.packs.Save(sent.ShareID)
	mira.ok(err)
	_, err = ada.packs.Open(path)
	ada.ok(err)
	view, err := ada.files.In(folders.Place{Kind: folders.PlaceSession, ID: session})
	ada.ok(err)
	if len(view.Files) != len(contents) {
		t.Fatalf("%d files arrived", len(view.Files))
	}
	for _, file := range view.Files {
		opens, folder, err := folders.PathOf(ada.files, file.ID)
		if safe := file.Name == "plan.txt"; safe != (err == nil) || safe != (opens != "") || (!safe && problem.CodeOf(err) != problem.CodeInvalid) {
			t.Errorf("%s: a click opens %q, %v", file.Name, opens, err)
		}
		ada.marked(filepath.Join(folder, file.Name))
	}
	mine, err := mira.files.In(folders.Place{Kind: folders.PlaceSession, ID: session})
	mira.ok(err)
	for _, file := range mine.Files {
		mira.unmarked(file)
	}
}

// marked fails the test where a file does not say that it is from elsewhere, on a disk that can keep that.
func (s *side) marked(path string) {
	s.t.Helper()
	mark := make([]byte, 100)
	n, err := unix.Getxattr(path, "user.xdg.origin.url", mark)
	if errors.Is(err, unix.ENOTSUP) {
		s.t.Skip("this disk keeps no such marks")
	}
	if err != nil || string(mark[:n]) != "alongside-pack:received" {
		s.t.Errorf("%s is marked %q, %v", filepath.Base(path), mark[:max(n, 0)], err)
	}
}

func (s *side) unmarked(file coaching.StoredFile) {
	s.t.Helper()
	_, folder, _ := folders.PathOf(s.files, file.ID)
	if n, err := unix.Getxattr(filepath.Join(folder, file.Name), "user.xdg.origin.url", nil); err == nil {
		s.t.Errorf("%s was never sent and has a mark of %d bytes", file.Name, n)
	}
}
