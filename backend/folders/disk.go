// Package folders keeps ordinary folders of the user's disk in step with what the database knows about them. The disk
// decides bytes and names; the database decides identity. Events are hints, scans are truth, and what is absent is not
// deleted. The app never rewrites a user's file: it adds, renames where it is asked to, and moves into its own trash.
package folders

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// These are told apart by those who call.
var (
	ErrChanged   = errors.New("the file is no longer what it was")       // look again before doing anything to it
	ErrNotOurs   = errors.New("no regular file within the folder")       // a link, a device, a folder, or outside
	ErrElsewhere = errors.New("the folder is not where it was")          // unmounted, moved or replaced during a scan
	ErrNoName    = errors.New("no free name within the folder")          // thousands of files of one name
	errBadID     = errors.New("an id that could lead out of its folder") // of what is put into the trash
	errMarker    = errors.New("a marker that is empty or far too long")  // of Mark
)

const (
	marker        = ".alongside" // the file that tells whose folder it is
	longestMarker = 256          // bytes
	ownTemp       = ".alongside-"
)

// Disk is one ordinary folder that is open. Every path in it goes through os.Root, so that nothing leads out of it.
type Disk struct {
	path    string
	root    *os.Root
	local   fileSystem
	between func() // where a test puts what happens between the look at a file and the act
}

// OpenDisk opens the folder at path. It fails where there is none.
func OpenDisk(path string) (*Disk, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("open folder: %w", err)
	}
	root, err := os.OpenRoot(absolute)
	if err != nil {
		return nil, fmt.Errorf("open folder: %w", err)
	}
	return &Disk{path: absolute, root: root, local: fileSystemOf(absolute), between: func() {}}, nil
}

// Close lets go of the folder.
func (d *Disk) Close() error { return d.root.Close() }

// Path is where the folder is.
func (d *Disk) Path() string { return d.path }

// Mark writes the file that tells whose folder this is; a scan reads it. A disk that is not mounted has none, and what
// another device put there has another.
func (d *Disk) Mark(id string) error {
	if id == "" || len(id) > longestMarker {
		return errMarker
	}
	top, err := d.top()
	if err != nil {
		return fmt.Errorf("mark folder: %w", err)
	}
	defer top.close()
	temp, file, err := top.temp()
	if err != nil {
		return fmt.Errorf("mark folder: %w", err)
	}
	_, err = file.WriteString(id + "\n")
	if err = errors.Join(err, file.Sync(), file.Close()); err == nil {
		err = top.root.Rename(temp, marker)
	}
	if err != nil {
		_ = top.root.Remove(temp)
		return fmt.Errorf("mark folder: %w", err)
	}
	return top.sync()
}

// marked reads the marker, empty where there is none that can be read.
func (p *place) marked() string {
	file, err := p.open(marker)
	if err != nil {
		return ""
	}
	defer file.Close()
	text := make([]byte, longestMarker+2)
	n, _ := file.Read(text)
	return strings.TrimSpace(string(text[:n]))
}

// Open opens a regular file for reading, whatever folder below it is in. It follows no links.
func (d *Disk) Open(name string) (*os.File, error) {
	in, base, err := d.find(name)
	if err != nil {
		return nil, fmt.Errorf("open file: %w", err)
	}
	defer in.close()
	file, err := in.open(base)
	if err != nil {
		return nil, fmt.Errorf("open file: %w", err)
	}
	return file, nil
}

// place is one directory of the folder, open.
type place struct {
	root *os.Root
	dir  *os.File
	file fileSystem
}

func (d *Disk) top() (*place, error) {
	root, err := d.root.OpenRoot(".")
	if err != nil {
		return nil, err
	}
	return placeOf(root, d.local)
}

func placeOf(root *os.Root, file fileSystem) (*place, error) {
	dir, err := root.Open(".")
	if err != nil {
		return nil, errors.Join(err, root.Close())
	}
	return &place{root, dir, file}, nil
}

func (p *place) close() { _ = errors.Join(p.dir.Close(), p.root.Close()) }

// below opens a directory in this one. What is no directory, or became a link meanwhile, is refused.
func (p *place) below(name string) (*place, error) {
	before, err := p.root.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !before.IsDir() {
		return nil, ErrNotOurs
	}
	root, err := p.root.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	if after, err := root.Stat("."); err != nil || !os.SameFile(before, after) {
		return nil, errors.Join(ErrNotOurs, err, root.Close())
	}
	return placeOf(root, p.file)
}

// find opens the directory of a file, step by step, so that no link on the way is followed.
func (d *Disk) find(name string) (in *place, base string, err error) {
	if !fs.ValidPath(strings.ToValidUTF8(name, "_")) || name == "." || !filepath.IsLocal(filepath.FromSlash(name)) {
		return nil, "", ErrNotOurs
	}
	folder, base := path.Split(name)
	in, err = d.within(folder)
	return in, base, err
}

// within opens a directory of the folder, which may be the folder itself.
func (d *Disk) within(folder string) (*place, error) {
	in, err := d.top()
	if err != nil {
		return nil, err
	}
	for step := range strings.SplitSeq(strings.TrimSuffix(folder, "/"), "/") {
		if step == "" {
			continue
		}
		next, err := in.below(step)
		in.close()
		if err != nil {
			return nil, err
		}
		in = next
	}
	return in, nil
}

// open opens a regular file of this directory. A pipe would wait for ever and a link lead elsewhere: neither is opened.
func (p *place) open(base string) (*os.File, error) {
	before, err := p.root.Lstat(base)
	if err != nil {
		return nil, err
	}
	if !before.Mode().IsRegular() {
		return nil, ErrNotOurs
	}
	file, err := p.root.OpenFile(base, os.O_RDONLY|neverWait, 0)
	if err != nil {
		return nil, err
	}
	if after, err := file.Stat(); err != nil || !os.SameFile(before, after) {
		return nil, errors.Join(ErrChanged, err, file.Close())
	}
	return file, nil
}

// sync makes the names of this directory last through a power cut.
func (p *place) sync() error {
	if err := syncFolder(p.dir); err != nil {
		return fmt.Errorf("sync folder: %w", err)
	}
	return nil
}
