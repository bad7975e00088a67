package sharing

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"alongside/backend/coaching"
	"alongside/backend/db/dbtest"
	"alongside/backend/folders"
)

// onDisk are the files of a session by name, with what is in them.
func (s *side) onDisk(session string) map[string]string {
	s.t.Helper()
	path, err := folders.FolderPath(s.files, folders.Place{Kind: folders.PlaceSession, ID: session})
	s.ok(err)
	all := map[string]string{}
	for _, name := range s.filesOf(session) {
		content, err := os.ReadFile(filepath.Join(path, name))
		s.ok(err)
		all[name] = string(content)
	}
	return all
}

// file is a file of a session by its name.
func (s *side) file(session, name string) coaching.StoredFile {
	s.t.Helper()
	view, err := s.files.In(folders.Place{Kind: folders.PlaceSession, ID: session})
	s.ok(err)
	for _, file := range view.Files {
		if file.Name == name {
			return file
		}
	}
	s.t.Fatalf("%s is not there", name)
	return coaching.StoredFile{}
}

// edits writes other bytes into a file of a session, as any program would.
func (s *side) edits(session, name, content string) {
	s.t.Helper()
	place := folders.Place{Kind: folders.PlaceSession, ID: session}
	path, err := folders.FolderPath(s.files, place)
	s.ok(err)
	s.ok(os.WriteFile(filepath.Join(path, name), []byte(content), 0o600))
	s.ok(s.files.Look(place))
}

// sends shares a session with files, and the other side takes it with what lies beside it.
func (s *side) sends(other *side, session string, files ...string) {
	s.t.Helper()
	leaving, err := s.packs.Leaving(session, "agenda", files)
	s.ok(err)
	sent, err := s.packs.Send(session, "agenda", files, leaving.Digest)
	s.ok(err)
	path, err := s.packs.Save(sent.ShareID)
	s.ok(err)
	_, err = other.packs.Open(path)
	other.ok(err)
}

// versions are the versions among the files of a session, by name.
func (s *side) versions(session string) map[string]Version {
	s.t.Helper()
	versions, err := s.packs.Versions(session)
	s.ok(err)
	view, err := s.files.In(folders.Place{Kind: folders.PlaceSession, ID: session})
	s.ok(err)
	all := map[string]Version{}
	for _, version := range versions {
		for _, file := range view.Files {
			if file.ID == version.FileID {
				all[file.Name] = version
			}
		}
	}
	return all
}

func TestAnEditedAttachmentArrivesAsItsNewestVersionAndTheEarlierOneStays(t *testing.T) {
	t.Parallel()
	mira, ada := two(t)
	session, _ := mira.held("With a file")
	plan := mira.attach(session, "plan.txt", "first")
	mira.sends(ada, session, plan)
	entry := ada.file(session, "plan.txt")
	items, err := ada.items.In(session)
	ada.ok(err)
	for i, content := range []string{"second", "third"} {
		mira.edits(session, "plan.txt", content)
		mira.sends(ada, session, plan)
		if now := ada.file(session, "plan.txt"); now.ID != entry.ID || now.AuthorID != ada.other.ID {
			t.Fatalf("version %d came as %+v, not as %s", i+2, now, entry.ID)
		}
	}
	want := map[string]string{"plan.txt": "third", "plan (earlier version).txt": "first", "plan (earlier version) (2).txt": "second"}
	if got := ada.onDisk(session); !equal(got, want) {
		t.Errorf("on disk are %q", got)
	}
	for _, name := range []string{"plan (earlier version).txt", "plan (earlier version) (2).txt"} {
		if version := ada.versions(session)[name]; version.OfID != entry.ID || version.Kind != "earlier" || version.At == 0 {
			t.Errorf("%s is %+v", name, version)
		}
	}
	after, err := ada.items.In(session)
	ada.ok(err)
	if len(after) != len(items) || after[0].FileID != entry.ID {
		t.Errorf("what is talked about was %+v and is %+v", items, after)
	}
	ada.ok(ada.files.Look(folders.Place{Kind: folders.PlaceSession, ID: session}))
	if again := ada.onDisk(session); !equal(again, want) || ada.file(session, "plan.txt").ID != entry.ID {
		t.Errorf("after a look at the folder: %q", again)
	}
}

