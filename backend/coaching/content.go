package coaching

import (
	"alongside/backend/db"
	"alongside/backend/problem"
)

// ContentKind says what an item of the library is.
type ContentKind string

// The kinds of content.
const (
	ContentArticle  ContentKind = "article"
	ContentVideo    ContentKind = "video"
	ContentDocument ContentKind = "document"
	ContentLink     ContentKind = "link"
)

// ContentKinds lists every kind for the generated TypeScript enum.
var ContentKinds = []struct {
	Value  ContentKind
	TSName string
}{{ContentArticle, "Article"}, {ContentVideo, "Video"}, {ContentDocument, "Document"}, {ContentLink, "Link"}}

func (kind ContentKind) checked() error {
	for _, each := range ContentKinds {
		if each.Value == kind {
			return nil
		}
	}
	return problem.Invalid("kind", "Say what kind of content it is.")
}

// Content is an item of the library: an address, or a file of the library's folder. Of URL and File one is filled. Of a
// copy that came from the other side, Awaits names the file that did not come along.
type Content struct {
	ID          string      `json:"id"`
	Kind        ContentKind `json:"kind"`
	Title       string      `json:"title"`
	URL         string      `json:"url"`
	File        *StoredFile `json:"file,omitempty"`
	Awaits      string      `json:"awaits"`
	Description string      `json:"description"`
	Tags        []string    `json:"tags"`
	AuthorID    string      `json:"authorId"`
	CreatedAt   int64       `json:"createdAt"`
}

// ContentInput is what is entered about an item of the library; a file has no address.
type ContentInput struct {
	Kind        ContentKind `json:"kind"`
	Title       string      `json:"title"`
	URL         string      `json:"url"`
	Description string      `json:"description"`
	Tags        []string    `json:"tags"`
}

// ContentFilter narrows the library; empty fields do not. Text is looked for in titles, descriptions and addresses;
// Start is how many to pass over.
type ContentFilter struct {
	Text  string      `json:"text"`
	Kind  ContentKind `json:"kind"`
	Tag   string      `json:"tag"`
	Start int         `json:"start"`
}

// ContentPage is one page of the library; More says that another one follows.
type ContentPage struct {
	Contents []Content `json:"contents"`
	More     bool      `json:"more"`
}

// FileContent is the record of a file that appeared in the library's folder: its name without the ending is its title.
func FileContent(row db.File) db.AddContentParams {
	title := titleOfFile(row)
	kind := ContentDocument
	if FileKind(row.Kind) == FileVideo {
		kind = ContentVideo
	}
	return db.AddContentParams{
		ID: newID(), Kind: string(kind), Title: title, TitleKey: fold(title), FileID: &row.ID, AuthorID: row.AuthorID, CreatedAt: row.CreatedAt,
	}
}

func contentFrom(row db.ListContentsRow) (content Content, err error) {
	content = Content{
		ID: row.Content.ID, Kind: ContentKind(row.Content.Kind), Title: row.Content.Title, URL: row.Content.Url,
		Description: row.Content.Description, AuthorID: row.Content.AuthorID, CreatedAt: row.Content.CreatedAt,
	}
	if content.File, err = fileIn(row.File); err != nil {
		return content, err
	}
	return content, fromJSON(row.Tags, &content.Tags)
}
