package coaching

import "alongside/backend/db"

// ItemKind says what an item of a session is.
type ItemKind string

// The kinds of items.
const (
	ItemMetric   ItemKind = "metric"
	ItemFeedback ItemKind = "feedback"
	ItemReview   ItemKind = "review"
	ItemFile     ItemKind = "file"
	ItemContent  ItemKind = "content"
	ItemEvidence ItemKind = "evidence"
)

// ItemKinds lists every kind for the generated TypeScript enum.
var ItemKinds = []struct {
	Value  ItemKind
	TSName string
}{
	{ItemMetric, "Metric"}, {ItemFeedback, "Feedback"}, {ItemReview, "Review"}, {ItemFile, "File"}, {ItemContent, "Content"},
	{ItemEvidence, "Evidence"},
}

// Item is something that was put into a session to talk about. Of the ids of what it may be one is filled; a metric
// comes with what was frozen of it, the others with what they are, but a file, which is one of the session's folder.
type Item struct {
	ID         string        `json:"id"`
	SessionID  string        `json:"sessionId"`
	Kind       ItemKind      `json:"kind"`
	MetricID   string        `json:"metricId"`
	FeedbackID string        `json:"feedbackId"`
	ReviewID   string        `json:"reviewId"`
	FileID     string        `json:"fileId"`
	ContentID  string        `json:"contentId"`
	EvidenceID string        `json:"evidenceId"`
	Metric     *FrozenMetric `json:"metric,omitempty"`
	Feedback   *FeedbackItem `json:"feedback,omitempty"`
	Review     *Review       `json:"review,omitempty"`
	Content    *Content      `json:"content,omitempty"`
	Evidence   *EvidenceItem `json:"evidence,omitempty"`
	AuthorID   string        `json:"authorId"`
	CreatedAt  int64         `json:"createdAt"`
}

// FrozenMetric is a metric as it was on the day when it was put into a session, whatever becomes of it later.
// Previous is empty where there was no value before.
type FrozenMetric struct {
	Name       string `json:"name"`
	Unit       string `json:"unit"`
	Better     Better `json:"better"`
	Decimals   int    `json:"decimals"`
	Target     string `json:"target"`
	Value      string `json:"value"`
	On         string `json:"on"`
	Previous   string `json:"previous"`
	PreviousOn string `json:"previousOn"`
}

func itemFrom(row db.SessionItem) (Item, error) {
	item := Item{ID: row.ID, SessionID: row.SessionID, AuthorID: row.AuthorID, CreatedAt: row.CreatedAt}
	switch {
	case row.FeedbackID != nil:
		item.Kind, item.FeedbackID = ItemFeedback, *row.FeedbackID
	case row.ReviewID != nil:
		item.Kind, item.ReviewID = ItemReview, *row.ReviewID
	case row.FileID != nil:
		item.Kind, item.FileID = ItemFile, *row.FileID
	case row.ContentID != nil:
		item.Kind, item.ContentID = ItemContent, *row.ContentID
	case row.EvidenceID != nil:
		item.Kind, item.EvidenceID = ItemEvidence, *row.EvidenceID
	case row.MetricID != nil:
		item.Kind, item.MetricID = ItemMetric, *row.MetricID
		item.Metric = &FrozenMetric{}
		return item, fromJSON(row.Snapshot, item.Metric)
	default:
		return item, showCopy(&item, ItemKind(row.Sort), row.Snapshot)
	}
	return item, nil
}

// frozen is a metric with its newest values, newest first.
func frozen(metric db.Metric, newest []db.LatestMetricValuesRow) FrozenMetric {
	out := FrozenMetric{
		Name: metric.Name, Unit: metric.Unit, Better: Better(metric.Better), Decimals: int(metric.Decimals), Target: asText(metric.Target),
		Value: asText(&newest[0].Value), On: newest[0].ValueOn,
	}
	if len(newest) > 1 {
		out.Previous, out.PreviousOn = asText(&newest[1].Value), newest[1].ValueOn
	}
	return out
}
