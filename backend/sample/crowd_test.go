package sample_test

import (
	"testing"

	"alongside/backend/sample"
)

func TestWriteMakesAsManyRecordsAsTheSizeSays(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.ok(sample.Write(t.Context(), h.records, now, sample.Size{People: 40, Sessions: 300, Notes: 3000, Goals: 60, Seed: 5}))
	counts := h.counts()
	for table, want := range map[string]int{"people": 41, "sessions": 300, "notes": 3000, "goals": 60} {
		if counts[table] != want {
			t.Errorf("%d %s, want %d", counts[table], table, want)
		}
	}
	if n := h.number(h.records, "SELECT count(*) FROM sessions WHERE started_at IS NOT NULL AND ended_at IS NULL"); n != 0 {
		t.Errorf("%d sessions are live", n)
	}
	h.noBrokenKeys()
}

func TestAnEmptySizeWritesNothing(t *testing.T) {
	t.Parallel()
	if records := sample.Plan(sample.Size{Sessions: 5, Notes: 5, Goals: 5}, now, me); len(records.Sessions)+len(records.Notes)+len(records.Goals) > 0 {
		t.Error("there are records with nobody")
	}
}

func TestTheHalfYearHasNoBrokenKeys(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.ok(h.sample.Fill())
	h.noBrokenKeys()
	if n := h.number(h.records, "SELECT count(*) FROM edits"); n != 0 {
		t.Errorf("%d records were changed after they were written", n)
	}
}
