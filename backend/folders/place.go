package folders

import (
	"path"
	"time"

	"alongside/backend/problem"
)

// PlaceKind says what a folder is for.
type PlaceKind string

// The kinds of places.
const (
	PlaceSession  PlaceKind = "session"
	PlaceEvidence PlaceKind = "evidence"
	PlaceLibrary  PlaceKind = "library"
)

// PlaceKinds lists every kind for the generated TypeScript enum.
var PlaceKinds = []struct {
	Value  PlaceKind
	TSName string
}{{PlaceSession, "Session"}, {PlaceEvidence, "Evidence"}, {PlaceLibrary, "Library"}}

// Place says whose folder is meant: the session or the person with the id; the library has none.
type Place struct {
	Kind PlaceKind `json:"kind"`
	ID   string    `json:"id"`
}

func (p Place) check() error {
	switch p.Kind {
	case PlaceSession, PlaceEvidence:
		if p.ID != "" {
			return nil
		}
	case PlaceLibrary:
		if p.ID == "" {
			return nil
		}
	}
	return problem.NotFound("There is no such folder.")
}

// nameFor is where a folder is to lie below the root of all folders: what a person would look for in a file manager.
func nameFor(kind PlaceKind, person, title string, at int64) string {
	switch kind {
	case PlaceSession:
		return path.Join("Sessions", SafeName(person), SafeName(time.UnixMilli(at).Format(time.DateOnly)+" "+title))
	case PlaceEvidence:
		return path.Join("Evidence", SafeName(person))
	default:
		return "Library"
	}
}
