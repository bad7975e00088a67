package exchange

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"alongside/backend/exchange/syncthingtest"
)

// arrives is far longer than a file takes to arrive on a machine that is not busy.
const arrives = 60 * time.Second

// random gives the same bytes for a seed, as many as there are.
func random(seed byte, size int64) io.Reader {
	return stream{io.LimitReader(rand.NewChaCha8([32]byte{seed}), size)}
}

func sumOf(t testing.TB, from io.Reader) (sum [32]byte) {
	t.Helper()
	hash := sha256.New()
	_, err := io.Copy(hash, from)
	must(t, err)
	return [32]byte(hash.Sum(nil))
}

// isThere says whether the pair has exactly these files.
func isThere(t testing.TB, f *Folder, want ...string) func() bool {
	return func() bool { return slices.Equal(names(listed(t, f)), want) }
}

func TestB7WhatIsPutHereIsListedThereInSeconds(t *testing.T) {
	t.Parallel()
	a, b := t.TempDir(), t.TempDir()
	syncthingtest.Start(t, a, b)
	here, there := opened(t, a), opened(t, b)
	there.poll = never
	hints := watched(t, there)
	for i := range 5 {
		name := fmt.Sprint(i, ".alongside")
		begun := time.Now()
		must(t, here.Put("pair", "mine", name, random(byte(i), 20_000)))
		seen(t, there, hints, "pair", name)
		t.Logf("%s was there after %s", name, time.Since(begun).Round(10*time.Millisecond))
		files := listed(t, there)
		file := files[slices.IndexFunc(files, func(file File) bool { return file.Name == name })]
		if file.Device != "mine" || file.Size != 20_000 || !isWhole(there, file, sumOf(t, random(byte(i), 20_000))) {
			t.Fatalf("%+v is not what was put", file)
		}
	}
	must(t, there.Put("pair", "theirs", "back.alongside", random(9, 10)))
	soon(t, arrives, "the answer", isThere(t, here, "0.alongside", "1.alongside", "2.alongside", "3.alongside", "4.alongside", "back.alongside"))
	must(t, here.Remove("pair", "mine", "0.alongside"))
	soon(t, arrives, "the removal", isThere(t, there, "1.alongside", "2.alongside", "3.alongside", "4.alongside", "back.alongside"))
}

func TestB7ABlobWhoseReceiverIsKilledInTheTransferArrivesOnceAndExact(t *testing.T) {
	t.Parallel()
	const size, name = 300 << 20, "big.alongside-blob"
	a, b := t.TempDir(), t.TempDir()
	_, receiver := syncthingtest.Start(t, a, b)
	receiver.Limit(60 << 10)
	here, there := opened(t, a), opened(t, b)
	sum := sumOf(t, random(1, size))
	stop := neverHalf(t, there, name, sum)
	must(t, here.Put("pair", "mine", name, random(1, size)))
	temp, final := filepath.Join(b, "pair", "mine", ".syncthing."+name+".tmp"), filepath.Join(b, "pair", "mine", name)
	soon(t, arrives, "half of it", func() bool { return onDisk(temp) > size/3 })
	receiver.Kill()
	if _, err := os.Lstat(final); !errors.Is(err, os.ErrNotExist) || len(listed(t, there)) != 0 {
		t.Fatal("it was there before the node was killed", err)
	}
	t.Logf("killed with %d of %d bytes there", onDisk(temp), size)
	receiver.Resume()
	soon(t, arrives, "all of it", isThere(t, there, name))
	if !isWhole(there, listed(t, there)[0], sum) {
		t.Fatal("other bytes arrived")
	}
	time.Sleep(3 * time.Second) // a second one would be on its way
	stop()
	if all := names(listed(t, there)); !slices.Equal(all, []string{name}) {
		t.Fatal(all)
	}
}

// neverHalf lists again and again until stop is called, and fails the test where it sees another file, or not all of this one.
// A size tells nothing: Syncthing gives a file all of it before the first byte.
func neverHalf(t *testing.T, f *Folder, name string, sum [32]byte) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	var looking sync.WaitGroup
	looking.Go(func() {
		for whole := false; ctx.Err() == nil; time.Sleep(5 * time.Millisecond) {
			files, err := f.List("pair")
			if err != nil {
				t.Error(err)
			}
			for _, file := range files {
				if file.Name != name || !(whole || isWhole(f, file, sum)) {
					t.Errorf("%+v was listed", file)
				}
				whole = true
			}
		}
	})
	stop = func() { cancel(); looking.Wait() }
	t.Cleanup(stop)
	return stop
}

func isWhole(f *Folder, file File, sum [32]byte) bool {
	from, err := f.Get(file)
	if err != nil {
		return false
	}
	defer from.Close()
	hash := sha256.New()
	_, err = io.Copy(hash, from)
	return err == nil && [32]byte(hash.Sum(nil)) == sum
}

func TestB7WhatIsPutWhileBothAreOfflineIsDelivered(t *testing.T) {
	t.Parallel()
	a, b := t.TempDir(), t.TempDir()
	sender, receiver := syncthingtest.Start(t, a, b)
	here, there := opened(t, a), opened(t, b)
	must(t, here.Put("pair", "mine", "before.alongside", random(1, 100)))
	soon(t, arrives, "what was put before", isThere(t, there, "before.alongside"))
	receiver.Stop()
	sender.Kill()
	must(t, here.Put("pair", "mine", "mine.alongside", random(2, 100)))
	must(t, there.Put("pair", "theirs", "theirs.alongside", random(3, 100)))
	sender.Resume()
	time.Sleep(2 * time.Second) // only one of them is there
	if all := listed(t, there); len(all) != 2 {
		t.Fatal(all)
	}
	receiver.Resume()
	for _, f := range []*Folder{here, there} {
		soon(t, arrives, "what was put while both were away", isThere(t, f, "before.alongside", "mine.alongside", "theirs.alongside"))
		for _, file := range listed(t, f) {
			seed := map[string]byte{"before.alongside": 1, "mine.alongside": 2, "theirs.alongside": 3}[file.Name]
			if !isWhole(f, file, sumOf(t, random(seed, 100))) {
				t.Fatalf("%+v is not what was put", file)
			}
		}
	}
}
