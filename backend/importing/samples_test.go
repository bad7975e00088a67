package importing_test

import (
	"testing"

	"alongside/backend/coaching"
	"alongside/backend/importing"
)

func TestTheSamplesAreImportedWithoutAQuestion(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		kind importing.Kind
		rows int
	}{"feedback.csv": {importing.KindFeedback, 42}, "reviews.csv": {importing.KindReviews, 21}, "metrics.csv": {importing.KindMetrics, 28}} {
		k := newKit(t)
		for _, name := range []string{"Zoë Lindqvist", "José Marín", "Priya Raman", "Tomáš Dvořák", "Łukasz Nowak", "Aoife Brennan"} {
			_, err := k.people.Add(coaching.PersonInput{Name: name})
			k.ok(err)
		}
		path := "../../docs/samples/" + name
		if seen := k.preview(path, c.kind); seen.Good != c.rows || seen.Bad != 0 || len(seen.Unknown) != 0 || seen.AskDateOrder || seen.Missing != "" {
			t.Errorf("%s: %+v", name, seen)
		}
		if got := k.run(path, c.kind, nil); got.Added != c.rows {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
