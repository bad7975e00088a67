package importing

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"

	"alongside/backend/problem"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// headSize is how much of a file is looked at to tell what it is.
const headSize = 64 << 10

// encodings are those that a file can have. A byte order mark is never part of the text.
var encodings = map[string]encoding.Encoding{
	"utf-8":        unicode.UTF8BOM,
	"utf-16le":     unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
	"utf-16be":     unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
	"windows-1252": charmap.Windows1252,
	"windows-1250": charmap.Windows1250,
}

// encodingOf tells the encoding of a file by its mark, by what can be read as UTF-8, and by where UTF-16 has its zeros;
// what is none of these was written by an older Windows program.
func encodingOf(file io.ReadSeeker) (name string, err error) {
	head := make([]byte, headSize)
	n, err := io.ReadFull(file, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return "", err
	}
	head = head[:n]
	switch {
	case bytes.HasPrefix(head, []byte{0xEF, 0xBB, 0xBF}):
		name = "utf-8"
	case bytes.HasPrefix(head, []byte{0xFF, 0xFE}):
		name = "utf-16le"
	case bytes.HasPrefix(head, []byte{0xFE, 0xFF}):
		name = "utf-16be"
	default:
		name = utf16Of(head)
	}
	if err := refuseBinary(head, name); err != nil || name != "" {
		return name, err
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return "", err
	}
	valid, err := validUTF8(file)
	if valid {
		return "utf-8", err
	}
	return "windows-1252", err
}

// utf16Of tells UTF-16 without a mark: every other byte of Western text is zero.
func utf16Of(head []byte) string {
	pairs := len(head) / 2
	if pairs < 2 {
		return ""
	}
	var even, odd int
	for i := 0; i+1 < len(head); i += 2 {
		if head[i] == 0 {
			even++
		}
		if head[i+1] == 0 {
			odd++
		}
	}
	switch {
	case odd*10 > pairs*4 && even*20 < pairs:
		return "utf-16le"
	case even*10 > pairs*4 && odd*20 < pairs:
		return "utf-16be"
	}
	return ""
}

// refuseBinary refuses what is no text, with a word on what it probably is.
func refuseBinary(head []byte, encoding string) error {
	switch {
	case len(head) == 0:
		return problem.Invalid("path", "This file is empty.")
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte{0xD0, 0xCF, 0x11, 0xE0}):
		return problem.Invalid("path", "This is a workbook or an archive, not a text file. Open it in its own program and save it as CSV, then choose that file.")
	case bytes.HasPrefix(head, []byte("%PDF")):
		return problem.Invalid("path", "This is a PDF, not a table. Export the data as CSV or JSON, and choose that file.")
	}
	if encoding != "utf-16le" && encoding != "utf-16be" && controls(head)*100 > len(head) || encoding == "" && bytes.IndexByte(head, 0) >= 0 {
		return problem.Invalid("path", "This is no text file, whatever its name says. Export the data as CSV or JSON, and choose that file.")
	}
	return nil
}

// controls counts the characters that no text has; in UTF-16 they are halves of letters.
func controls(head []byte) (count int) {
	for _, b := range head {
		if b == 0x7f || b < ' ' && bytes.IndexByte([]byte("\x00\t\n\r\f"), b) < 0 {
			count++
		}
	}
	return count
}

// validUTF8 reads to the end: one letter of an older encoding may stand far down.
func validUTF8(file io.Reader) (bool, error) {
	buffer, kept := make([]byte, 4*headSize), 0
	for {
		n, err := file.Read(buffer[kept:])
		text := buffer[:kept+n]
		if errors.Is(err, io.EOF) {
			return utf8.Valid(text), nil
		}
		if err != nil {
			return false, err
		}
		whole := wholeRunes(text)
		if !utf8.Valid(text[:whole]) {
			return false, nil
		}
		kept = copy(buffer, text[whole:])
	}
}

// wholeRunes is how much of a text can be judged: what is cut off at its end cannot.
func wholeRunes(text []byte) int {
	for back := 1; back <= utf8.UTFMax && back <= len(text); back++ {
		if at := len(text) - back; utf8.RuneStart(text[at]) {
			if !utf8.FullRune(text[at:]) {
				return at
			}
			break
		}
	}
	return len(text)
}
