package sharing

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"alongside/backend/coaching"
	"alongside/backend/db/dbtest"
	"alongside/backend/folders"
	"alongside/backend/pack"
)

// library puts a link into the library, and returns its id.
func (s *side) library(in coaching.ContentInput) string {
	s.t.Helper()
	id, err := (&coaching.Contents{Practice: s.sessions.Practice}).Add(in)
	s.ok(err)
	return id
}

// libraryFile puts a file into the library's folder, and returns the content that it became.
func (s *side) libraryFile(name, bytes string) coaching.Content {
	s.t.Helper()
	path := filepath.Join(s.t.TempDir(), name)
	s.ok(os.WriteFile(path, []byte(bytes), 0o600))
	_, err := s.files.Attach(folders.Place{Kind: folders.PlaceLibrary}, []string{path})
	s.ok(err)
	page, err := (&coaching.Contents{Practice: s.sessions.Practice}).List(coaching.ContentFilter{})
	s.ok(err)
	for _, each := range page.Contents {
		if each.File != nil && each.File.Name == name {
			return each
		}
	}
	s.t.Fatalf("%s is not in the library", name)
	return coaching.Content{}
}

// committed adds a commitment about content to a session, and returns its id.
func (s *side) committed(session, contentID string) string {
	s.t.Helper()
	action, err := s.actions.Add(coaching.ActionInput{
		PersonID: s.other.ID, GoalID: goal(s, session), AssigneeID: s.other.ID, Text: "Read it", SessionID: session, ContentID: contentID,
	})
	s.ok(err)
	return action.ID
}

// opens is what an action item opens, as lists have it, and the goal that it is a commitment of.
func (s *side) opens(id string) *coaching.Opens {
	s.t.Helper()
	page, err := s.actions.List(coaching.ActionFilter{PersonID: s.other.ID, Done: true})
	s.ok(err)
	goals, err := s.goals.List(coaching.GoalFilter{PersonID: s.other.ID})
	s.ok(err)
	var found []*coaching.Opens
	for _, each := range page.Actions {
		if each.Action.ID == id {
			found = append(found, each.Action.Opens)
		}
	}
	for _, each := range goals.Goals {
		for _, commitment := range each.Commitments {
			if commitment.ID == id {
				found = append(found, commitment.Opens)
			}
		}
	}
	if len(found) != 2 || (found[0] == nil) != (found[1] == nil) || found[0] != nil && (found[0].Title != found[1].Title || found[0].URL != found[1].URL || (found[0].File == nil) != (found[1].File == nil)) {
		s.t.Fatalf("lists and goals do not open the same: %+v", found)
	}
	return found[0]
}

func TestWhatACommitmentIsAboutTravelsAsACopyAndNothingElseOfTheLibrary(t *testing.T) {
	t.Parallel()
	mira, ada := two(t)
	session, _ := mira.held("Shared")
	c := dbtest.Canaries{}
	mira.private(c)
	link := mira.library(coaching.ContentInput{
		Kind: coaching.ContentArticle, Title: "How to run a retro", URL: "https://example.org/retro", Description: c.New("description"), Tags: []string{c.New("label")},
	})
	file := mira.libraryFile("Handbook.txt", c.New("bytes of content"))
	c["id of a file of the library"] = file.File.ID
	linked, filed := mira.committed(session, link), mira.committed(session, file.ID)
	sealed := mira.send(session, "agenda")
	if found := c.In(ada.plain(sealed)); len(found) > 0 {
		t.Errorf("left: %q", found)
	}
	ada.take(sealed)
	if opens := ada.opens(linked); opens == nil || *opens != (coaching.Opens{Title: "How to run a retro", URL: "https://example.org/retro"}) {
		t.Errorf("the link opens %+v", opens)
	}
	if opens := ada.opens(filed); opens == nil || *opens != (coaching.Opens{Title: "Handbook", Awaits: "Handbook.txt"}) {
		t.Errorf("the file opens %+v", opens)
	}
	page, err := (&coaching.Contents{Practice: ada.sessions.Practice}).List(coaching.ContentFilter{})
	ada.ok(err)
	if len(page.Contents) != 0 {
		t.Errorf("it went into the other's library: %+v", page.Contents)
	}
	ada.send(session, "agenda") // what came is theirs: nothing of it is sent back as mine
	if opens := ada.opens(linked); opens == nil || opens.Title != "How to run a retro" {
		t.Errorf("after an answer it opens %+v", opens)
	}
}

