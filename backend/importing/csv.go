package importing

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"alongside/backend/coaching"
)

// delimiters are what columns can be separated by.
const delimiters = ",;\t|"

// looked is how many rows are looked at to tell how a file is made.
const looked = 50

// csvTable reads CSV as it is found in the wild: rows of any length, quotation marks anywhere.
type csvTable struct {
	reader *csv.Reader
	leash  *leash
	names  []string
}

func newCSV(text io.Reader, leash *leash, delimiter rune) (*csvTable, error) {
	t := &csvTable{reader: lenient(text, delimiter), leash: leash}
	for {
		next, err := t.next()
		if err != nil {
			return nil, err
		}
		if len(next.cells) > 0 && !strings.HasPrefix(next.cells[0], "sep=") { // a word of Excel to itself
			t.names = headings(next.cells)
			return t, nil
		}
	}
}

func lenient(text io.Reader, delimiter rune) *csv.Reader {
	reader := csv.NewReader(text)
	reader.Comma, reader.LazyQuotes, reader.FieldsPerRecord, reader.ReuseRecord = delimiter, true, -1, true
	return reader
}

func (t *csvTable) header() []string { return t.names }

func (t *csvTable) next() (row, error) {
	for {
		t.leash.lengthen()
		cells, err := t.reader.Read()
		if err != nil {
			return row{}, err
		}
		if empty(cells) {
			continue
		}
		line, _ := t.reader.FieldPos(0)
		return row{line: line, cells: cells}, nil
	}
}

func empty(cells []string) bool {
	for _, cell := range cells {
		if strings.TrimSpace(cell) != "" {
			return false
		}
	}
	return true
}

// headings are the names of columns, each one unlike the others.
func headings(cells []string) []string {
	names, times := make([]string, len(cells)), map[string]int{}
	for i, cell := range cells {
		name := coaching.Tidy(cell)
		if name == "" {
			name = fmt.Sprintf("Column %d", i+1)
		}
		times[name]++
		if n := times[name]; n > 1 {
			name = fmt.Sprintf("%s (%d)", name, n)
		}
		names[i] = name
	}
	return names
}

// delimiterOf tells what separates the columns: what cuts the most rows into the same number of cells, as the header
// has. whole says that the text is the whole file, so that its last row is one.
func delimiterOf(text string, whole bool) string {
	if first, rest, found := strings.Cut(text, "\n"); found && strings.HasPrefix(first, "sep=") && len(first) > len("sep=") {
		if hint := first[len("sep="):][:1]; strings.Contains(delimiters, hint) {
			return hint
		}
		text = rest
	}
	best, most := ",", 0.0
	for _, delimiter := range delimiters {
		if score := consistency(text, delimiter, whole); score > most {
			best, most = string(delimiter), score
		}
	}
	return best
}

func consistency(text string, delimiter rune, whole bool) float64 {
	reader, counts := lenient(strings.NewReader(text), delimiter), []int{}
	for len(counts) < looked {
		cells, err := reader.Read()
		if err != nil {
			break
		}
		if !empty(cells) {
			counts = append(counts, len(cells))
		}
	}
	if !whole && len(counts) > 1 && len(counts) < looked {
		counts = counts[:len(counts)-1] // cut off
	}
	usual, times := 0, map[int]int{}
	for _, n := range counts {
		if times[n]++; times[n] > times[usual] || times[n] == times[usual] && n > usual {
			usual = n
		}
	}
	if usual < 2 {
		return 0
	}
	score := float64(times[usual])/float64(len(counts)) + float64(min(usual, 100))/1000
	if counts[0] == usual {
		score++
	}
	return score
}
