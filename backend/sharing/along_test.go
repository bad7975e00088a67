package sharing

import (
	"testing"

	"alongside/backend/coaching"
	"alongside/backend/problem"
)

// inSession is the one item of a session that is content.
func (s *side) inSession(session string) *coaching.Content {
	s.t.Helper()
	items, err := s.items.In(session)
	s.ok(err)
	for _, item := range items {
		if item.Content != nil {
			return item.Content
		}
	}
	s.t.Fatal("there is no content in the session")
	return nil
}

func TestTheFileOfContentTravelsWhenItIsTickedAndOpensFromItsCopy(t *testing.T) {
	t.Parallel()
	mira, ada := two(t)
	session, _ := mira.held("Shared")
	content := mira.libraryFile("Handbook.txt", "what it says")
	other := mira.libraryFile("Kept.txt", "not this")
	action := mira.committed(session, content.ID)
	_, err := mira.items.AddContent(session, content.ID)
	mira.ok(err)
	along, err := mira.packs.Alongs(session)
	mira.ok(err)
	if len(along) != 1 || along[0].FileID != content.File.ID || along[0].Name != "Handbook.txt" || along[0].Title != "Handbook" || along[0].Size != 12 || !along[0].Available {
		t.Fatalf("can be sent along: %+v", along)
	}

	mira.sends(ada, session)
	if got := ada.inSession(session); got.File != nil || got.Awaits != "Handbook.txt" || len(ada.filesOf(session)) != 0 {
		t.Errorf("without its file it came as %+v", got)
	}
	mira.sends(ada, session, content.File.ID)
	got, opens := ada.inSession(session), ada.opens(action)
	file := ada.file(session, "Handbook.txt")
	if got.File == nil || got.File.ID != file.ID || got.Awaits != "" || file.AuthorID != ada.other.ID {
		t.Errorf("the item opens %+v", got)
	}
	if opens.File == nil || opens.File.ID != file.ID || opens.Awaits != "" {
		t.Errorf("the commitment opens %+v", opens)
	}
	page, err := (&coaching.Contents{Practice: ada.sessions.Practice}).List(coaching.ContentFilter{})
	ada.ok(err)
	if len(page.Contents) != 0 {
		t.Errorf("it went into the other's library: %+v", page.Contents)
	}
	if _, err := mira.packs.Leaving(session, "agenda", []string{other.File.ID}); problem.CodeOf(err) != problem.CodeNotFound {
		t.Errorf("what is not spoken of could be sent along: %v", err)
	}

	mira.sends(ada, session, content.File.ID)
	if all := ada.onDisk(session); !equal(all, map[string]string{"Handbook.txt": "what it says"}) {
		t.Errorf("sent once more there are %q", all)
	}
}

func TestOneFileCanBeSentAlongInSeveralSessions(t *testing.T) {
	t.Parallel()
	mira, ada := two(t)
	content := mira.libraryFile("Handbook.txt", "what it says")
	for range 2 {
		session, _ := mira.held("Shared")
		_, err := mira.items.AddContent(session, content.ID)
		mira.ok(err)
		mira.sends(ada, session, content.File.ID)
		if all := ada.onDisk(session); !equal(all, map[string]string{"Handbook.txt": "what it says"}) {
			t.Errorf("there are %q", all)
		}
		mira.ok(mira.sessions.End(session))
	}
}

func TestAFileIsOnlyOfItsSendersCopies(t *testing.T) {
	t.Parallel()
	mira, ada := two(t)
	session, _ := mira.held("Shared")
	content := mira.libraryFile("Handbook.txt", "what it says")
	_, err := mira.items.AddContent(session, content.ID)
	mira.ok(err)
	mira.sends(ada, session, content.File.ID)
	link := ada.library(coaching.ContentInput{Kind: coaching.ContentLink, Title: "Of Ada", URL: "https://example.org/ada"})
	action := ada.committed(session, link)
	if opens := ada.opens(action); opens.File != nil || opens.URL != "https://example.org/ada" {
		t.Errorf("her own opens %+v", opens)
	}
}
