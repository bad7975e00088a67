package folders

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"
)

const (
	inFlight    = 8  // chunks between the reader and those who hash and write
	mostNumbers = 50 // of one name before chance gives it one
	mostChances = 8
)

// CopyIn copies a file from anywhere into the folder, under a name made safe that is free there; told hears how many
// bytes are written so far. The file appears under its name whole and on disk, or not at all. It is read once and hashed
// beside the write. It fails with ErrChanged where the source was changed meanwhile, with ErrNotOurs where it is no
// file, and with ctx. The source stays untouched.
func (d *Disk) CopyIn(ctx context.Context, source, name string, told func(bytes int64)) (Found, error) {
	return d.CopyInto(ctx, source, "", name, told)
}

// CopyInto is CopyIn for a folder below the folder, with slashes, which is made where it is not there.
func (d *Disk) CopyInto(ctx context.Context, source, folder, name string, told func(bytes int64)) (Found, error) {
	from, before, err := openSource(source)
	if err != nil {
		return Found{}, fmt.Errorf("copy in: %w", err)
	}
	defer from.Close()
	inOneGo(from)
	in, folder, err := d.making(folder)
	if err != nil {
		return Found{}, fmt.Errorf("copy in: %w", err)
	}
	defer in.close()
	found, err := in.create(SafeName(name), func(to *os.File) (string, error) {
		return d.copy(ctx, to, from, before, told)
	})
	if err != nil {
		return Found{}, fmt.Errorf("copy in: %w", err)
	}
	found.Name = path.Join(folder, found.Name)
	return found, nil
}

// copy fills a file from another one.
func (d *Disk) copy(ctx context.Context, to, from *os.File, before os.FileInfo, told func(bytes int64)) (sum string, err error) {
	n := int64(0)
	switch {
	case before.Size() >= chunk && d.local.events: // reading back costs little here
		sum, n, err = follow(ctx, to, from, before.Size(), told)
	default:
		sum, n, err = pour(ctx, to, from, before.Size(), told)
	}
	if err != nil {
		return "", err
	}
	d.between()
	after, err := from.Stat()
	if err != nil || n != before.Size() || after.Size() != n || !after.ModTime().Equal(before.ModTime()) {
		return "", errors.Join(ErrChanged, err)
	}
	return sum, nil
}

// WriteIn is CopyIn for bytes that come from elsewhere.
func (d *Disk) WriteIn(ctx context.Context, from io.Reader, name string) (Found, error) {
	top, err := d.top()
	if err != nil {
		return Found{}, fmt.Errorf("write in: %w", err)
	}
	defer top.close()
	found, err := top.create(SafeName(name), func(to *os.File) (string, error) {
		sum, _, err := pour(ctx, to, from, 0, nil)
		return sum, err
	})
	if err != nil {
		return Found{}, fmt.Errorf("write in: %w", err)
	}
	return found, nil
}

// making opens a folder below the folder, with names made safe, and makes what is not there of it.
func (d *Disk) making(folder string) (in *place, made string, err error) {
	if in, err = d.top(); err != nil {
		return nil, "", err
	}
	for step := range strings.SplitSeq(folder, "/") {
		if step == "" || step == "." {
			continue
		}
		step = SafeName(step)
		if err := in.root.Mkdir(step, 0o700); err != nil && !errors.Is(err, os.ErrExist) {
			in.close()
			return nil, "", err
		}
		next, err := in.below(step)
		in.close()
		if err != nil {
			return nil, "", err
		}
		in, made = next, path.Join(made, step)
	}
	return in, made, nil
}

// openSource opens a file that the user chose. A pipe or a device is never opened: it might not end, or not begin.
func openSource(source string) (*os.File, os.FileInfo, error) {
	before, err := os.Stat(source)
	if err != nil {
		return nil, nil, err
	}
	if !before.Mode().IsRegular() {
		return nil, nil, ErrNotOurs
	}
	from, err := os.OpenFile(source, os.O_RDONLY|neverWait, 0)
	if err != nil {
		return nil, nil, err
	}
	opened, err := from.Stat()
	if err != nil || !os.SameFile(before, opened) {
		return nil, nil, errors.Join(ErrChanged, err, from.Close())
	}
	return from, opened, nil
}

