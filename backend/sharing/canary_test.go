package sharing

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"alongside/backend/coaching"
	"alongside/backend/db/dbtest"
	"alongside/backend/folders"
	"alongside/backend/pack"
)

// plain is everything that a pack says, as whoever opens it can read it.
func (s *side) plain(sealed []byte) []byte {
	s.t.Helper()
	opener, err := s.packs.opener()
	s.ok(err)
	read, err := opener.open(bytes.NewReader(sealed))
	s.ok(err)
	text := fmt.Appendf(nil, "%+v", read.Manifest)
	for _, frame := range read.Frames {
		record := pack.RecordOf(frame)
		text = fmt.Appendf(text, "\n%d %s %s %v", record.Kind, record.Creator, record.ID, pack.Values(frame))
	}
	return text
}

// attach puts a file into the folder of a session, and returns its id.
func (s *side) attach(session, name, content string) string {
	s.t.Helper()
	path := filepath.Join(s.t.TempDir(), name)
	s.ok(os.WriteFile(path, []byte(content), 0o600))
	result, err := s.files.Attach(folders.Place{Kind: folders.PlaceSession, ID: session}, []string{path})
	s.ok(err)
	if len(result.Added) != 1 {
		s.t.Fatalf("attached %+v", result)
	}
	return result.Added[0].ID
}

// TestACanaryIsSeenHoweverItLeaves is the mutation check of the test that lets nothing private leave, which is package
// personal's, since it fills both databases.
func TestACanaryIsSeenHoweverItLeaves(t *testing.T) { // D1
	t.Parallel()
	mira, ada := two(t)
	session, _ := mira.held("Shared")
	c := dbtest.Canaries{}
	metric, err := mira.metrics.Define(coaching.MetricInput{Name: c.New("metric"), Better: coaching.BetterUp})
	mira.ok(err)
	c["id of a metric"] = metric.ID
	c["id with the bytes of a line's end"] = "1b0a2c3d-4e0d-7a0a-8b3d-0d0a5f6e7d8c"
	for where, marker := range c {
		for i, spelt := range dbtest.Spellings(marker) {
			for _, content := range [][]byte{slices.Concat([]byte("before"), spelt, []byte("after")), slices.Concat(spelt[:7], []byte("=\r\n"), spelt[7:])} {
				if found := c.In(content); !slices.Contains(found, where) {
					t.Errorf("%s is not seen in spelling %d", where, i)
				}
			}
		}
	}
	leak := c.New("a note that leaked")
	mira.noted(session, leak)
	if found := c.In(ada.plain(mira.send(session, "agenda"))); !slices.Equal(found, []string{"a note that leaked"}) {
		t.Errorf("seen of a leak: %q", found)
	}
	me := mira.joined().Me
	ref := &pack.Item{Head: pack.Head{Creator: me, ID: pack.ID{3}}, Session: said(session), Ref: said(c["id of a metric"]), Sort: said("metric")}
	if found := c.In(ada.plain(mira.forge(9, ref))); !slices.Equal(found, []string{"id of a metric"}) {
		t.Errorf("seen of a reference: %q", found)
	}
}
