package sharing

import (
	"cmp"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/pack"

	"github.com/google/uuid"
)

// What the other side did to a record.
const (
	newsNew       = "new"
	newsChanged   = "changed"
	newsWithdrawn = "withdrawn"
	newsProposed  = "proposed"
)

// kind of a record as people know it, and where to look again when it changed.
type named struct {
	name  string
	topic events.Topic
	news  []pack.Field // whose change is worth a word; the first is what it says
}

var names = map[pack.Kind]named{
	pack.KindSession:    {"session", events.Sessions, []pack.Field{pack.FieldTitle, pack.FieldPlannedAt, pack.FieldStartedAt, pack.FieldEndedAt}},
	pack.KindNote:       {"note", events.Notes, []pack.Field{pack.FieldBody, pack.FieldDiscussedAt}},
	pack.KindGoal:       {"goal", events.Goals, []pack.Field{pack.FieldTitle, pack.FieldOwner, pack.FieldStatus}},
	pack.KindAction:     {"action", events.Actions, []pack.Field{pack.FieldBody, pack.FieldDoneAt, pack.FieldAssignee, pack.FieldDueOn}},
	pack.KindKudos:      {"kudos", events.Kudos, []pack.Field{pack.FieldBody}},
	pack.KindItem:       {"item", events.Items, []pack.Field{pack.FieldSnapshot}},
	pack.KindAttachment: {"file", events.Files, []pack.Field{pack.FieldName, pack.FieldSHA256}},
	pack.KindTags:       {"tags", events.Sessions, nil},
	pack.KindShare:      {"share", events.Shares, nil},
	pack.KindAck:        {"acknowledgement", events.Shares, []pack.Field{pack.FieldComment}},
}

// report notes what is news to me, and what is to be told to the screen.
func (d *desk) report(written []arrival) error {
	fresh, err := d.fresh(written)
	if err != nil {
		return err
	}
	for _, a := range written {
		of := names[a.view.Record.Kind]
		d.told.add(of.topic, a.topicID())
		if of.topic == events.Goals || a.fields[pack.FieldGoal] != "" {
			d.told.add(events.Goals, a.id())
		}
		if a.session, err = d.acknowledged(a); err != nil {
			return err
		}
		for _, each := range d.newsOf(a, of) {
			if each.What == newsNew && each.Kind != names[pack.KindSession].name && each.SessionID != nil && fresh[*each.SessionID] {
				continue // in a session that is new as a whole nothing is more so than the rest
			}
			if err := d.addNews(each); err != nil {
				return err
			}
		}
	}
	if len(written) > 0 {
		d.told.add(events.Packs, d.joined.Row.PersonID)
	}
	return nil
}

// fresh are the sessions that came just now, or that came before and nobody has looked at yet.
func (d *desk) fresh(written []arrival) (map[string]bool, error) {
	ids, err := d.FreshSessions(d.ctx, d.joined.Row.PersonID)
	fresh := map[string]bool{}
	for _, id := range ids {
		fresh[id] = true
	}
	for _, a := range written {
		if a.view.Record.Kind == pack.KindSession && a.before == nil {
			fresh[a.id()] = true
		}
	}
	return fresh, err
}

// acknowledged is the session of the share that an acknowledgement is for.
func (d *desk) acknowledged(a arrival) (sessionID string, err error) {
	if a.view.Record.Kind != pack.KindAck {
		return "", nil
	}
	shares, err := d.SharesByID(d.ctx, []string{a.fields[pack.FieldShare]})
	if err != nil || len(shares) == 0 {
		return "", err
	}
	return shares[0].SessionID, nil
}

// addNews notes one piece of news. What was proposed is told once, however often it comes.
func (d *desk) addNews(news db.AddNewsParams) error {
	if news.What == newsProposed {
		known, err := d.IsNews(d.ctx, news.RecordID, news.Field, news.Before)
		if err != nil || known > 0 {
			return err
		}
	}
	return d.AddNews(d.ctx, news)
}

// topicID is what a topic's ids are of: mostly the record itself.
func (a arrival) topicID() string {
	if session := a.fields[pack.FieldSession]; session != "" && a.view.Record.Kind != pack.KindNote {
		return session
	}
	return a.id()
}

func (d *desk) newsOf(a arrival, of named) (news []db.AddNewsParams) {
	session := column(a.fields[pack.FieldSession])
	if a.view.Record.Kind == pack.KindSession {
		id := a.id()
		session = &id
	}
	if session == nil {
		session = column(cmp.Or(a.before[pack.FieldSession], a.session))
	}
	add := func(what, field, before string) {
		news = append(news, db.AddNewsParams{
			ID: uuid.Must(uuid.NewV7()).String(), RecordID: a.id(), PersonID: d.joined.Row.PersonID, SessionID: session, Kind: of.name,
			What: what, Field: field, Before: before, ArrivedAt: d.now.UnixMilli(),
		})
	}
	switch {
	case len(of.news) == 0:
	case a.view.Deleted:
		add(newsWithdrawn, "", a.before[of.news[0]])
	case a.before == nil && d.mine(a):
	case a.before == nil:
		add(newsNew, "", "")
	default:
		d.changes(a, of, add)
	}
	return news
}

// mine reports whether a record is news to nobody here: another device of mine made it.
func (d *desk) mine(a arrival) bool { return a.view.Record.Creator == d.joined.Me }

// changes adds what is different now, and what somebody else wrote at the same time as what is shown.
func (d *desk) changes(a arrival, of named, add func(what, field, before string)) {
	for _, field := range of.news {
		shown := a.view.Fields[field]
		if a.before[field] != a.fields[field] && shown.Person != d.joined.Me {
			add(newsChanged, fieldNames[field], a.before[field])
		}
		for _, other := range shown.Others {
			if text := cleaned(a.view.Record.Kind, field, other.Register.Value); text != a.fields[field] && text != "" {
				add(newsProposed, fieldNames[field], text)
			}
		}
	}
}

// fieldNames are the words for fields that news can be about.
var fieldNames = map[pack.Field]string{
	pack.FieldTitle: "title", pack.FieldPlannedAt: "planned", pack.FieldStartedAt: "started", pack.FieldEndedAt: "ended", pack.FieldBody: "text",
	pack.FieldDiscussedAt: "discussed", pack.FieldOwner: "owner", pack.FieldStatus: "status", pack.FieldDoneAt: "done",
	pack.FieldAssignee: "assignee", pack.FieldDueOn: "due", pack.FieldSnapshot: "text", pack.FieldName: "name", pack.FieldSHA256: "bytes",
	pack.FieldComment: "text",
}
