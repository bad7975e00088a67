package sample

import "alongside/backend/db"

// aim writes a goal that was set in one of the sessions, with its commitments.
func (t *teller) aim(a aim, place int64) {
	set := t.held[a.week]
	created := set.start + 15*minute
	goal := db.PutGoalParams{
		ID: t.id(created), PersonID: t.person, OwnerID: t.side(a.mine), Title: a.title, Position: place,
		SessionID: &set.id, AuthorID: t.me, CreatedAt: created,
	}
	if a.reached > 0 {
		goal.ReachedAt = t.closed(a.reached)
	}
	if a.dropped > 0 {
		goal.DroppedAt = t.closed(a.dropped)
	}
	t.records.Goals = append(t.records.Goals, goal)
	for _, tag := range a.tags {
		t.records.GoalTags = append(t.records.GoalTags, Tagging{goal.ID, tag, t.me, created})
	}
	for i, promise := range a.promises {
		t.promise(goal, promise, a.week, int64(i+1))
	}
	for _, remark := range remarks[a.title] {
		t.remark(goal.ID, remark, set)
	}
}

func (t *teller) promise(goal db.PutGoalParams, p promise, set int, place int64) {
	created := goal.CreatedAt + place*minute
	action := db.PutActionParams{
		ID: t.id(created), PersonID: t.person, GoalID: &goal.ID, AssigneeID: t.side(p.mine), Text: p.text, Position: place,
		ContentID: t.contentID(p.reads), AuthorID: t.me, CreatedAt: created,
	}
	if p.done > 0 {
		done := t.monday(p.done) + t.between(0, 4)*day + t.between(9, 16)*hour + t.between(0, 59)*minute
		if p.done == set { // the day after they said so
			done = created + day + t.between(-40, 40)*minute
		}
		if closed := goal.ReachedAt; closed != nil {
			done = min(done, *closed)
		}
		action.DoneAt, action.DoneBy = &done, &action.AssigneeID
	}
	t.records.Actions = append(t.records.Actions, action)
}

// closed is when a goal was reached or dropped: in the session of that week, or on its Friday.
func (t *teller) closed(week int) *int64 {
	at := t.monday(week) + 4*day + t.between(10, 15)*hour
	if session, met := t.held[week]; met {
		at = session.start + 10*minute
	}
	return &at
}

func (t *teller) side(mine bool) string {
	if mine {
		return t.me
	}
	return t.person
}
