package folders

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"
)

// Discard moves a file into the app's own trash, where id is its name: on the same disk by renaming, else by a copy that
// is on disk and compared before the file goes. It fails with ErrChanged where the file is not what f says; the trash is
// made where there is none.
func (d *Disk) Discard(f Found, trash string, id string) error {
	in, base, err := d.find(f.Name)
	if err != nil {
		return fmt.Errorf("discard file: %w", err)
	}
	defer in.close()
	bin, err := openTrash(trash, id)
	if err != nil {
		return fmt.Errorf("discard file: %w", err)
	}
	defer bin.close()
	if err := in.still(base, f); err != nil {
		return fmt.Errorf("discard file: %w", missingIsChanged(err))
	}
	d.between()
	err = moveNew(in, base, bin, id)
	switch {
	case err == nil:
		err = in.takenRight(base, f, bin, id)
	case otherDisk(err):
		err = d.carry(in, base, f, bin, id)
	}
	if err != nil {
		return fmt.Errorf("discard file: %w", missingIsChanged(err))
	}
	return errors.Join(bin.sync(), in.sync())
}

// takenRight looks whether what is in the trash now is the file that was meant, and gives back what is not.
func (p *place) takenRight(base string, f Found, bin *place, id string) error {
	look, err := bin.look(id)
	if err != nil {
		return err
	}
	if look.node == "" || strings.Contains(f.Node, "/") { // told otherwise on the disk that it is seen from now
		look.node = f.Node
	}
	if look.is(f) {
		return nil
	}
	return errors.Join(ErrChanged, moveNew(bin, id, p, base))
}

// carry copies a file into a trash on another disk and takes it away once the copy is on disk. Its bytes are never in
// one place only.
func (d *Disk) carry(in *place, base string, f Found, bin *place, id string) error {
	temp, sum, err := in.copyTo(base, bin)
	if err == nil {
		err = bin.rename(temp, id)
	}
	if err != nil {
		return errors.Join(err, bin.remove(temp))
	}
	if f.SHA256 != "" && sum != f.SHA256 {
		err = ErrChanged
	}
	d.between()
	if err = errors.Join(err, bin.sync()); err == nil {
		err = in.still(base, f)
	}
	if err == nil {
		err = in.root.Remove(base)
	}
	if err != nil {
		return errors.Join(err, bin.remove(id))
	}
	return nil
}

// remove takes away what was made and is not needed.
func (p *place) remove(name string) error {
	if name == "" {
		return nil
	}
	if err := p.root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// copyTo copies a file of this directory into another one, with its time, under a hidden name, and returns its hash. The
// name is told also where it failed, for whoever has to take it away.
func (p *place) copyTo(base string, to *place) (temp, sum string, err error) {
	from, err := p.open(base)
	if err != nil {
		return "", "", err
	}
	defer from.Close()
	info, err := from.Stat()
	if err != nil {
		return "", "", err
	}
	temp, file, err := to.temp()
	if err != nil {
		return temp, "", err
	}
	sum, n, err := pour(context.Background(), file, from, info.Size(), nil)
	if err == nil && n != info.Size() {
		err = ErrChanged
	}
	if err == nil {
		err = to.root.Chtimes(temp, info.ModTime(), info.ModTime())
	}
	return temp, sum, errors.Join(err, file.Sync(), file.Close())
}

// BringBack moves a file out of the trash to where it was. Where its directory is gone or a link by now it comes to the
// top, and where its name is taken it gets the next free one. It is not hashed: its bytes are those that went.
func (d *Disk) BringBack(trash, id, name string) (Found, error) {
	bin, err := openTrash(trash, id)
	if err != nil {
		return Found{}, fmt.Errorf("bring back file: %w", err)
	}
	defer bin.close()
	in, folder, base, err := d.home(name)
	if err != nil {
		return Found{}, fmt.Errorf("bring back file: %w", err)
	}
	defer in.close()
	base, err = in.takeBack(bin, id, base)
	if err != nil {
		return Found{}, fmt.Errorf("bring back file: %w", err)
	}
	look, err := in.look(base)
	if err != nil {
		return Found{}, fmt.Errorf("bring back file: %w", err)
	}
	return look.found(path.Join(folder, base)), errors.Join(in.sync(), bin.sync())
}

// takeBack gives a file of the trash a free name in this directory.
func (p *place) takeBack(bin *place, id, base string) (name string, err error) {
	name, err = settle(base, func(free string) error { return moveNew(bin, id, p, free) })
	if !otherDisk(err) {
		return name, err
	}
	temp, _, err := bin.copyTo(id, p)
	if err == nil {
		name, err = settle(base, func(free string) error { return p.rename(temp, free) })
	}
	if err != nil {
		return "", errors.Join(err, p.remove(temp))
	}
	return name, bin.remove(id)
}

// home is where a file of this name belongs.
func (d *Disk) home(name string) (in *place, folder, base string, err error) {
	folder, base = path.Split(name)
	if in, known, err := d.find(name); err == nil {
		return in, folder, known, nil
	}
	in, err = d.top()
	return in, "", SafeName(base), err
}

// Sweep takes away what a copy left behind that did not come to its end, where it is older than that. It has a hidden
// name at the top of the folder; a trash has the same.
func (d *Disk) Sweep(before time.Time) error {
	top, err := d.top()
	if err != nil {
		return fmt.Errorf("sweep folder: %w", err)
	}
	defer top.close()
	names, err := top.dir.Readdirnames(-1)
	if err != nil {
		return fmt.Errorf("sweep folder: %w", err)
	}
	for _, name := range names {
		if !strings.HasPrefix(name, ownTemp) || !strings.HasSuffix(name, ".tmp") {
			continue
		}
		look, err := top.look(name)
		if err == nil && look.mode.IsRegular() && look.modified < before.UnixNano() {
			err = top.remove(name)
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("sweep folder: %w", err)
		}
	}
	return nil
}

// openTrash opens the app's own trash and looks whether id can be a name in it.
func openTrash(trash, id string) (*place, error) {
	if id == "" || !filepath.IsLocal(id) || strings.ContainsAny(id, `/\:`) || strings.HasPrefix(id, ".") {
		return nil, errBadID
	}
	if err := os.MkdirAll(trash, 0o700); err != nil {
		return nil, err
	}
	absolute, err := filepath.Abs(trash)
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(absolute)
	if err != nil {
		return nil, err
	}
	return placeOf(root, fileSystemOf(absolute))
}
