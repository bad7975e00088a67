package coaching

import (
	"context"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/problem"
)

const (
	noContent          = "This is not in the library any more."
	emptyTitle         = "Give it a title."
	contentsOnPage     = 100
	longestDescription = 2000 // characters
)

// Contents keeps the library of public content.
type Contents struct{ Practice *Practice }

// List returns one page of the library, newest first.
func (s *Contents) List(filter ContentFilter) (page ContentPage, err error) {
	defer problem.Catch(&err)
	rows, err := s.Practice.db.Read().ListContents(context.Background(), db.ListContentsParams{
		Kind: string(filter.Kind), FindKey: fold(tidy(filter.Text)), TagKey: fold(tidy(filter.Tag)),
		PageStart: int64(max(filter.Start, 0)), PageSize: contentsOnPage + 1,
	})
	if err != nil {
		return page, wrap(err, "list contents")
	}
	if page.More = len(rows) > contentsOnPage; page.More {
		rows = rows[:contentsOnPage]
	}
	page.Contents = make([]Content, len(rows))
	for i, row := range rows {
		if page.Contents[i], err = contentFrom(row); err != nil {
			return page, err
		}
	}
	return page, nil
}

// Add puts an address into the library, and returns its id.
func (s *Contents) Add(in ContentInput) (id string, err error) {
	defer problem.Catch(&err)
	row, err := in.checked()
	if err != nil {
		return "", err
	}
	if row.Url, err = address(in.URL); err != nil {
		return "", err
	}
	err = s.Practice.asMe(func(c *change) error {
		id = newID()
		c.tell(events.Contents, id)
		err := c.AddContent(c.ctx, db.AddContentParams{
			ID: id, Kind: row.Kind, Title: row.Title, TitleKey: row.TitleKey, Url: row.Url, Description: row.Description,
			WordsKey: wordsKey(row.Url, row.Description), AuthorID: c.me, CreatedAt: c.at,
		})
		if err != nil {
			return err
		}
		return tagContent(c, id, in.Tags)
	})
	return id, wrap(err, "add content")
}

// Change writes an item of the library anew; a file stays the file that it is.
func (s *Contents) Change(id string, in ContentInput) (err error) {
	defer problem.Catch(&err)
	row, err := in.checked()
	if err != nil {
		return err
	}
	return s.alter(id, "change content", func(c *change) (int64, error) {
		before, err := c.FindContent(c.ctx, id)
		if err != nil {
			return 0, found(err, noContent)
		}
		if before.FileID == nil {
			if row.Url, err = address(in.URL); err != nil {
				return 0, err
			}
		}
		row.ID, row.WordsKey = id, wordsKey(row.Url, row.Description)
		if err := tagContent(c, id, in.Tags); err != nil {
			return 0, err
		}
		return c.ChangeContent(c.ctx, row)
	})
}

// Delete takes an item out of the library; Restore brings it back. The file of one stays in its folder.
func (s *Contents) Delete(id string) (err error) {
	defer problem.Catch(&err)
	return s.alter(id, "delete content", func(c *change) (int64, error) { return c.DeleteContent(c.ctx, &c.at, id) })
}

// Restore brings a deleted item of the library back.
func (s *Contents) Restore(id string) (err error) {
	defer problem.Catch(&err)
	return s.alter(id, "restore content", func(c *change) (int64, error) { return c.RestoreContent(c.ctx, id) })
}

func (s *Contents) alter(id, tried string, work func(c *change) (int64, error)) error {
	return wrap(s.Practice.asMe(func(c *change) error {
		c.tell(events.Contents, id)
		rows, err := work(c)
		return foundRows(rows, err, noContent)
	}), tried)
}

// checked returns the input as it is kept but for its address, or the sentence about the first field that cannot be taken.
func (in ContentInput) checked() (row db.ChangeContentParams, err error) {
	if row.Title, err = line("title", in.Title, emptyTitle, longestLine); err != nil {
		return row, err
	}
	if row.Description, err = fewLines("description", in.Description, longestDescription); err != nil {
		return row, err
	}
	row.Kind, row.TitleKey = string(in.Kind), fold(row.Title)
	return row, in.Kind.checked()
}

// tagContent gives an item of the library exactly these tags of mine.
func tagContent(c *change, id string, names []string) error {
	if err := c.UntagContent(c.ctx, id, c.me); err != nil {
		return err
	}
	return eachTag(c, names, func(tagID string) error {
		return c.TagContent(c.ctx, db.TagContentParams{ContentID: id, TagID: tagID, AuthorID: c.me, CreatedAt: c.at})
	})
}
