package coaching_test

import (
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/problem"
)

func (k *kit) entry(personID, title string) coaching.EvidenceInput {
	return coaching.EvidenceInput{PersonID: personID, Kind: coaching.EvidenceEntry, Title: title, Body: "It **worked**.", On: "2026-03-01"}
}

func (k *kit) prove(in coaching.EvidenceInput) string {
	k.t.Helper()
	k.clock.move(time.Second)
	id, err := k.evidence.Add(in)
	k.ok(err)
	return id
}

func (k *kit) portfolio(filter coaching.EvidenceFilter) []coaching.EvidenceItem {
	k.t.Helper()
	page, err := k.evidence.List(filter)
	k.ok(err)
	return page.Items
}

func (k *kit) proofs(filter coaching.EvidenceFilter) (titles []string) {
	k.t.Helper()
	for _, each := range k.portfolio(filter) {
		titles = append(titles, each.Title)
	}
	return titles
}

func TestAnEntryIsKeptWithItsTagsAndGoals(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	goal := k.goal("Lead the retro")
	k.told.forget()
	in := k.entry(k.ada, "First retro")
	in.Tags, in.GoalIDs = []string{"Facilitation"}, []string{goal}
	id := k.prove(in)
	k.tells("evidence:changed " + id)
	got := k.portfolio(coaching.EvidenceFilter{PersonID: k.ada})
	if len(got) != 1 {
		t.Fatalf("listed %+v", got)
	}
	is := got[0]
	if is.Kind != coaching.EvidenceEntry || is.Body != in.Body || is.On != in.On || is.SignOff != nil || is.AuthorID != k.mira ||
		!slices.Equal(is.Tags, in.Tags) || !slices.Equal(is.Goals, []coaching.EvidenceGoal{{ID: goal, Title: "Lead the retro"}}) {
		t.Fatalf("kept %+v", is)
	}
	k.ok(k.goals.Delete(goal))
	if got := k.portfolio(coaching.EvidenceFilter{PersonID: k.ada})[0].Goals; got == nil || len(got) != 0 {
		t.Errorf("still supports %+v", got)
	}
}

func TestWhatIsEnteredAboutEvidenceIsChecked(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	bo := k.person("Bo")
	other, err := k.goals.Add(coaching.GoalInput{PersonID: bo, OwnerID: bo, Title: "Other"})
	k.ok(err)
	for field, spoil := range map[string]func(*coaching.EvidenceInput){
		"title": func(in *coaching.EvidenceInput) { in.Title = "" },
		"body":  func(in *coaching.EvidenceInput) { in.Body = " \n" },
		"on":    func(in *coaching.EvidenceInput) { in.On = "2026-02-30" },
		"kind":  func(in *coaching.EvidenceInput) { in.Kind = coaching.EvidenceFile },
		"url":   func(in *coaching.EvidenceInput) { in.Kind, in.URL = coaching.EvidenceLink, "javascript:alert(1)" },
		"goals": func(in *coaching.EvidenceInput) { in.GoalIDs = []string{other} },
		"tags":  func(in *coaching.EvidenceInput) { in.Tags = []string{" "} },
	} {
		in := k.entry(k.ada, "Any")
		spoil(&in)
		_, err := k.evidence.Add(in)
		k.refused(err, problem.CodeInvalid, field)
	}
	_, err = k.evidence.Add(k.entry("nobody", "Any"))
	k.refused(err, problem.CodeNotFound, "")
	boss, err := k.people.Add(coaching.PersonInput{Name: "Boss", Relation: coaching.RelationManager})
	k.ok(err)
	_, err = k.evidence.Add(k.entry(boss.ID, "Any"))
	k.refused(err, problem.CodeInvalid, "person")
	if got := k.proofs(coaching.EvidenceFilter{PersonID: k.ada}); len(got) != 0 {
		t.Fatalf("kept %q", got)
	}
}

func TestAGoalOfMineIsSupportedByMyOwnPortfolio(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	mine, err := k.goals.Add(coaching.GoalInput{PersonID: k.ada, OwnerID: k.mira, Title: "Mine"})
	k.ok(err)
	in := k.entry(k.mira, "I did")
	in.GoalIDs = []string{mine}
	k.prove(in)
	in.GoalIDs = []string{k.goal("Hers")}
	_, err = k.evidence.Add(in)
	k.refused(err, problem.CodeInvalid, "goals")
}

func TestAPortfolioIsNewestFirstAndFilteredEveryWay(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	goal := k.goal("Goal")
	old, link := k.entry(k.ada, "Älter"), coaching.EvidenceInput{PersonID: k.ada, Kind: coaching.EvidenceLink, Title: "Page", URL: "https://example.org/page", On: "2026-03-03"}
	old.On, old.GoalIDs, link.Tags = "2026-02-01", []string{goal}, []string{"Writing"}
	k.prove(link)
	k.prove(old)
	k.prove(k.entry(k.ada, "Middle"))
	k.prove(k.entry(k.mira, "My own"))
	for filter, want := range map[coaching.EvidenceFilter][]string{
		{}:                    {"Page", "Middle", "Älter"},
		{Text: "alter"}:       {"Älter"},
		{Text: "WORKED"}:      {"Middle", "Älter"},
		{Text: "example.org"}: {"Page"},
		{Tag: "writing"}:      {"Page"},
		{GoalID: goal}:        {"Älter"},
		{From: "2026-03-01"}:  {"Page", "Middle"},
		{Until: "2026-03-01"}: {"Middle", "Älter"},
		{From: "2026-02-02", Until: "2026-03-02"}: {"Middle"},
	} {
		filter.PersonID = k.ada
		if got := k.proofs(filter); !slices.Equal(got, want) {
			t.Errorf("%+v found %q", filter, got)
		}
	}
	_, err := k.evidence.List(coaching.EvidenceFilter{PersonID: k.ada, From: "soon"})
	k.refused(err, problem.CodeInvalid, "from")
}

