package recap

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"alongside/backend/folders"
	"alongside/backend/problem"
)

const (
	mostTries   = 1000             // names for a file, before something else is wrong
	printingFor = 60 * time.Second // until printing counts as stuck
	draftsFor   = 7 * 24 * time.Hour
)

// save writes a file below a folder under another name first, so that it appears whole or not at all, and never over
// another one.
func (d *desk) save(folder, title, extension string, write func(to io.Writer) error) (path string, err error) {
	return d.settle(folder, title, extension, func(draft *os.File) error { return write(draft) })
}

// savePage is save for a page.
func (d *desk) savePage(folder string, page []byte, title string) (string, error) {
	return d.save(folder, title, ".html", func(to io.Writer) error {
		_, err := to.Write(page)
		return err
	})
}

// savePrinted is save for a page that the system prints.
func (d *desk) savePrinted(page []byte, title string) (string, error) {
	return d.settle(d.documents, title, ".pdf", func(draft *os.File) error {
		if d.pdf == nil {
			return problem.NotFound("This computer cannot make the PDF by itself. Print the page from the browser instead.")
		}
		ctx, stop := context.WithTimeout(context.Background(), printingFor)
		defer stop()
		if err := d.pdf(ctx, page, draft.Name()); err != nil {
			return err
		}
		return printed(draft.Name())
	})
}

// printed sees that a system which says it has printed has indeed.
func printed(path string) error {
	const begins = "%PDF"
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	head := make([]byte, len(begins))
	if _, err := io.ReadFull(file, head); err != nil || string(head) != begins {
		return fmt.Errorf("read what was printed: %w", errors.Join(err, io.ErrUnexpectedEOF))
	}
	return nil
}

func (d *desk) settle(folder, title, extension string, fill func(draft *os.File) error) (path string, err error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", unwritable(folder, err)
	}
	draft, err := os.CreateTemp(folder, ".alongside-*"+extension)
	if err != nil {
		return "", unwritable(folder, err)
	}
	defer func() { _ = os.Remove(draft.Name()) }() // nothing is there any more once it has its name
	err = fill(draft)
	if closing := draft.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return "", unwritable(folder, err)
	}
	for number := 1; number < mostTries; number++ {
		name := title
		if number > 1 {
			name = fmt.Sprintf("%s (%d)", title, number)
		}
		path := filepath.Join(folder, folders.SafeName(name+extension))
		err := place(draft.Name(), path)
		if !errors.Is(err, fs.ErrExist) {
			return path, unwritable(folder, err)
		}
	}
	return "", unwritable(folder, fs.ErrExist)
}

// place gives a file its name, unless another one has it. A link replaces nothing; disks without links are asked first.
func place(draft, path string) error {
	err := os.Link(draft, path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return fs.ErrExist
	}
	return os.Rename(draft, path)
}

// sweep takes away the drafts of mails that are a week old: they were sent by now, or never will be.
func (d *desk) sweep() {
	drafts, err := os.ReadDir(d.drafts)
	if err != nil {
		return // there were none yet
	}
	for _, draft := range drafts {
		info, err := draft.Info()
		if err == nil && info.Mode().IsRegular() && d.now().Sub(info.ModTime()) > draftsFor {
			_ = os.Remove(filepath.Join(d.drafts, draft.Name())) // the next start tries again
		}
	}
}

// unwritable gives faults of a folder their sentence.
func unwritable(folder string, err error) error {
	var told *problem.Error
	if err == nil || errors.As(err, &told) {
		return err
	}
	return problem.Because(problem.CodeReadOnly, "Nothing can be written to "+folder+". See that there is space and that you may write there, and try again.", fmt.Errorf("save recap: %w", err))
}

// lastSaved is the file that was saved last: the only one that the page may have shown.
type lastSaved struct {
	mu   sync.Mutex
	path string
}

func (l *lastSaved) set(path string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.path = path
}

// Last returns the file that was saved last, empty before the first one.
func Last(s *Recaps) string {
	s.desk.last.mu.Lock()
	defer s.desk.last.mu.Unlock()
	return s.desk.last.path
}
