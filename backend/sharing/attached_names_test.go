package sharing

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"alongside/backend/folders"
	"alongside/backend/pack"
)

func TestAnAttachmentOfAnyNameLandsInItsFolder(t *testing.T) { // C2
	t.Parallel()
	mira, ada := two(t)
	session, _ := mira.held("Known")
	ada.take(mira.send(session, "agenda"))
	mira.attach(session, "twin.txt", "Mine")
	joined, beside := ada.joined(), t.TempDir()
	names := []string{
		"../../x", `C:\x`, "a:b:$DATA", "NUL", "con.txt", "\u202etxt.exe", strings.Repeat("n", 255) + ".txt", "Twin.txt", "twin.txt", "TWIN.TXT", "", ".", "..", "/etc/passwd",
		"nul\x00l", "line\nfeed", " trail. ",
	}
	for i, name := range names {
		var sealed bytes.Buffer
		blob, err := pack.SealBlob(&sealed, strings.NewReader("Theirs "+strconv.Itoa(i)), pack.RecipientsOf(joined.Pins, joined.Pair.ID), pack.Hash{})
		ada.ok(err)
		ada.ok(os.WriteFile(filepath.Join(beside, pack.BlobName(blob.Name)), sealed.Bytes(), 0o600))
		file := filepath.Join(beside, strconv.Itoa(i)+".alongside")
		ada.ok(os.WriteFile(file, ada.forge(uint64(i+1), &pack.Attachment{
			Head: pack.Head{Creator: joined.Me, ID: pack.ID{4, byte(i)}}, CreatedAt: said("5"), Session: said(session), Name: said(name),
			Size: said(strconv.FormatInt(blob.Size, 10)), SHA256: said(blob.Plain.String()), Blob: said(blob.Name.String()),
		}), 0o600))
		if _, err := mira.packs.Open(file); err != nil {
			t.Errorf("%.20q: %v", name, err)
		}
	}
	view, err := mira.files.In(folders.Place{Kind: folders.PlaceSession, ID: session})
	mira.ok(err)
	if len(view.Files) != len(names)+1 {
		t.Errorf("%d files of %d arrived: %q", len(view.Files)-1, len(names), mira.filesOf(session))
	}
	for _, file := range view.Files {
		if len(file.Name) > 130 || strings.ContainsAny(file.Name, "/\\:\x00\n\u202e") || file.Name == "" {
			t.Errorf("landed as %q", file.Name)
		}
	}
	contents := map[string]int{}
	mira.ok(filepath.WalkDir(filepath.Join(mira.home, "files"), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		contents[string(content)]++
		return err
	}))
	for i := range names {
		if contents["Theirs "+strconv.Itoa(i)] != 1 || contents["Mine"] != 1 {
			t.Errorf("%.20q is there %d times, mine %d", names[i], contents["Theirs "+strconv.Itoa(i)], contents["Mine"])
		}
	}
	mira.sound()
}
