package folders

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"
)

// The benchmarks use what build/bench makes where ALONGSIDE_BENCH_FILES names a folder, so that other programs can be
// measured with the same files in the same run: a file "source" and a folder "tree".

const (
	benchSize  = 1 << 30
	benchFiles = 10_000
	benchBurst = 40_000
)

func benchFolder(b *testing.B) string {
	b.Helper()
	if folder := os.Getenv("ALONGSIDE_BENCH_FILES"); folder != "" {
		return folder
	}
	return b.TempDir()
}

func source(b *testing.B, folder string) string {
	b.Helper()
	path := filepath.Join(folder, "source")
	if _, err := os.Stat(path); err == nil {
		return path
	}
	file, err := os.Create(path)
	must(b, err)
	_, err = io.CopyN(file, rand.NewChaCha8([32]byte{1}), benchSize)
	must(b, err)
	must(b, file.Sync())
	must(b, file.Close())
	return path
}

// BenchmarkCopyIn1GiB copies, hashes and waits until it is on disk.
func BenchmarkCopyIn1GiB(b *testing.B) {
	folder := benchFolder(b)
	from := source(b, folder)
	to := filepath.Join(folder, "copies")
	must(b, os.MkdirAll(to, 0o700))
	d := opened(b, to)
	b.SetBytes(benchSize)
	for b.Loop() {
		f, err := d.CopyIn(b.Context(), from, "copy", nil)
		must(b, err)
		b.StopTimer()
		must(b, os.Remove(filepath.Join(to, f.Name)))
		b.StartTimer()
	}
}

// BenchmarkHash1GiB reads and hashes a file that is in memory.
func BenchmarkHash1GiB(b *testing.B) {
	folder := benchFolder(b)
	source(b, folder)
	d := opened(b, folder)
	f := one(b, d, "source")
	b.SetBytes(benchSize)
	for b.Loop() {
		_, err := d.Hash(b.Context(), f)
		must(b, err)
	}
}

func tree10k(b *testing.B, folder string) *Disk {
	b.Helper()
	path := filepath.Join(folder, "tree")
	_, err := os.Stat(path)
	must(b, os.MkdirAll(path, 0o700))
	d := opened(b, path)
	if err != nil {
		for i := range benchFiles {
			put(b, d, fmt.Sprintf("folder %d/file %d.txt", i%100, i), fmt.Sprint("text ", i))
		}
	}
	return d
}

// BenchmarkRescan10k scans an unchanged folder and plans; nothing is hashed.
func BenchmarkRescan10k(b *testing.B) {
	d := tree10k(b, benchFolder(b))
	k := &keeping{}
	for _, f := range scanned(b, d).Files {
		f.SHA256 = "known"
		k.rows = append(k.rows, Row{f.Name, f.Name, f.Node, f.Size, f.Modified, f.SHA256, StatePresent, 0})
	}
	hashed := 0
	for b.Loop() {
		disk := scanned(b, d)
		hashed += len(Unhashed(k.rows, disk))
		if out := Plan(k.rows, disk, time.Now()); len(out.Changes) > 0 {
			b.Fatal(out)
		}
	}
	b.ReportMetric(float64(hashed), "hashed")
}

// BenchmarkBurst40k is from the first file that is made to the scan that finds all of them.
func BenchmarkBurst40k(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		d := opened(b, b.TempDir())
		ctx, cancel := context.WithCancel(b.Context())
		done, ready := make(chan struct{}), make(chan struct{})
		var found, hints atomic.Int64
		go func() {
			defer close(done)
			Watch(ctx, d.Path(), Usual, func(WatchState) { close(ready) }, func() {
				disk, _ := d.Scan(ctx)
				found.Store(int64(len(disk.Files)))
				hints.Add(1)
			})
		}()
		<-ready
		b.StartTimer()
		for i := range benchBurst {
			must(b, os.WriteFile(filepath.Join(d.Path(), fmt.Sprint(i)), nil, 0o600))
		}
		soon(b, time.Minute, "all files", func() bool { return found.Load() == benchBurst })
		b.ReportMetric(float64(hints.Load()), "hints")
		b.StopTimer()
		cancel()
		<-done
		b.StartTimer()
	}
}
