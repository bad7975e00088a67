package importing_test

import (
	"slices"
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/db/dbtest"
	"alongside/backend/importing"
)

func (k *kit) undo(id string) importing.Undone {
	k.Helper()
	undone, err := k.imports.Undo(id)
	k.ok(err)
	return undone
}

func (k *kit) names() (names []string) {
	k.Helper()
	people, err := k.people.List()
	k.ok(err)
	for _, each := range people {
		names = append(names, each.Person.Name)
	}
	return names
}

func add(m *importing.Mapping) {
	m.People = []importing.PersonChoice{{Name: "Nia New", Choice: "add"}, {Name: "Olu Other", Choice: "add"}}
}

const voices = "agent,date,comment\nAda Nwosu,2026-01-02,kind\nAda Nwosu,2026-01-03,quick\nNia New,2026-01-04,new\nOlu Other,2026-01-05,other\n"

func TestAnImportIsTakenBackAsAWholeAndBroughtBack(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	path := k.file("voices.csv", voices)
	result := k.run(path, importing.KindFeedback, add)
	if got := k.undo(result.ImportID); got != (importing.Undone{TakenBack: 4}) {
		t.Fatalf("undone %+v", got)
	}
	before := []string{"Ada Nwosu", "Zoë Laurent"}
	if got := k.names(); len(k.about(k.ada)) != 0 || !slices.Equal(got, before) {
		t.Fatalf("still there: %+v, %v", k.about(k.ada), got)
	}
	k.undo(result.ImportID) // a second click
	k.ok(k.imports.Redo(result.ImportID))
	k.ok(k.imports.Redo(result.ImportID))
	if got := k.names(); len(k.about(k.ada)) != 2 || len(got) != 4 {
		t.Fatalf("not back: %+v, %v", k.about(k.ada), got)
	}
	again := k.run(path, importing.KindFeedback, nil)
	if again.Added != 0 || again.Known != 4 {
		t.Fatalf("doubles after it came back: %+v", again)
	}
}

func TestAfterAnImportWasTakenBackTheSameRowsCanBeImportedAgain(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	path := k.file("voices.csv", voices)
	first := k.run(path, importing.KindFeedback, add)
	k.undo(first.ImportID)
	second := k.run(path, importing.KindFeedback, add)
	if second.Added != 4 || second.PeopleAdded != 2 || len(k.names()) != 4 {
		t.Fatalf("again: %+v, %v", second, k.names())
	}
	k.ok(k.imports.Redo(first.ImportID)) // what came in again meanwhile is there once
	if got := k.about(k.ada); len(got) != 2 {
		t.Fatalf("doubles: %+v", got)
	}
}

func TestWhatStandsInASessionOrWasChangedStaysWhenItsImportIsTakenBack(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	result := k.run(k.file("voices.csv", voices), importing.KindFeedback, add)
	practice := &coaching.Practice{}
	practice.Open(k.database, time.Now, quiet)
	sessions, items := &coaching.Sessions{Practice: practice}, &coaching.Items{Practice: practice}
	session, err := sessions.Start(k.ada)
	k.ok(err)
	kept := k.about(k.ada)[0]
	saved := &coaching.Saved{Practice: practice}
	k.ok(saved.SaveFeedback(kept.ID))
	waiting, err := saved.List(k.ada)
	k.ok(err)
	k.ok(items.AddSaved(session, waiting[0].ID))
	nia := dbtest.Column(t, k.database, "SELECT id FROM people WHERE name = ?", "Nia New")[0]
	changed := k.about(nia)[0]
	k.ok(k.feedback.Change(changed.ID, coaching.FeedbackInput{PersonID: nia, ReceivedOn: "2026-01-04", Body: "new, and thoughtful"}))

	if got := k.undo(result.ImportID); got != (importing.Undone{TakenBack: 2, Kept: 2}) {
		t.Fatalf("undone %+v", got)
	}
	if got := k.about(k.ada); len(got) != 1 || got[0].ID != kept.ID {
		t.Fatalf("about Ada stands %+v", got)
	}
	if got := k.names(); !slices.Equal(got, []string{"Ada Nwosu", "Nia New", "Zoë Laurent"}) {
		t.Fatalf("people are %v", got)
	}
}

