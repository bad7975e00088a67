package folders

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
)

const (
	mostFiles   = 100_000 // of a folder; far above what one can work with, far below what would hurt
	mostSkipped = 1_000
	deepest     = 32
	atOnce      = 2_048 // names that are read together
)

// seen is what the system says of a name.
type seen struct {
	mode     fs.FileMode
	node     string
	size     int64
	modified int64
	held     Held
}

func (s seen) found(name string) Found {
	return Found{Name: name, Node: s.node, Size: s.size, Modified: s.modified, Held: s.held}
}

// is says whether a file is still what a scan found.
func (s seen) is(f Found) bool {
	return s.mode.IsRegular() && s.node == f.Node && s.size == f.Size && s.modified == f.Modified
}

// scan is one walk through a folder.
type scan struct {
	ctx  context.Context
	disk *Disk
	Listing
}

// Scan lists the regular files of the folder and of the folders in it. It follows no links, opens no files, and ends
// where there are too many. It fails with ErrElsewhere where the folder was unmounted, moved or replaced meanwhile.
func (d *Disk) Scan(ctx context.Context) (Listing, error) {
	s := &scan{ctx: ctx, disk: d}
	top, err := d.top()
	if err != nil {
		return Listing{}, fmt.Errorf("scan folder: %w", err)
	}
	defer top.close()
	s.Marker = top.marked()
	if err := s.walk(top, "", 0); err != nil {
		return Listing{}, fmt.Errorf("scan folder: %w", err)
	}
	if !d.inPlace() || (s.Marker != "" && top.marked() != s.Marker) {
		return Listing{}, fmt.Errorf("scan folder: %w", ErrElsewhere)
	}
	return s.Listing, nil
}

// inPlace says whether the path still leads to the folder that is open: another disk may be in its place by now.
func (d *Disk) inPlace() bool {
	open, err := d.root.Stat(".")
	if err != nil {
		return false
	}
	there, err := os.Stat(d.path)
	return err == nil && os.SameFile(open, there)
}

// walk lists one directory and then those in it. Whatever fails at the top fails the scan.
func (s *scan) walk(in *place, folder string, depth int) error {
	var folders []string
	for !s.TooMany {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		names, err := in.dir.Readdirnames(atOnce) // ReadDir would ask the system of each name, and look asks again
		for _, name := range names {
			if down := s.take(in, folder, name); down {
				folders = append(folders, name)
			}
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
	}
	for _, name := range folders {
		if err := s.descend(in, folder+name, name, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// descend lists a directory below the top. One that cannot be listed is told, since its files are not gone.
func (s *scan) descend(in *place, name, base string, depth int) error {
	if depth > deepest {
		s.skip(name, SkipTooDeep)
		return nil
	}
	next, err := in.below(base)
	if err == nil {
		defer next.close()
		err = s.walk(next, name+"/", depth)
	}
	switch {
	case err == nil || errors.Is(err, fs.ErrNotExist):
		return nil
	case s.ctx.Err() != nil:
		return err
	}
	s.skip(name, SkipUnreadable)
	return nil
}

// take lists one name and says whether it is a directory to walk.
func (s *scan) take(in *place, folder, base string) (down bool) {
	name := folder + base
	if Ignored(base) {
		s.pass(in, folder, base)
		return false
	}
	look, err := in.look(base)
	switch {
	case errors.Is(err, fs.ErrNotExist): // gone since it was listed
	case err != nil:
		s.add(Found{Name: name, Held: HeldUnreadable})
	case look.mode.IsRegular():
		s.add(look.found(name))
	case look.mode.IsDir():
		return true
	case look.mode&fs.ModeSymlink != 0 || look.mode&fs.ModeIrregular != 0:
		s.skip(name, SkipLink)
	default:
		s.skip(name, SkipSpecial)
	}
	return false
}

// pass goes by what is ignored: the stub of a placeholder is listed as the file it stands for, and of a program's
// unfinished file it is told why it is not there.
func (s *scan) pass(in *place, folder, base string) {
	if stub, is := placeholderFor(base); is {
		s.add(Found{Name: folder + stub, Held: HeldPlaceholder})
		return
	}
	if strings.HasPrefix(base, ".") || systemFiles[strings.ToLower(base)] {
		return
	}
	if look, err := in.look(base); err == nil && look.mode.IsRegular() {
		s.skip(folder+base, SkipTemporary)
	}
}

func (s *scan) add(f Found) {
	if len(s.Files) >= mostFiles {
		s.TooMany = true
		return
	}
	s.Files = append(s.Files, f)
}

func (s *scan) skip(name string, why SkipReason) {
	if len(s.Skipped) < mostSkipped || why == SkipUnreadable {
		s.Skipped = append(s.Skipped, Skipped{name, why})
	}
}

// placeholderFor is the file that macOS keeps a stub for while its bytes are in iCloud only.
func placeholderFor(base string) (name string, is bool) {
	name, dotted := strings.CutPrefix(base, ".")
	name, stub := strings.CutSuffix(name, ".icloud")
	return name, dotted && stub && name != "" && path.Base(name) == name && !Ignored(name)
}
