package recap

import (
	"slices"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/folders"
	"alongside/backend/problem"
)

const back = 365 * 24 * time.Hour // how far the line of a metric goes back

// gather asks once per kind for what stands in a session, so that a session full of notes asks no more than an empty one.
func (d *desk) gather(sessionID string, purpose coaching.Purpose) (r *Recap, err error) {
	r = &Recap{Purpose: purpose, At: d.now()}
	if r.Session, err = (&coaching.Sessions{Practice: d.practice}).Find(sessionID); err != nil {
		return nil, err
	}
	if r.Session.Deleted {
		return nil, problem.NotFound("This session was deleted. Restore it to share it.")
	}
	if r.Me, err = (&coaching.People{Practice: d.practice}).Me(); err != nil {
		return nil, err
	}
	notes, err := (&coaching.Notes{Practice: d.practice}).In(sessionID)
	if err != nil {
		return nil, err
	}
	left := sorted(notes)
	for _, step := range []func(*Recap, *notesLeft) error{d.goals, d.items, d.files, d.actions, d.kudos, d.waiting} {
		if err := step(r, left); err != nil {
			return nil, err
		}
	}
	r.Sides = left.sides(r)
	return r, nil
}

// notesLeft are the notes of a session by what they are about. What takes its notes takes them out, so that those about
// something that is not shown stand with the others.
type notesLeft struct {
	all   []coaching.Note
	about map[string][]coaching.Note
	files map[string]string // the item that an attachment is, by the id of its file
}

func sorted(notes []coaching.Note) *notesLeft {
	left := &notesLeft{all: notes, about: map[string][]coaching.Note{}, files: map[string]string{}}
	for _, note := range notes {
		if subject := subjectOf(note); subject != "" {
			left.about[subject] = append(left.about[subject], note)
		}
	}
	return left
}

func subjectOf(note coaching.Note) string {
	if note.ItemID != "" {
		return note.ItemID
	}
	return note.GoalID
}

func (l *notesLeft) take(subject string) []coaching.Note {
	notes := l.about[subject]
	delete(l.about, subject)
	return notes
}

// sides shares out what is about the session itself, or about a goal that is not shown any more.
func (l *notesLeft) sides(r *Recap) []Side {
	sides := []Side{{Person: r.Me}, {Person: r.Session.Person}}
	for _, note := range l.all {
		if subject := subjectOf(note); subject != "" && (note.ItemID != "" || len(l.about[subject]) == 0) {
			continue
		}
		if r.Purpose == coaching.PurposeAgenda && note.DiscussedAt != 0 {
			continue // what was talked about is no longer on the agenda
		}
		for i := range sides {
			if sides[i].Person.ID == note.SideID {
				sides[i].Notes = append(sides[i].Notes, note)
			}
		}
	}
	return sides
}

// goals are those that stand in the session: open ones, and in a recap those that were closed in it.
func (d *desk) goals(r *Recap, left *notesLeft) error {
	filter := coaching.GoalFilter{PersonID: r.Session.Person.ID, ClosedSince: r.Session.At}
	if r.Purpose == coaching.PurposeAgenda {
		filter.State, filter.ClosedSince = coaching.GoalOpen, 0
	}
	for more := true; more; {
		page, err := (&coaching.Goals{Practice: d.practice}).List(filter)
		if err != nil {
			return err
		}
		for _, goal := range page.Goals {
			if goal, there := asOf(goal, r.Session.EndedAt); there {
				r.Goals = append(r.Goals, Goal{Goal: goal, Notes: left.take(goal.ID)})
			}
		}
		filter.Start, more = filter.Start+len(page.Goals), page.More
	}
	return nil
}

// asOf is a goal as it was when the session ended, which keeps its content; 0 is now.
func asOf(goal coaching.Goal, endedAt int64) (coaching.Goal, bool) {
	if endedAt == 0 {
		return goal, true
	}
	if goal.CreatedAt > endedAt {
		return goal, false
	}
	if goal.ClosedAt > endedAt {
		goal.State, goal.ClosedAt = coaching.GoalOpen, 0
	}
	goal.Commitments = slices.DeleteFunc(slices.Clone(goal.Commitments), func(a coaching.ActionItem) bool { return a.CreatedAt > endedAt })
	for i := range goal.Commitments {
		if goal.Commitments[i].DoneAt > endedAt {
			goal.Commitments[i].DoneAt, goal.Commitments[i].DoneBy = 0, ""
		}
	}
	return goal, true
}

func (d *desk) items(r *Recap, left *notesLeft) error {
	items, err := (&coaching.Items{Practice: d.practice}).In(r.Session.ID)
	if err != nil {
		return err
	}
	metrics := false
	for _, item := range items {
		if item.Kind == coaching.ItemFile {
			left.files[item.FileID] = item.ID
		} else {
			r.Items = append(r.Items, Item{Item: item, Notes: left.take(item.ID)})
			metrics = metrics || item.Kind == coaching.ItemMetric
		}
	}
	if !metrics {
		return nil
	}
	return d.lines(r)
}

// lines gives the metrics what their line is drawn of: what is later than the session's own value is not part of it.
func (d *desk) lines(r *Recap) error {
	since := time.UnixMilli(r.Session.At).Add(-back).Format(time.DateOnly)
	scores, err := (&coaching.Metrics{Practice: d.practice}).Scorecard(r.Session.Person.ID, since)
	if err != nil {
		return err
	}
	values := map[string][]coaching.MetricValue{}
	for _, score := range scores {
		values[score.Metric.ID] = score.Values
	}
	for i, each := range r.Items {
		for _, value := range values[each.Item.MetricID] {
			if each.Item.Metric != nil && value.On < each.Item.Metric.On {
				r.Items[i].Values = append(r.Items[i].Values, value)
			}
		}
		if each.Item.Metric != nil {
			r.Items[i].Values = append(r.Items[i].Values, coaching.MetricValue{On: each.Item.Metric.On, Value: each.Item.Metric.Value})
		}
	}
	return nil
}

func (d *desk) files(r *Recap, left *notesLeft) error {
	if d.attachments == nil {
		return nil
	}
	folder, err := d.attachments.In(folders.Place{Kind: folders.PlaceSession, ID: r.Session.ID})
	if err != nil {
		return err
	}
	for _, file := range folder.Files {
		if file.State != coaching.FileRemoved {
			r.Files = append(r.Files, File{File: file, Notes: left.take(left.files[file.ID])})
		}
	}
	return nil
}

func (d *desk) actions(r *Recap, _ *notesLeft) error {
	actions, err := (&coaching.Actions{Practice: d.practice}).In(r.Session.ID)
	r.Open, r.Completed = actions.Open, actions.Completed
	if r.Purpose == coaching.PurposeAgenda {
		r.Completed = nil
	}
	return err
}

func (d *desk) kudos(r *Recap, _ *notesLeft) error {
	if r.Purpose == coaching.PurposeAgenda {
		return nil // praise is given in the talk
	}
	for more := true; more; {
		page, err := (&coaching.Kudos{Practice: d.practice}).List(r.Session.Person.ID, r.Session.ID, len(r.Kudos))
		if err != nil {
			return err
		}
		r.Kudos, more = append(r.Kudos, page.Kudos...), page.More
	}
	return nil
}

func (d *desk) waiting(r *Recap, _ *notesLeft) (err error) {
	if r.Purpose == coaching.PurposeAgenda {
		r.Waiting, err = (&coaching.Notes{Practice: d.practice}).Waiting(r.Session.ID)
	}
	return err
}