func TestACommitmentOpensElsewhereWhatItOpensHere(t *testing.T) {
	t.Parallel()
	mira, ada := two(t)
	session, _ := mira.held("Shared")
	first := mira.library(coaching.ContentInput{Kind: coaching.ContentLink, Title: "One", URL: "https://example.org/one"})
	second := mira.library(coaching.ContentInput{Kind: coaching.ContentLink, Title: "Two", URL: "https://example.org/two"})
	id := mira.committed(session, first)
	about := func(content string) {
		row, err := mira.database.Read().FindAction(t.Context(), id)
		mira.ok(err)
		in := coaching.ActionInput{AssigneeID: mira.other.ID, GoalID: word(row.GoalID), Text: "Read it", ContentID: content}
		mira.ok(mira.actions.Change(id, in))
		ada.take(mira.send(session, "agenda"))
	}
	ada.take(mira.send(session, "agenda"))
	about(second)
	if opens := ada.opens(id); opens == nil || opens.Title != "Two" {
		t.Errorf("after another was chosen it opens %+v", opens)
	}
	mira.ok((&coaching.Contents{Practice: mira.sessions.Practice}).Delete(second))
	ada.take(mira.send(session, "agenda"))
	if opens := ada.opens(id); opens != nil {
		t.Errorf("what was deleted still opens %+v", opens)
	}
	about(first)
	about("")
	if opens := ada.opens(id); opens != nil {
		t.Errorf("about nothing it opens %+v", opens)
	}
}

func TestACopyThatCannotBeOpenedSafelyOpensNothing(t *testing.T) {
	t.Parallel()
	for name, each := range map[string]struct{ snapshot, title string }{
		"script":  {`{"title":"Read","url":"javascript:alert(1)"}`, "Read"},
		"program": {`{"title":"Read","url":"file:///bin/sh"}`, "Read"},
		"text":    {`read this`, ""},
		"list":    {`["title"]`, ""},
		"blank":   {`{}`, "Untitled"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			mira, ada := two(t)
			session, _ := mira.held("Shared")
			ada.take(mira.send(session, "agenda"))
			me, id := mira.joined().Me, pack.ID{7}
			action := &pack.Action{
				Head: pack.Head{Creator: me, ID: id}, CreatedAt: said("1764000000000"), Session: said(session), Body: said("Read it"), Assignee: said(me.String()),
				Sort: said("content"), Ref: said(pack.ID{8}.String()), Snapshot: said(each.snapshot),
			}
			ada.take(mira.forge(9, action))
			page, err := ada.actions.List(coaching.ActionFilter{})
			ada.ok(err)
			if len(page.Actions) != 1 {
				t.Fatalf("%d action items arrived", len(page.Actions))
			}
			opens := page.Actions[0].Action.Opens
			if (opens == nil) != (each.title == "") || opens != nil && (opens.Title != each.title || opens.URL != "") {
				t.Errorf("it opens %+v", opens)
			}
		})
	}
}

func TestACopyThatNoDatabaseTakesHoldsNothingElseUp(t *testing.T) {
	t.Parallel()
	mira, ada := two(t)
	session, _ := mira.held("Shared")
	ada.take(mira.send(session, "agenda"))
	deep := `{"kind":"link","title":"Read","more":` + strings.Repeat("[", 2000) + strings.Repeat("]", 2000) + `}`
	item := &pack.Item{
		Head: pack.Head{Creator: mira.joined().Me, ID: pack.ID{7}}, CreatedAt: said("1764000000000"), Session: said(session), Sort: said("content"),
		Ref: said(pack.ID{8}.String()), Snapshot: said(deep),
	}
	about := &pack.Item{Head: pack.Head{Creator: mira.joined().Me, ID: pack.ID{9}}, CreatedAt: said("1764000000000"), Session: said(session), Sort: said("content"), Snapshot: said(`{"kind":"link"}`)}
	ada.take(mira.forge(9, item, about))
	items, err := ada.items.In(session)
	ada.ok(err)
	if len(items) != 0 {
		t.Errorf("it was taken as %+v", items)
	}
}
