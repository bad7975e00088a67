package sample

import (
	"time"

	"alongside/backend/db"
)

// task is an action item beside the goals. It was agreed on in the session of that week; due counts days from today (0:
// no date), done is the week it was checked off in, 0 while open. The category is in lower case, as it is found.
type task struct {
	week     int
	text     string
	mine     bool
	category string
	due      int
	done     int
	reads    string // the content that it opens
}

// cheer is praise, in the session of that week.
type cheer struct {
	week                int
	reason, emoji, text string
}

// tasks are the action items of each person, by name.
var tasks = map[string][]task{
	"Ada Nwosu": {
		{week: 4, text: "Ask José about a fairer pattern for late shifts", mine: true, category: "wellbeing", done: 3},
		{week: 2, text: "Write up the retro on the day it was held", category: "teamwork", due: -9, done: 1},
		{week: 1, text: "Spend an hour with Łukasz on returns from abroad", category: "skills", due: 2, reads: "Returns from abroad: who pays what"},
		{week: 1, text: "Tell Henrik how far she has come", mine: true, category: "career", due: -1},
	},
	"Zoë Lindqvist": {
		{week: 2, text: "Draft the plan for the December peak", category: "productivity", due: 5},
		{week: 2, text: "Find out what the training budget still holds", mine: true, category: "career", done: 1},
	},
	"José Marín": {
		{week: 3, text: "Try the new rota pattern for two weeks", category: "wellbeing", done: 1},
		{week: 3, text: "Show Tomáš the rota tool", category: "teamwork", due: 8},
	},
	"Łukasz Nowak": {
		{week: 2, text: "Move the top ten answers into the handbook", category: "quality", due: 12},
		{week: 2, text: "Ask the warehouse for their list of returns", mine: true, category: "quality", due: 1},
	},
	"Priya Raman": {
		{week: 2, text: "Agree on response times with the three largest customers", category: "quality", due: 4},
	},
	"Tomáš Dvořák": {
		{week: 2, text: "Take one full hour without tickets a day", category: "wellbeing", due: 7, reads: "Breaks that are breaks"},
		{week: 2, text: "Look at his headset: it crackles", mine: true, category: "productivity", due: -3},
	},
	"Aoife Brennan": {
		{week: 2, text: "Bring three reviews to listen to together", category: "quality", due: 6},
	},
	"Henrik Sørensen": {
		{week: 2, text: "Send the figures of the quarter on one page", mine: true, category: "productivity", due: 3},
	},
}

// cheers are the kudos of each person, by name.
var cheers = map[string][]cheer{
	"Ada Nwosu": {
		{week: 9, reason: "success", emoji: "🎉", text: "On live chats alone **two weeks early**, and nobody noticed the difference."},
		{week: 6, reason: "expertise", emoji: "💡", text: "The next step first, then the explanation: the whole team writes that way now."},
		{week: 2, reason: "effort", emoji: "👏", text: "Three weeks at 88 and better, with a cold in the second one."},
	},
	"Zoë Lindqvist": {{week: 2, reason: "value", emoji: "🙌", text: "Gave up two mornings a week so that Ada could learn in peace."}},
	"José Marín":    {{week: 3, reason: "effort", emoji: "🚀", text: "Rebuilt the rota over a weekend when the tool was down."}},
	"Priya Raman":   {{week: 2, reason: "success", emoji: "🏆", text: "Kept the hotel chain. They asked for her by name."}},
	"Łukasz Nowak":  {{week: 2, reason: "expertise", emoji: "💡", text: "One page about vouchers, and the questions stopped."}},
	"Aoife Brennan": {{week: 2, reason: "value", emoji: "❤️", text: "Gives bad news first to the person, then to nobody else."}},
}

// extras writes the action items and kudos of a story.
func (t *teller) extras() {
	for i, task := range tasks[t.story.name] {
		t.task(task, int64(i+1))
	}
	for _, cheer := range cheers[t.story.name] {
		t.cheer(cheer)
	}
}

// met is the session of a week, or the one before it that is nearest.
func (t *teller) met(week int) held {
	for ; week < 30; week++ {
		if session, met := t.held[week]; met {
			return session
		}
	}
	return held{}
}

func (t *teller) task(a task, place int64) {
	session := t.met(a.week)
	created := session.start + 20*minute + place*minute
	action := db.PutActionParams{
		ID: t.id(created), PersonID: t.person, AssigneeID: t.side(a.mine), Text: a.text, CategoryKey: a.category, SessionID: &session.id, ContentID: t.contentID(a.reads),
		Position: place, AuthorID: t.me, CreatedAt: created,
	}
	if a.due != 0 {
		due := time.UnixMilli(t.at(a.due, 12, 0)).In(t.now.Location()).Format(time.DateOnly)
		action.DueOn = &due
	}
	if a.done > 0 {
		done := t.monday(a.done) + t.between(0, 4)*day + t.between(9, 16)*hour
		action.DoneAt, action.DoneBy = &done, &action.AssigneeID
	}
	t.records.Actions = append(t.records.Actions, action)
}

func (t *teller) cheer(c cheer) {
	session := t.met(c.week)
	at := session.start + 22*minute
	t.records.Kudos = append(t.records.Kudos, db.AddKudosParams{
		ID: t.id(at), PersonID: t.person, ToID: t.person, SessionID: &session.id, Reason: c.reason, Emoji: c.emoji, Body: c.text,
		AuthorID: t.me, CreatedAt: at,
	})
}
