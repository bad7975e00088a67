package coaching

import (
	"context"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/problem"
)

const (
	noCategory    = "This category is not in the list any more."
	emptyCategory = "Write the category first."
)

// Category is what action items are about, to coach by. Uses counts the action items that were asked for.
type Category struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Archived bool   `json:"archived"`
	Uses     int    `json:"uses"`
}

// Categories keeps the user's own list of them.
type Categories struct{ Practice *Practice }

// firstCategories fills the list at the first start.
func firstCategories(c *change) error {
	for _, name := range []string{"Skills", "Quality", "Productivity", "Wellbeing", "Career", "Teamwork"} {
		if err := c.AddCategory(c.ctx, newID(), name, fold(name)); err != nil {
			return err
		}
	}
	return nil
}

// List returns every category in the user's order, archived ones last, with how many action items of a person (all
// people where it is empty) were added since an instant (0: ever).
func (s *Categories) List(personID string, since int64) (categories []Category, err error) {
	defer problem.Catch(&err)
	rows, err := s.Practice.db.Read().ListCategories(context.Background(), personID, since)
	if err != nil {
		return nil, wrap(err, "list categories")
	}
	categories = make([]Category, len(rows))
	for i, row := range rows {
		categories[i] = Category{ID: row.Category.ID, Name: row.Category.Name, Archived: row.Category.ArchivedAt != nil, Uses: int(row.Uses)}
	}
	return categories, nil
}

// Add puts a category at the end of the list.
func (s *Categories) Add(name string) (err error) {
	defer problem.Catch(&err)
	return s.write("", name, func(c *change, name string) error {
		return c.AddCategory(c.ctx, newID(), name, fold(name))
	})
}

// Rename words a category anew, wherever it stands.
func (s *Categories) Rename(id, name string) (err error) {
	defer problem.Catch(&err)
	return s.write(id, name, func(c *change, name string) error {
		rows, err := c.RenameCategory(c.ctx, name, fold(name), id)
		return foundRows(rows, err, noCategory)
	})
}

// Archive takes a category off the list of those that are offered; action items keep it.
func (s *Categories) Archive(id string) (err error) {
	defer problem.Catch(&err)
	return s.archive(id, func(at *int64) *int64 { return at })
}

// Unarchive offers a category again.
func (s *Categories) Unarchive(id string) (err error) {
	defer problem.Catch(&err)
	return s.archive(id, func(*int64) *int64 { return nil })
}

func (s *Categories) archive(id string, when func(at *int64) *int64) error {
	return wrap(s.Practice.asMe(func(c *change) error {
		c.tell(events.Settings)
		rows, err := c.ArchiveCategory(c.ctx, when(&c.at), id)
		return foundRows(rows, err, noCategory)
	}), "archive category")
}

// write checks a name before it is written; id is the category that bears it then, empty where it is new.
func (s *Categories) write(id, name string, work func(c *change, name string) error) error {
	name, err := line("name", name, emptyCategory, longestTag)
	if err != nil {
		return err
	}
	return wrap(s.Practice.asMe(func(c *change) error {
		switch other, err := c.CategoryCalled(c.ctx, fold(name)); {
		case err == nil && other != id:
			return problem.Invalid("name", "This category is in the list already.")
		case err != nil && !db.Missing(err):
			return err
		}
		c.tell(events.Settings)
		c.tell(events.Actions)
		return work(c, name)
	}), "write category")
}
