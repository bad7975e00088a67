package recap

import (
	"time"

	"alongside/backend/coaching"
)

// Recap is what of a session is handed over, gathered at one instant. Me is who hands it over, the person of the session who reads it.
type Recap struct {
	Purpose   coaching.Purpose
	At        time.Time
	Me        coaching.Person
	Session   coaching.Session
	Sides     []Side
	Waiting   []coaching.WaitingTopic // points that earlier sessions left, of an agenda
	Goals     []Goal
	Items     []Item
	Open      []coaching.ActionInList
	Completed []coaching.ActionInList
	Kudos     []coaching.Praise
	Files     []File
}

// Side is what stands in the region of one of the two.
type Side struct {
	Person coaching.Person
	Notes  []coaching.Note
}

// Goal is a goal with the notes about it.
type Goal struct {
	Goal  coaching.Goal
	Notes []coaching.Note
}

// Item is something that was put into the session, with the notes about it. Values are those of a metric up to the day on
// which it was put in, oldest first.
type Item struct {
	Item   coaching.Item
	Values []coaching.MetricValue
	Notes  []coaching.Note
}

// File is an attachment. Enclosed says that it comes along and is not only listed.
type File struct {
	File     coaching.StoredFile
	Enclosed bool
	Notes    []coaching.Note
}

// person is one of the two by id.
func (r *Recap) person(id string) coaching.Person {
	if id == r.Me.ID {
		return r.Me
	}
	return r.Session.Person
}

// empty reports whether there is nothing to hand over but the title.
func (r *Recap) empty() bool {
	notes := 0
	for _, side := range r.Sides {
		notes += len(side.Notes)
	}
	return notes+len(r.Waiting)+len(r.Goals)+len(r.Items)+len(r.Open)+len(r.Completed)+len(r.Kudos)+len(r.Files) == 0
}
