package coaching

import (
	"context"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/problem"
)

const noPerson = "This person is not in your list any more."

// People keeps the people of my circle, me among them.
type People struct{ Practice *Practice }

// Me returns who I am; a problem of the code not_found says that nobody has been asked yet.
func (s *People) Me() (me Person, err error) {
	defer problem.Catch(&err)
	row, err := s.Practice.db.Read().FindMe(context.Background())
	if err != nil {
		return me, found(wrap(err, "find me"), "Tell Alongside your name first.")
	}
	return personFrom(row), nil
}

// Introduce says who I am: at the first start, and again to change it.
func (s *People) Introduce(in PersonInput) (me Person, err error) {
	defer problem.Catch(&err)
	in, err = in.checked()
	if err != nil {
		return me, err
	}
	err = s.Practice.change(func(c *change) error {
		row, err := introduce(c, in)
		me = personFrom(row)
		return err
	})
	return me, wrap(err, "introduce me")
}

func introduce(c *change, in PersonInput) (db.Person, error) {
	c.tell(events.People)
	if c.me != "" {
		return c.ChangePerson(c.ctx, db.ChangePersonParams{
			ID: c.me, Name: in.Name, Email: in.Email, RoleTitle: in.RoleTitle, Relation: string(RelationMe),
		})
	}
	id := newID()
	if err := c.SetAuthor(c.ctx, &id); err != nil {
		return db.Person{}, err
	}
	if err := firstSessionTypes(c); err != nil {
		return db.Person{}, err
	}
	if err := firstCategories(c); err != nil {
		return db.Person{}, err
	}
	if err := firstQuestions(c); err != nil {
		return db.Person{}, err
	}
	return c.AddPerson(c.ctx, db.AddPersonParams{
		ID: id, Name: in.Name, Email: in.Email, RoleTitle: in.RoleTitle, Relation: string(RelationMe), AuthorID: id, CreatedAt: c.at,
	})
}

// List returns everybody but me, archived people too, by name.
func (s *People) List() (people []PersonInView, err error) {
	defer problem.Catch(&err)
	rows, err := s.Practice.db.Read().ListPeople(context.Background())
	if err != nil {
		return nil, wrap(err, "list people")
	}
	people = make([]PersonInView, len(rows))
	for i, row := range rows {
		people[i] = PersonInView{
			Person: personFrom(row.Person), LastHeldAt: row.LastHeldAt, NextPlannedAt: row.NextPlannedAt, LiveSessionID: row.LiveSessionID,
		}
	}
	return people, nil
}

// Add puts a person into my circle.
func (s *People) Add(in PersonInput) (person Person, err error) {
	defer problem.Catch(&err)
	in, err = in.checked()
	if err != nil {
		return person, err
	}
	err = s.Practice.asMe(func(c *change) error {
		row, err := c.AddPerson(c.ctx, db.AddPersonParams{
			ID: newID(), Name: in.Name, Email: in.Email, RoleTitle: in.RoleTitle, Relation: string(in.Relation),
			CadenceDays: int64(in.CadenceDays), AuthorID: c.me, CreatedAt: c.at,
		})
		person = personFrom(row)
		c.tell(events.People, row.ID)
		return err
	})
	return person, wrap(err, "add person")
}

// Change writes what is known about a person anew.
func (s *People) Change(id string, in PersonInput) (person Person, err error) {
	defer problem.Catch(&err)
	in, err = in.checked()
	if err != nil {
		return person, err
	}
	err = s.Practice.asMe(func(c *change) error {
		if id == c.me {
			in.Relation = RelationMe
		}
		row, err := c.ChangePerson(c.ctx, db.ChangePersonParams{
			ID: id, Name: in.Name, Email: in.Email, RoleTitle: in.RoleTitle, Relation: string(in.Relation), CadenceDays: int64(in.CadenceDays),
		})
		person = personFrom(row)
		c.tell(events.People, id)
		return found(err, noPerson)
	})
	return person, wrap(err, "change person")
}

// Archive takes a person out of pickers and lists; everything about them is kept.
func (s *People) Archive(id string) (err error) {
	defer problem.Catch(&err)
	return s.setArchived(id, true)
}

// Unarchive brings an archived person back.
func (s *People) Unarchive(id string) (err error) {
	defer problem.Catch(&err)
	return s.setArchived(id, false)
}

func (s *People) setArchived(id string, archived bool) error {
	return wrap(s.Practice.asMe(func(c *change) error {
		var at *int64
		if archived {
			at = &c.at
		}
		rows, err := c.ArchivePerson(c.ctx, at, id)
		c.tell(events.People, id)
		return foundRows(rows, err, noPerson)
	}), "archive person")
}
