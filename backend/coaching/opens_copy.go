package coaching

import (
	"cmp"

	"alongside/backend/db"
)

// opensCopy is what an action item is about, as it travels: what it takes to open it, and nothing else of the library or
// portfolio that it is in. File is the name of its file.
type opensCopy struct {
	Kind  string `json:"kind"`
	Title string `json:"title"`
	URL   string `json:"url"`
	File  string `json:"file"`
}

// CopyOpenContent returns content that an action item is about, as it travels with it; file is the name of its file.
func CopyOpenContent(row db.Content, file string) string {
	return copied(opensCopy{Kind: row.Kind, Title: row.Title, URL: row.Url, File: file})
}

// CopyOpenEvidence returns evidence that an action item is about, as it travels with it; file is the name of its file.
func CopyOpenEvidence(row db.Evidence, file string) string {
	return copied(opensCopy{Kind: row.Kind, Title: row.Title, URL: row.Url, File: file})
}

// KeepOpensCopy is a copy of what an action item is about as it is kept: what is not part of one is left out.
func KeepOpensCopy(snapshot string) (string, error) {
	var in opensCopy
	err := fromCopy(snapshot, &in)
	return copied(in), err
}

// OpensInWords says what is in a copy that travels with an action item: its title, and where it leads.
func OpensInWords(snapshot string) (title, leads string) {
	var in opensCopy
	if fromCopy(snapshot, &in) != nil {
		return "", ""
	}
	return clipped(in.Title), cmp.Or(safeAddress(in.URL), clipped(in.File))
}

// openCopy is what a copy opens. It was checked when it came; what cannot be read all the same opens nothing.
func openCopy(snapshot string) *Opens {
	var in opensCopy
	_ = fromCopy(snapshot, &in)
	return &Opens{Title: cmp.Or(clipped(in.Title), untitledItem), URL: safeAddress(in.URL), Awaits: awaited(in.URL, in.File)}
}
