package coaching

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"alongside/backend/db"
	"alongside/backend/problem"
)

// What is put into a session travels as a copy in the shape in which it would be entered, and is checked like that when it
// arrives. About is the person it is about, by the name that both sides have for them.

// CopyFeedback returns feedback as it travels.
func CopyFeedback(row db.Feedback, about string) string {
	return copied(FeedbackInput{
		PersonID: about, ReceivedOn: row.ReceivedOn, Source: row.Source, Customer: row.Customer, Body: row.Body,
		Rating: written(row.Rating), RatingMax: written(row.RatingMax), Tone: Tone(row.Tone),
	})
}

// FeedbackFromCopy reads feedback that arrived; whose it is and its ids are left to the caller.
func FeedbackFromCopy(text string) (row db.MergeFeedbackParams, about string, err error) {
	var in FeedbackInput
	if err := fromCopy(text, &in); err != nil {
		return row, "", err
	}
	checked, err := in.checked()
	return db.MergeFeedbackParams{
		ReceivedOn: checked.ReceivedOn, Source: checked.Source, Customer: checked.Customer, Body: checked.Body, Rating: checked.Rating,
		RatingMax: checked.RatingMax, Tone: checked.Tone,
	}, in.PersonID, err
}

// CopyReview returns a review as it travels.
func CopyReview(row db.Review, about string) (string, error) {
	review, err := reviewFrom(row)
	return copied(ReviewInput{
		PersonID: about, ReviewedOn: row.ReviewedOn, Reviewer: row.Reviewer, Subject: row.Subject, Score: review.Score,
		ScoreMax: review.ScoreMax, Criteria: review.Criteria, Body: row.Body, Tone: review.Tone,
	}), err
}

// ReviewFromCopy reads a review that arrived; whose it is and its ids are left to the caller.
func ReviewFromCopy(text string) (row db.MergeReviewParams, about string, err error) {
	var in ReviewInput
	if err := fromCopy(text, &in); err != nil {
		return row, "", err
	}
	checked, err := in.checked()
	return db.MergeReviewParams{
		ReviewedOn: checked.ReviewedOn, Reviewer: checked.Reviewer, Subject: checked.Subject, Score: checked.Score, ScoreMax: checked.ScoreMax,
		Criteria: checked.Criteria, Body: checked.Body, Tone: checked.Tone,
	}, in.PersonID, err
}

// contentCopy and evidenceCopy are an item with the name of its file, which travels by itself if it does.
type contentCopy struct {
	ContentInput
	File string `json:"file"`
}

type evidenceCopy struct {
	EvidenceInput
	File string `json:"file"`
}

// CopyContent returns an item of the library as it travels: its address, or the name of its file.
func CopyContent(row db.Content, file string) string {
	in := ContentInput{Kind: ContentKind(row.Kind), Title: row.Title, URL: row.Url, Description: row.Description}
	return copied(contentCopy{in, file})
}

// CopyEvidence returns an item of a portfolio as it travels: its words, and its address or the name of its file.
func CopyEvidence(row db.Evidence, about, file string) string {
	return copied(evidenceCopy{EvidenceInput{
		PersonID: about, Kind: EvidenceKind(row.Kind), Title: row.Title, URL: row.Url, Body: row.Body, On: row.HappenedOn,
	}, file})
}

// CheckCopy refuses a copy of an item that cannot be shown.
func CheckCopy(kind ItemKind, snapshot string) (err error) {
	switch kind {
	case ItemFeedback:
		_, _, err = FeedbackFromCopy(snapshot)
	case ItemReview:
		_, _, err = ReviewFromCopy(snapshot)
	default:
		_, err = itemFrom(db.SessionItem{Sort: string(kind), Snapshot: snapshot})
	}
	return err
}

// showCopy fills in an item of which there is nothing here but the copy that came with it.
func showCopy(item *Item, kind ItemKind, snapshot string) error {
	item.Kind = kind
	switch kind {
	case ItemMetric:
		item.Metric = &FrozenMetric{}
		return frozenFromCopy(snapshot, item.Metric)
	case ItemContent:
		var in contentCopy
		if err := fromCopy(snapshot, &in); err != nil {
			return err
		}
		item.Content = &Content{
			Kind: cmp.Or(in.Kind, ContentLink), Title: cmp.Or(clipped(in.Title), untitledItem), URL: safeAddress(in.URL), Description: in.Description, Tags: []string{},
			Awaits: awaited(in.URL, in.File),
		}
		return in.Kind.checked()
	case ItemEvidence:
		var in evidenceCopy
		if err := fromCopy(snapshot, &in); err != nil {
			return err
		}
		item.Evidence = &EvidenceItem{
			Kind: in.Kind, Title: cmp.Or(clipped(in.Title), untitledItem), URL: safeAddress(in.URL), Body: in.Body, On: in.On, Tags: []string{}, Goals: []EvidenceGoal{},
			Awaits: awaited(in.URL, in.File),
		}
		_, err := needDay("on", in.On)
		return err
	}
	return problem.Invalid("kind", "Alongside does not know this kind of item.")
}

const untitledItem = "Untitled"

// frozenFromCopy reads a metric of which every number may be anything.
func frozenFromCopy(snapshot string, into *FrozenMetric) error {
	if err := fromCopy(snapshot, into); err != nil {
		return err
	}
	into.Name, into.Unit, into.Decimals = cmp.Or(clipped(into.Name), untitledItem), clipped(into.Unit), min(max(into.Decimals, 0), mostDecimals)
	for field, text := range map[string]string{"value": into.Value, "target": into.Target, "previous": into.Previous} {
		if _, err := number(field, text); text != "" && err != nil {
			return err
		}
	}
	if _, err := day("on", into.PreviousOn, nowhere); err != nil {
		return err
	}
	_, err := needDay("on", into.On)
	return err
}

// awaited is the name of a file that a copy leads to where it has no address.
func awaited(url, file string) string {
	if safeAddress(url) != "" {
		return ""
	}
	return clipped(file)
}

// safeAddress is an address that can be opened, else nothing.
func safeAddress(text string) string {
	kept, err := address(text)
	if err != nil {
		return ""
	}
	return kept
}

// clipped is a text of one line, as long as one that can be entered.
func clipped(text string) string {
	line := []rune(tidy(text))
	return string(line[:min(len(line), longestLine)])
}

func copied(in any) string {
	text, err := json.Marshal(in)
	if err != nil {
		panic(fmt.Sprintf("copy %T: %v", in, err)) // texts and numbers always can
	}
	return string(text)
}

func fromCopy(text string, into any) error {
	err := json.Unmarshal([]byte(text), into)
	if err == nil && tooDeep(text) {
		err = errTooDeep
	}
	if err != nil {
		return problem.Because(problem.CodeInvalid, "This item did not arrive as one.", err)
	}
	return nil
}

// deepest is how far a copy may be nested. Real ones are three deep; the database takes a thousand, and Go ten thousand.
const deepest = 100

var errTooDeep = errors.New("it is nested too deeply")

func tooDeep(text string) bool {
	for d, depth := json.NewDecoder(strings.NewReader(text)), 0; depth <= deepest; {
		token, err := d.Token()
		if err != nil {
			return false
		}
		switch token {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
	}
	return true
}
