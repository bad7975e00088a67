package importing

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"alongside/backend/problem"
)

const (
	longestRow  = 4 << 20 // bytes of one row: far above any comment, far below what would hurt
	mostColumns = 500
)

var errTooLong = errors.New("row too long")

// row is one row of a file: where it begins, and its cells in the order of the header.
type row struct {
	line  int
	cells []string
}

// table reads rows one by one; next returns io.EOF after the last one.
type table interface {
	header() []string
	next() (row, error)
}

// file is an open file that is read as a table.
type file struct {
	table
	name      string
	format    string // csv or json
	encoding  string
	delimiter string // of a CSV file
	size      int64
	closer    io.Closer
	read      *counter
}

// Close closes the file.
func (f *file) Close() { _ = f.closer.Close() }

// cleanPath takes what people paste: quotation marks around it, or an address.
func cleanPath(path string) string {
	path = strings.Trim(strings.TrimSpace(path), `"'`)
	return strings.TrimPrefix(path, "file://")
}

// openFile opens a file at its first row below the header.
func openFile(path, encoding, delimiter string) (f *file, err error) {
	path = cleanPath(path)
	if path == "" {
		return nil, problem.Invalid("path", "Choose a file, or paste where it is.")
	}
	opened, err := os.Open(path)
	if err != nil {
		return nil, cannotOpen(path, err)
	}
	defer func() {
		if err != nil {
			_ = opened.Close()
		}
	}()
	info, err := opened.Stat()
	if err != nil {
		return nil, cannotOpen(path, err)
	}
	if !info.Mode().IsRegular() {
		return nil, problem.Invalid("path", "This is a folder or a device, not a file. Choose a CSV or JSON file.")
	}
	f = &file{name: filepath.Base(path), size: info.Size(), closer: opened, encoding: encoding, delimiter: delimiter}
	return f, f.begin(opened)
}

func cannotOpen(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return problem.Invalid("path", "There is no file "+path+". See that it is spelled right.")
	case errors.Is(err, fs.ErrPermission):
		return problem.Invalid("path", "You may not read the file "+path+". Copy it to where you may.")
	}
	return problem.Because(problem.CodeInvalid, "The file "+path+" cannot be read. Copy it to this computer and try again.", err)
}

func (f *file) begin(opened *os.File) error {
	found, err := encodingOf(opened)
	if err != nil {
		return unreadable(err)
	}
	if f.encoding == "" {
		f.encoding = found
	}
	coding, known := encodings[f.encoding]
	if !known {
		return problem.Invalid("encoding", "Alongside does not know this encoding.")
	}
	if _, err := opened.Seek(0, io.SeekStart); err != nil {
		return unreadable(err)
	}
	f.read = &counter{r: opened}
	leash := &leash{r: coding.NewDecoder().Reader(f.read), left: longestRow}
	text := bufio.NewReaderSize(leash, headSize)
	head, err := text.Peek(headSize)
	whole := errors.Is(err, io.EOF)
	if err != nil && !whole {
		return unreadable(err)
	}
	if start := bytes.TrimSpace(head); len(start) > 0 && (start[0] == '{' || start[0] == '[') {
		f.format, f.delimiter = "json", ""
		f.table, err = newJSON(text, leash, start)
	} else {
		f.format = "csv"
		err = f.beginCSV(text, leash, head, whole)
	}
	if err != nil {
		return unreadable(err)
	}
	if n := len(f.header()); n > mostColumns {
		return problem.Invalid("path", fmt.Sprintf("This file has %d columns, more than the %d that can be read. Export fewer.", n, mostColumns))
	}
	return nil
}

func (f *file) beginCSV(text io.Reader, leash *leash, head []byte, whole bool) (err error) {
	if f.delimiter == "" {
		f.delimiter = delimiterOf(string(head), whole)
	}
	if len(f.delimiter) != 1 || !strings.Contains(delimiters, f.delimiter) {
		return problem.Invalid("delimiter", "Columns can be separated by a comma, a semicolon, a tab or a bar.")
	}
	f.table, err = newCSV(text, leash, rune(f.delimiter[0]))
	return err
}

// unreadable gives what went wrong in reading its sentence.
func unreadable(err error) error {
	var told *problem.Error
	switch {
	case errors.As(err, &told):
		return err
	case errors.Is(err, io.EOF):
		return problem.Invalid("path", "There is nothing to read in this file.")
	case errors.Is(err, errTooLong):
		return problem.Invalid("path", "One row of this file is longer than 4 MB. Probably a quotation mark is missing. Repair the file, and try again.")
	}
	return problem.Because(problem.CodeInvalid, "The file cannot be read any further. Repair or export it again, and try once more.", err)
}

// counter counts the bytes that were read, to say how far it is.
type counter struct {
	r io.Reader
	n int64
}

// Read implements io.Reader.
func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// leash ends the reading of a row that does not end; whoever reads lengthens it for each row.
type leash struct {
	r    io.Reader
	left int
}

// Read implements io.Reader.
func (l *leash) Read(p []byte) (int, error) {
	if l.left <= 0 {
		return 0, errTooLong
	}
	n, err := l.r.Read(p)
	l.left -= n
	return n, err
}

func (l *leash) lengthen() { l.left = longestRow }
