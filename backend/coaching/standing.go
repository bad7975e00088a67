package coaching

import (
	"context"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/problem"
)

const noStanding = "This standing topic is not in the list any more."

// StandingTopic stands in every new session with a person, or of a type (a title that is offered). Body is Markdown.
type StandingTopic struct {
	ID       string `json:"id"`
	PersonID string `json:"personId"`
	TypeID   string `json:"typeId"`
	Body     string `json:"body"`
}

// Standing keeps the standing topics.
type Standing struct{ Practice *Practice }

// List returns the standing topics of a person or of a type, in their order.
func (s *Standing) List(personID, typeID string) (topics []StandingTopic, err error) {
	defer problem.Catch(&err)
	rows, err := s.Practice.db.Read().ListStandingTopics(context.Background(), personID, typeID)
	if err != nil {
		return nil, wrap(err, "list standing topics")
	}
	topics = make([]StandingTopic, len(rows))
	for i, row := range rows {
		topics[i] = StandingTopic{ID: row.ID, PersonID: words(row.PersonID), TypeID: words(row.TypeID), Body: row.Body}
	}
	return topics, nil
}

// Add puts a topic at the end of the list of a person or of a type: one of the two is given.
func (s *Standing) Add(personID, typeID, markdown string) (err error) {
	defer problem.Catch(&err)
	if markdown, err = topicText(markdown); err != nil {
		return err
	}
	if (personID == "") == (typeID == "") {
		return problem.Invalid("person", "A standing topic belongs to a person or to a kind of session.")
	}
	return wrap(s.Practice.asMe(func(c *change) error {
		c.tell(events.Settings)
		_, err := c.AddStandingTopic(c.ctx, db.AddStandingTopicParams{
			ID: newID(), PersonID: column(personID), TypeID: column(typeID), Body: markdown, CreatedAt: c.at,
		})
		return err
	}), "add standing topic")
}

// Reword writes a topic anew; the sessions that it stands in keep their words.
func (s *Standing) Reword(id, markdown string) (err error) {
	defer problem.Catch(&err)
	if markdown, err = topicText(markdown); err != nil {
		return err
	}
	return wrap(s.Practice.asMe(func(c *change) error {
		c.tell(events.Settings)
		rows, err := c.RewordStandingTopic(c.ctx, markdown, id)
		return foundRows(rows, err, noStanding)
	}), "reword standing topic")
}

// Remove takes a topic off the list; the sessions that it stands in keep it.
func (s *Standing) Remove(id string) (err error) {
	defer problem.Catch(&err)
	return wrap(s.Practice.asMe(func(c *change) error {
		c.tell(events.Settings)
		rows, err := c.DeleteStandingTopic(c.ctx, id)
		return foundRows(rows, err, noStanding)
	}), "remove standing topic")
}

func topicText(markdown string) (string, error) {
	markdown, err := body(markdown)
	if err == nil && blank(markdown) {
		err = problem.Invalid("body", "Write the topic first.")
	}
	return markdown, err
}

// standTopics writes the standing topics of a person and of the type that a title is into a session, each once: a
// session that takes the title of another type gets that type's topics beside what it has.
func standTopics(c *change, sessionID, personID, title string) error {
	typeID, err := typeCalled(c, title)
	if err != nil {
		return err
	}
	topics, err := c.ListStandingTopics(c.ctx, personID, typeID)
	if err != nil || len(topics) == 0 {
		return err
	}
	there, err := c.StandingInSession(c.ctx, sessionID)
	if err != nil {
		return err
	}
	stands := map[string]bool{}
	for _, id := range there {
		stands[words(id)] = true
	}
	for _, topic := range topics {
		if stands[topic.ID] {
			continue
		}
		note, err := c.AddNote(c.ctx, db.AddNoteParams{
			ID: newID(), SessionID: &sessionID, SideID: c.me, Body: topic.Body, Topic: 1, AuthorID: c.me, CreatedAt: c.at,
		})
		if err != nil {
			return err
		}
		if err := c.StandNote(c.ctx, &topic.ID, note.ID); err != nil {
			return err
		}
	}
	c.tell(events.Notes, sessionID)
	return nil
}

// typeCalled finds the type that a title is, empty where it is none.
func typeCalled(c *change, title string) (string, error) {
	types, err := c.ListSessionTypes(c.ctx)
	for _, each := range types {
		if fold(each.Name) == fold(title) {
			return each.ID, nil
		}
	}
	return "", err
}
