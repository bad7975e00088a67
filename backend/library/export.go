package library

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/folders"
	"alongside/backend/problem"
)

const (
	pageName  = "index.html"
	textName  = "portfolio.md"
	filesName = "files"
	mostTries = 1000 // names for a folder, before something else is wrong
)

// export is one that is being written.
type export struct {
	portfolio coaching.Portfolio
	order     Order
	at        time.Time
	open      Opener
	names     map[string]string // of copied files, by id
	done      Exported
}

// write makes the folder below a place under another name first, so that it appears whole or not at all.
func (e *export) write(place string) (Exported, error) {
	if err := os.MkdirAll(place, 0o755); err != nil {
		return e.done, unwritable(place, err)
	}
	draft, err := os.MkdirTemp(place, ".alongside-export-")
	if err != nil {
		return e.done, unwritable(place, err)
	}
	defer func() { _ = os.RemoveAll(draft) }() // nothing is there any more once it has its name
	e.done.Items, e.done.NotCopied = len(e.portfolio.Items), []string{}
	if err := e.fill(draft); err != nil {
		return e.done, unwritable(place, err)
	}
	e.done.Path, err = settle(draft, place, e.title())
	if err != nil {
		return e.done, unwritable(place, err)
	}
	return e.done, nil
}

func (e *export) title() string {
	return fmt.Sprintf("Evidence %s %s–%s", e.portfolio.Person.Name, e.order.From, e.order.Until)
}

func (e *export) fill(folder string) error {
	if err := os.Chmod(folder, 0o755); err != nil { // MkdirTemp lets nobody else in, unlike every other folder here
		return err
	}
	if err := e.copyFiles(filepath.Join(folder, filesName)); err != nil {
		return err
	}
	page, err := e.page()
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(folder, pageName), page, 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, textName), e.text(), 0o644)
}

// copyFiles copies the files of all items. One that cannot be read is named in the end; a disk that cannot be written
// ends everything.
func (e *export) copyFiles(folder string) error {
	if err := os.Mkdir(folder, 0o755); err != nil {
		return err
	}
	e.names = map[string]string{}
	taken := map[string]bool{}
	for _, item := range e.portfolio.Items {
		if item.File == nil {
			continue
		}
		from, name, err := e.open.file(item.File.ID)
		if err != nil {
			e.done.NotCopied = append(e.done.NotCopied, item.Title)
			continue
		}
		name = free(folders.SafeName(name), taken)
		readable, err := pour(from, filepath.Join(folder, name))
		_ = from.Close()
		if err != nil {
			return err
		}
		if !readable {
			e.done.NotCopied = append(e.done.NotCopied, item.Title)
			continue
		}
		e.names[item.File.ID] = name
		e.done.Files++
	}
	return nil
}

// file opens one file.
func (open Opener) file(id string) (io.ReadCloser, string, error) {
	if open == nil {
		return nil, "", fs.ErrNotExist
	}
	return open(id)
}

// free is a name that no other file has, on disks too that do not tell capitals apart.
func free(name string, taken map[string]bool) string {
	extension := filepath.Ext(name)
	stem := name[:len(name)-len(extension)]
	for number := 2; taken[folders.Key(name)]; number++ {
		name = fmt.Sprintf("%s (%d)%s", stem, number, extension)
	}
	taken[folders.Key(name)] = true
	return name
}

// pour writes all that can be read into a new file, and takes the file away again where reading fails.
func pour(from io.Reader, path string) (readable bool, err error) {
	to, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return false, err
	}
	source := &watched{from: from}
	_, err = io.Copy(to, source)
	if closing := to.Close(); err == nil {
		err = closing
	}
	if source.failed {
		return false, os.Remove(path)
	}
	return err == nil, err
}

// watched remembers whether it was the reading that failed.
type watched struct {
	from   io.Reader
	failed bool
}

// Read reads on, and notes what is no plain end.
func (w *watched) Read(into []byte) (int, error) {
	n, err := w.from.Read(into)
	w.failed = w.failed || (err != nil && !errors.Is(err, io.EOF))
	return n, err
}

// settle gives a folder its name, with a number where that is taken.
func settle(draft, place, title string) (string, error) {
	for number := 1; number < mostTries; number++ {
		name := folders.SafeName(title)
		if number > 1 {
			name = fmt.Sprintf("%s (%d)", name, number)
		}
		path := filepath.Join(place, name)
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
			continue
		}
		return path, os.Rename(draft, path)
	}
	return "", fmt.Errorf("name export: %w", fs.ErrExist)
}

// unwritable gives faults of the place their sentence.
func unwritable(place string, err error) error {
	return problem.Because(problem.CodeReadOnly, "The portfolio cannot be written to "+place+". See that there is space and that you may write there, or choose another folder.", fmt.Errorf("export portfolio: %w", err))
}
