package pack

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

func BenchmarkPack(b *testing.B) {
	p := newTwo(b)
	for _, n := range []int{5, 50, 500} {
		content := Content{Frames: p.someFrames(n)}
		sealed := p.seal(b, p.manifest(), content)
		b.Run(fmt.Sprintf("seal_%d_records", n), func(b *testing.B) {
			for b.Loop() {
				if _, err := Seal(io.Discard, p.lead, p.recipients, p.manifest(), content); err != nil {
					b.Fatal(err)
				}
			}
			each(b, len(sealed))
		})
		b.Run(fmt.Sprintf("open_%d_records", n), func(b *testing.B) {
			for b.Loop() {
				if _, err := p.open(sealed); err != nil {
					b.Fatal(err)
				}
			}
			each(b, len(sealed))
		})
		b.Run(fmt.Sprintf("seal_open_and_merge_%d_records", n), func(b *testing.B) {
			core := NewCore(p.pair, p.repID, p.rep.Device(), PeopleOf(p.pins, p.pair.ID))
			core.Counter = 7
			m := p.manifest()
			m.Acks = Vector{{p.rep.Device(), 7}}
			for b.Loop() {
				pack, err := p.open(p.seal(b, m, content))
				if err != nil {
					b.Fatal(err)
				}
				if _, err := core.Receive(pack, farTime); err != nil {
					b.Fatal(err)
				}
			}
			each(b, len(sealed))
		})
	}
}

func each(b *testing.B, size int) {
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "packs/s")
	b.ReportMetric(float64(size), "bytes")
}

// BenchmarkBlob seals and opens a file as an attachment is, and in the same turns with the age tool, where it is here.
func BenchmarkBlob(b *testing.B) {
	const size = 256 << 20
	p, folder := newTwo(b), b.TempDir()
	key, plain, sealed := filepath.Join(folder, "key"), filepath.Join(folder, "plain"), filepath.Join(folder, "sealed")
	out := filepath.Join(folder, "out")
	content := make([]byte, size)
	if _, err := rand.Read(content); err != nil {
		b.Fatal(err)
	}
	secret := p.rep.seal.String()
	for name, text := range map[string][]byte{key: []byte(secret), plain: content} {
		if err := os.WriteFile(name, text, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	var blob Blob
	known := Hash(sha256.Sum256(content))
	ways := []struct {
		name string
		run  func() error
	}{
		{"seal", func() error { return through(plain, sealed, sealTo(p.rep, &blob, known)) }}, // as a file that its folder hashed
		{"age_seal", func() error { return exec.Command("age", "-r", p.rep.keys.Seal, "-o", sealed, plain).Run() }},
		{"open", func() error { return through(sealed, out, openWith(p.rep, &blob)) }},
		{"age_open", func() error { return exec.Command("age", "-d", "-i", key, "-o", out, sealed).Run() }},
	}
	_, missing := exec.LookPath("age")
	took := make([]time.Duration, len(ways))
	for b.Loop() {
		for i, way := range ways {
			if missing != nil && i%2 == 1 {
				continue
			}
			began := time.Now()
			if err := way.run(); err != nil {
				b.Fatalf("%s: %v", way.name, err)
			}
			took[i] += time.Since(began)
		}
	}
	for i, way := range ways {
		if took[i] > 0 {
			b.ReportMetric(float64(size)*float64(b.N)/took[i].Seconds()/1e9, way.name+"_GB/s")
		}
	}
	if opened, err := os.ReadFile(out); err != nil || !bytes.Equal(opened, content) {
		b.Fatal("it came out changed")
	}
}

// through copies a file into another through a step.
func through(from, to string, step func(io.Reader, io.Writer) error) error {
	r, err := os.Open(from)
	if err != nil {
		return err
	}
	defer r.Close()
	w, err := os.Create(to)
	if err != nil {
		return err
	}
	if err := step(r, w); err != nil {
		return err
	}
	return w.Close()
}

func sealTo(who *Identity, blob *Blob, known Hash) func(io.Reader, io.Writer) error {
	return func(r io.Reader, w io.Writer) (err error) {
		*blob, err = SealBlob(w, r, []Keys{who.Keys()}, known)
		return err
	}
}

func openWith(who *Identity, blob *Blob) func(io.Reader, io.Writer) error {
	return func(r io.Reader, w io.Writer) error { return OpenBlob(w, r, []*Identity{who}, *blob) }
}
