package recap

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"alongside/backend/coaching"
)

// The box that the line of a metric is drawn in.
const (
	lineWide, lineHigh = 120.0, 32.0
	lineEdge           = 3.0
)

func (s *shown) items(r *Recap) {
	for _, each := range r.Items {
		item := s.item(each)
		item.Notes = s.children(r, each.Notes)
		s.Items = append(s.Items, item)
	}
}

func (s *shown) item(each Item) (out shownItem) {
	item, w := each.Item, s.W
	switch {
	case item.Metric != nil:
		return s.metric(*item.Metric, each.Values)
	case item.Feedback != nil:
		f := item.Feedback
		out = shownItem{Title: w.Feedback, About: nonEmpty(w.dayOn(f.ReceivedOn), f.Source, f.Customer), Text: asText(f.Body), Body: s.html(f.Body)}
		if f.Rating != "" {
			out.About = append(out.About, with(w.Score, f.Rating, f.RatingMax))
		}
	case item.Review != nil:
		v := item.Review
		out = shownItem{Title: w.Review, About: nonEmpty(w.dayOn(v.ReviewedOn), v.Reviewer, v.Subject), Text: asText(v.Body), Body: s.html(v.Body)}
		if v.Score != "" {
			out.About = append(out.About, with(w.Score, v.Score, v.ScoreMax))
		}
		for _, line := range v.Criteria {
			out.Criteria = append(out.Criteria, shownCriterion{Name: line.Name, Score: with(w.Score, line.Score, line.Max)})
		}
	case item.Content != nil:
		out = shownItem{Title: item.Content.Title, URL: item.Content.URL, Text: asText(item.Content.Description), Body: s.html(item.Content.Description)}
		if item.Content.File != nil {
			out.About = []string{item.Content.File.Name}
		}
	case item.Evidence != nil:
		out = shownItem{Title: item.Evidence.Title, URL: item.Evidence.URL, About: []string{w.dayOn(item.Evidence.On)}, Text: asText(item.Evidence.Body), Body: s.html(item.Evidence.Body)}
		if item.Evidence.File != nil {
			out.About = append(out.About, item.Evidence.File.Name)
		}
	}
	return out
}

// metric is a metric as it was on its day, with the way it came.
func (s *shown) metric(m coaching.FrozenMetric, values []coaching.MetricValue) shownItem {
	w := s.W
	out := shownItem{Title: m.Name, Value: w.number(m.Value, m.Decimals, m.Unit), About: []string{w.dayOn(m.On)}}
	if m.Target != "" {
		out.Target = with(w.Target, w.number(m.Target, m.Decimals, m.Unit))
	}
	value, valueErr := strconv.ParseFloat(m.Value, 64)
	if before, err := strconv.ParseFloat(m.Previous, 64); err == nil && valueErr == nil {
		out.Arrow, out.Change, out.Tone = change(w, value-before, m)
		out.About = append(out.About, with(w.Before, w.number(m.Previous, m.Decimals, m.Unit)))
	}
	out.Line = line(values)
	if out.Line != "" {
		first, last := values[0], values[len(values)-1]
		out.LineWords = fmt.Sprintf("%s: %s, %s: %s", w.dayOn(first.On), w.number(first.Value, m.Decimals, m.Unit), w.dayOn(last.On), w.number(last.Value, m.Decimals, m.Unit))
	}
	return out
}

// change says how far a value moved, never by colour alone.
func change(w words, by float64, m coaching.FrozenMetric) (arrow, words, tone string) {
	size := w.number(strconv.FormatFloat(math.Abs(by), 'f', -1, 64), m.Decimals, "")
	switch {
	case math.Abs(by) < 1e-9:
		return "=", w.Same, ""
	case by > 0:
		arrow, words = "▲", with(w.Higher, size)
	default:
		arrow, words = "▼", with(w.Lower, size)
	}
	switch {
	case m.Better == coaching.BetterNeither:
	case (by > 0) == (m.Better == coaching.BetterUp):
		tone = "good"
	default:
		tone = "watch"
	}
	return arrow, words, tone
}

// line is the way of a metric as points of the box, empty where there is none to draw. Days decide how far apart they are.
func line(values []coaching.MetricValue) string {
	var days, heights []float64
	for _, each := range values {
		at, dayErr := time.Parse(time.DateOnly, each.On)
		value, err := strconv.ParseFloat(each.Value, 64)
		if dayErr == nil && err == nil {
			days, heights = append(days, float64(at.Unix())), append(heights, value)
		}
	}
	if len(days) < 3 { // two points say no more than the arrow
		return ""
	}
	low, high := math.Inf(1), math.Inf(-1)
	for _, height := range heights {
		low, high = math.Min(low, height), math.Max(high, height)
	}
	points := make([]string, len(days))
	for i := range days {
		x := lineEdge + (lineWide-2*lineEdge)*share(days[i], days[0], days[len(days)-1])
		y := lineHigh - lineEdge - (lineHigh-2*lineEdge)*share(heights[i], low, high)
		points[i] = fmt.Sprintf("%.1f,%.1f", x, y)
	}
	return strings.Join(points, " ")
}

// share is how far a value is on its way from one end to the other, in the middle where both are the same.
func share(value, from, to float64) float64 {
	if to == from {
		return 0.5
	}
	return (value - from) / (to - from)
}

func timeOf(at int64, zone *time.Location) time.Time { return time.UnixMilli(at).In(zone) }
