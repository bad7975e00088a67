package coaching_test

import (
	"strconv"
	"strings"
	"testing"

	"alongside/backend/coaching"
	"alongside/backend/problem"
)

func (k *kit) praise(in coaching.FeedbackInput) string {
	k.t.Helper()
	in.PersonID = k.ada
	id, err := k.feedback.Add(in)
	k.ok(err)
	return id
}

func (k *kit) listFeedback() []coaching.FeedbackItem {
	k.t.Helper()
	page, err := k.feedback.List(k.ada, 0)
	k.ok(err)
	return page.Items
}

func TestFeedbackIsListedNewestFirst(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	old := k.praise(coaching.FeedbackInput{ReceivedOn: "2026-01-02", Body: "old"})
	recent := k.praise(coaching.FeedbackInput{ReceivedOn: "2026-02-02", Body: " new ", Source: "CSAT", Customer: "Ivy", Rating: "4,5", RatingMax: "5", Tone: coaching.TonePositive})
	k.tells("feedback:changed "+old, "feedback:changed "+recent)
	items := k.listFeedback()
	if len(items) != 2 || items[0].ID != recent || items[1].ID != old {
		t.Fatalf("got %+v", items)
	}
	first := items[0]
	if first.Body != "new" || first.Rating != "4.5" || first.RatingMax != "5" || first.Percent != 90 || first.Tone != coaching.TonePositive || first.Imported {
		t.Fatalf("got %+v", first)
	}
	if items[1].Percent != -1 || items[1].Rating != "" {
		t.Fatalf("got %+v", items[1])
	}
}

func TestFeedbackComesByPage(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	for i := range 51 {
		k.praise(coaching.FeedbackInput{ReceivedOn: "2026-01-02", Body: strconv.Itoa(i)})
	}
	page, err := k.feedback.List(k.ada, 0)
	k.ok(err)
	if len(page.Items) != 50 || !page.More {
		t.Fatalf("%d, %v", len(page.Items), page.More)
	}
	page, err = k.feedback.List(k.ada, 50)
	k.ok(err)
	if len(page.Items) != 1 || page.More {
		t.Fatalf("%d, %v", len(page.Items), page.More)
	}
}

func TestFeedbackThatCannotBeTakenIsRefusedAboutItsField(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	for field, in := range map[string]coaching.FeedbackInput{
		"receivedOn": {Body: "no day"},
		"source":     {ReceivedOn: "2026-01-02", Body: "x", Source: strings.Repeat("s", 201)},
		"customer":   {ReceivedOn: "2026-01-02", Body: "x", Customer: strings.Repeat("s", 201)},
		"rating":     {ReceivedOn: "2026-01-02", Rating: "6", RatingMax: "5"},
		"body":       {ReceivedOn: "2026-01-02", Body: "  "},
		"tone":       {ReceivedOn: "2026-01-02", Body: "x", Tone: "rude"},
	} {
		in.PersonID = k.ada
		_, err := k.feedback.Add(in)
		k.refused(err, problem.CodeInvalid, field)
	}
	for _, rating := range [][2]string{{"many", "5"}, {"NaN", "5"}, {"Inf", "5"}, {"4", ""}, {"4", "0"}, {"-1", "5"}} {
		_, err := k.feedback.Add(coaching.FeedbackInput{PersonID: k.ada, ReceivedOn: "2026-01-02", Rating: rating[0], RatingMax: rating[1]})
		k.refused(err, problem.CodeInvalid, "rating")
	}
}

func TestFeedbackIsChangedDeletedAndBroughtBack(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id := k.praise(coaching.FeedbackInput{ReceivedOn: "2026-01-02", Body: "x"})
	k.ok(k.feedback.Change(id, coaching.FeedbackInput{ReceivedOn: "2026-01-03", Body: "y", Tone: coaching.ToneImprovement}))
	if got := k.listFeedback()[0]; got.Body != "y" || got.ReceivedOn != "2026-01-03" || got.Tone != coaching.ToneImprovement {
		t.Fatalf("got %+v", got)
	}
	k.ok(k.feedback.Delete(id))
	k.refused(k.feedback.Delete(id), problem.CodeNotFound, "")
	k.refused(k.feedback.Change(id, coaching.FeedbackInput{ReceivedOn: "2026-01-03", Body: "z"}), problem.CodeNotFound, "")
	if len(k.listFeedback()) != 0 {
		t.Fatal("deleted feedback is listed")
	}
	k.ok(k.feedback.Restore(id))
	if len(k.listFeedback()) != 1 {
		t.Fatal("restored feedback is not listed")
	}
}

