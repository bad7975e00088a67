package folders

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"
	"sync"
	"time"
)

const (
	chunk = 1 << 20 // bytes that are read, hashed and written together

	// AskAgain is when a file that could not be hashed because it changed is worth another look. No event tells that a
	// program closed it.
	AskAgain = 3 * time.Second

	patience = 10 * time.Second      // that a file someone has open for writing may rest before it is taken as it is
	tick     = 20 * time.Millisecond // within which a disk may give two writes the same time
)

// chunks are the buffers of those who read.
var chunks = sync.Pool{New: func() any { b := make([]byte, chunk); return &b }}

// Hash reads a file and returns its SHA-256 in hex. It fails with ErrChanged where the file is not what f says, before
// or after reading, or where it is still being written.
func (d *Disk) Hash(ctx context.Context, f Found) (sum string, err error) {
	if f.Held == HeldPlaceholder {
		return "", fmt.Errorf("hash file: %w", ErrNotOurs)
	}
	sum, err = d.hash(ctx, f)
	if err != nil {
		return "", fmt.Errorf("hash file: %w", asChanged(err))
	}
	return sum, nil
}

// asChanged is ErrChanged where a file is gone, or cannot be read just now.
func asChanged(err error) error {
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, ErrNotOurs) || inUse(err) {
		return ErrChanged
	}
	return err
}

func (d *Disk) hash(ctx context.Context, f Found) (sum string, err error) {
	err = d.readStill(ctx, f, func(content io.Reader) (size int64, err error) {
		sum, size, err = sumOf(ctx, content)
		return size, err
	})
	return sum, err
}

// readStill lets a file be read that is what f says before and after it.
func (d *Disk) readStill(ctx context.Context, f Found, read func(content io.Reader) (size int64, err error)) error {
	in, base, err := d.find(f.Name)
	if err != nil {
		return err
	}
	defer in.close()
	if err := in.still(base, f); err != nil {
		return err
	}
	file, err := in.open(base)
	if err != nil {
		return err
	}
	defer file.Close()
	if err := settled(ctx, file, f); err != nil {
		return err
	}
	d.between()
	inOneGo(file)
	size, err := read(file)
	if err != nil {
		return err
	}
	if size != f.Size {
		return ErrChanged
	}
	return in.still(base, f)
}

// still fails with ErrChanged where a file is no longer what a scan found.
func (p *place) still(base string, f Found) error {
	look, err := p.look(base)
	if err != nil {
		return err
	}
	if !look.is(f) {
		return ErrChanged
	}
	if look.held == HeldPlaceholder {
		return ErrNotOurs
	}
	return nil
}

// settled refuses what a program is writing at the moment, and waits until the next write must give another time.
func settled(ctx context.Context, file *os.File, f Found) error {
	age := time.Since(time.Unix(0, f.Modified))
	if age >= 0 && age < patience && beingWritten(file) {
		return ErrChanged
	}
	if age < 0 || age >= tick {
		return nil
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(tick - age):
		return nil
	}
}

func sumOf(ctx context.Context, from io.Reader) (sum string, size int64, err error) {
	buffer := chunks.Get().(*[]byte)
	defer chunks.Put(buffer)
	hash := sha256.New()
	for {
		if err := ctx.Err(); err != nil {
			return "", size, err
		}
		n, err := from.Read(*buffer)
		hash.Write((*buffer)[:n])
		size += int64(n)
		if errors.Is(err, io.EOF) {
			return hex.EncodeToString(hash.Sum(nil)), size, nil
		}
		if err != nil {
			return "", size, err
		}
	}
}

// HashAll hashes the files of a listing with these indexes, a few at a time. A file that changed meanwhile stays without
// a hash, and one that must not be read is marked so; Plan knows what to do with both. changed is how many are worth
// another look. Only the end of ctx ends it early.
func (d *Disk) HashAll(ctx context.Context, disk *Listing, indexes []int) (changed int, err error) {
	next := make(chan int)
	var workers sync.WaitGroup
	var lock sync.Mutex
	for range min(runtime.GOMAXPROCS(0), 4) {
		workers.Go(func() {
			for i := range next {
				sum, err := d.Hash(ctx, disk.Files[i])
				disk.Files[i].SHA256 = sum
				switch {
				case err == nil || ctx.Err() != nil:
				case errors.Is(err, ErrChanged):
					lock.Lock()
					changed++
					lock.Unlock()
				default:
					disk.Files[i].Held = HeldUnreadable
				}
			}
		})
	}
	for _, i := range indexes {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	workers.Wait()
	return changed, ctx.Err()
}