func TestTheManagerSignsOffAndNobodyTheirOwn(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id, own := k.prove(k.entry(k.ada, "Hers")), k.prove(k.entry(k.mira, "Mine"))
	at := k.clock.now().UnixMilli()
	k.ok(k.evidence.SignOff(id, " Saw it myself. "))
	k.clock.move(time.Hour)
	k.ok(k.evidence.SignOff(id, "Saw it twice."))
	signed := k.portfolio(coaching.EvidenceFilter{PersonID: k.ada})[0].SignOff
	if signed == nil || *signed != (coaching.SignOff{At: at, ByID: k.mira, Comment: "Saw it twice."}) {
		t.Fatalf("signed %+v", signed)
	}
	k.refused(k.evidence.SignOff(own, ""), problem.CodeInvalid, "person")
	k.refused(k.evidence.WithdrawSignOff(own), problem.CodeInvalid, "person")
	k.refused(k.evidence.SignOff("nothing", ""), problem.CodeNotFound, "")
	k.refused(k.evidence.SignOff(id, strings.Repeat("x", 1001)), problem.CodeInvalid, "comment")
	k.refused(k.evidence.Change(id, k.entry(k.ada, "Other words")), problem.CodeSealed, "")
	k.ok(k.evidence.WithdrawSignOff(id))
	k.refused(k.evidence.RestoreSignOff(id, "", k.clock.now().Add(time.Hour).UnixMilli()), problem.CodeInvalid, "at")
	k.ok(k.evidence.RestoreSignOff(id, signed.Comment, signed.At))
	if again := k.portfolio(coaching.EvidenceFilter{PersonID: k.ada})[0].SignOff; *again != *signed {
		t.Fatalf("signed again %+v", again)
	}
	k.ok(k.evidence.WithdrawSignOff(id))
	k.ok(k.evidence.Change(id, k.entry(k.ada, "Other words")))
	if got := k.portfolio(coaching.EvidenceFilter{PersonID: k.ada})[0]; got.SignOff != nil || got.Title != "Other words" {
		t.Fatalf("now %+v", got)
	}
}

func TestEvidenceIsDeletedAndBroughtBack(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id := k.prove(k.entry(k.ada, "Proof"))
	k.ok(k.evidence.Delete(id))
	k.refused(k.evidence.Delete(id), problem.CodeNotFound, "")
	k.refused(k.evidence.SignOff(id, ""), problem.CodeNotFound, "")
	if len(k.proofs(coaching.EvidenceFilter{PersonID: k.ada})) != 0 {
		t.Fatal("still there")
	}
	k.ok(k.evidence.Restore(id))
	k.refused(k.evidence.Restore("nothing"), problem.CodeNotFound, "")
	if len(k.proofs(coaching.EvidenceFilter{PersonID: k.ada})) != 1 {
		t.Fatal("did not come back")
	}
}

func TestAFileOfAPortfolioHasWordsButNoAddress(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	params := coaching.FileEvidence(k.file("Certificate.png", coaching.FileImage), k.ada, "2026-03-04")
	k.inTx(func(q *db.Queries) error { return q.AddEvidence(t.Context(), params) })
	k.ok(k.evidence.Change(params.ID, coaching.EvidenceInput{Title: "My certificate", Body: "Passed.", On: "2026-03-02", URL: "https://example.org"}))
	got := k.portfolio(coaching.EvidenceFilter{PersonID: k.ada})[0]
	if got.Title != "My certificate" || got.Body != "Passed." || got.URL != "" || got.File == nil || got.File.Name != "Certificate.png" {
		t.Fatalf("now %+v", got)
	}
}

func TestALongPortfolioComesInPages(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	k.ok(k.database.Write(t.Context(), func(tx *sql.Tx) error {
		_, err := tx.Exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 120)
			INSERT INTO evidence (id, person_id, kind, title, title_key, body, happened_on, author_id, created_at)
			SELECT 'e' || i, ?1, 'entry', 'T' || i, 't' || i, 'x', '2026-01-' || printf('%02d', i % 28 + 1), ?2, i FROM n`, k.ada, k.mira)
		return err
	}))
	seen := map[string]bool{}
	for start, more := 0, true; more; start = len(seen) {
		page, err := k.evidence.List(coaching.EvidenceFilter{PersonID: k.ada, Start: start})
		k.ok(err)
		for _, each := range page.Items {
			seen[each.ID] = true
		}
		more = page.More
	}
	if len(seen) != 120 {
		t.Fatalf("saw %d", len(seen))
	}
}

func TestTheStreamTellsOfEvidence(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id := k.prove(k.entry(k.ada, "Proof"))
	k.clock.move(time.Minute)
	k.ok(k.evidence.SignOff(id, ""))
	want := []string{"signed Proof", "evidence Proof"}
	for _, filter := range []coaching.StreamFilter{{}, {PersonID: k.ada}, {Kinds: []coaching.Happening{coaching.HappenedEvidence, coaching.HappenedSigned}}} {
		if got := k.streamed(filter); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%+v told %q", filter, got)
		}
	}
	k.ok(k.evidence.Delete(id))
	if got := k.streamed(coaching.StreamFilter{}); len(got) != 0 {
		t.Errorf("still told %q", got)
	}
}
