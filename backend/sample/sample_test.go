package sample_test

import (
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/folders"
	"alongside/backend/personal"
	"alongside/backend/sample"
)

// now is a Tuesday morning.
var now = time.Date(2026, 11, 24, 9, 30, 0, 0, time.UTC)

// house is an installation with both its databases.
type house struct {
	*testing.T
	records, own *db.Database
	notes        *personal.Notes
	practice     *coaching.Practice
	sample       *sample.Sample
	told         []events.Topic
}

func newHouse(t *testing.T) *house {
	t.Helper()
	folder := t.TempDir()
	h := &house{T: t, notes: &personal.Notes{}, practice: &coaching.Practice{}, sample: &sample.Sample{}}
	open := func(name string) string { return filepath.Join(folder, name) }
	var err error
	h.records, err = db.Open(t.Context(), open("alongside.db"), open("snapshots"), db.Migrations())
	h.ok(err)
	h.own, err = db.Open(t.Context(), open("personal.db"), open("snapshots"), personal.Migrations())
	h.ok(err)
	t.Cleanup(func() { h.ok(h.own.Close()); h.ok(h.records.Close()) })
	clock := func() time.Time { return now }
	emit := func(topic events.Topic, _ ...string) { h.told = append(h.told, topic) }
	h.practice.Open(h.records, clock, emit)
	personal.Open(h.notes, h.own, clock, emit)
	files := &folders.Files{}
	folders.Open(files, h.records, open("Alongside"), open("cache"), clock, emit)
	t.Cleanup(func() { folders.Close(files) })
	sample.Open(h.sample, h.records, h.notes, files, clock, emit)
	return h
}

func (h *house) ok(err error) {
	h.Helper()
	if err != nil {
		h.Fatal(err)
	}
}

// number runs a query that answers with one number.
func (h *house) number(of *db.Database, query string, args ...any) (n int) {
	h.Helper()
	h.ok(of.Reader().QueryRowContext(h.Context(), query, args...).Scan(&n))
	return n
}

func (h *house) present() bool {
	h.Helper()
	present, err := h.sample.Present()
	h.ok(err)
	return present
}

func TestFillFirstMakesMiraAndHerTeam(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.ok(sample.FillFirst(h.sample))
	me, err := (&coaching.People{Practice: h.practice}).Me()
	h.ok(err)
	if me.Name != "Mira Kovač" || me.RoleTitle != "Team lead, Customer Care" || me.Sample {
		t.Errorf("me is %+v", me)
	}
	if !h.present() {
		t.Error("the team is not present")
	}
	for what, want := range map[string]int{
		"SELECT count(*) FROM people WHERE sample = 1":                    8,
		"SELECT count(*) FROM people WHERE relation = 'manager'":          1,
		"SELECT count(*) FROM people WHERE archived_at IS NOT NULL":       0,
		"SELECT count(*) FROM sessions WHERE started_at IS NULL":          3,
		"SELECT count(*) FROM goals WHERE dropped_at IS NOT NULL":         2,
		"SELECT count(*) FROM session_types":                              6,
		"SELECT count(*) FROM metrics WHERE sample = 1":                   6,
		"SELECT count(*) FROM notes WHERE goal_id IS NOT NULL":            9,
		"SELECT count(DISTINCT goal_id) FROM notes":                       6,
		"SELECT count(DISTINCT person_id) FROM metric_values":             7,
		"SELECT count(*) FROM people WHERE email NOT LIKE '%example.org'": 0,
	} {
		if got := h.number(h.records, what); got != want {
			t.Errorf("%s = %d, want %d", what, got, want)
		}
	}
	if n := h.number(h.records, "SELECT count(*) FROM sessions"); n < 55 || n > 65 {
		t.Errorf("%d sessions, want 55 to 65", n)
	}
	if n := h.number(h.records, "SELECT count(DISTINCT body) FROM notes"); n < 200 {
		t.Errorf("%d different notes, want 200 or more", n)
	}
	if n := h.number(h.own, "SELECT count(*) FROM personal_notes"); n < 18 {
		t.Errorf("%d personal notes, want about 20", n)
	}
}

func TestFillFirstLeavesAnInstallationInUseAlone(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	_, err := (&coaching.People{Practice: h.practice}).Introduce(coaching.PersonInput{Name: "Grace"})
	h.ok(err)
	h.ok(sample.FillFirst(h.sample))
	if h.present() {
		t.Error("the team moved in uninvited")
	}
}

func TestFillKeepsMe(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	grace, err := (&coaching.People{Practice: h.practice}).Introduce(coaching.PersonInput{Name: "Grace"})
	h.ok(err)
	h.ok(h.sample.Fill())
	if n := h.number(h.records, "SELECT count(*) FROM notes WHERE author_id = ?", grace.ID); n == 0 {
		t.Error("no note is mine")
	}
	if n := h.number(h.records, "SELECT count(*) FROM people WHERE name LIKE 'Mira%'"); n != 0 {
		t.Error("Mira came along")
	}
}

func TestFillTwiceMakesNoDoubles(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.ok(h.sample.Fill())
	before := h.counts()
	h.told = nil
	h.ok(h.sample.Fill())
	if after := h.counts(); !reflect.DeepEqual(before, after) {
		t.Errorf("rows were %v, are %v", before, after)
	}
	if len(h.told) > 0 {
		t.Errorf("told %v, though nothing changed", h.told)
	}
}

func TestFillAndRemoveTellWhatChanged(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.ok(h.sample.Fill())
	filled := h.told
	h.told = nil
	h.ok(h.sample.Remove())
	for _, topic := range []events.Topic{events.People, events.Sessions, events.Notes, events.Goals, events.Settings} {
		if !slices.Contains(filled, topic) || !slices.Contains(h.told, topic) {
			t.Errorf("%s was not told both times", topic)
		}
	}
}

// counts is the number of rows of every table.
func (h *house) counts() map[string]int {
	h.Helper()
	counts := map[string]int{"personal_notes": h.number(h.own, "SELECT count(*) FROM personal_notes")}
	for _, table := range []string{
		"people", "pictures", "sessions", "session_types", "notes", "goals", "actions", "tags", "session_tags", "goal_tags", "drafts", "edits", "metrics", "metric_values", "session_items",
		"contents", "content_tags", "evidence", "evidence_tags", "evidence_goals",
	} {
		counts[table] = h.number(h.records, "SELECT count(*) FROM "+table)
	}
	return counts
}
