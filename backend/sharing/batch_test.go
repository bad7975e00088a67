package sharing

import (
	"testing"

	"alongside/backend/exchange"
)

func TestABatchIsFewPacksAndLittleMemory(t *testing.T) {
	t.Parallel()
	sized := func(n int, size int64) []exchange.File {
		files := make([]exchange.File, n)
		for i := range files {
			files[i].Size = size
		}
		return files
	}
	for name, test := range map[string]struct {
		files []exchange.File
		want  int
	}{
		"none":           {nil, 0},
		"a few":          {sized(5, 20<<10), 5},
		"a year of them": {sized(1000, 20<<10), mostInBatch},
		"large ones":     {sized(64, 10<<20), 3},
		"one too large":  {sized(2, 64<<20), 1},
	} {
		if got := len(firstOf(test.files)); got != test.want {
			t.Errorf("%s: %d packs, want %d", name, got, test.want)
		}
	}
}
