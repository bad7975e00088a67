package importing_test

import (
	"fmt"
	"strings"
	"testing"

	"alongside/backend/importing"
)

func BenchmarkImport100k(b *testing.B) {
	const rows = 100_000
	var text strings.Builder
	text.WriteString("Agent;Date;Rating;Comment;Customer;Channel\n")
	for i := range rows {
		fmt.Fprintf(&text, "Ada Nwosu;2026-%02d-%02d;%d,5;Answer %d was quick, and it helped at once;Customer %d;chat\n", i%12+1, i%28+1, i%5, i, i)
	}
	for b.Loop() {
		k := newKit(b)
		path := k.file("big.csv", text.String())
		if got := k.run(path, importing.KindFeedback, nil); got.Added != rows {
			b.Fatalf("got %+v", got)
		}
	}
	b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}
