package importing

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"alongside/backend/problem"
)

const (
	keptFailures  = 10_000
	keptBytes     = 8 << 20 // of the cells of failed rows; what comes after has its reason only
	shownFailures = 100
	mostNames     = 100
)

// failures are the rows that could not be imported, as far as they are kept.
type failures struct {
	path   string
	header []string
	count  int
	bytes  int
	rows   []failure
}

type failure struct {
	Problem
	cells []string
}

func (f *failures) add(r row, why string) {
	f.count++
	if len(f.rows) >= keptFailures {
		return
	}
	kept := failure{Problem: Problem{Line: r.line, Message: why}}
	for _, cell := range r.cells {
		f.bytes += len(cell)
	}
	if f.bytes <= keptBytes {
		kept.cells = slices.Clone(r.cells)
	}
	f.rows = append(f.rows, kept)
}

func (f *failures) shown() []Problem {
	first := make([]Problem, min(len(f.rows), shownFailures))
	for i := range first {
		first[i] = f.rows[i].Problem
	}
	return first
}

// save writes the rows into a new file beside the one that they come from.
func (f *failures) save() (string, error) {
	if f.count == 0 {
		return "", problem.NotFound("There are no failed rows to save.")
	}
	base := strings.TrimSuffix(f.path, filepath.Ext(f.path)) + " - failed rows"
	for n := 1; n <= mostNames; n++ {
		path := base + ".csv"
		if n > 1 {
			path = fmt.Sprintf("%s %d.csv", base, n)
		}
		file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err == nil {
			err = errors.Join(f.write(file), file.Close())
		}
		if err != nil {
			return "", problem.Because(problem.CodeReadOnly, "The list cannot be written into "+filepath.Dir(path)+". Copy the file to where you may write, and import it again.", err)
		}
		return path, nil
	}
	return "", problem.Conflict("There are too many lists of failed rows in " + filepath.Dir(f.path) + " already. Remove some, and try again.")
}

// write writes CSV that every table program opens, with its mark so that letters come out right.
func (f *failures) write(to io.Writer) error {
	if _, err := io.WriteString(to, "\uFEFF"); err != nil {
		return err
	}
	out := csv.NewWriter(to)
	_ = out.Write(harmless(append([]string{"Line", "Why it was not imported"}, f.header...))) // Flush tells
	for _, each := range f.rows {
		_ = out.Write(harmless(append([]string{strconv.Itoa(each.Line), each.Message}, each.cells...)))
	}
	if rest := f.count - len(f.rows); rest > 0 {
		_ = out.Write([]string{"", fmt.Sprintf("%d more rows failed.", rest)})
	}
	out.Flush()
	return out.Error()
}

// harmless keeps a table program from running a cell as a formula.
func harmless(cells []string) []string {
	for i, cell := range cells {
		if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
			cells[i] = "'" + cell
		}
	}
	return cells
}
