package coaching

import (
	"context"

	"alongside/backend/db"
	"alongside/backend/problem"
)

const noValue = "There is no value of this day any more."

// Scorecard returns the key metrics, and every other one that has values for the person, with what they were since a
// day; without one, with all their values.
func (s *Metrics) Scorecard(personID, fromOn string) (scores []Score, err error) {
	defer problem.Catch(&err)
	if fromOn != "" {
		if _, err := day("fromOn", fromOn, s.Practice.now().Location()); err != nil {
			return nil, err
		}
	}
	rows, err := s.Practice.db.Read().Scorecard(context.Background(), personID, fromOn)
	if err != nil {
		return nil, wrap(err, "read scorecard")
	}
	scores = make([]Score, len(rows))
	for i, row := range rows {
		if scores[i], err = scoreFrom(row); err != nil {
			return nil, err
		}
	}
	return scores, nil
}

// Enter writes what a metric was for a person on a day, in place of what was written for that day before.
func (s *Metrics) Enter(personID, metricID, on, value string) (err error) {
	defer problem.Catch(&err)
	read, err := number("value", value)
	if err != nil {
		return err
	}
	if on, err = s.pastDay(on); err != nil {
		return err
	}
	return s.alter(metricID, "enter value", func(c *change, row db.Metric) error {
		if row.ArchivedAt != nil {
			return problem.Invalid("metric", metricAsIs)
		}
		if _, err := c.FindPerson(c.ctx, personID); err != nil {
			return found(err, noPerson)
		}
		return c.EnterMetricValue(c.ctx, db.EnterMetricValueParams{
			MetricID: metricID, PersonID: personID, ValueOn: on, Value: read, AuthorID: c.me, CreatedAt: c.at,
		})
	})
}

// RemoveValue takes the value of a day away; entering it again brings it back.
func (s *Metrics) RemoveValue(personID, metricID, on string) (err error) {
	defer problem.Catch(&err)
	return s.alter(metricID, "remove value", func(c *change, _ db.Metric) error {
		rows, err := c.DeleteMetricValue(c.ctx, personID, metricID, on)
		return foundRows(rows, err, noValue)
	})
}

// pastDay refuses a day that has not come yet: nobody can have measured it.
func (s *Metrics) pastDay(text string) (string, error) {
	if text == "" {
		return "", problem.Invalid("on", "Choose the day of the value.")
	}
	at, err := day("on", text, s.Practice.now().Location())
	if err != nil {
		return "", err
	}
	if at.UnixMilli() >= endOfDay(s.Practice.now()) {
		return "", problem.Invalid("on", "This day has not come yet.")
	}
	return text, nil
}
