package sample

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/db"
)

// way is where a metric of somebody began, and where it stands today.
type way struct{ from, to float64 }

// course is how somebody's numbers went, week by week, since so many weeks before today.
type course struct {
	since                                    int
	csat, aht, fcr, quality, backlog, onTime way
}

// measure is a metric of the team: how it is written, how much it swings from week to week, and between what.
type measure struct {
	name, unit, better string
	target             float64
	decimals           int
	swing, low, high   float64
	of                 func(course) way
}

func teamMeasures() []measure {
	return []measure{
		{"Customer satisfaction", "", "up", 4.5, 1, 0.2, 1, 5, func(c course) way { return c.csat }},
		{"Handling time", "s", "down", 330, 0, 26, 120, 900, func(c course) way { return c.aht }},
		{"First-contact resolution", "%", "up", 80, 0, 4.5, 0, 100, func(c course) way { return c.fcr }},
		{"Quality score", "%", "up", 88, 0, 3.2, 0, 100, func(c course) way { return c.quality }},
		{"Backlog", "cases", "down", 8, 0, 3, 0, 60, func(c course) way { return c.backlog }},
		{"On-time replies", "%", "up", 92, 0, 3.2, 0, 100, func(c course) way { return c.onTime }},
	}
}

// key is how a metric is found by its name; the names are plain ASCII.
func (m measure) key() string { return strings.ToLower(m.name) }

// measures are the metrics of the team, as Mira defined them half a year ago.
func measures(c chance, now time.Time, me string) []db.PutMetricParams {
	at := now.Truncate(24*time.Hour).AddDate(0, 0, -7*26).UnixMilli()
	var metrics []db.PutMetricParams
	for _, m := range teamMeasures() {
		metrics = append(metrics, db.PutMetricParams{
			ID: c.id(at), Name: m.name, NameKey: m.key(), Unit: m.unit, Better: m.better, Target: &m.target, Decimals: int64(m.decimals),
			AuthorID: me, CreatedAt: at,
		})
	}
	return metrics
}

// measure writes the person's values, one for each Friday: a curve that is steep at first, with good and bad weeks.
func (t *teller) measure() {
	course, last := t.story.course, 1
	if t.monday(0)+4*day+16*hour < t.now.UnixMilli() {
		last = 0 // this week's Friday is over
	}
	for _, m := range teamMeasures() {
		way, drift := m.of(course), 0.0
		for week := course.since; week >= last && course.since > 0; week-- {
			share := 1 - float64(week-last)/float64(course.since)
			drift = 0.5*drift + m.swing*(t.Float64()*2-1)
			value := way.from + (way.to-way.from)*math.Pow(share, 0.7) + drift
			if week == last {
				value = way.to
			}
			t.value(m, t.monday(week)+4*day, value)
		}
	}
}

func (t *teller) value(m measure, friday int64, value float64) {
	scale := math.Pow10(m.decimals)
	t.records.Values = append(t.records.Values, db.PutMetricValueParams{
		MetricID: m.key(), PersonID: t.person, ValueOn: time.UnixMilli(friday + 12*hour).In(t.now.Location()).Format(time.DateOnly),
		Value: math.Round(min(max(value, m.low), m.high)*scale) / scale, AuthorID: t.me, CreatedAt: friday + 16*hour,
	})
}

// discuss puts the quality score into a session, as it was that day.
func (t *teller) discuss(session held) {
	of := teamMeasures()[slices.IndexFunc(teamMeasures(), func(m measure) bool { return m.name == "Quality score" })]
	day := time.UnixMilli(session.start).In(t.now.Location()).Format(time.DateOnly)
	var newest []db.PutMetricValueParams
	for _, value := range t.records.Values {
		if value.PersonID == t.person && value.MetricID == of.key() && value.ValueOn <= day {
			newest = append(newest, value)
		}
	}
	if len(newest) < 2 {
		return
	}
	latest, previous := newest[len(newest)-1], newest[len(newest)-2]
	write := func(value float64) string { return strconv.FormatFloat(value, 'f', -1, 64) }
	snapshot, _ := json.Marshal(coaching.FrozenMetric{ // of texts and numbers alone, it cannot fail
		Name: of.name, Unit: of.unit, Better: coaching.Better(of.better), Decimals: of.decimals, Target: write(of.target),
		Value: write(latest.Value), On: latest.ValueOn, Previous: write(previous.Value), PreviousOn: previous.ValueOn,
	})
	key, at := of.key(), session.start+5*minute
	t.records.Items = append(t.records.Items, db.PutItemParams{
		ID: t.id(at), SessionID: session.id, MetricID: &key, Snapshot: string(snapshot), Position: 1, AuthorID: t.me, CreatedAt: at,
	})
}

// writeMetrics uses the metrics of the same names that are here already, and makes the others.
func writeMetrics(ctx context.Context, q *db.Queries, r Records) error {
	ids := map[string]string{}
	for _, metric := range r.Metrics {
		id, err := q.PutMetric(ctx, metric)
		if err != nil {
			return fmt.Errorf("write metrics: %w", err)
		}
		ids[metric.NameKey] = id
	}
	err := each(ctx, "items", r.Items, func(ctx context.Context, item db.PutItemParams) error {
		if item.MetricID != nil {
			id := ids[*item.MetricID]
			item.MetricID = &id
		}
		return q.PutItem(ctx, item)
	})
	if err != nil {
		return err
	}
	return each(ctx, "metric values", r.Values, func(ctx context.Context, value db.PutMetricValueParams) error {
		value.MetricID = ids[value.MetricID]
		return q.PutMetricValue(ctx, value)
	})
}
