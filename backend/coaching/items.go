package coaching

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/problem"
)

const (
	noItem       = "This is not in the session any more."
	twiceItem    = "This is in the session already."
	nothingToAdd = "There is no value to add yet."
)

// Items keeps what was put into sessions to talk about.
type Items struct{ Practice *Practice }

// In returns the items of a session in the order in which they were put in.
func (s *Items) In(sessionID string) (items []Item, err error) {
	defer problem.Catch(&err)
	ctx := context.Background()
	rows, err := s.Practice.db.Read().ListItems(ctx, sessionID)
	if err != nil {
		return nil, wrap(err, "list items")
	}
	items = make([]Item, len(rows))
	for i, row := range rows {
		if items[i], err = itemFrom(row); err != nil {
			return nil, err
		}
	}
	return items, s.behind(ctx, sessionID, items)
}

// AddMetric puts a metric into a session, frozen as it is today.
func (s *Items) AddMetric(sessionID, metricID string) (item Item, err error) {
	defer problem.Catch(&err)
	today := s.today()
	err = s.within(sessionID, "add metric to session", func(c *change, session db.Session) error {
		metric, err := c.FindMetric(c.ctx, metricID)
		if err != nil {
			return found(err, noMetric)
		}
		row, err := addMetricItem(c, session, metric, today)
		if err != nil {
			return err
		}
		item, err = itemFrom(row)
		return err
	})
	return item, err
}

// AddScorecard puts every key metric into a session that has a value and is not in it yet, and returns their items.
func (s *Items) AddScorecard(sessionID string) (items []Item, err error) {
	defer problem.Catch(&err)
	today := s.today()
	items = []Item{}
	err = s.within(sessionID, "add scorecard to session", func(c *change, session db.Session) error {
		metrics, err := c.KeyMetricsToAdd(c.ctx, session.PersonID, today, sessionID)
		if err != nil {
			return err
		}
		for _, metric := range metrics {
			row, err := addMetricItem(c, session, metric, today)
			if err != nil {
				return err
			}
			item, err := itemFrom(row)
			if err != nil {
				return err
			}
			items = append(items, item)
		}
		return nil
	})
	return items, err
}

func addMetricItem(c *change, session db.Session, metric db.Metric, today string) (row db.SessionItem, err error) {
	newest, err := c.LatestMetricValues(c.ctx, session.PersonID, metric.ID, today)
	if err != nil {
		return row, err
	}
	if len(newest) == 0 {
		return row, problem.Invalid("metric", nothingToAdd)
	}
	snapshot, err := json.Marshal(frozen(metric, newest))
	if err != nil {
		return row, fmt.Errorf("freeze metric: %w", err)
	}
	return addItem(c, session, db.AddItemParams{MetricID: &metric.ID, Snapshot: string(snapshot)})
}

// addItem puts something into a session at the end, once.
func addItem(c *change, session db.Session, in db.AddItemParams) (row db.SessionItem, err error) {
	rows, err := c.ListItems(c.ctx, session.ID)
	if err != nil {
		return row, err
	}
	for _, other := range rows {
		if alike(other, db.SessionItem{
			MetricID: in.MetricID, FeedbackID: in.FeedbackID, ReviewID: in.ReviewID, FileID: in.FileID, ContentID: in.ContentID, EvidenceID: in.EvidenceID,
		}) {
			return row, problem.Invalid("item", twiceItem)
		}
	}
	in.ID, in.SessionID, in.AuthorID, in.CreatedAt = newID(), session.ID, c.me, c.at
	return c.AddItem(c.ctx, in)
}

// alike reports whether two items are the same thing.
func alike(one, other db.SessionItem) bool {
	return same(one.MetricID, other.MetricID) || same(one.FeedbackID, other.FeedbackID) || same(one.ReviewID, other.ReviewID) ||
		same(one.FileID, other.FileID) || same(one.ContentID, other.ContentID) || same(one.EvidenceID, other.EvidenceID)
}

func same(one, other *string) bool { return one != nil && other != nil && *one == *other }

// Remove takes an item out of its session with its notes; Restore brings both back. Feedback and reviews wait for the
// next session again.
func (s *Items) Remove(id string) (err error) {
	defer problem.Catch(&err)
	return s.alter(id, "remove item", func(c *change, row db.SessionItem) error {
		if err := ours(c, row.AuthorID); err != nil {
			return err
		}
		rows, err := c.DeleteItem(c.ctx, &c.at, id)
		if err := foundRows(rows, err, noItem); err != nil {
			return err
		}
		return waitAgain(c, row)
	})
}

// Restore brings a removed item back, unless its like was put in meanwhile.
func (s *Items) Restore(id string) (err error) {
	defer problem.Catch(&err)
	return s.alter(id, "restore item", func(c *change, row db.SessionItem) error {
		rows, err := c.ListItems(c.ctx, row.SessionID)
		if err != nil {
			return err
		}
		for _, other := range rows {
			if alike(other, row) {
				return nil
			}
		}
		if _, err = c.RestoreItem(c.ctx, id); err != nil {
			return err
		}
		return waitNoMore(c, row)
	})
}

// alter changes one item of a session that is not sealed, removed ones too.
func (s *Items) alter(id, tried string, work func(c *change, row db.SessionItem) error) error {
	return wrap(s.Practice.asMe(func(c *change) error {
		row, err := c.FindItem(c.ctx, id)
		if err != nil {
			return found(err, noItem)
		}
		if _, err := openSession(c, row.SessionID); err != nil {
			return err
		}
		tellItems(c, row.SessionID)
		return work(c, row)
	}), tried)
}

// within changes what is in a session that is not sealed.
func (s *Items) within(sessionID, tried string, work func(c *change, session db.Session) error) error {
	return wrap(s.Practice.asMe(func(c *change) error {
		session, err := openSession(c, sessionID)
		if err != nil {
			return err
		}
		tellItems(c, sessionID)
		return work(c, session)
	}), tried)
}

// tellItems tells of the notes too: those about an item come and go with it.
func tellItems(c *change, sessionID string) {
	c.tell(events.Items, sessionID)
	c.tell(events.Notes, sessionID)
}

// openSession finds a session whose content may be changed.
func openSession(c *change, id string) (db.Session, error) {
	session, err := c.SessionState(c.ctx, id)
	if err == nil && session.EndedAt != nil {
		err = problem.Sealed(sealed)
	}
	return session, found(err, noSession)
}

func (s *Items) today() string { return s.Practice.now().Format(time.DateOnly) }