func equal(got, want map[string]string) bool {
	for name, content := range want {
		if got[name] != content {
			return false
		}
	}
	return len(got) == len(want)
}

func TestAnEditOfTheReceiverIsAVersionOfTheirOwnAndIsNeverWrittenOver(t *testing.T) {
	t.Parallel()
	mira, ada := two(t)
	session, _ := mira.held("With a file")
	plan := mira.attach(session, "plan.txt", "first")
	mira.sends(ada, session, plan)
	ada.edits(session, "plan.txt", "what Ada made of it")
	mine := ada.file(session, "plan.txt")
	if version := ada.versions(session)["plan.txt"]; version.Kind != "mine" {
		t.Errorf("what was edited is %+v", version)
	}
	mira.edits(session, "plan.txt", "second")
	mira.sends(ada, session, plan)
	if got := ada.onDisk(session); !equal(got, map[string]string{"plan.txt": "what Ada made of it", "plan (2).txt": "second"}) {
		t.Fatalf("on disk are %q", got)
	}
	newest := ada.file(session, "plan (2).txt")
	if version := ada.versions(session)["plan.txt"]; version.Kind != "mine" || version.OfID != newest.ID {
		t.Errorf("what was edited is %+v of %s", version, newest.ID)
	}
	if now := ada.file(session, "plan.txt"); now.AuthorID != ada.me.ID || now.ID != mine.ID || newest.AuthorID != ada.other.ID {
		t.Errorf("they are %+v and %+v", now, newest)
	}

	ada.sends(mira, session, mine.ID)
	if got := mira.onDisk(session); !equal(got, map[string]string{"plan.txt": "second", "plan (2).txt": "what Ada made of it"}) {
		t.Errorf("on the other side are %q", got)
	}
	if version := mira.versions(session)["plan (2).txt"]; version.Kind != "theirs" || version.OfID != plan {
		t.Errorf("there it is %+v", version)
	}
	if original := mira.file(session, "plan.txt"); original.ID != plan || original.AuthorID != mira.me.ID {
		t.Errorf("the original is %+v", original)
	}
}

func TestAVersionComesAsAFileWhereTheEarlierOneIsGone(t *testing.T) {
	t.Parallel()
	mira, ada := two(t)
	session, _ := mira.held("With a file")
	plan := mira.attach(session, "plan.txt", "first")
	mira.sends(ada, session, plan)
	ada.ok(ada.files.Remove([]string{ada.file(session, "plan.txt").ID}))
	mira.edits(session, "plan.txt", "second")
	mira.sends(ada, session, plan)
	if got := ada.onDisk(session); !equal(got, map[string]string{"plan.txt": "second"}) || len(ada.versions(session)) != 0 {
		t.Errorf("on disk are %q", got)
	}
	if state := dbtest.Column(t, ada.database, "SELECT state FROM shared_files"); !slices.Equal(state, []string{fileHere}) {
		t.Errorf("it is %q", state)
	}
}

func TestAVersionWithAnotherEndingKeepsIt(t *testing.T) {
	t.Parallel()
	mira, ada := two(t)
	session, _ := mira.held("With a file")
	plan := mira.attach(session, "plan.txt", "first")
	mira.sends(ada, session, plan)
	entry := ada.file(session, "plan.txt")
	mira.edits(session, "plan.txt", "# second")
	_, err := mira.files.Rename(plan, "plan.md")
	mira.ok(err)
	mira.sends(ada, session, plan)
	if got := ada.onDisk(session); !equal(got, map[string]string{"plan.md": "# second", "plan.txt": "first"}) {
		t.Fatalf("on disk are %q", got)
	}
	if newest := ada.file(session, "plan.md"); newest.ID != entry.ID || newest.Kind != coaching.FileMarkdown {
		t.Errorf("the newest is %+v", newest)
	}
}
