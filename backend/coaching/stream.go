package coaching

import (
	"context"
	"slices"
	"strings"
	"time"

	"alongside/backend/db"
	"alongside/backend/problem"
)

// Happening says what kind of thing happened.
type Happening string

// What stands in the stream.
const (
	HappenedSession  Happening = "session"
	HappenedGoal     Happening = "goal"
	HappenedReached  Happening = "reached"
	HappenedAction   Happening = "action"
	HappenedKudos    Happening = "kudos"
	HappenedFeedback Happening = "feedback"
	HappenedReview   Happening = "review"
	HappenedEvidence Happening = "evidence"
	HappenedSigned   Happening = "signed"
)

// Happenings lists every kind for the generated TypeScript enum.
var Happenings = []struct {
	Value  Happening
	TSName string
}{
	{HappenedSession, "Session"}, {HappenedGoal, "Goal"}, {HappenedReached, "Reached"}, {HappenedAction, "Action"},
	{HappenedKudos, "Kudos"}, {HappenedFeedback, "Feedback"}, {HappenedReview, "Review"}, {HappenedEvidence, "Evidence"}, {HappenedSigned, "Signed"},
}

const entriesOnPage = 50

// endOfTime is later than everything, and still a day that SQLite can name.
var endOfTime = time.Date(latestYear, 12, 31, 0, 0, 0, 0, time.UTC)

// StreamEntry is something that happened with a person: a session was held, a goal set or reached, an action item done,
// kudos given, feedback or a review received, evidence added or signed off. ID is the record's; ActorID is who did it; Text
// is how it begins, without marks. SavedID is that of the saved item where feedback or a review waits to be discussed.
type StreamEntry struct {
	Kind     Happening `json:"kind"`
	At       int64     `json:"at"`
	ID       string    `json:"id"`
	PersonID string    `json:"personId"`
	ActorID  string    `json:"actorId"`
	Text     string    `json:"text"`
	SavedID  string    `json:"savedId"`
}

// StreamFilter narrows the stream; empty fields do not. BeforeAt and BeforeID are those of the last entry that is
// known: what follows it comes, however much has happened meanwhile.
type StreamFilter struct {
	PersonID string      `json:"personId"`
	Kinds    []Happening `json:"kinds"`
	BeforeAt int64       `json:"beforeAt"`
	BeforeID string      `json:"beforeId"`
}

// StreamPage is one page of the stream; More says that another one follows.
type StreamPage struct {
	Entries []StreamEntry `json:"entries"`
	More    bool          `json:"more"`
}

// Stream tells what happened.
type Stream struct{ Practice *Practice }

// List returns one page of what happened, newest first.
func (s *Stream) List(filter StreamFilter) (page StreamPage, err error) {
	defer problem.Catch(&err)
	rows, err := s.ask(filter)
	if err != nil {
		return page, wrap(err, "list stream")
	}
	if page.More = len(rows) > entriesOnPage; page.More {
		rows = rows[:entriesOnPage]
	}
	page.Entries = make([]StreamEntry, len(rows))
	for i, row := range rows {
		page.Entries[i] = StreamEntry{
			Kind: Happening(row.Kind), At: row.At, ID: row.ID, PersonID: row.PersonID, ActorID: row.ActorID, Text: beginning(row), SavedID: row.SavedID,
		}
	}
	return page, nil
}

func (s *Stream) ask(filter StreamFilter) ([]db.StreamOfTeamRow, error) {
	ctx, q := context.Background(), s.Practice.db.Read()
	params := db.StreamOfTeamParams{Kinds: kindWords(filter.Kinds), BeforeAt: filter.BeforeAt, BeforeID: filter.BeforeID, PageSize: entriesOnPage + 1}
	if params.BeforeAt == 0 {
		params.BeforeAt = endOfTime.UnixMilli()
	}
	if filter.PersonID == "" {
		return q.StreamOfTeam(ctx, params)
	}
	rows, err := q.StreamOfPerson(ctx, db.StreamOfPersonParams{
		Kinds: params.Kinds, PersonID: filter.PersonID, BeforeAt: params.BeforeAt, BeforeID: params.BeforeID, PageSize: params.PageSize,
	})
	same := make([]db.StreamOfTeamRow, len(rows))
	for i, row := range rows {
		same[i] = db.StreamOfTeamRow(row)
	}
	return same, err
}

// beginning is how the text of an entry begins, in one line; only kudos are written with marks.
func beginning(row db.StreamOfTeamRow) string {
	if Happening(row.Kind) == HappenedKudos {
		return firstWords(row.Text)
	}
	return cutTo(tidy(row.Text), longestLine)
}

// kindWords are the kinds as the query looks for them, all of them where none is named.
func kindWords(kinds []Happening) string {
	var words strings.Builder
	for _, each := range Happenings {
		if len(kinds) == 0 || slices.Contains(kinds, each.Value) {
			words.WriteString(string(each.Value) + " ")
		}
	}
	return words.String()
}