// create makes a file in this directory out of what fill writes: under a hidden name first, on disk, and then under a
// free one. Whatever fails leaves nothing behind.
func (p *place) create(name string, fill func(to *os.File) (sum string, err error)) (found Found, err error) {
	temp, file, err := p.temp()
	if err != nil {
		return found, err
	}
	defer func() {
		if err != nil {
			_ = p.root.Remove(temp)
		}
	}()
	sum, err := fill(file)
	if err == nil {
		err = file.Sync()
	}
	if err = errors.Join(err, file.Close()); err != nil {
		return found, err
	}
	name, err = settle(name, func(free string) error { return p.rename(temp, free) })
	if err != nil {
		return found, err
	}
	temp = name // where what follows fails, the file is not there either
	look, err := p.look(name)
	if err != nil {
		return found, err
	}
	found = look.found(name)
	found.SHA256 = sum
	return found, p.sync()
}

// temp makes a hidden file that a scan ignores and no sync client takes for the user's.
func (p *place) temp() (name string, file *os.File, err error) {
	name = ownTemp + rand.Text() + ".tmp"
	file, err = p.root.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
	return name, file, err
}

// settle gives a file its name, or the next one that is free: "name (2).ext".
func settle(name string, rename func(free string) error) (string, error) {
	for n := 1; n <= mostNumbers+mostChances; n++ {
		free := name
		switch {
		case n > mostNumbers:
			free = numbered(name, strings.ToLower(rand.Text()[:6]))
		case n > 1:
			free = numbered(name, fmt.Sprint(n))
		}
		err := rename(free)
		if err == nil {
			return free, nil
		}
		if !errors.Is(err, os.ErrExist) {
			return "", err
		}
	}
	return "", ErrNoName
}

// pour copies a stream and hashes it: one reads and hashes while the other writes. size is what is known of it
// beforehand, 0 where nothing is.
func pour(ctx context.Context, to *os.File, from io.Reader, size int64, told func(bytes int64)) (sum string, n int64, err error) {
	if err := room(to, size); err != nil {
		return "", 0, err
	}
	p := pipe{full: make(chan []byte, inFlight), free: make(chan []byte, inFlight)}
	for range inFlight {
		p.free <- nil // made when they are needed: a small file needs one
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	written := make(chan int64, 1)
	go func() { written <- p.write(to, told, cancel) }()
	sum, err = p.read(ctx, from)
	close(p.full)
	n = <-written
	for range inFlight {
		if part := <-p.free; part != nil {
			chunks.Put(&part)
		}
	}
	if cause := context.Cause(ctx); cause != nil { // the writer's error, or the caller's end
		err = cause
	}
	return sum, n, err
}

// pipe carries chunks from the reader to the writer and back.
type pipe struct {
	full chan []byte
	free chan []byte
}

// read reads the stream, hands it on and hashes it. A chunk comes back only after it was written, and is not taken
// again before it was hashed.
func (p *pipe) read(ctx context.Context, from io.Reader) (sum string, err error) {
	hash := sha256.New()
	for ctx.Err() == nil {
		part := <-p.free
		if part == nil {
			part = *chunks.Get().(*[]byte)
		}
		n, err := io.ReadFull(from, part)
		p.full <- part[:n]
		hash.Write(part[:n])
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return hex.EncodeToString(hash.Sum(nil)), nil
		}
		if err != nil {
			return "", err
		}
	}
	return "", ctx.Err()
}

// write writes chunks as they come and, after the first error, only takes them.
func (p *pipe) write(to *os.File, told func(bytes int64), fail func(error)) (n int64) {
	failed := false
	for part := range p.full {
		if !failed {
			wrote, err := to.Write(part)
			n += int64(wrote)
			if err != nil {
				failed = true
				fail(err)
			}
			if told != nil {
				told(n)
			}
		}
		p.free <- part[:cap(part)]
	}
	return n
}
