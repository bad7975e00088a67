package coaching

import (
	"encoding/json"
	"fmt"
	"strings"

	"alongside/backend/db"
	"alongside/backend/problem"
)

const (
	emptyReview  = "Give a score, score a criterion, or write what you saw."
	mostCriteria = 50
)

// Criterion is one line of a review's sheet. Score and Max are numbers as text.
type Criterion struct {
	Name  string `json:"name"`
	Score string `json:"score"`
	Max   string `json:"max"`
}

// Review is one review. Score and ScoreMax are numbers as text, empty where there is none; Percent is their ratio, -1
// then. Imported says that it came from a file.
type Review struct {
	ID         string      `json:"id"`
	PersonID   string      `json:"personId"`
	ReviewedOn string      `json:"reviewedOn"`
	Reviewer   string      `json:"reviewer"`
	Subject    string      `json:"subject"`
	Score      string      `json:"score"`
	ScoreMax   string      `json:"scoreMax"`
	Percent    int         `json:"percent"`
	Criteria   []Criterion `json:"criteria"`
	Body       string      `json:"body"`
	Tone       Tone        `json:"tone"`
	Imported   bool        `json:"imported"`
	AuthorID   string      `json:"authorId"`
	CreatedAt  int64       `json:"createdAt"`
}

// ReviewInput is what is entered about one: a day, and a score, criteria or words.
type ReviewInput struct {
	PersonID   string      `json:"personId"`
	ReviewedOn string      `json:"reviewedOn"`
	Reviewer   string      `json:"reviewer"`
	Subject    string      `json:"subject"`
	Score      string      `json:"score"`
	ScoreMax   string      `json:"scoreMax"`
	Criteria   []Criterion `json:"criteria"`
	Body       string      `json:"body"`
	Tone       Tone        `json:"tone"`
}

// ReviewPage is one page of reviews.
type ReviewPage struct {
	Items []Review `json:"items"`
	More  bool     `json:"more"`
}

// checked returns the input as it is kept, or the sentence about the first field that cannot be taken.
func (in ReviewInput) checked() (row db.ChangeReviewParams, err error) {
	if row.ReviewedOn, err = needDay("reviewedOn", in.ReviewedOn); err != nil {
		return row, err
	}
	if row.Reviewer, err = short("reviewer", in.Reviewer); err != nil {
		return row, err
	}
	if row.Subject, err = short("subject", in.Subject); err != nil {
		return row, err
	}
	if row.Score, row.ScoreMax, err = scaled("score", in.Score, in.ScoreMax); err != nil {
		return row, err
	}
	criteria, got, most, err := checkedCriteria(in.Criteria)
	if err != nil {
		return row, err
	}
	if row.Score == nil && most > 0 {
		row.Score, row.ScoreMax = &got, &most // the sheet's own total
	}
	if row.Body, err = body(strings.TrimSpace(in.Body)); err != nil {
		return row, err
	}
	if blank(row.Body) && row.Score == nil {
		return row, problem.Invalid("score", emptyReview)
	}
	row.Criteria, row.Tone = CriteriaText(criteria), string(in.Tone)
	return row, in.Tone.checked()
}

// checkedCriteria cleans the lines of a sheet and adds them up; empty ones are left out.
func checkedCriteria(in []Criterion) (kept []Criterion, got, most float64, err error) {
	for _, each := range in {
		if blank(tidy(each.Name)) && tidy(each.Score) == "" {
			continue
		}
		name, err := line("criteria", each.Name, "Give every criterion a name.", longestLine)
		if err != nil {
			return nil, 0, 0, err
		}
		score, best, err := scaled("criteria", each.Score, each.Max)
		if err != nil {
			return nil, 0, 0, err
		}
		if score == nil {
			return nil, 0, 0, problem.Invalid("criteria", fmt.Sprintf("Give “%s” a score, or take it away.", name))
		}
		got, most = got+*score, most+*best
		kept = append(kept, Criterion{Name: name, Score: written(score), Max: written(best)})
	}
	if len(kept) > mostCriteria {
		return nil, 0, 0, problem.Invalid("criteria", fmt.Sprintf("A review has at most %d criteria.", mostCriteria))
	}
	return kept, got, most, nil
}

// CriteriaText is criteria as they are stored: a JSON array of {name, score, max} with numbers as numbers.
func CriteriaText(criteria []Criterion) string {
	type stored struct {
		Name  string      `json:"name"`
		Score json.Number `json:"score"`
		Max   json.Number `json:"max"`
	}
	lines := make([]stored, len(criteria))
	for i, each := range criteria {
		lines[i] = stored{each.Name, json.Number(each.Score), json.Number(each.Max)}
	}
	text, err := json.Marshal(lines)
	if err != nil {
		return "[]" // a number that is none; whoever made it has checked it
	}
	return string(text)
}

func reviewFrom(row db.Review) (Review, error) {
	var stored []struct {
		Name  string      `json:"name"`
		Score json.Number `json:"score"`
		Max   json.Number `json:"max"`
	}
	if err := json.Unmarshal([]byte(row.Criteria), &stored); err != nil {
		return Review{}, fmt.Errorf("read criteria: %w", err)
	}
	criteria := make([]Criterion, len(stored))
	for i, each := range stored {
		criteria[i] = Criterion{Name: each.Name, Score: each.Score.String(), Max: each.Max.String()}
	}
	return Review{
		ID: row.ID, PersonID: row.PersonID, ReviewedOn: row.ReviewedOn, Reviewer: row.Reviewer, Subject: row.Subject,
		Score: written(row.Score), ScoreMax: written(row.ScoreMax), Percent: percent(row.Score, row.ScoreMax), Criteria: criteria,
		Body: row.Body, Tone: Tone(row.Tone), Imported: row.ImportKey != nil, AuthorID: row.AuthorID, CreatedAt: row.CreatedAt,
	}, nil
}
