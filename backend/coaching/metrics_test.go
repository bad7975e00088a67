package coaching_test

import (
	"slices"
	"testing"

	"alongside/backend/coaching"
	"alongside/backend/problem"
)

// metric is a metric of which more is better, with a target of 90.
func (k *kit) metric(name string) string {
	k.t.Helper()
	metric, err := k.metrics.Define(coaching.MetricInput{Name: name, Unit: "%", Better: coaching.BetterUp, Target: "90"})
	k.ok(err)
	return metric.ID
}

func (k *kit) enter(metricID, on string, value string) {
	k.t.Helper()
	k.ok(k.metrics.Enter(k.ada, metricID, on, value))
}

func (k *kit) scores(fromOn string) []coaching.Score {
	k.t.Helper()
	scores, err := k.metrics.Scorecard(k.ada, fromOn)
	k.ok(err)
	return scores
}

func TestAMetricIsDefinedAndChanged(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id := k.metric("  Quality\nscore ")
	k.tells("metrics:changed " + id)
	_, err := k.metrics.Change(id, coaching.MetricInput{Name: "Quality", Better: coaching.BetterDown, Decimals: 2})
	k.ok(err)
	metrics, err := k.metrics.List()
	k.ok(err)
	want := coaching.Metric{ID: id, Name: "Quality", Better: coaching.BetterDown, Decimals: 2}
	if len(metrics) != 1 || metrics[0] != want {
		t.Fatalf("listed %+v", metrics)
	}
}

func TestWhatIsNoMetricIsRefused(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	k.metric("Quality")
	for field, in := range map[string]coaching.MetricInput{
		"name":     {Name: " "},
		"unit":     {Name: "A", Unit: "a unit that is far too long"},
		"better":   {Name: "A", Better: "sideways"},
		"decimals": {Name: "A", Decimals: 7},
		"target":   {Name: "A", Target: "NaN"},
	} {
		_, err := k.metrics.Define(in)
		k.refused(err, problem.CodeInvalid, field)
	}
	_, err := k.metrics.Define(coaching.MetricInput{Name: "A", Target: "-Inf"})
	k.refused(err, problem.CodeInvalid, "target")
	_, err = k.metrics.Define(coaching.MetricInput{Name: "QUALITY"})
	k.refused(err, problem.CodeInvalid, "name")
	_, err = k.metrics.Change("nobody", coaching.MetricInput{Name: "B"})
	k.refused(err, problem.CodeNotFound, "")
}

func TestAnArchivedMetricComesBackUnlessItsNameIsTaken(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id := k.metric("Quality")
	k.ok(k.metrics.ChooseKey([]string{id}))
	k.enter(id, "2026-03-01", "80")
	k.ok(k.metrics.Archive(id))
	if scores := k.scores(""); len(scores) != 0 {
		t.Fatalf("still shown: %+v", scores)
	}
	k.refused(k.metrics.Enter(k.ada, id, "2026-03-02", "1"), problem.CodeInvalid, "metric")
	other := k.metric("quality")
	k.refused(k.metrics.Unarchive(id), problem.CodeInvalid, "name")
	k.ok(k.metrics.Archive(other))
	k.ok(k.metrics.Unarchive(id))
	scores := k.scores("")
	if len(scores) != 1 || scores[0].Metric.KeyPosition != 0 || scores[0].Latest.Value != "80" {
		t.Fatalf("came back as %+v", scores)
	}
}

func TestKeyMetricsStandInTheChosenOrder(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	a, b, c := k.metric("A"), k.metric("B"), k.metric("C")
	k.ok(k.metrics.ChooseKey([]string{c, a}))
	k.enter(b, "2026-03-01", "1")
	var ids []string
	for _, score := range k.scores("") {
		ids = append(ids, score.Metric.ID)
	}
	if !slices.Equal(ids, []string{c, a, b}) {
		t.Fatalf("stand as %v", ids)
	}
	k.refused(k.metrics.ChooseKey([]string{a, a}), problem.CodeInvalid, "metric")
	k.refused(k.metrics.ChooseKey([]string{"nobody"}), problem.CodeNotFound, "")
	if scores := k.scores(""); scores[0].Metric.ID != c {
		t.Fatal("a refused choice was kept")
	}
}

func TestAScoreTellsTheLatestValueTheChangeAndTheTarget(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id := k.metric("Quality")
	k.enter(id, "2026-01-05", "84")
	k.enter(id, "2026-02-02", "88")
	k.enter(id, "2026-03-02", "89")
	k.enter(id, "2026-03-02", "92") // the later one holds
	score := k.scores("2026-02-01")[0]
	if len(score.Values) != 2 || score.Values[0] != (coaching.MetricValue{On: "2026-02-02", Value: "88"}) {
		t.Errorf("values are %+v", score.Values)
	}
	if *score.Latest != (coaching.MetricValue{On: "2026-03-02", Value: "92"}) || *score.Previous != score.Values[0] || score.Change != "4" || !score.Met {
		t.Errorf("the score is %+v", score)
	}
	k.ok(k.metrics.RemoveValue(k.ada, id, "2026-03-02"))
	k.refused(k.metrics.RemoveValue(k.ada, id, "2026-03-02"), problem.CodeNotFound, "")
	score = k.scores("2026-03-01")[0]
	if score.Values == nil || score.Latest.Value != "88" || score.Met {
		t.Errorf("afterwards it is %+v", score)
	}
}

func TestAValueIsANumberOfADayThatHasCome(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id := k.metric("Quality")
	k.refused(k.metrics.Enter(k.ada, id, "2026-03-04", "NaN"), problem.CodeInvalid, "value")
	k.refused(k.metrics.Enter(k.ada, id, "2026-03-04", "+Inf"), problem.CodeInvalid, "value")
	k.refused(k.metrics.Enter(k.ada, id, "2026-03-05", "1"), problem.CodeInvalid, "on")
	k.refused(k.metrics.Enter(k.ada, id, "", "1"), problem.CodeInvalid, "on")
	k.refused(k.metrics.Enter(k.ada, id, "March", "1"), problem.CodeInvalid, "on")
	k.refused(k.metrics.Enter("nobody", id, "2026-03-04", "1"), problem.CodeNotFound, "")
	k.ok(k.metrics.Enter(k.ada, id, "2026-03-04", "-0,5"))
	_, err := k.metrics.Scorecard(k.ada, "March")
	k.refused(err, problem.CodeInvalid, "fromOn")
}

func TestEveryChangeOfAMetricIsStamped(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id := k.metric("Quality")
	k.stamps(id, []change{
		{"change", func() error {
			_, err := k.metrics.Change(id, coaching.MetricInput{Name: "Quality score", Unit: "%", Better: coaching.BetterUp})
			return err
		}, []string{"name", "target"}},
		{"archive", func() error { return k.metrics.Archive(id) }, []string{"archived_at"}},
		{"choose", func() error { return k.metrics.ChooseKey(nil) }, nil},
	})
}
