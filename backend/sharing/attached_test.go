package sharing

import (
	"bytes"
	"crypto/sha256"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"alongside/backend/db/dbtest"
	"alongside/backend/folders"
	"alongside/backend/pack"
)

// filesOf are the names in the folder of a session.
func (s *side) filesOf(session string) (names []string) {
	s.t.Helper()
	view, err := s.files.In(folders.Place{Kind: folders.PlaceSession, ID: session})
	s.ok(err)
	for _, file := range view.Files {
		names = append(names, file.Name)
	}
	slices.Sort(names)
	return names
}

// saved sends a session with files and returns where its pack and blobs lie.
func (s *side) saved(session string, files ...string) (pack, blob string) {
	s.t.Helper()
	leaving, err := s.packs.Leaving(session, "agenda", files)
	s.ok(err)
	sent, err := s.packs.Send(session, "agenda", files, leaving.Digest)
	s.ok(err)
	pack, err = s.packs.Save(sent.ShareID)
	s.ok(err)
	blobs, err := filepath.Glob(filepath.Join(s.home, "documents", "*.alongside-blob"))
	s.ok(err)
	if len(blobs) != 1 {
		s.t.Fatalf("blobs are %q", blobs)
	}
	return pack, blobs[0]
}

func TestAChosenAttachmentArrivesAndNoOther(t *testing.T) {
	t.Parallel()
	mira, ada := two(t)
	session, _ := mira.held("With a file")
	chosen := mira.attach(session, "chosen.txt", "The bytes")
	mira.attach(session, "kept.txt", "Not these")
	pack, _ := mira.saved(session, chosen)
	for range 2 {
		_, err := ada.packs.Open(pack)
		ada.ok(err)
	}
	if names := ada.filesOf(session); !slices.Equal(names, []string{"chosen.txt"}) {
		t.Fatalf("arrived: %q", names)
	}
	if state := dbtest.Column(t, ada.database, "SELECT state || author_id FROM shared_files"); !slices.Equal(state, []string{fileHere + ada.other.ID}) {
		t.Errorf("it is %q", state)
	}
}

func TestABlobThatIsNotWholeWaitsAndOneThatWasChangedIsRefused(t *testing.T) {
	t.Parallel()
	for name, each := range map[string]struct {
		change func(sealed []byte) []byte
		state  string
	}{
		"cut":      {func(sealed []byte) []byte { return sealed[:len(sealed)/2] }, fileWaiting},
		"empty":    {func([]byte) []byte { return nil }, fileWaiting},
		"flipped":  {func(sealed []byte) []byte { sealed[len(sealed)-9] ^= 1; return sealed }, fileRefused},
		"no blob":  {func(sealed []byte) []byte { return bytes.Repeat([]byte("x"), len(sealed)) }, fileRefused},
		"as it is": {func(sealed []byte) []byte { return sealed }, fileHere},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			mira, ada := two(t)
			session, _ := mira.held("With a file")
			pack, blob := mira.saved(session, mira.attach(session, "a.bin", string(bytes.Repeat([]byte("abc"), 200_000))))
			sealed, err := os.ReadFile(blob)
			mira.ok(err)
			mira.ok(os.WriteFile(blob, each.change(slices.Clone(sealed)), 0o600))
			_, err = ada.packs.Open(pack)
			ada.ok(err)
			if state := dbtest.Column(t, ada.database, "SELECT state FROM shared_files"); !slices.Equal(state, []string{each.state}) {
				t.Fatalf("it is %q, not %s", state, each.state)
			}
			if each.state != fileWaiting {
				return
			}
			mira.ok(os.WriteFile(blob, sealed, 0o600))
			_, err = ada.packs.Open(pack)
			ada.ok(err)
			if names := ada.filesOf(session); !slices.Equal(names, []string{"a.bin"}) {
				t.Errorf("once it was whole: %q", names)
			}
		})
	}
}

func TestAFileIsSealedAsItIsAlsoWhereItsFolderDoesNotKnowYet(t *testing.T) {
	t.Parallel()
	mira, ada := two(t)
	session, _ := mira.held("With a file")
	id := mira.attach(session, "notes.txt", "The bytes")
	path, err := folders.FolderPath(mira.files, folders.Place{Kind: folders.PlaceSession, ID: session})
	mira.ok(err)
	mira.ok(os.MkdirAll(mira.packs.blobs, 0o700))
	to := []pack.Keys{ada.identity().Keys()}
	for _, content := range []string{"The bytes", "Others, and more of them", ""} {
		mira.ok(os.WriteFile(filepath.Join(path, "notes.txt"), []byte(content), 0o600))
		blob, err := mira.packs.sealFile(id, to)
		mira.ok(err)
		if blob.Size != int64(len(content)) || blob.Plain != sha256.Sum256([]byte(content)) {
			t.Errorf("%q was sealed as %+v", content, blob)
		}
		sealed, err := os.Open(mira.packs.blobPath(blob.Name.String()))
		mira.ok(err)
		var opened bytes.Buffer
		mira.ok(pack.OpenBlob(&opened, sealed, []*pack.Identity{ada.identity()}, blob))
		mira.ok(sealed.Close())
		if opened.String() != content {
			t.Errorf("%q came out as %q", content, &opened)
		}
	}
}
