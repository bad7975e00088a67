package folders

import (
	"path"
	"strings"

	"github.com/gabriel-vasile/mimetype"
)

// Kind is how a file can be shown.
type Kind string

// Kinds of files.
const (
	KindImage    Kind = "image"
	KindPDF      Kind = "pdf"
	KindText     Kind = "text"
	KindMarkdown Kind = "markdown"
	KindTable    Kind = "table"
	KindAudio    Kind = "audio"
	KindVideo    Kind = "video"
	KindOther    Kind = "other"
)

const (
	plainText = "text/plain; charset=utf-8"
	justBytes = "application/octet-stream"
)

// shown are the types that a webview draws or plays itself, and that hold nothing which runs.
var shown = map[string]Kind{
	"image/jpeg": KindImage, "image/png": KindImage, "image/gif": KindImage, "image/webp": KindImage, "image/bmp": KindImage,
	"image/avif": KindImage, "image/vnd.mozilla.apng": KindImage,
	"application/pdf": KindPDF,
	"audio/mpeg":      KindAudio, "audio/wav": KindAudio, "audio/ogg": KindAudio, "audio/flac": KindAudio, "audio/mp4": KindAudio,
	"audio/x-m4a": KindAudio, "audio/aac": KindAudio, "audio/webm": KindAudio, "application/ogg": KindAudio,
	"video/mp4": KindVideo, "video/webm": KindVideo, "video/ogg": KindVideo, "video/quicktime": KindVideo,
	"video/x-m4v": KindVideo, "video/x-matroska": KindVideo, "video/x-msvideo": KindVideo,
}

// KindOf says by its first bytes what a file is, and what type to serve it as. The name only tells texts apart. Whatever
// is text, HTML and SVG too, is served as plain text or as bytes, so that no markup of a file is ever drawn.
func KindOf(name string, head []byte) (kind Kind, mime string) {
	found := mimetype.Detect(head)
	mime, _, _ = strings.Cut(found.String(), ";")
	if kind, is := shown[mime]; is {
		return kind, mime
	}
	if found.Is("image/svg+xml") || mime == justBytes || !isText(found) {
		return KindOther, served(mime)
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown", ".mdown":
		return KindMarkdown, plainText
	case ".csv", ".tsv", ".tab":
		return KindTable, plainText
	case ".svg", ".svgz":
		return KindOther, justBytes
	}
	return KindText, plainText
}

// served is the type that something is served as which is not shown: only what no webview takes for markup.
func served(mime string) string {
	if strings.Contains(mime, "xml") || strings.Contains(mime, "html") || strings.HasPrefix(mime, "text/") {
		return justBytes
	}
	return mime
}

func isText(found *mimetype.MIME) bool {
	for ; found != nil; found = found.Parent() {
		if found.Is("text/plain") {
			return true
		}
	}
	return false
}
