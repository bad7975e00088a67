package coaching

import (
	"context"

	"alongside/backend/db"
	"alongside/backend/problem"
)

// Tag is a word that sessions and goals are found by, with the number of places that bear it.
type Tag struct {
	Name string `json:"name"`
	Uses int    `json:"uses"`
}

// Tags suggests the tags that are in use.
type Tags struct{ Practice *Practice }

// List returns every tag in use, the most used first.
func (s *Tags) List() (tags []Tag, err error) {
	defer problem.Catch(&err)
	rows, err := s.Practice.db.Read().ListTags(context.Background())
	if err != nil {
		return nil, wrap(err, "list tags")
	}
	tags = make([]Tag, len(rows))
	for i, row := range rows {
		tags[i] = Tag{Name: row.Name, Uses: int(row.Uses)}
	}
	return tags, nil
}

// eachTag finds or makes the tag of every name, and hands its id on.
func eachTag(c *change, names []string, work func(tagID string) error) error {
	for _, name := range names {
		name, err := line("tags", name, "Write the tag first.", longestTag)
		if err != nil {
			return err
		}
		id, err := c.EnsureTag(c.ctx, db.EnsureTagParams{ID: newID(), Name: name, NameKey: fold(name), CreatedAt: c.at})
		if err != nil {
			return err
		}
		if err := work(id); err != nil {
			return err
		}
	}
	return nil
}
