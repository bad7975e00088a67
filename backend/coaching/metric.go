package coaching

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"alongside/backend/db"
	"alongside/backend/problem"
)

// Better says which way of a metric is good.
type Better string

// The ways that a metric can be good.
const (
	BetterUp      Better = "up"
	BetterDown    Better = "down"
	BetterNeither Better = ""
)

// Betters lists every way for the generated TypeScript enum.
var Betters = []struct {
	Value  Better
	TSName string
}{{BetterUp, "Up"}, {BetterDown, "Down"}, {BetterNeither, "Neither"}}

const (
	longestUnit  = 20 // characters
	mostDecimals = 6
)

// Metric is a named series of values, the same for everybody. KeyPosition orders the few that stand beside every
// session, from 1 on; 0 is none of them. Numbers are text, as they are everywhere across the bridge; Target is empty where
// there is none.
type Metric struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Unit        string `json:"unit"`
	Better      Better `json:"better"`
	Target      string `json:"target"`
	Decimals    int    `json:"decimals"`
	KeyPosition int    `json:"keyPosition"`
	Archived    bool   `json:"archived"`
}

// MetricInput is what is said of a metric.
type MetricInput struct {
	Name     string `json:"name"`
	Unit     string `json:"unit"`
	Better   Better `json:"better"`
	Target   string `json:"target"`
	Decimals int    `json:"decimals"`
}

// MetricValue is what a metric was on a day, written 2026-01-31.
type MetricValue struct {
	On    string `json:"on"`
	Value string `json:"value"`
}

// Score is a metric as it stands for one person: the values since a day, and, whenever they are of, the latest one and
// the one before it. Change is from that one to the latest, empty where there is none before.
type Score struct {
	Metric   Metric        `json:"metric"`
	Values   []MetricValue `json:"values"`
	Latest   *MetricValue  `json:"latest,omitempty"`
	Previous *MetricValue  `json:"previous,omitempty"`
	Change   string        `json:"change"`
	Met      bool          `json:"met"`
}

func metricFrom(row db.Metric) Metric {
	metric := Metric{
		ID: row.ID, Name: row.Name, Unit: row.Unit, Better: Better(row.Better), Target: asText(row.Target), Decimals: int(row.Decimals),
		Archived: row.ArchivedAt != nil,
	}
	if row.KeyPosition != nil {
		metric.KeyPosition = int(*row.KeyPosition)
	}
	return metric
}

// point is a value as a query gathers it.
type point struct {
	On    string  `json:"on"`
	Value float64 `json:"value"`
}

func (p point) value() *MetricValue { return &MetricValue{On: p.On, Value: asText(&p.Value)} }

func scoreFrom(row db.ScorecardRow) (Score, error) {
	var points, newest []point
	score := Score{Metric: metricFrom(row.Metric)}
	if err := fromJSON(row.Newest, &newest); err != nil {
		return score, err
	}
	if err := fromJSON(row.Points, &points); err != nil {
		return score, err
	}
	score.Values = make([]MetricValue, len(points))
	for i, each := range points {
		score.Values[i] = *each.value()
	}
	if len(newest) > 0 {
		score.Latest = newest[0].value()
		score.Met = meets(row.Metric, newest[0].Value)
	}
	if len(newest) > 1 {
		score.Previous = newest[1].value()
		score.Change = difference(newest[1].Value, newest[0].Value)
	}
	return score, nil
}

// meets reports whether a value reaches the target. Where neither way is good, only the target itself does.
func meets(metric db.Metric, value float64) bool {
	if metric.Target == nil {
		return false
	}
	switch Better(metric.Better) {
	case BetterUp:
		return value >= *metric.Target
	case BetterDown:
		return value <= *metric.Target
	}
	return value == *metric.Target
}

// difference is how far it is from one value to another, without the noise of counting in halves.
func difference(from, to float64) string {
	const fine = 1e9
	by := to - from
	if math.Abs(by) < largest/fine {
		by = math.Round(by*fine) / fine
	}
	return asText(&by)
}

func (in MetricInput) checked() (MetricInput, error) {
	var err error
	if in.Name, err = line("name", in.Name, "Give the metric a name.", longestLine); err != nil {
		return in, err
	}
	if in.Unit = tidy(in.Unit); len([]rune(in.Unit)) > longestUnit {
		return in, problem.Invalid("unit", fmt.Sprintf("Keep the unit under %d characters.", longestUnit+1))
	}
	if in.Better != BetterUp && in.Better != BetterDown && in.Better != BetterNeither {
		return in, problem.Invalid("better", "Say whether more is better, less is better, or neither.")
	}
	if in.Decimals < 0 || in.Decimals > mostDecimals {
		return in, problem.Invalid("decimals", fmt.Sprintf("Choose 0 to %d decimals.", mostDecimals))
	}
	if in.Target = tidy(in.Target); in.Target != "" {
		_, err = number("target", in.Target)
	}
	return in, err
}

// target is the target of an input that was checked, nothing where there is none.
func (in MetricInput) target() *float64 {
	value, err := number("target", in.Target)
	if err != nil {
		return nil
	}
	return &value
}

// largest is where neighbouring whole numbers can no longer be told apart.
const largest = 1 << 53

// number reads a number as people write it, with a point or a comma, and refuses what cannot be counted with or drawn.
func number(field, text string) (float64, error) {
	value, err := strconv.ParseFloat(strings.Replace(strings.ReplaceAll(tidy(text), " ", ""), ",", ".", 1), 64)
	if err != nil || math.IsNaN(value) || math.Abs(value) > largest {
		return 0, problem.Invalid(field, "Write a number, like 4.7.")
	}
	return value, nil
}

// asText writes a number so that it reads back the same, nothing where there is none.
func asText(value *float64) string {
	if value == nil {
		return ""
	}
	return strconv.FormatFloat(*value, 'f', -1, 64)
}
