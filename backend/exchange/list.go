package exchange

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"

	"alongside/backend/problem"
)

const (
	mostFiles = 10_000 // of a pair: what others put there is not to fill the memory
	atOnce    = 1024
)

// File is one file of a device, as it lies in the folder.
type File struct {
	Pair, Device, Name string
	Size, Modified     int64 // bytes; Unix nanoseconds
}

// List returns the files of all devices of a pair, the newest first, and of more than 10,000 only those. A pair without a
// folder has none. Where the folder of one device cannot be read, the files of the others are returned with the problem.
func (f *Folder) List(pair string) ([]File, error) {
	top, err := f.top()
	if err != nil {
		return nil, err
	}
	defer top.close()
	in, err := top.below(pair)
	if isNothing(err) {
		return nil, nil
	}
	if err != nil {
		return nil, f.told(err, "read")
	}
	defer in.close()
	found := listing{pair: pair, most: mostFiles}
	err = in.each(func(device string) error {
		at, err := in.below(device)
		if err != nil {
			found.fail(err)
			return nil
		}
		defer at.close()
		found.fail(at.each(func(name string) error { return found.add(at, device, name) }))
		return nil
	})
	found.fail(err)
	found.cut()
	return found.files, f.told(found.err, "read")
}

// isNothing says of an error that there is nothing there that is ours to read.
func isNothing(err error) bool { return errors.Is(err, fs.ErrNotExist) || errors.Is(err, ErrRefused) }

// listing is what is found of a pair.
type listing struct {
	pair  string
	most  int
	files []File
	err   error
}

// fail remembers the first error that is more than something gone meanwhile.
func (l *listing) fail(err error) {
	if l.err == nil && !isNothing(err) {
		l.err = err
	}
}

func (l *listing) add(at *place, device, name string) error {
	info, err := at.root.Lstat(name)
	if isNothing(err) {
		return nil
	}
	if err != nil {
		return err
	}
	if isRegular(info) {
		l.files = append(l.files, File{l.pair, device, name, info.Size(), info.ModTime().UnixNano()})
	}
	if len(l.files) >= 2*l.most {
		l.cut()
	}
	return nil
}

// cut sorts the files and keeps the newest.
func (l *listing) cut() {
	slices.SortFunc(l.files, func(a, b File) int {
		return cmp.Or(cmp.Compare(b.Modified, a.Modified), cmp.Compare(a.Device, b.Device), cmp.Compare(a.Name, b.Name))
	})
	l.files = l.files[:min(len(l.files), l.most)]
}

// each hands on the names in this directory that a device may have given.
func (p *place) each(do func(name string) error) error {
	for {
		entries, err := p.dir.ReadDir(atOnce)
		for _, entry := range entries {
			if name := entry.Name(); plain(name) && !ignored(name) {
				if err := do(name); err != nil {
					return err
				}
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// Pairs returns the names of the folders that are there for pairs.
func (f *Folder) Pairs() ([]string, error) {
	top, err := f.top()
	if err != nil {
		return nil, err
	}
	defer top.close()
	var pairs []string
	err = top.each(func(name string) error {
		if info, err := top.root.Lstat(name); err == nil && info.IsDir() && len(pairs) < mostFiles {
			pairs = append(pairs, name)
		}
		return nil
	})
	slices.Sort(pairs)
	return pairs, f.told(err, "read")
}

// Get opens a file that List found. It fails with ErrRefused where that is no regular file any more.
func (f *Folder) Get(file File) (io.ReadCloser, error) {
	in, err := f.device(file.Pair, file.Device, (*place).below)
	if err == nil {
		defer in.close()
		var opened io.ReadCloser
		if opened, err = in.open(file.Name); err == nil {
			return opened, nil
		}
	}
	switch {
	case problem.CodeOf(err) == problem.CodeInternal && errors.Is(err, fs.ErrNotExist):
		return nil, problem.Because(problem.CodeNotFound, "The file is not in the exchange folder any more.", err)
	case errors.Is(err, ErrRefused):
		return nil, fmt.Errorf("get %q: %w", file.Name, err)
	}
	return nil, f.told(err, "read")
}

// Remove removes a file of a device, and what is left of putting it. One that is not there is removed already.
func (f *Folder) Remove(pair, device, name string) error {
	if !plain(name) {
		return fmt.Errorf("remove %q: %w", name, ErrRefused)
	}
	in, err := f.device(pair, device, (*place).below)
	switch {
	case problem.CodeOf(err) != problem.CodeInternal:
		return err
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return f.told(err, "write to")
	}
	defer in.close()
	defer f.turn(pair + "/" + device + "/" + name)()
	for _, each := range []string{hidden(name), name} {
		if err := retried(func() error { return in.remove(each) }, isBusy); err != nil {
			return f.told(err, "write to")
		}
	}
	return nil
}

// remove removes a file or a link, and no folder.
func (p *place) remove(name string) error {
	info, err := p.root.Lstat(name)
	if err == nil && info.IsDir() {
		return ErrRefused
	}
	if err == nil {
		err = p.root.Remove(name)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
