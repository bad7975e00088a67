package importing

// Kind says what a file holds.
type Kind string

// The kinds.
const (
	KindFeedback Kind = "feedback"
	KindReviews  Kind = "reviews"
	KindMetrics  Kind = "metrics"
)

// Kinds lists every kind for the generated TypeScript enum.
var Kinds = []struct {
	Value  Kind
	TSName string
}{{KindFeedback, "Feedback"}, {KindReviews, "Reviews"}, {KindMetrics, "Metrics"}}

func (k Kind) known() bool { return k == KindFeedback || k == KindReviews || k == KindMetrics }

// What is to become of a person who is not in the list; any other choice is the id of the person who is meant.
const (
	choiceLeave = "leave"
	choiceAdd   = "add"
)

// The orders of a date like 03/04/2026.
const (
	dayFirst   = "dmy"
	monthFirst = "mdy"
)

// Mapping is how a file is to be read. Columns says what each column is, empty for those that are left out. An empty
// Encoding, Delimiter, DateOrder or RatingMax is found in the file. PersonID is whom rows are about that name nobody.
type Mapping struct {
	Kind      Kind           `json:"kind"`
	Encoding  string         `json:"encoding"`
	Delimiter string         `json:"delimiter"`
	Columns   []string       `json:"columns"`
	DateOrder string         `json:"dateOrder"`
	RatingMax string         `json:"ratingMax"`
	PersonID  string         `json:"personId"`
	People    []PersonChoice `json:"people"`
}

// PersonChoice says who is meant by a name: "leave", "add", or the id of a person.
type PersonChoice struct {
	Name   string `json:"name"`
	Choice string `json:"choice"`
}

// Look is what a file seems to be. Remembered says that the mapping is the one of the last file of this shape.
type Look struct {
	FileName   string     `json:"fileName"`
	Format     string     `json:"format"`
	Encoding   string     `json:"encoding"`
	Delimiter  string     `json:"delimiter"`
	Header     []string   `json:"header"`
	Sample     [][]string `json:"sample"`
	Fields     []string   `json:"fields"`
	Mapping    Mapping    `json:"mapping"`
	Remembered bool       `json:"remembered"`
}

// Preview is what an import would bring. Missing names what has to be mapped first. DateExample is a date that can be
// read in two ways where the file does not decide; AskDateOrder, that nobody has chosen one yet.
type Preview struct {
	Rows         []PreviewRow `json:"rows"`
	Problems     []Problem    `json:"problems"`
	Total        int          `json:"total"`
	Good         int          `json:"good"`
	Bad          int          `json:"bad"`
	Unknown      []Unknown    `json:"unknown"`
	AskDateOrder bool         `json:"askDateOrder"`
	DateExample  string       `json:"dateExample"`
	RatingMax    string       `json:"ratingMax"`
	Missing      string       `json:"missing"`
}

// PreviewRow is one row as it would be imported.
type PreviewRow struct {
	Line   int    `json:"line"`
	Person string `json:"person"`
	On     string `json:"on"`
	What   string `json:"what"`
	Rating string `json:"rating"`
	Tone   string `json:"tone"`
}

// Problem says why a row cannot be imported. Line is where it begins in the file.
type Problem struct {
	Line    int    `json:"line"`
	Message string `json:"message"`
}

// Unknown is somebody who is not in the list, and how many rows are about them.
type Unknown struct {
	Name string `json:"name"`
	Rows int    `json:"rows"`
}

// Past is an import that was made. UndoneAt is the instant at which it was taken back, 0 where it stands.
type Past struct {
	ID        string `json:"id"`
	Kind      Kind   `json:"kind"`
	FileName  string `json:"fileName"`
	Added     int    `json:"added"`
	Known     int    `json:"known"`
	Failed    int    `json:"failed"`
	CreatedAt int64  `json:"createdAt"`
	UndoneAt  int64  `json:"undoneAt"`
}

// PastPage is one page of past imports.
type PastPage struct {
	Imports []Past `json:"imports"`
	More    bool   `json:"more"`
}

// Undone says how much of an import was taken back. Kept is what stays, because it stands in a session or was changed
// since.
type Undone struct {
	TakenBack int `json:"takenBack"`
	Kept      int `json:"kept"`
}

// Result is what came of an import. Failed holds the first of the rows that were not imported.
type Result struct {
	ImportID    string    `json:"importId"`
	Added       int       `json:"added"`
	Known       int       `json:"known"`
	LeftOut     int       `json:"leftOut"`
	FailedCount int       `json:"failedCount"`
	Failed      []Problem `json:"failed"`
	PeopleAdded int       `json:"peopleAdded"`
	Cancelled   bool      `json:"cancelled"`
}