func TestAReviewWithoutAScoreHasTheTotalOfItsCriteria(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id, err := k.reviews.Add(coaching.ReviewInput{PersonID: k.ada, ReviewedOn: "2026-02-01", Reviewer: "Mira", Criteria: []coaching.Criterion{
		{Name: "Greeting", Score: "4", Max: "5"}, {}, {Name: " Solution ", Score: "4,5", Max: "5"},
	}})
	k.ok(err)
	page, err := k.reviews.List(k.ada, 0)
	k.ok(err)
	got := page.Items[0]
	if got.ID != id || got.Score != "8.5" || got.ScoreMax != "10" || got.Percent != 85 || len(got.Criteria) != 2 || got.Criteria[1] != (coaching.Criterion{Name: "Solution", Score: "4.5", Max: "5"}) {
		t.Fatalf("got %+v", got)
	}
}

func TestAReviewThatCannotBeTakenIsRefusedAboutItsField(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	for _, c := range []struct {
		field string
		in    coaching.ReviewInput
	}{
		{"reviewedOn", coaching.ReviewInput{ReviewedOn: "2026-13-01", Score: "1", ScoreMax: "2"}},
		{"score", coaching.ReviewInput{ReviewedOn: "2026-01-01"}},
		{"score", coaching.ReviewInput{ReviewedOn: "2026-01-01", Score: "3", ScoreMax: "2"}},
		{"criteria", coaching.ReviewInput{ReviewedOn: "2026-01-01", Criteria: []coaching.Criterion{{Score: "1", Max: "2"}}}},
		{"criteria", coaching.ReviewInput{ReviewedOn: "2026-01-01", Criteria: []coaching.Criterion{{Name: "Tone"}}}},
		{"criteria", coaching.ReviewInput{ReviewedOn: "2026-01-01", Criteria: []coaching.Criterion{{Name: "Tone", Score: "9", Max: "5"}}}},
	} {
		c.in.PersonID = k.ada
		_, err := k.reviews.Add(c.in)
		k.refused(err, problem.CodeInvalid, c.field)
	}
}

func TestAReviewIsChangedDeletedAndBroughtBack(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id, err := k.reviews.Add(coaching.ReviewInput{PersonID: k.ada, ReviewedOn: "2026-02-01", Score: "8", ScoreMax: "10"})
	k.ok(err)
	k.ok(k.reviews.Change(id, coaching.ReviewInput{ReviewedOn: "2026-02-01", Score: "9", ScoreMax: "10", Body: "better"}))
	k.ok(k.reviews.Delete(id))
	page, err := k.reviews.List(k.ada, 0)
	k.ok(err)
	if len(page.Items) != 0 {
		t.Fatal("a deleted review is listed")
	}
	k.ok(k.reviews.Restore(id))
	page, err = k.reviews.List(k.ada, 0)
	k.ok(err)
	if len(page.Items) != 1 || page.Items[0].Score != "9" || page.Items[0].Body != "better" {
		t.Fatalf("got %+v", page.Items)
	}
}

func TestARatingHasTheToneOfItsPartOfTheScale(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		value, best float64
		want        coaching.Tone
	}{{3.5, 5, coaching.TonePositive}, {5, 5, coaching.TonePositive}, {3, 5, ""}, {2.5, 5, coaching.ToneImprovement}, {0, 5, coaching.ToneImprovement}, {1, 0, ""}} {
		if got := coaching.ToneOf(c.value, c.best); got != c.want {
			t.Errorf("%v of %v is %q, want %q", c.value, c.best, got, c.want)
		}
	}
}
