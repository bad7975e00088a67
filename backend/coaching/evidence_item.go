package coaching

import "alongside/backend/db"

// EvidenceKind says what an item of a portfolio is.
type EvidenceKind string

// The kinds of evidence: a file of the person's folder, an address, or words written here.
const (
	EvidenceFile  EvidenceKind = "file"
	EvidenceLink  EvidenceKind = "link"
	EvidenceEntry EvidenceKind = "entry"
)

// EvidenceKinds lists every kind for the generated TypeScript enum.
var EvidenceKinds = []struct {
	Value  EvidenceKind
	TSName string
}{{EvidenceFile, "File"}, {EvidenceLink, "Link"}, {EvidenceEntry, "Entry"}}

// EvidenceItem is an item of a person's portfolio. Body is Markdown; On is a day like 2026-01-31; Goals are those it
// supports; SignOff is there once the manager has signed it off. Of a copy that came from the other side, Awaits names the
// file that did not come along.
type EvidenceItem struct {
	ID        string         `json:"id"`
	PersonID  string         `json:"personId"`
	Kind      EvidenceKind   `json:"kind"`
	Title     string         `json:"title"`
	URL       string         `json:"url"`
	File      *StoredFile    `json:"file,omitempty"`
	Awaits    string         `json:"awaits"`
	Body      string         `json:"body"`
	On        string         `json:"on"`
	Tags      []string       `json:"tags"`
	Goals     []EvidenceGoal `json:"goals"`
	SignOff   *SignOff       `json:"signOff,omitempty"`
	AuthorID  string         `json:"authorId"`
	CreatedAt int64          `json:"createdAt"`
}

// EvidenceGoal is a goal that an item of evidence supports.
type EvidenceGoal struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// SignOff says that a manager vouches for an item of evidence.
type SignOff struct {
	At      int64  `json:"at"`
	ByID    string `json:"byId"`
	Comment string `json:"comment"`
}

// EvidenceInput is what is entered about an item: a link has a URL, an entry a body; GoalIDs are goals of the person.
type EvidenceInput struct {
	PersonID string       `json:"personId"`
	Kind     EvidenceKind `json:"kind"`
	Title    string       `json:"title"`
	URL      string       `json:"url"`
	Body     string       `json:"body"`
	On       string       `json:"on"`
	Tags     []string     `json:"tags"`
	GoalIDs  []string     `json:"goalIds"`
}

// EvidenceFilter narrows a portfolio; empty fields do not. From and Until are days, both included; Start is how many to
// pass over.
type EvidenceFilter struct {
	PersonID string `json:"personId"`
	Text     string `json:"text"`
	Tag      string `json:"tag"`
	GoalID   string `json:"goalId"`
	From     string `json:"from"`
	Until    string `json:"until"`
	Start    int    `json:"start"`
}

// EvidencePage is one page of a portfolio; More says that another one follows.
type EvidencePage struct {
	Items []EvidenceItem `json:"items"`
	More  bool           `json:"more"`
}

// FileEvidence is the record of a file that appeared in a person's evidence folder on a day: its name without the ending
// is its title.
func FileEvidence(row db.File, personID, on string) db.AddEvidenceParams {
	title := titleOfFile(row)
	return db.AddEvidenceParams{
		ID: newID(), PersonID: personID, Kind: string(EvidenceFile), Title: title, TitleKey: fold(title), FileID: &row.ID, HappenedOn: on,
		AuthorID: row.AuthorID, CreatedAt: row.CreatedAt,
	}
}

func evidenceFrom(row db.ListEvidenceRow) (item EvidenceItem, err error) {
	of := row.Evidence
	item = EvidenceItem{
		ID: of.ID, PersonID: of.PersonID, Kind: EvidenceKind(of.Kind), Title: of.Title, URL: of.Url, Body: of.Body, On: of.HappenedOn,
		AuthorID: of.AuthorID, CreatedAt: of.CreatedAt,
	}
	if of.SignedAt != nil {
		item.SignOff = &SignOff{At: *of.SignedAt, ByID: words(of.SignedBy), Comment: of.SignedComment}
	}
	if item.File, err = fileIn(row.File); err != nil {
		return item, err
	}
	if err := fromJSON(row.Goals, &item.Goals); err != nil {
		return item, err
	}
	return item, fromJSON(row.Tags, &item.Tags)
}
