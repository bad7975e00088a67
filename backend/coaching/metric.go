package coaching

import (
	"fmt"
	"math"

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
// session, from 1 on; 0 is none of them. Target is absent where there is none.
type Metric struct {
	ID          string   `json:"id"`
	Name        string   `json:"name"`
	Unit        string   `json:"unit"`
	Better      Better   `json:"better"`
	Target      *float64 `json:"target,omitempty"`
	Decimals    int      `json:"decimals"`
	KeyPosition int      `json:"keyPosition"`
	Archived    bool     `json:"archived"`
}

// MetricInput is what is said of a metric.
type MetricInput struct {
	Name     string   `json:"name"`
	Unit     string   `json:"unit"`
	Better   Better   `json:"better"`
	Target   *float64 `json:"target,omitempty"`
	Decimals int      `json:"decimals"`
}

// MetricValue is what a metric was on a day, written 2026-01-31.
type MetricValue struct {
	On    string  `json:"on"`
	Value float64 `json:"value"`
}

// Score is a metric as it stands for one person: the values since a day, and, whenever they are of, the latest one and
// the one before it. Change is from that one to the latest.
type Score struct {
	Metric   Metric        `json:"metric"`
	Values   []MetricValue `json:"values"`
	Latest   *MetricValue  `json:"latest,omitempty"`
	Previous *MetricValue  `json:"previous,omitempty"`
	Change   float64       `json:"change"`
	Met      bool          `json:"met"`
}

func metricFrom(row db.Metric) Metric {
	metric := Metric{
		ID: row.ID, Name: row.Name, Unit: row.Unit, Better: Better(row.Better), Target: row.Target, Decimals: int(row.Decimals),
		Archived: row.ArchivedAt != nil,
	}
	if row.KeyPosition != nil {
		metric.KeyPosition = int(*row.KeyPosition)
	}
	return metric
}

func scoreFrom(row db.ScorecardRow) (Score, error) {
	score := Score{Metric: metricFrom(row.Metric)}
	var newest []MetricValue
	if err := fromJSON(row.Newest, &newest); err != nil {
		return score, err
	}
	if len(newest) > 0 {
		score.Latest = &newest[0]
		score.Met = score.Metric.met(newest[0].Value)
	}
	if len(newest) > 1 {
		score.Previous = &newest[1]
		score.Change = newest[0].Value - newest[1].Value
	}
	return score, fromJSON(row.Points, &score.Values)
}

// met reports whether a value reaches the target. Where neither way is good, only the target itself does.
func (m Metric) met(value float64) bool {
	if m.Target == nil {
		return false
	}
	switch m.Better {
	case BetterUp:
		return value >= *m.Target
	case BetterDown:
		return value <= *m.Target
	}
	return value == *m.Target
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
	if in.Target != nil {
		return in, number("target", *in.Target)
	}
	return in, nil
}

// largest is where neighbouring whole numbers can no longer be told apart.
const largest = 1 << 53

// number refuses what cannot be counted with or drawn.
func number(field string, value float64) error {
	if math.IsNaN(value) || math.Abs(value) > largest {
		return problem.Invalid(field, "Write a number.")
	}
	return nil
}
