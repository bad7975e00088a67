package coaching_test

import (
	"context"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"alongside/backend/coaching"
)

// ctx is for what outlives a single benchmark.
func ctx() context.Context { return context.Background() }

// BenchmarkSaveNote saves a note after each keystroke, as it grows to some 4,000 characters; each save is on disk when
// it returns. Half of the saves took no longer than p50, all but one in a hundred no longer than p99.
func BenchmarkSaveNote(b *testing.B) {
	i := installed(b)
	text := strings.Repeat("Read the closing line back before it is sent. ", 90)
	typed := 0
	var took []time.Duration
	for b.Loop() {
		typed = typed%len(text) + 1
		begun := time.Now()
		revision, err := i.notes.Save(i.savable.ID, text[:typed], i.savable.Revision)
		if err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(begun))
		i.savable.Revision = revision
	}
	slices.Sort(took)
	b.ReportMetric(milliseconds(took[len(took)/2]), "p50-ms")
	b.ReportMetric(milliseconds(took[len(took)*99/100]), "p99-ms")
	b.ReportMetric(float64(len(took))/b.Elapsed().Seconds(), "saves/s")
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// BenchmarkMemory goes through the screens and reports the most memory that the process has held so far. The figure
// is that of the app only where the big installation was made by an earlier process: see ALONGSIDE_BENCH.
func BenchmarkMemory(b *testing.B) {
	if peak() == 0 {
		b.Skip("this system does not tell")
	}
	i := installed(b)
	for b.Loop() {
		for start := 0; start < 9_000; start += 60 {
			if _, err := i.sessions.List(coaching.SessionFilter{Start: start}); err != nil {
				b.Fatal(err)
			}
		}
		if _, err := i.people.List(); err != nil {
			b.Fatal(err)
		}
		if _, err := i.notes.In(i.session); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(peak(), "peak-MiB")
}

// peak is the most memory that this process has held, in MiB, 0 where the system does not tell.
func peak() float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		if rest, found := strings.CutPrefix(line, "VmHWM:"); found {
			kib, _ := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			return kib / 1024
		}
	}
	return 0
}
