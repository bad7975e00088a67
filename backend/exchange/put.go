package exchange

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

const (
	patience  = 2 * time.Second // with a program that holds a file for a moment
	manyNames = 1000            // of one name
	unknown   = -1              // bytes
)

// Put puts a file into the folder of a device, which is made where it is not there. The file appears under its name whole and
// on disk, or not at all. What is put is named after its own bytes: a file of that name and size that is there already stays.
func (f *Folder) Put(pair, device, name string, content io.Reader) error {
	for _, each := range []string{pair, device, name} {
		if !plain(each) || ignored(each) {
			return fmt.Errorf("put %q: %w", each, ErrRefused)
		}
	}
	in, err := f.device(pair, device, (*place).making)
	if err != nil {
		return f.told(err, "write to")
	}
	defer in.close()
	defer f.turn(filepath.Join(pair, device, name))()
	if in.has(name, sizeOf(content)) {
		return nil
	}
	return f.told(in.create(name, content, func(temp string, size int64) error {
		if in.has(name, size) {
			return in.root.Remove(temp)
		}
		return in.root.Rename(temp, name)
	}), "write to")
}

// Save saves a file into the folder itself and says where it is. It never takes the place of another one: it is called
// "name (2).ext" then.
func (f *Folder) Save(name string, content io.Reader) (path string, err error) {
	if !plain(name) || ignored(name) {
		return "", fmt.Errorf("save %q: %w", name, ErrRefused)
	}
	in, err := f.top()
	if err != nil {
		return "", err
	}
	defer in.close()
	defer f.turn(name)()
	saved := ""
	err = in.create(name, content, func(temp string, _ int64) error {
		for n := 1; n <= manyNames; n++ {
			saved = numbered(name, n)
			if err := in.moveNew(temp, saved); !errors.Is(err, fs.ErrExist) {
				return err
			}
		}
		return fs.ErrExist
	})
	if err != nil {
		return "", f.told(err, "write to")
	}
	return filepath.Join(f.path, saved), nil
}

// turn waits until nobody else makes the same file, and returns what ends the turn.
func (f *Folder) turn(path string) (done func()) {
	f.lock.Lock()
	defer f.lock.Unlock()
	for f.writing[path] {
		f.free.Wait()
	}
	f.writing[path] = true
	return func() {
		f.lock.Lock()
		defer f.lock.Unlock()
		delete(f.writing, path)
		f.free.Broadcast()
	}
}

// sizeOf is how many bytes are to come, where that can be known before they are read.
func sizeOf(content io.Reader) int64 {
	if counted, is := content.(interface{ Len() int }); is {
		return int64(counted.Len())
	}
	seeker, is := content.(io.Seeker)
	if !is {
		return unknown
	}
	now, err := seeker.Seek(0, io.SeekCurrent)
	if err != nil {
		return unknown
	}
	end, err := seeker.Seek(0, io.SeekEnd)
	if _, back := seeker.Seek(now, io.SeekStart); err != nil || back != nil {
		return unknown
	}
	return end - now
}

func (p *place) has(name string, size int64) bool {
	there, err := p.root.Lstat(name)
	return err == nil && isRegular(there) && there.Size() == size
}

// create makes a file of this directory out of content: under a hidden name first, on disk, and then settle gives it its own.
// Whatever fails leaves nothing behind; what a crash left behind is made anew.
func (p *place) create(name string, content io.Reader, settle func(temp string, size int64) error) (err error) {
	temp := hidden(name)
	if err := p.root.Remove(temp); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	file, err := p.root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666) // as with making
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = retried(func() error { return p.root.Remove(temp) }, isBusy)
		}
	}()
	size, err := fill(file, content)
	if err != nil {
		return err
	}
	if err := retried(func() error { return settle(temp, size) }, isBusy); err != nil {
		return err
	}
	return syncFolder(p.dir)
}

func hidden(name string) string { return "." + name + ".tmp" }

// fill writes content to a file, and closes it when it is on disk.
func fill(file *os.File, content io.Reader) (size int64, err error) {
	from := &source{Reader: content}
	size, err = io.CopyBuffer(struct{ io.Writer }{file}, from, make([]byte, 256<<10))
	if err == nil {
		err = file.Sync()
	}
	err = errors.Join(err, file.Close())
	if from.err != nil {
		// Without its own kind: what is wrong with a file elsewhere must not be told as a fault of this folder.
		return 0, fmt.Errorf("read what is put: %v", from.err) //nolint:errorlint // as said
	}
	return size, err
}

// source remembers why it could not be read.
type source struct {
	io.Reader
	err error
}

func (s *source) Read(p []byte) (n int, err error) {
	if n, err = s.Reader.Read(p); err != nil && !errors.Is(err, io.EOF) {
		s.err = err
	}
	return n, err
}

// moveNew gives a file another name, and never that of another file: it takes the name by a second link first. Where the disk
// has no links it looks before it moves.
func (p *place) moveNew(from, to string) error {
	err := p.root.Link(from, to)
	switch {
	case err == nil:
		return p.root.Remove(from)
	case errors.Is(err, fs.ErrExist):
		return err
	}
	if _, err := p.root.Lstat(to); err == nil {
		return fs.ErrExist
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return p.root.Rename(from, to)
}

// retried acts again for a while where what is in the way passes by: on Windows a sync program or a virus scanner that reads a
// file just then lets nobody rename it.
func retried(act func() error, passing func(error) bool) error {
	begun := time.Now()
	for pause := time.Millisecond; ; pause = min(2*pause, patience/10) {
		err := act()
		if err == nil || !passing(err) || time.Since(begun)+pause > patience {
			return err
		}
		time.Sleep(pause)
	}
}
