package folders

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
)

var errUnable = errors.New("the disk cannot rename without replacing")

// Rename gives a file another name in the directory it is in: to is made safe, and where it is taken the next free one
// is. Nothing is ever replaced. It fails with ErrChanged where the file is not what from says.
func (d *Disk) Rename(from Found, to string) (Found, error) {
	in, base, err := d.find(from.Name)
	if err != nil {
		return Found{}, fmt.Errorf("rename file: %w", err)
	}
	defer in.close()
	if err := in.still(base, from); err != nil {
		return Found{}, fmt.Errorf("rename file: %w", missingIsChanged(err))
	}
	d.between()
	to = SafeName(to)
	if to == base {
		return from, nil
	}
	name, err := settle(to, func(free string) error { return in.rename(base, free) })
	if err != nil {
		return Found{}, fmt.Errorf("rename file: %w", missingIsChanged(err))
	}
	look, err := in.look(name)
	if err != nil {
		return Found{}, fmt.Errorf("rename file: %w", missingIsChanged(err))
	}
	if !look.is(from) { // something else took its place in between
		return Found{}, fmt.Errorf("rename file: %w", errors.Join(ErrChanged, in.rename(name, base)))
	}
	found := look.found(path.Join(path.Dir(from.Name), name))
	found.SHA256 = from.SHA256
	return found, in.sync()
}

// missingIsChanged says of a file that is gone that it is no longer what it was.
func missingIsChanged(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return ErrChanged
	}
	return err
}

// rename gives a file of this directory another name. It fails with fs.ErrExist where that is taken, unless by the file
// itself: a disk that does not tell capitals apart takes "A" for "a".
func (p *place) rename(from, to string) error {
	err := moveNew(p, from, p, to)
	if !errors.Is(err, fs.ErrExist) || Key(from) != Key(to) {
		return err
	}
	one, first := p.root.Lstat(from)
	other, second := p.root.Lstat(to)
	if first != nil || second != nil || !os.SameFile(one, other) || p.lists(to) {
		return err
	}
	return p.root.Rename(from, to)
}

// lists says whether the directory itself holds exactly this name; asking for the name would find its twin as well.
func (p *place) lists(name string) bool {
	dir, err := p.root.Open(".")
	if err != nil {
		return true
	}
	defer dir.Close()
	names, err := dir.Readdirnames(-1)
	if err != nil {
		return true
	}
	for _, each := range names {
		if each == name {
			return true
		}
	}
	return false
}

// moveNew moves a file to another directory of the same disk, and never onto another file. A disk that has no one step
// for that takes the name by a second link first; where there are no links either, it looks before it moves.
func moveNew(in *place, from string, to *place, name string) error {
	err := renameNew(in.dir, from, to.dir, name)
	if !errors.Is(err, errUnable) {
		return err
	}
	if in == to {
		if err := in.root.Link(from, name); err == nil {
			return in.root.Remove(from)
		} else if errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	if _, err := to.root.Lstat(name); err == nil {
		return &os.LinkError{Op: "rename", Old: from, New: name, Err: fs.ErrExist}
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return renameAcross(in.dir, from, to.dir, name)
}
