package exchange

import (
	"errors"
	"io/fs"
	"os"
)

// place is one directory of the folder, open.
type place struct {
	root *os.Root
	dir  *os.File
}

func placeOf(root *os.Root) (*place, error) {
	dir, err := root.Open(".")
	if err != nil {
		return nil, errors.Join(err, root.Close())
	}
	return &place{root, dir}, nil
}

func (p *place) close() { _ = errors.Join(p.dir.Close(), p.root.Close()) }

// below opens a directory in this one. What is no directory, or became a link meanwhile, is refused.
func (p *place) below(name string) (*place, error) {
	if !plain(name) {
		return nil, ErrRefused
	}
	before, err := p.root.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !before.IsDir() {
		return nil, ErrRefused
	}
	root, err := p.root.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	if after, err := root.Stat("."); err != nil || !os.SameFile(before, after) {
		return nil, errors.Join(ErrRefused, err, root.Close())
	}
	return placeOf(root)
}

// making is below for a directory that is made where it is not there. Who may read in it is for the folder around it to say:
// the other person may be another user of this machine or of the drive, and what is in a file is sealed.
func (p *place) making(name string) (*place, error) {
	switch err := p.root.Mkdir(name, 0o777); {
	case err == nil:
		if err := syncFolder(p.dir); err != nil {
			return nil, err
		}
	case !errors.Is(err, fs.ErrExist):
		return nil, err
	}
	return p.below(name)
}

// device opens the folder of a device of a pair, step by step, so that no link on the way is followed.
func (f *Folder) device(pair, device string, step func(*place, string) (*place, error)) (*place, error) {
	in, err := f.top()
	if err != nil {
		return nil, err
	}
	for _, name := range []string{pair, device} {
		next, err := step(in, name)
		in.close()
		if err != nil {
			return nil, err
		}
		in = next
	}
	return in, nil
}

// open opens a regular file of this directory. A pipe would wait for ever and a link lead elsewhere: neither is opened.
func (p *place) open(name string) (*os.File, error) {
	if !plain(name) {
		return nil, ErrRefused
	}
	before, err := p.root.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !isRegular(before) {
		return nil, ErrRefused
	}
	file, err := p.root.OpenFile(name, os.O_RDONLY|neverWait, 0)
	if err != nil {
		return nil, err
	}
	if after, err := file.Stat(); err != nil || !os.SameFile(before, after) {
		return nil, errors.Join(ErrRefused, err, file.Close())
	}
	return file, nil
}
