package importing

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"alongside/backend/coaching"
	"alongside/backend/problem"
)

// jsonTable reads a list of objects, an object that holds such a list, or one object per line. The columns are the keys
// of the first rows; what stands in an object inside is named by both keys.
type jsonTable struct {
	decoder *json.Decoder
	leash   *leash
	lines   *lineCounter
	inList  bool
	names   []string
	first   []object // rows that were read to find the columns
}

type object struct {
	line   int
	keys   []string
	values map[string]string
}

var notRows = problem.Invalid("path", "There are no rows in this JSON file. It should be a list of objects, like [{\"person\": \"Ada\", \"rating\": 5}].")

func newJSON(text io.Reader, leash *leash, head []byte) (*jsonTable, error) {
	lines := &lineCounter{r: text, line: 1}
	t := &jsonTable{decoder: json.NewDecoder(lines), leash: leash, lines: lines}
	t.decoder.UseNumber()
	if head[0] == '[' || !onePerLine(head) {
		if err := t.findList(); err != nil {
			return nil, broken(err)
		}
		t.inList = true
	}
	seen := map[string]bool{}
	for len(t.first) < looked {
		next, err := t.object()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		t.first = append(t.first, next)
		for _, key := range next.keys {
			if !seen[key] {
				seen[key] = true
				t.names = append(t.names, key)
			}
		}
	}
	if len(t.names) == 0 {
		return nil, notRows
	}
	return t, nil
}

// onePerLine tells objects that stand in a line each from one that holds a list.
func onePerLine(head []byte) bool {
	line, rest, found := bytes.Cut(head, []byte("\n"))
	return json.Valid(line) && (!found || len(bytes.TrimSpace(rest)) == 0 || bytes.TrimSpace(rest)[0] == '{') && !bytes.Contains(line, []byte("[{"))
}

// findList goes to the first list of the file.
func (t *jsonTable) findList() error {
	token, err := t.decoder.Token()
	if err != nil || token == json.Delim('[') {
		return err
	}
	for t.decoder.More() {
		if _, err := t.decoder.Token(); err != nil { // the key
			return err
		}
		if t.peekList() {
			_, err := t.decoder.Token()
			return err
		}
		var skipped json.RawMessage
		if err := t.decoder.Decode(&skipped); err != nil {
			return err
		}
	}
	return notRows
}

// peekList reports whether the value that follows is a list.
func (t *jsonTable) peekList() bool {
	t.decoder.More() // reads on where the value is not there yet
	head, _ := io.ReadAll(io.LimitReader(t.decoder.Buffered(), 64))
	head = bytes.TrimLeft(head, ": \t\r\n")
	return len(head) > 0 && head[0] == '['
}

func (t *jsonTable) header() []string { return t.names }

func (t *jsonTable) next() (row, error) {
	var next object
	if len(t.first) > 0 {
		next, t.first = t.first[0], t.first[1:]
	} else {
		var err error
		if next, err = t.object(); err != nil {
			return row{}, err
		}
	}
	cells := make([]string, len(t.names))
	for i, name := range t.names {
		cells[i] = next.values[name]
	}
	return row{line: next.line, cells: cells}, nil
}

// object reads the next object.
func (t *jsonTable) object() (object, error) {
	t.leash.lengthen()
	if t.inList && !t.decoder.More() {
		if _, err := t.decoder.Token(); err != nil {
			return object{}, broken(err)
		}
		return object{}, io.EOF
	}
	var raw json.RawMessage
	if err := t.decoder.Decode(&raw); err != nil {
		if errors.Is(err, io.EOF) && !t.inList {
			return object{}, io.EOF
		}
		return object{}, broken(err)
	}
	o := object{line: t.lines.at(t.decoder.InputOffset() - int64(len(raw))), values: map[string]string{}}
	if err := o.fill("", raw); err != nil {
		return object{}, notRows
	}
	return o, nil
}

func (o *object) fill(prefix string, raw []byte) error {
	decoder := json.NewDecoder(bytes.NewReader(raw))
	if token, err := decoder.Token(); err != nil || token != json.Delim('{') {
		return errors.New("no object")
	}
	for decoder.More() {
		key, err := decoder.Token()
		if err != nil {
			return err
		}
		var value json.RawMessage
		if err := decoder.Decode(&value); err != nil {
			return err
		}
		name := prefix + coaching.Tidy(fmt.Sprint(key))
		if value[0] == '{' && prefix == "" {
			if err := o.fill(name+".", value); err != nil {
				return err
			}
			continue
		}
		if _, twice := o.values[name]; !twice && len(o.keys) <= mostColumns {
			o.keys = append(o.keys, name)
		}
		o.values[name] = plainText(value)
	}
	return nil
}

// plainText is a value as a cell would show it.
func plainText(value json.RawMessage) string {
	switch value[0] {
	case '"':
		var text string
		_ = json.Unmarshal(value, &text) // it was read as JSON before
		return text
	case 'n':
		return ""
	case '[':
		var parts []json.RawMessage
		_ = json.Unmarshal(value, &parts)
		texts := make([]string, len(parts))
		for i, part := range parts {
			texts[i] = plainText(part)
		}
		return strings.Join(texts, ", ")
	}
	return string(value)
}

// broken gives what is no JSON its sentence.
func broken(err error) error {
	var told *problem.Error
	if errors.Is(err, errTooLong) || errors.As(err, &told) {
		return err
	}
	return problem.Because(problem.CodeInvalid, "This JSON file is cut off or broken: "+err.Error()+". Export it again, and try once more.", err)
}

// lineCounter remembers where lines begin, as far as nobody has asked for them yet.
type lineCounter struct {
	r      io.Reader
	offset int64
	breaks []int64
	line   int
}

// Read implements io.Reader.
func (l *lineCounter) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	for i, b := range p[:n] {
		if b == '\n' {
			l.breaks = append(l.breaks, l.offset+int64(i))
		}
	}
	l.offset += int64(n)
	return n, err
}

// at is the line of an offset; offsets only grow.
func (l *lineCounter) at(offset int64) int {
	passed := 0
	for passed < len(l.breaks) && l.breaks[passed] < offset {
		passed++
	}
	l.breaks = l.breaks[passed:]
	l.line += passed
	return l.line
}
