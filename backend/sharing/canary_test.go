package sharing

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"unicode/utf16"

	"alongside/backend/coaching"
	"alongside/backend/folders"
	"alongside/backend/pack"
)

// canaries are markers of 128 bits by what they stand in, and ids of what stays at home.
type canaries map[string]string

func (c canaries) new(where string) string {
	marker := make([]byte, 16)
	_, _ = rand.Read(marker)
	c[where] = hex.EncodeToString(marker)
	return c[where]
}

// in lists the markers that are somewhere in these bytes, however they are written there.
func (c canaries) in(content []byte) (found []string) {
	for where, marker := range c {
		if slices.ContainsFunc(spellings(marker), func(s []byte) bool { return bytes.Contains(content, s) }) {
			found = append(found, where)
		}
	}
	return found
}

func spellings(text string) (all [][]byte) {
	var wide []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		wide = append(wide, byte(unit), byte(unit>>8))
	}
	all = [][]byte{[]byte(text), wide, []byte(hex.EncodeToString([]byte(text)))}
	if raw, err := hex.DecodeString(text); err == nil {
		all = append(all, raw)
	}
	if id, err := pack.ParseID(text); err == nil {
		all = append(all, id[:], []byte(hex.EncodeToString(id[:])))
	}
	for shift := range 3 { // base64 looks different by where it starts; its edges mix with what stands around
		encoded := base64.StdEncoding.EncodeToString(append(make([]byte, shift), text...))
		all = append(all, []byte(encoded[4:len(encoded)-4]))
	}
	return all
}

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

// fill writes a marker into everything of an installation that is not to leave with a session.
func (s *side) fill(c canaries, session string) {
	s.t.Helper()
	practice := s.sessions.Practice
	people := &coaching.People{Practice: practice}
	_, err := people.Change(s.other.ID, coaching.PersonInput{Name: s.other.Name, Email: c.new("email of the other side") + "@example.com", RoleTitle: c.new("role"), Relation: s.other.Relation})
	s.ok(err)
	third, err := people.Add(coaching.PersonInput{Name: c.new("name of a third"), Relation: "reportee"})
	s.ok(err)
	c["id of a third"] = third.ID
	for _, of := range []coaching.Person{s.other, third} {
		apart, err := s.sessions.Plan(of.ID, c.new("title with "+of.ID), s.clock().UnixMilli())
		s.ok(err)
		c["id of a session with "+of.ID] = apart
		c["id of a note with "+of.ID] = s.noted(apart, c.new("note with "+of.ID))
		s.ok(s.sessions.SetTags(apart, []string{c.new("tag with " + of.ID)}))
		id, err := s.feedback.Add(coaching.FeedbackInput{PersonID: of.ID, ReceivedOn: "2026-03-01", Body: c.new("feedback on " + of.ID), Customer: c.new("customer of " + of.ID), Tone: coaching.TonePositive})
		s.ok(err)
		c["id of feedback on "+of.ID] = id
	}
	goal, err := s.goals.Add(coaching.GoalInput{PersonID: third.ID, OwnerID: third.ID, Title: c.new("goal of a third")})
	s.ok(err)
	c["id of a goal of a third"] = goal
	metric, err := s.metrics.Define(coaching.MetricInput{Name: c.new("metric"), Better: coaching.BetterUp})
	s.ok(err)
	c["id of a metric"] = metric.ID
	_, err = (&coaching.Questions{Practice: practice}).Add(c.new("question"))
	s.ok(err)
	s.ok((&coaching.Standing{Practice: practice}).Add(s.other.ID, "", c.new("standing topic")))
	_, err = (&coaching.Contents{Practice: practice}).Add(coaching.ContentInput{Kind: coaching.ContentLink, Title: c.new("content"), URL: "https://" + c.new("address") + ".example.com"})
	s.ok(err)
	s.attach(session, c.new("name of a file")+".txt", c.new("bytes of a file"))
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

func TestNothingPrivateLeaves(t *testing.T) { // D1
	t.Parallel()
	mira, ada := two(t)
	session, _ := mira.held("Shared")
	c := canaries{}
	mira.fill(c, session)
	folder := t.TempDir()
	through(t, folder, mira)
	var written [][]byte
	for _, purpose := range []string{"agenda", "update", "recap"} {
		sealed := mira.send(session, purpose)
		written = append(written, sealed, ada.plain(sealed))
		ada.take(sealed)
	}
	ack := ada.send(session, "recap")
	mira.take(ack)
	shares, err := mira.database.Read().SharesOfSession(t.Context(), session)
	mira.ok(err)
	for _, share := range shares {
		if share.AuthorID != mira.me.ID {
			mira.ok(mira.packs.Acknowledge(share.ID, "Read"))
			continue
		}
		text, err := mira.packs.Text(share.ID)
		mira.ok(err)
		_, err = mira.packs.Save(share.ID)
		mira.ok(err)
		written = append(written, []byte(text))
	}
	mira.eventually("all packs in the folder", func() bool { post, err := mira.packs.Post(); return err == nil && post.Waiting == 0 })
	for _, root := range []string{folder, filepath.Join(mira.home, "documents")} {
		mira.ok(filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			written = append(written, []byte(path))
			if err != nil || entry.IsDir() {
				return err
			}
			content, err := os.ReadFile(path)
			written = append(written, content)
			if filepath.Ext(path) == ".alongside" {
				written = append(written, ada.plain(content))
			}
			return err
		}))
	}
	if len(written) < 12 {
		t.Fatalf("only %d things were written", len(written))
	}
	for _, content := range written {
		if found := c.in(content); len(found) > 0 {
			t.Errorf("left: %q", found)
		}
	}
}

func TestACanaryIsSeenHoweverItLeaves(t *testing.T) { // the mutation check of the one above
	t.Parallel()
	mira, ada := two(t)
	session, _ := mira.held("Shared")
	c := canaries{}
	mira.fill(c, session)
	for where, marker := range c {
		for i, spelt := range spellings(marker) {
			if found := c.in(slices.Concat([]byte("before"), spelt, []byte("after"))); !slices.Contains(found, where) {
				t.Errorf("%s is not seen in spelling %d", where, i)
			}
		}
	}
	leak := c.new("a note that leaked")
	mira.noted(session, leak)
	if found := c.in(ada.plain(mira.send(session, "agenda"))); !slices.Equal(found, []string{"a note that leaked"}) {
		t.Errorf("seen of a leak: %q", found)
	}
	me := mira.joined().Me
	ref := &pack.Item{Head: pack.Head{Creator: me, ID: pack.ID{3}}, Session: said(session), Ref: said(c["id of a metric"]), Sort: said("metric")}
	if found := c.in(ada.plain(mira.forge(9, ref))); !slices.Equal(found, []string{"id of a metric"}) {
		t.Errorf("seen of a reference: %q", found)
	}
}
