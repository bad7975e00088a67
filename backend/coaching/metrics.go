package coaching

import (
	"context"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/problem"
)

const (
	noMetric    = "This metric is not there any more."
	sameMetric  = "There is a metric of this name already."
	metricAsIs  = "This metric is archived. Bring it back first."
	doubledKeys = "A metric can be a key metric once."
)

// Metrics keeps what is measured, and the values of it.
type Metrics struct{ Practice *Practice }

// List returns every metric: key metrics in their order, the others by name, archived ones last.
func (s *Metrics) List() (metrics []Metric, err error) {
	defer problem.Catch(&err)
	rows, err := s.Practice.db.Read().ListMetrics(context.Background())
	if err != nil {
		return nil, wrap(err, "list metrics")
	}
	metrics = make([]Metric, len(rows))
	for i, row := range rows {
		metrics[i] = metricFrom(row)
	}
	return metrics, nil
}

// Define makes a new metric.
func (s *Metrics) Define(in MetricInput) (metric Metric, err error) {
	defer problem.Catch(&err)
	in, err = in.checked()
	if err != nil {
		return metric, err
	}
	err = s.Practice.asMe(func(c *change) error {
		if err := freeName(c, in.Name, ""); err != nil {
			return err
		}
		row, err := c.AddMetric(c.ctx, db.AddMetricParams{
			ID: newID(), Name: in.Name, NameKey: fold(in.Name), Unit: in.Unit, Better: string(in.Better), Target: in.target(),
			Decimals: int64(in.Decimals), AuthorID: c.me, CreatedAt: c.at,
		})
		metric = metricFrom(row)
		c.tell(events.Metrics, row.ID)
		return err
	})
	return metric, wrap(err, "define metric")
}

// Change says anew what a metric is. Its values, and what was frozen of it in sessions, stay as they are.
func (s *Metrics) Change(id string, in MetricInput) (metric Metric, err error) {
	defer problem.Catch(&err)
	in, err = in.checked()
	if err != nil {
		return metric, err
	}
	err = s.alter(id, "change metric", func(c *change, row db.Metric) error {
		if row.ArchivedAt == nil {
			if err := freeName(c, in.Name, id); err != nil {
				return err
			}
		}
		row, err := c.ChangeMetric(c.ctx, db.ChangeMetricParams{
			ID: id, Name: in.Name, NameKey: fold(in.Name), Unit: in.Unit, Better: string(in.Better), Target: in.target(), Decimals: int64(in.Decimals),
		})
		metric = metricFrom(row)
		return err
	})
	return metric, err
}

// Archive takes a metric out of every list; its values are kept.
func (s *Metrics) Archive(id string) (err error) {
	defer problem.Catch(&err)
	return s.alter(id, "archive metric", func(c *change, _ db.Metric) error {
		_, err := c.ArchiveMetric(c.ctx, &c.at, id)
		return err
	})
}

// Unarchive brings an archived metric back, unless another one took its name meanwhile.
func (s *Metrics) Unarchive(id string) (err error) {
	defer problem.Catch(&err)
	return s.alter(id, "bring metric back", func(c *change, row db.Metric) error {
		if err := freeName(c, row.Name, id); err != nil {
			return err
		}
		_, err := c.UnarchiveMetric(c.ctx, id)
		return err
	})
}

// ChooseKey makes exactly these the key metrics, in this order.
func (s *Metrics) ChooseKey(ids []string) (err error) {
	defer problem.Catch(&err)
	return wrap(s.Practice.asMe(func(c *change) error {
		if err := c.UnsetKeyMetrics(c.ctx); err != nil {
			return err
		}
		chosen := map[string]bool{}
		for i, id := range ids {
			if chosen[id] {
				return problem.Invalid("metric", doubledKeys)
			}
			chosen[id] = true
			place := int64(i + 1)
			rows, err := c.SetKeyMetric(c.ctx, &place, id)
			if err := foundRows(rows, err, noMetric); err != nil {
				return err
			}
		}
		c.tell(events.Metrics)
		return nil
	}), "choose key metrics")
}

// alter changes one metric.
func (s *Metrics) alter(id, tried string, work func(c *change, row db.Metric) error) error {
	return wrap(s.Practice.asMe(func(c *change) error {
		row, err := c.FindMetric(c.ctx, id)
		if err != nil {
			return found(err, noMetric)
		}
		c.tell(events.Metrics, id)
		return work(c, row)
	}), tried)
}

// freeName refuses a name that another metric bears; id is the one that may bear it.
func freeName(c *change, name, id string) error {
	other, err := c.MetricNamed(c.ctx, fold(name))
	switch {
	case db.Missing(err):
		return nil
	case err == nil && other != id:
		return problem.Invalid("name", sameMetric)
	}
	return err
}
