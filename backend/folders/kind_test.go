package folders

import (
	"bytes"
	"image/png"
	"strings"
	"testing"
)

func TestKindsAreReadFromTheBytes(t *testing.T) {
	t.Parallel()
	var picture bytes.Buffer
	must(t, png.Encode(&picture, corners(4, 4)))
	for _, c := range []struct {
		name, head string
		kind       Kind
		mime       string
	}{
		{"a.png", picture.String(), KindImage, "image/png"},
		{"a.txt", picture.String(), KindImage, "image/png"},
		{"a.png", "MZ\x90\x00" + strings.Repeat("\x00", 200), KindOther, ""},
		{"a.png", "just text", KindText, plainText},
		{"a.pdf", "%PDF-1.7\n", KindPDF, "application/pdf"},
		{"a.txt", "text", KindText, plainText},
		{"a", "text", KindText, plainText},
		{"a.MD", "# text", KindMarkdown, plainText},
		{"a.csv", "a,b\n1,2\n", KindTable, plainText},
		{"a.csv", "one line", KindTable, plainText},
		{"a.json", `{"a": 1}`, KindText, plainText},
		{"a.html", "<!doctype html><script>alert(1)</script>", KindText, plainText},
		{"a.md", "<html><body><img src=x onerror=alert(1)>", KindMarkdown, plainText},
		{"a.svg", `<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>`, KindOther, justBytes},
		{"a.svg", "text", KindOther, justBytes},
		{"a.png", `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"></svg>`, KindOther, justBytes},
		{"a.mp3", "ID3\x03\x00\x00\x00\x00\x02\x00", KindAudio, "audio/mpeg"},
		{"a.wav", "RIFF\x24\x00\x00\x00WAVEfmt ", KindAudio, "audio/wav"},
		{"a.mp4", "\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom", KindVideo, "video/mp4"},
		{"a.zip", "PK\x03\x04" + strings.Repeat("\x00", 60), KindOther, ""},
	} {
		kind, mime := KindOf(c.name, []byte(c.head))
		if kind != c.kind || (c.mime != "" && mime != c.mime) || strings.Contains(mime, "html") || strings.Contains(mime, "svg") || strings.Contains(mime, "javascript") {
			t.Errorf("%s, %.20q: %s, %s", c.name, c.head, kind, mime)
		}
	}
	if kind, _ := KindOf("empty.txt", nil); kind != KindText {
		t.Errorf("an empty file is %s", kind)
	}
}
