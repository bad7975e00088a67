package coaching_test

import (
	"testing"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/problem"
)

func TestContentAndEvidenceArePutIntoASessionWithWhatTheyAre(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	session, content, proof, mine := k.start(k.ada), k.content(article("Read")), k.prove(k.entry(k.ada, "Proof")), k.prove(k.entry(k.mira, "Mine"))
	k.told.forget()
	first, err := k.items.AddContent(session, content)
	k.ok(err)
	k.tells("items:changed "+session, "notes:changed "+session)
	_, err = k.items.AddEvidence(session, proof)
	k.ok(err)
	_, err = k.items.AddEvidence(session, mine)
	k.ok(err)
	got := k.itemsIn(session)
	if len(got) != 3 || got[0].Kind != coaching.ItemContent || got[0].ContentID != content || got[0].Content.Title != "Read" ||
		got[1].Kind != coaching.ItemEvidence || got[1].EvidenceID != proof || got[1].Evidence.Title != "Proof" || got[2].Evidence.Title != "Mine" {
		t.Fatalf("in the session: %+v", got)
	}
	_, err = k.items.AddContent(session, content)
	k.refused(err, problem.CodeInvalid, "item")
	_, err = k.notes.AddAbout(session, k.ada, first.ID, "", "Worth it?")
	k.ok(err)
	k.ok(k.items.Remove(first.ID))
	again, err := k.items.AddContent(session, content)
	k.ok(err)
	k.ok(k.items.Restore(first.ID))
	if got := k.itemsIn(session); len(got) != 3 || got[2].ID != again.ID {
		t.Fatalf("its like came back too: %+v", got)
	}
	k.ok(k.contents.Delete(content))
	if got := k.itemsIn(session); got[2].Content == nil {
		t.Fatal("a session keeps what it had")
	}
}

func TestWhatIsGoneOrSomebodyElsesGetsIntoNoSession(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	session, content, proof := k.start(k.ada), k.content(article("Read")), k.prove(k.entry(k.ada, "Proof"))
	other := k.prove(k.entry(k.person("Bo"), "His"))
	_, err := k.items.AddEvidence(session, other)
	k.refused(err, problem.CodeInvalid, "content")
	k.ok(k.contents.Delete(content))
	k.ok(k.evidence.Delete(proof))
	_, err = k.items.AddContent(session, content)
	k.refused(err, problem.CodeNotFound, "")
	_, err = k.items.AddEvidence(session, proof)
	k.refused(err, problem.CodeNotFound, "")
	_, err = k.items.AddContent(session, "nothing")
	k.refused(err, problem.CodeNotFound, "")
	k.ok(k.sessions.End(session))
	_, err = k.items.AddContent(session, content)
	k.refused(err, problem.CodeSealed, "")
}

func TestAFileItemSaysWhichFileItIs(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	session, file := k.start(k.ada), k.file("Plan.pdf", coaching.FilePDF)
	k.inTx(func(q *db.Queries) error {
		_, err := q.AddItem(t.Context(), db.AddItemParams{ID: "i", SessionID: session, FileID: &file.ID, AuthorID: k.mira, CreatedAt: 1})
		return err
	})
	if got := k.itemsIn(session); len(got) != 1 || got[0].Kind != coaching.ItemFile || got[0].FileID != file.ID {
		t.Fatalf("in the session: %+v", got)
	}
}

func TestAnActionItemOpensContentOrEvidence(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	goal, content := k.goal("Listen"), k.content(article("Read"))
	params := coaching.FileEvidence(k.file("Certificate.png", coaching.FileImage), k.ada, "2026-03-04")
	k.inTx(func(q *db.Queries) error { return q.AddEvidence(t.Context(), params) })
	commitment, err := k.actions.Add(coaching.ActionInput{GoalID: goal, AssigneeID: k.ada, Text: "Read it", ContentID: content})
	k.ok(err)
	action, err := k.actions.Add(coaching.ActionInput{PersonID: k.ada, AssigneeID: k.mira, Text: "Look at it", EvidenceID: params.ID})
	k.ok(err)
	check := func(got coaching.ActionItem, want coaching.Opens, file bool) {
		t.Helper()
		if got.Opens == nil || got.Opens.Title != want.Title || got.Opens.URL != want.URL || (got.Opens.File != nil) != file {
			t.Errorf("%q opens %+v", got.Text, got.Opens)
		}
	}
	check(k.findGoal(goal).Commitments[0], coaching.Opens{Title: "Read", URL: "https://example.org/read"}, false)
	page, err := k.actions.List(coaching.ActionFilter{PersonID: k.ada})
	k.ok(err)
	for _, each := range page.Actions {
		if each.Action.ID == commitment.ID {
			check(each.Action, coaching.Opens{Title: "Read", URL: "https://example.org/read"}, false)
		} else {
			check(each.Action, coaching.Opens{Title: "Certificate"}, true)
		}
	}
	k.ok(k.contents.Delete(content))
	if got := k.findGoal(goal).Commitments[0]; got.Opens != nil || got.ContentID != content {
		t.Errorf("opens what is deleted: %+v", got.Opens)
	}
	k.ok(k.actions.Change(action.ID, coaching.ActionInput{AssigneeID: k.mira, Text: "Look"}))
	page, err = k.actions.List(coaching.ActionFilter{PersonID: k.ada, AssigneeID: k.mira})
	k.ok(err)
	if got := page.Actions[0].Action; got.Opens != nil || got.EvidenceID != "" {
		t.Errorf("still opens %+v", got.Opens)
	}
}

func TestAnActionItemOpensOneThingOfItsPair(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	content, proof, his := k.content(article("Read")), k.prove(k.entry(k.ada, "Proof")), k.prove(k.entry(k.person("Bo"), "His"))
	in := coaching.ActionInput{PersonID: k.ada, AssigneeID: k.ada, Text: "Any", ContentID: content, EvidenceID: proof}
	_, err := k.actions.Add(in)
	k.refused(err, problem.CodeInvalid, "content")
	in.ContentID, in.EvidenceID = "", his
	_, err = k.actions.Add(in)
	k.refused(err, problem.CodeInvalid, "content")
	in.ContentID, in.EvidenceID = "nothing", ""
	_, err = k.actions.Add(in)
	k.refused(err, problem.CodeNotFound, "")
}
