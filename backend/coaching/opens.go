package coaching

import (
	"path"
	"strings"

	"alongside/backend/db"
	"alongside/backend/problem"
)

// Opens is the content or evidence that an action item is about. Of URL and File one is filled; of a written entry
// neither is. PersonID is whose portfolio it is in, empty for content. Awaits is the name of a file of the other side's
// that did not come along.
type Opens struct {
	Title    string      `json:"title"`
	URL      string      `json:"url"`
	File     *StoredFile `json:"file,omitempty"`
	PersonID string      `json:"personId"`
	Awaits   string      `json:"awaits"`
}

// opensRow is Opens as queries gather it; the fields of the file are named as in its row. Copy is what the other side sent.
type opensRow struct {
	Title    string   `json:"title"`
	URL      string   `json:"url"`
	File     *db.File `json:"file"`
	PersonID string   `json:"personId"`
	Copy     string   `json:"copy"`
}

func (row opensRow) from() *Opens {
	opens := &Opens{Title: row.Title, URL: row.URL, PersonID: row.PersonID}
	if row.Copy != "" {
		opens = openCopy(row.Copy)
	}
	if row.File != nil {
		file := StoredFileFrom(*row.File)
		opens.File, opens.Awaits = &file, ""
	}
	return opens
}

// commitmentsFrom reads the commitments of a goal as their query gathers them.
func commitmentsFrom(text string) ([]ActionItem, error) {
	var rows []struct {
		ActionItem
		Opens *opensRow `json:"opens"`
	}
	if err := fromJSON(text, &rows); err != nil {
		return nil, err
	}
	commitments := make([]ActionItem, len(rows))
	for i, row := range rows {
		commitments[i] = row.ActionItem
		if row.Opens != nil {
			commitments[i].Opens = row.Opens.from()
		}
	}
	return commitments, nil
}

// checkOpens sees that what an action item is about is there, and is one thing. Evidence is one of the pair's.
func (in *ActionInput) checkOpens(c *change) error {
	if in.ContentID != "" && in.EvidenceID != "" {
		return problem.Invalid("content", "An action item opens one thing.")
	}
	if in.ContentID != "" {
		_, err := c.FindContent(c.ctx, in.ContentID)
		return found(err, noContent)
	}
	if in.EvidenceID != "" {
		_, err := evidenceOfPair(c, in.EvidenceID, in.PersonID)
		return err
	}
	return nil
}

// evidenceOfPair finds evidence of one of the two sides: what is in one portfolio must not get before somebody else.
func evidenceOfPair(c *change, id, personID string) (row db.Evidence, err error) {
	row, err = c.FindEvidence(c.ctx, id)
	if err == nil && row.PersonID != personID && row.PersonID != c.me {
		err = problem.Invalid("content", "This is in somebody else's portfolio.")
	}
	return row, found(err, noEvidence)
}

// fileIn reads the file that a query has gathered, nil where there is none.
func fileIn(text string) (*StoredFile, error) {
	if text == "" {
		return nil, nil
	}
	var row db.File
	if err := fromJSON(text, &row); err != nil {
		return nil, err
	}
	file := StoredFileFrom(row)
	return &file, nil
}

// titleOfFile is the name of a file without its ending, as a title.
func titleOfFile(row db.File) string {
	name := StoredFileFrom(row).Name
	title := cutTo(strings.TrimSuffix(name, path.Ext(name)), longestLine)
	if blank(title) {
		title = cutTo(name, longestLine)
	}
	if blank(title) || title == "." { // nothing of its name can be shown
		title = "File"
	}
	return title
}
