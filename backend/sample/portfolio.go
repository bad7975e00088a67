package sample

import (
	"strings"
	"time"

	"alongside/backend/db"
)

// proof is an item of somebody's portfolio: an entry, or with a path a link. It happened in that week. Goal is how a goal
// that it supports begins; signed is the week of the sign-off, 0 for none; shown is the week of the session that it was
// brought to.
type proof struct {
	week              int
	title, path, text string
	tags              []string
	goal              string
	signed            int
	comment           string
	shown             int
}

// proofs are the portfolios, by name.
var proofs = map[string][]proof{
	"Ada Nwosu": {
		{week: 9, title: "First week of live chats alone", text: "Twenty-three chats, none handed over.\n\nWhat helped:\n\n- one question at a time\n- the closing line read back\n- Zoë's **list of three** beside the screen", tags: []string{"onboarding"}, goal: "Take live chats", signed: 9, comment: "I read eight of them. She did."},
		{week: 6, title: "My page about parcels that come back", path: "handbook/parcels-back", text: "Written after the fifth question about it. Łukasz put it into the handbook.", tags: []string{"knowledge"}},
		{week: 2, title: "Three weeks at 88 and better", text: "88, 91, 90. Henrik read the numbers out in the round.", tags: []string{"quality"}, goal: "Quality score", signed: 2, comment: "With a cold in the second one."},
		{week: 1, title: "Led the short retro", text: "Half the team, forty minutes, **three things changed** afterwards:\n\n1. Questions about the rota go to one place.\n2. The board stays open all week.\n3. Nobody is asked twice on one day.", tags: []string{"growth"}, goal: "Lead the team retro", shown: 1},
	},
	"Zoë Lindqvist": {
		{week: 12, title: "The buddy plan", path: "handbook/buddy-plan", text: "Two pages. Two new colleagues have gone through it without me.", tags: []string{"onboarding"}, goal: "A buddy plan", signed: 11, comment: "The second buddy did not even ask me where it is."},
		{week: 3, title: "Gave the hardest case away", text: "It went to Ada. I listened, said nothing and wrote down what I would have said. Half of it would have been wrong.", tags: []string{"delegation"}, goal: "Hand over the hardest", shown: 3},
	},
	"José Marín": {
		{week: 13, title: "The rota, four weeks ahead", path: "handbook/rota-plan", text: "The first one that nobody had to change in its last week.", tags: []string{"rota"}, goal: "A rota that is known"},
		{week: 4, title: "Rebuilt the rota by hand", text: "The tool was down from Friday to Monday. Everybody knew on Saturday when they work.", tags: []string{"rota"}, signed: 3, comment: "On his own weekend."},
	},
	"Łukasz Nowak": {
		{week: 10, title: "Top ten answers of the handbook", path: "handbook/top-ten", text: "Opened **412 times** in the first month.", tags: []string{"knowledge"}, goal: "A handbook that people", signed: 6, comment: "People open it by themselves. That was the aim."},
		{week: 2, title: "One page about vouchers", path: "handbook/vouchers", tags: []string{"knowledge"}, goal: "A handbook that people"},
	},
	"Priya Raman": {
		{week: 8, title: "Twenty customers by name", text: "All twenty called once, without a reason. Four of them told me something that we did not know.", tags: []string{"business"}, goal: "Know the twenty", signed: 8},
	},
	"Tomáš Dvořák": {
		{week: 6, title: "Two afternoons about the old system", path: "talks/old-system", text: "Recorded, with the questions at the end.", tags: []string{"knowledge"}, goal: "Pass on what only I know"},
	},
	"Aoife Brennan": {
		{week: 4, title: "Two reviewers, four points apart", text: "Twelve cases scored twice. The widest gap was four points; in spring it was nineteen.", tags: []string{"quality"}, goal: "Two reviewers score", signed: 4, comment: "And both of them found it fair."},
	},
}

// recommended says which content came up with whom, in the session of that week.
var recommended = map[string]struct {
	week  int
	title string
}{
	"Ada Nwosu":     {5, "A retro in forty minutes"},
	"Zoë Lindqvist": {11, "Giving work away without losing it"},
	"Aoife Brennan": {4, "Speaking in front of two hundred people"},
}

// keep writes a portfolio, and what of it and of the library came up in sessions.
func (t *teller) keep() {
	for _, each := range proofs[t.story.name] {
		t.prove(each)
	}
	if content, is := recommended[t.story.name]; is {
		t.bring(t.met(content.week), db.PutItemParams{ContentID: t.contentID(content.title)})
	}
}

func (t *teller) prove(p proof) {
	at := t.monday(p.week) + 2*day + t.between(9*60, 16*60)*minute
	item := db.PutEvidenceParams{
		ID: t.id(at), PersonID: t.person, Kind: "entry", Title: p.title, TitleKey: strings.ToLower(p.title), Body: p.text,
		HappenedOn: time.UnixMilli(at).In(t.now.Location()).Format(time.DateOnly), AuthorID: t.me, CreatedAt: at,
	}
	if p.path != "" {
		item.Kind, item.Url = "link", "https://care.example.org/"+p.path
	}
	item.WordsKey = strings.ToLower(item.Url + "\n" + item.Body)
	if p.signed > 0 {
		signed := t.monday(p.signed) + 3*day + t.between(14*60, 17*60)*minute
		item.SignedAt, item.SignedBy, item.SignedComment = &signed, &t.me, p.comment
	}
	t.records.Evidence = append(t.records.Evidence, item)
	for _, tag := range p.tags {
		t.records.EvidenceTags = append(t.records.EvidenceTags, Tagging{item.ID, tag, t.me, at})
	}
	for _, goal := range t.records.Goals {
		if p.goal != "" && goal.PersonID == t.person && strings.HasPrefix(goal.Title, p.goal) {
			t.records.EvidenceGoals = append(t.records.EvidenceGoals, db.SupportGoalParams{EvidenceID: item.ID, GoalID: goal.ID, AuthorID: t.me, CreatedAt: at})
		}
	}
	if p.shown > 0 {
		t.bring(t.met(p.shown), db.PutItemParams{EvidenceID: &item.ID})
	}
}
