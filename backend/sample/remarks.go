package sample

import "alongside/backend/db"

// remark is a note about a goal, written in the session of that week.
type remark struct {
	week   int
	text   string
	theirs bool
}

// remarks are what both sides noted about goals, by title.
var remarks = map[string][]remark{
	"Lead the team retro": {
		{week: 4, text: "Three questions, forty minutes, no slides. She keeps the time, I keep quiet.", theirs: true},
		{week: 2, text: "The short version with half the team went well. What she wants to change: *fewer words from me, more silence*.", theirs: true},
		{week: 1, text: "The whole one is hers next time. She knows that I sit at the back."},
	},
	"Know returns from abroad well enough to be asked": {
		{week: 1, text: "Begin with Norway and Switzerland: those two are nine in ten."},
	},
	"Find out whether leading is for me": {
		{week: 7, text: "Both said the same: you talk to customers less, and about customers more.", theirs: true},
		{week: 4, text: "After the planning: she liked the people part, not the reporting part. Say both out loud next time."},
	},
	"A rota that is known four weeks ahead": {
		{week: 5, text: "Four weeks work for everybody but the parents: school holidays are known earlier, and should be in it.", theirs: true},
	},
	"A handbook that people open by themselves": {
		{week: 6, text: "What is opened most: **vouchers**, then returns. What nobody opens: the page about the phone system."},
	},
	"Delegate one thing a month that I like doing": {
		{week: 4, text: "The Monday figures went to Aoife. I miss them, and she does them better."},
	},
}

// remark writes a note about a goal. Notes about goals stand after the others of their session.
func (t *teller) remark(goal string, r remark, set held) {
	session := t.met(r.week)
	if session.start < set.start {
		session = set
	}
	at := session.start + 20*minute
	note := db.PutNoteParams{
		ID: t.id(at), SessionID: session.id, SideID: t.me, GoalID: &goal, AuthorID: t.me, Body: r.text,
		Position: int64(len(t.records.Notes) + 1), CreatedAt: at,
	}
	if r.theirs {
		note.SideID = t.person
	}
	t.records.Notes = append(t.records.Notes, note)
}
