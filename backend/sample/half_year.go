package sample

import (
	"slices"
	"strings"
	"time"

	"alongside/backend/db"
	"alongside/backend/folders"
)

const (
	minute = int64(60_000) // in milliseconds, as all instants here
	hour   = 60 * minute
	day    = 24 * hour
)

// HalfYear returns the sample team: eight people and what happened with them in the last 26 weeks, with me as their
// lead. The same seed gives the same records all day long, but for today's session, which is always still to come.
func HalfYear(seed uint64, now time.Time, me string) Records {
	records := Records{Metrics: measures(newChance(seed, "metrics"), now, me)}
	for _, each := range shelf() {
		records.Papers = append(records.Papers, Paper{folders.Place{Kind: folders.PlaceLibrary}, each.name, each.content, now.Truncate(24*time.Hour).AddDate(0, -2, 0).UnixMilli()})
	}
	fillLibrary(newChance(seed, "library"), &records, now, me)
	for _, story := range team() {
		(&teller{chance: newChance(seed, story.name), records: &records, story: story, now: now, me: me}).tell()
	}
	return records
}

// teller turns one story into records.
type teller struct {
	chance
	records    *Records
	story      story
	now        time.Time
	me, person string
	held       map[int]held // by week
}

// held is a session of the story that took place.
type held struct {
	id         string
	start, end int64
}

func (t *teller) tell() {
	s := t.story
	created := t.monday(s.since) + 9*hour + t.between(0, 59)*minute
	t.person, t.held = t.id(created), map[int]held{}
	relation := "reportee"
	if s.manager {
		relation = "manager"
	}
	t.records.People = append(t.records.People, db.AddPersonParams{
		ID: t.person, Name: s.name, Email: s.email, RoleTitle: s.role, Relation: relation, CadenceDays: int64(s.every),
		Sample: 1, AuthorID: t.me, CreatedAt: created,
	})
	for _, session := range s.sessions {
		t.hold(session)
	}
	for i, aim := range s.goals {
		t.aim(aim, int64(i+1))
	}
	t.extras()
	t.heard()
	if s.next != nil {
		t.prepare(*s.next)
	}
	t.measure()
	t.papers()
	for _, session := range s.sessions {
		if slices.Contains(session.tags, "quality") {
			t.discuss(t.held[session.week])
		}
	}
	t.keep()
}

// monday is the first instant of the week so many weeks before this one.
func (t *teller) monday(weeksAgo int) int64 {
	back := (int(t.now.Weekday()) + 6) % 7
	return t.at(-back-7*weeksAgo, 0, 0)
}

// at is an instant of the day so many days from today, where the user is.
func (t *teller) at(days, hour, minute int) int64 {
	return time.Date(t.now.Year(), t.now.Month(), t.now.Day()+days, hour, minute, 0, 0, t.now.Location()).UnixMilli()
}

// hold writes a session that took place: in the week of the story, at the person's usual hour, some days off and on.
func (t *teller) hold(s telling) {
	back := (int(t.now.Weekday()) + 6) % 7
	weekday := t.story.slot.weekday
	if t.once(5) {
		weekday = min(max(weekday+one(t.chance, []int{-1, 1}), 0), 4)
	}
	planned := t.at(weekday-back-7*s.week, t.story.slot.hour, 0)
	start := planned + one(t.chance, []int64{-3, 0, 0, 1, 2, 4, 7, 11})*minute
	end := start + t.between(24, 43)*minute
	eve := planned - day
	if weekday == 0 {
		eve = planned - 3*day
	}
	created := eve + t.between(-20, 60)*minute
	session := db.PutSessionParams{PlannedAt: &planned, StartedAt: &start, EndedAt: &end, CreatedAt: created}
	if t.once(4) { // begun on the spot
		session.PlannedAt, session.CreatedAt = nil, start
	}
	id := t.put(session, s.title, s.tags, s.private)
	t.held[s.week] = held{id, start, end}
	for i, note := range s.notes {
		written := start + int64(i+1)*(end-start)/int64(len(s.notes)+1)
		switch {
		case note.late:
			written = t.monday(s.week-1) + t.between(9*60, 11*60)*minute
		case session.PlannedAt != nil && t.once(4): // prepared beforehand
			written = created + int64(i+1)*3*minute
		}
		t.note(id, note, i, written)
	}
}

// prepare writes a session to come, with what is noted for it already.
func (t *teller) prepare(p plan) {
	planned := t.at(p.days, p.hour, p.minute)
	if planned <= t.now.UnixMilli() {
		const half = 30 * minute // late in the day, so that today's session is still to come
		planned = min(t.now.UnixMilli()/half*half+2*half, t.at(1, 0, 0)-minute)
	}
	yesterday := t.at(-1, 16, 0)
	id := t.put(db.PutSessionParams{PlannedAt: &planned, CreatedAt: yesterday - 2*day}, p.title, p.tags, p.private)
	for i, note := range p.notes {
		t.note(id, note, i, yesterday+int64(i)*4*minute)
		t.records.Notes[len(t.records.Notes)-1].Topic = 1
	}
}

// put writes a session with its tags and my personal note, and returns its id.
func (t *teller) put(session db.PutSessionParams, title string, tags []string, private string) string {
	session.ID, session.PersonID, session.AuthorID = t.id(session.CreatedAt), t.person, t.me
	// Titles and tags of the sample are plain ASCII: in lower case they are their own key.
	session.Title, session.TitleKey = title, strings.ToLower(title)
	t.records.Sessions = append(t.records.Sessions, session)
	for _, tag := range tags {
		t.records.SessionTags = append(t.records.SessionTags, Tagging{session.ID, tag, t.me, session.CreatedAt})
	}
	if private != "" {
		t.records.Private = append(t.records.Private, PrivateNote{session.ID, t.person, private})
	}
	return session.ID
}

func (t *teller) note(session string, n jotting, place int, at int64) {
	note := db.PutNoteParams{
		ID: t.id(at), SessionID: session, SideID: t.me, AuthorID: t.me, Body: n.text, Position: int64(place + 1), CreatedAt: at,
	}
	if n.theirSide {
		note.SideID = t.person
	}
	if n.byOne {
		note.AuthorID = t.person
	}
	if n.late {
		note.Addendum = 1
	}
	if n.left {
		note.Topic = 1
	}
	t.records.Notes = append(t.records.Notes, note)
}