func TestReviewsAreTakenBackAsWell(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	result := k.run(k.file("qa.csv", "agent,date,score\nAda Nwosu,2026-01-02,90\n"), importing.KindReviews, nil)
	k.undo(result.ImportID)
	page, err := k.reviews.List(k.ada, 0)
	k.ok(err)
	if len(page.Items) != 0 {
		t.Fatalf("still there: %+v", page.Items)
	}
	k.ok(k.imports.Redo(result.ImportID))
	if page, err = k.reviews.List(k.ada, 0); err != nil || len(page.Items) != 1 {
		t.Fatalf("not back: %+v %v", page.Items, err)
	}
}

func TestValuesAreAgainWhatTheyWereBeforeTheImport(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	values := func() []string {
		return dbtest.Column(t, k.database, "SELECT m.name || ' ' || v.value_on || ' ' || v.value FROM metric_values v JOIN metrics m ON m.id = v.metric_id WHERE 'x' = ? ORDER BY 1", "x")
	}
	active := func() []string {
		return dbtest.Column(t, k.database, "SELECT name FROM metrics WHERE archived_at IS NULL AND 'x' = ? ORDER BY 1", "x")
	}
	k.run(k.file("jan.csv", "agent,date,CSAT\nAda Nwosu,2026-01-01,4\nAda Nwosu,2026-01-02,4\n"), importing.KindMetrics, nil)
	before := values()
	wrong := k.run(k.file("wrong.csv", "agent,date,CSAT,AHT\nAda Nwosu,2026-01-01,1,9\nAda Nwosu,2026-01-01,2,9\nAda Nwosu,2026-01-02,4,\nAda Nwosu,2026-01-03,3,9\n"), importing.KindMetrics, nil)
	after := values()
	undone := k.undo(wrong.ImportID)
	if undone.TakenBack != 4 || undone.Kept != 0 || !slices.Equal(values(), before) || !slices.Equal(active(), []string{"CSAT"}) {
		t.Fatalf("undone %+v: %v, %v", undone, values(), active())
	}
	k.ok(k.imports.Redo(wrong.ImportID))
	if !slices.Equal(values(), after) || !slices.Equal(active(), []string{"AHT", "CSAT"}) {
		t.Fatalf("brought back: %v, %v", values(), active())
	}
	k.run(k.file("right.csv", "agent,date,CSAT\nAda Nwosu,2026-01-03,5\n"), importing.KindMetrics, nil)
	if undone = k.undo(wrong.ImportID); undone.Kept != 1 || !slices.Contains(values(), "CSAT 2026-01-03 5.0") {
		t.Fatalf("a later value is lost: %+v %v", undone, values())
	}
}

func TestPastImportsAreListedNewestFirstAndSayWhatBecameOfThem(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	first := k.run(k.file("one.csv", voices), importing.KindFeedback, add)
	second := k.run(k.file("two.csv", voices+"Ada Nwosu,never,bad\n"), importing.KindFeedback, nil)
	k.undo(second.ImportID)
	page, err := k.imports.List(0)
	k.ok(err)
	if len(page.Imports) != 2 || page.More {
		t.Fatalf("listed %+v", page)
	}
	got := page.Imports[0]
	if got.ID != second.ImportID || got.FileName != "two.csv" || got.Added != 0 || got.Known != 4 || got.Failed != 1 || got.UndoneAt == 0 || got.CreatedAt == 0 {
		t.Fatalf("listed %+v", got)
	}
	if got := page.Imports[1]; got.ID != first.ImportID || got.Added != 4 || got.UndoneAt != 0 {
		t.Fatalf("listed %+v", got)
	}
	if _, err := k.imports.Undo("nowhere"); err == nil {
		t.Fatal("an import that is not there was taken back")
	}
}
