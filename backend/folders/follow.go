package folders

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
)

const (
	step     = 8 << 20   // bytes between two words from the writer to the one who hashes
	behind   = 96        // steps that hashing may lag behind: what was written so lately is still in memory
	lookBack = 128 << 10 // bytes that are hashed together: they stay in the cache of a core
)

// follow copies a file as quickly as it can be written, and another goroutine hashes the copy behind it. Hashing takes
// longer than writing, so it goes on while the disk takes what was written; in sum a copy takes as long as the slower of
// the two. What is hashed is what is in the copy.
func follow(ctx context.Context, to, from *os.File, size int64, told func(bytes int64)) (sum string, n int64, err error) {
	if err := room(to, size); err != nil {
		return "", 0, err
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	written := make(chan int64, behind)
	hashed := make(chan string, 1)
	go func() { hashed <- hashBehind(ctx, to, written, cancel) }()
	n, err = writeAhead(ctx, to, from, func(n int64) {
		written <- n
		if told != nil {
			told(n)
		}
	})
	close(written)
	if err == nil {
		err = to.Sync()
	} else {
		cancel(err)
	}
	sum = <-hashed
	if cause := context.Cause(ctx); cause != nil {
		err = cause
	}
	return sum, n, err
}

// writeAhead copies to the end of the file, by the system where it can, and tells how far it is.
func writeAhead(ctx context.Context, to, from *os.File, told func(n int64)) (n int64, err error) {
	buffer := chunks.Get().(*[]byte)
	defer chunks.Put(buffer)
	inKernel := true
	for ctx.Err() == nil {
		part, able := 0, false
		if inKernel {
			part, able, err = within(to, from, step)
		}
		if inKernel = able; !able {
			part, err = from.Read(*buffer)
			if part > 0 {
				_, err = to.Write((*buffer)[:part])
			}
		}
		n += int64(part)
		if errors.Is(err, io.EOF) || (err == nil && part == 0) {
			return n, nil
		}
		if err != nil {
			return n, err
		}
		told(n)
	}
	return n, context.Cause(ctx)
}

// hashBehind hashes what was written so far, each time it hears how far that is.
func hashBehind(ctx context.Context, file *os.File, written <-chan int64, fail func(error)) (sum string) {
	buffer := chunks.Get().(*[]byte)
	defer chunks.Put(buffer)
	hash := sha256.New()
	at, failed := int64(0), false
	for end := range written {
		for at < end && !failed && ctx.Err() == nil {
			n, err := file.ReadAt((*buffer)[:min(lookBack, end-at)], at)
			hash.Write((*buffer)[:n])
			at += int64(n)
			if failed = err != nil; failed {
				fail(err)
			}
		}
	}
	return hex.EncodeToString(hash.Sum(nil))
}
