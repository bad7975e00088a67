package sample

import (
	"fmt"
	"math"
	"strings"
	"time"

	"alongside/backend/db"
)

// Size says how big an installation to make. Notes are spread unevenly over the sessions, as people write them.
type Size struct {
	People, Sessions, Notes, Goals int
	Seed                           uint64
}

// Large is more than a team lead can fill in a life's work: what every screen has to be quick with.
var Large = Size{People: 500, Sessions: 10_000, Notes: 100_000, Goals: 2_000, Seed: 1}

const years = 5 // that a big installation goes back

// crowd makes an installation from numbers.
type crowd struct {
	chance
	Records
	now int64
	me  string
}

// Plan returns an installation of that size, which goes back five years. The same seed, day and me give the same
// records. Some one session in a hundred is still to come, none is live.
func Plan(size Size, now time.Time, me string) Records {
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location())
	c := &crowd{chance: newChance(size.Seed, "crowd"), now: today.UnixMilli(), me: me}
	for i := range size.People {
		c.person(i)
	}
	if size.People > 0 {
		for i := range size.Sessions {
			c.session(i, size.Sessions)
		}
		for range size.Goals {
			c.goal()
		}
	}
	if size.Sessions > 0 && size.People > 0 {
		c.fillNotes(size.Notes)
	}
	return c.Records
}

// ago is an instant before today; the nearer, the more likely.
func (c *crowd) ago() int64 {
	back := math.Pow(c.Float64(), 1.5) * years * 365
	return c.now - int64(back*float64(day)) - day
}

func (c *crowd) person(i int) {
	name := fmt.Sprintf("%s %s", firstNames[i%len(firstNames)], lastNames[(i/len(firstNames)+7*i)%len(lastNames)])
	created := c.now - years*366*day
	relation := "reportee"
	if c.once(50) {
		relation = "manager"
	}
	c.People = append(c.People, db.AddPersonParams{
		ID: c.id(created), Name: name, Email: fmt.Sprintf("person%d@example.org", i), RoleTitle: one(c.chance, roles),
		Relation: relation, CadenceDays: one(c.chance, []int64{0, 7, 14, 14, 28}), Sample: 1, AuthorID: c.me, CreatedAt: created,
	})
}

func (c *crowd) session(i, all int) {
	at := c.ago()/hour*hour + 9*hour
	end := at + c.between(20, 50)*minute
	session := db.PutSessionParams{PersonID: one(c.chance, c.People).ID, AuthorID: c.me, PlannedAt: &at, StartedAt: &at, EndedAt: &end}
	session.CreatedAt = at - day
	if i >= all-all/100 { // to come
		at = c.now + c.between(0, 60*24)*hour
		session.StartedAt, session.EndedAt, session.CreatedAt = nil, nil, c.now-day
	}
	session.ID = c.id(session.CreatedAt)
	session.Title = one(c.chance, titles)
	session.TitleKey = strings.ToLower(session.Title)
	c.Sessions = append(c.Sessions, session)
	if !c.once(3) {
		c.SessionTags = append(c.SessionTags, Tagging{session.ID, one(c.chance, tags), c.me, session.CreatedAt})
	}
}

// fillNotes gives some sessions many notes and some few.
func (c *crowd) fillNotes(n int) {
	places := make([]int64, len(c.Sessions))
	for range n {
		i := int(math.Pow(c.Float64(), 1.3) * float64(len(c.Sessions)))
		session := c.Sessions[i]
		places[i]++
		note := db.PutNoteParams{
			SessionID: session.ID, SideID: c.me, AuthorID: c.me, Body: c.text(), Position: places[i], CreatedAt: session.CreatedAt + places[i]*minute,
		}
		if c.once(2) {
			note.SideID = session.PersonID
		}
		note.ID = c.id(note.CreatedAt)
		c.Notes = append(c.Notes, note)
	}
}

// text is a note of one to six sentences, now and then with a list.
func (c *crowd) text() string {
	var body strings.Builder
	mark := " "
	if c.once(5) {
		mark = "\n- "
		body.WriteString("**" + one(c.chance, tags) + "**:\n- ")
	}
	for i := range 1 + c.IntN(6) {
		if i > 0 {
			body.WriteString(mark)
		}
		body.WriteString(one(c.chance, openings) + " " + one(c.chance, middles) + " " + one(c.chance, endings))
	}
	return body.String()
}

func (c *crowd) goal() {
	created := c.ago()
	goal := db.PutGoalParams{
		ID: c.id(created), PersonID: one(c.chance, c.People).ID, OwnerID: c.me, Title: one(c.chance, middles) + " " + one(c.chance, endings),
		Position: int64(len(c.Goals) + 1), AuthorID: c.me, CreatedAt: created,
	}
	if !c.once(4) {
		goal.OwnerID = goal.PersonID
	}
	closed := created + c.between(0, (c.now-created)/day)*day
	switch c.IntN(5) {
	case 0, 1:
		goal.ReachedAt = &closed
	case 2:
		goal.DroppedAt = &closed
	}
	c.Goals = append(c.Goals, goal)
	c.GoalTags = append(c.GoalTags, Tagging{goal.ID, one(c.chance, tags), c.me, created})
	for i := range c.IntN(5) {
		action := db.PutActionParams{
			ID: c.id(created), PersonID: goal.PersonID, GoalID: &goal.ID, AssigneeID: goal.OwnerID, Text: one(c.chance, middles) + " " + one(c.chance, endings),
			Position: int64(i + 1), AuthorID: c.me, CreatedAt: created,
		}
		if c.once(2) {
			action.DoneAt, action.DoneBy = &closed, &action.AssigneeID
		}
		c.Actions = append(c.Actions, action)
	}
}
