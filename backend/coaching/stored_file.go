package coaching

import (
	"path"
	"strings"
	"time"

	"alongside/backend/db"
)

// FileKind says how a file can be shown.
type FileKind string

// The kinds of files. What is none of the others can only be opened with another program.
const (
	FileImage    FileKind = "image"
	FilePDF      FileKind = "pdf"
	FileText     FileKind = "text"
	FileMarkdown FileKind = "markdown"
	FileTable    FileKind = "table"
	FileAudio    FileKind = "audio"
	FileVideo    FileKind = "video"
	FileOther    FileKind = "other"
)

// FileKinds lists every kind for the generated TypeScript enum.
var FileKinds = []struct {
	Value  FileKind
	TSName string
}{
	{FileImage, "Image"}, {FilePDF, "PDF"}, {FileText, "Text"}, {FileMarkdown, "Markdown"}, {FileTable, "Table"},
	{FileAudio, "Audio"}, {FileVideo, "Video"}, {FileOther, "Other"},
}

// FileState says whether a file can be read now.
type FileState string

// The states of a file: there; not there any more, and perhaps back one day; known to this disk but not on it yet, as
// cloud folders have it; there but not to be read; taken off the list.
const (
	FilePresent     FileState = "present"
	FileMissing     FileState = "missing"
	FilePlaceholder FileState = "placeholder"
	FileUnreadable  FileState = "unreadable"
	FileRemoved     FileState = "removed"
)

// FileStates lists every state for the generated TypeScript enum.
var FileStates = []struct {
	Value  FileState
	TSName string
}{
	{FilePresent, "Present"}, {FileMissing, "Missing"}, {FilePlaceholder, "Placeholder"}, {FileUnreadable, "Unreadable"},
	{FileRemoved, "Removed"},
}

// StoredFile is a file of an ordinary folder as its row knows it. Name is what people read, Path the folder inside the
// folder it lies in, empty at the top. Version changes with its bytes. Size is in bytes.
type StoredFile struct {
	ID         string    `json:"id"`
	Name       string    `json:"name"`
	Path       string    `json:"path"`
	Kind       FileKind  `json:"kind"`
	Mime       string    `json:"mime"`
	Size       int64     `json:"size"`
	ModifiedAt int64     `json:"modifiedAt"`
	State      FileState `json:"state"`
	Version    string    `json:"version"`
	AuthorID   string    `json:"authorId"`
	CreatedAt  int64     `json:"createdAt"`
}

const versionLength = 16 // hex digits: enough to tell the versions of one file apart

// StoredFileFrom is what people see of a row. It is a function of its own because folders and this package list files.
func StoredFileFrom(row db.File) StoredFile {
	name := tidy(row.DiskName)
	folder, _ := path.Split(name)
	return StoredFile{
		ID: row.ID, Name: path.Base(name), Path: strings.TrimSuffix(folder, "/"), Kind: FileKind(row.Kind), Mime: row.Mime,
		Size: row.Size, ModifiedAt: row.ModifiedNs / int64(time.Millisecond), State: FileState(row.State),
		Version: row.Sha256[:min(len(row.Sha256), versionLength)], AuthorID: row.AuthorID, CreatedAt: row.CreatedAt,
	}
}
