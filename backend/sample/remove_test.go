package sample_test

import (
	"reflect"
	"testing"

	"alongside/backend/coaching"
)

// live makes an installation that is in use: somebody of my own, with a bit of everything.
func live(h *house) (personID string) {
	h.Helper()
	people := &coaching.People{Practice: h.practice}
	sessions, notes := &coaching.Sessions{Practice: h.practice}, &coaching.Notes{Practice: h.practice}
	goals, actions := &coaching.Goals{Practice: h.practice}, &coaching.Actions{Practice: h.practice}
	me, err := people.Introduce(coaching.PersonInput{Name: "Grace"})
	h.ok(err)
	own, err := people.Add(coaching.PersonInput{Name: "Katherine", CadenceDays: 7})
	h.ok(err)
	session, err := sessions.Start(own.ID)
	h.ok(err)
	h.ok(sessions.SetTags(session, []string{"quality", "orbit"}))
	note, err := notes.Add(session, own.ID, "Checks the numbers by hand.")
	h.ok(err)
	_, err = notes.Save(note.ID, "Checks all numbers by hand.", note.Revision)
	h.ok(err)
	goal, err := goals.Add(coaching.GoalInput{PersonID: own.ID, OwnerID: own.ID, Title: "Write the book"})
	h.ok(err)
	h.ok(goals.SetTags(goal, []string{"writing"}))
	_, err = actions.Add(coaching.ActionInput{GoalID: goal, AssigneeID: me.ID, Text: "Find a publisher"})
	h.ok(err)
	_, err = h.notes.Save(session, own.ID, "Ask about the flight.", 0)
	h.ok(err)
	h.ok((&coaching.Drafts{Practice: h.practice}).Save("session:"+session+":add", "half a sen"))
	return own.ID
}

func TestRemoveTakesTheSampleAndNothingElse(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	live(h)
	before := h.counts()
	h.ok(h.sample.Fill())
	explore(h)
	h.ok(h.sample.Remove())
	if after := h.counts(); !reflect.DeepEqual(before, after) {
		t.Errorf("rows were %v, are %v", before, after)
	}
	if h.present() {
		t.Error("the team is still present")
	}
	if n := h.number(h.own, "SELECT count(*) FROM personal_notes WHERE body = 'Ask about the flight.'"); n != 1 {
		t.Error("my own personal note is gone")
	}
	h.noBrokenKeys()
}

// explore does with the sample what a curious user does, so that there is more to remove than was filled in.
func explore(h *house) {
	h.Helper()
	people, err := (&coaching.People{Practice: h.practice}).List()
	h.ok(err)
	var ada coaching.Person
	for _, row := range people {
		if row.Person.Name == "Ada Nwosu" {
			ada = row.Person
		}
	}
	sessions, notes := &coaching.Sessions{Practice: h.practice}, &coaching.Notes{Practice: h.practice}
	session, err := sessions.Start(ada.ID)
	h.ok(err)
	h.ok(sessions.SetTags(session, []string{"trying out", "quality"}))
	h.ok(sessions.Rename(session, "Just looking"))
	_, err = notes.Add(session, ada.ID, "Hello")
	h.ok(err)
	found, err := h.notes.Find(session)
	h.ok(err)
	_, err = h.notes.Save(session, ada.ID, "Nothing to see", found.Revision)
	h.ok(err)
	h.ok((&coaching.Drafts{Practice: h.practice}).Save("session:"+session+":add", "not yet add"))
}

func TestRemoveTwiceAndFillAgain(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.ok(h.sample.Fill())
	first := h.counts()
	h.ok(h.sample.Remove())
	h.ok(h.sample.Remove())
	h.ok(h.sample.Fill())
	if again := h.counts(); !reflect.DeepEqual(first, again) {
		t.Errorf("rows were %v, are %v", first, again)
	}
}

// noBrokenKeys reads the rows of foreign_key_check: run as a statement it would always pass.
func (h *house) noBrokenKeys() {
	h.Helper()
	rows, err := h.records.Reader().QueryContext(h.Context(), "PRAGMA foreign_key_check")
	h.ok(err)
	defer func() { h.ok(rows.Close()) }()
	for rows.Next() {
		h.Error("a record refers to nothing")
	}
	h.ok(rows.Err())
}

func TestAMetricOfTheSampleThatIUseForMyOwnPeopleStays(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	own := live(h)
	h.ok(h.sample.Fill())
	metrics := &coaching.Metrics{Practice: h.practice}
	all, err := metrics.List()
	h.ok(err)
	h.ok(metrics.Enter(own, all[0].ID, "2026-11-23", "4.2"))
	h.ok(h.sample.Remove())
	left, err := metrics.List()
	h.ok(err)
	if len(left) != 1 || left[0].ID != all[0].ID {
		t.Errorf("left are %+v", left)
	}
	h.noBrokenKeys()
}

func TestContentOfTheSampleThatIPutIntoMyOwnSessionStays(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	own := live(h)
	h.ok(h.sample.Fill())
	contents := &coaching.Contents{Practice: h.practice}
	all, err := contents.List(coaching.ContentFilter{})
	h.ok(err)
	session, err := (&coaching.Sessions{Practice: h.practice}).Start(own)
	h.ok(err)
	_, err = (&coaching.Items{Practice: h.practice}).AddContent(session, all.Contents[0].ID)
	h.ok(err)
	h.ok(h.sample.Remove())
	left, err := contents.List(coaching.ContentFilter{})
	h.ok(err)
	if len(left.Contents) != 1 || left.Contents[0].ID != all.Contents[0].ID {
		t.Errorf("left are %+v", left.Contents)
	}
	h.noBrokenKeys()
}
