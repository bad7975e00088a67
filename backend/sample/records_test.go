package sample_test

import (
	"reflect"
	"testing"
	"time"

	"alongside/backend/sample"
)

const me = "01900000-0000-7000-8000-000000000001"

// moments are days and hours at which a generator that counts back can slip: week ends, midnight, summer time.
func moments(t *testing.T) map[string]time.Time {
	t.Helper()
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	return map[string]time.Time{
		"tuesday":           now,
		"sunday evening":    time.Date(2026, 11, 22, 21, 10, 0, 0, berlin),
		"monday, first min": time.Date(2026, 11, 23, 0, 1, 0, 0, berlin),
		"last minute":       time.Date(2026, 11, 24, 23, 58, 0, 0, berlin),
		"summer time ends":  time.Date(2026, 10, 25, 2, 30, 0, 0, berlin),
		"leap day":          time.Date(2028, 2, 29, 12, 0, 0, 0, time.UTC),
	}
}

func TestSameSeedAndDayMakeTheSameRecords(t *testing.T) {
	t.Parallel()
	later := now.Add(5 * time.Hour)
	if !reflect.DeepEqual(sample.HalfYear(7, now, me), sample.HalfYear(7, later, me)) {
		t.Error("two half-years of one seed differ")
	}
	if reflect.DeepEqual(sample.HalfYear(7, now, me), sample.HalfYear(8, now, me)) {
		t.Error("two seeds make the same half-year")
	}
	size := sample.Size{People: 9, Sessions: 50, Notes: 300, Goals: 20, Seed: 3}
	if !reflect.DeepEqual(sample.Plan(size, now, me), sample.Plan(size, later, me)) {
		t.Error("two crowds of one seed differ")
	}
}

func TestTheHalfYearLiesInTheHalfYearBehind(t *testing.T) {
	t.Parallel()
	for name, at := range moments(t) {
		records := sample.HalfYear(1, at, me)
		earliest := at.AddDate(0, 0, -7*28).UnixMilli()
		past := func(what string, instants ...*int64) {
			for _, instant := range instants {
				if instant != nil && (*instant >= at.UnixMilli() || *instant < earliest) {
					t.Errorf("%s: %s at %v", name, what, time.UnixMilli(*instant).UTC())
				}
			}
		}
		for _, s := range records.Sessions {
			past("session", s.StartedAt, s.EndedAt, &s.CreatedAt)
			if s.StartedAt != nil && s.EndedAt == nil {
				t.Errorf("%s: %q is live", name, s.Title)
			}
			if s.StartedAt == nil && *s.PlannedAt <= at.UnixMilli() {
				t.Errorf("%s: %q is planned for %v", name, s.Title, time.UnixMilli(*s.PlannedAt).UTC())
			}
		}
		for _, n := range records.Notes {
			past(n.Body, &n.CreatedAt)
		}
		for _, g := range records.Goals {
			past(g.Title, &g.CreatedAt, g.ReachedAt, g.DroppedAt)
		}
		for _, c := range records.Contents {
			past(c.Title, &c.CreatedAt)
		}
		for _, e := range records.Evidence {
			past(e.Title, &e.CreatedAt, e.SignedAt)
		}
		for _, a := range records.Actions {
			past(a.Text, &a.CreatedAt, a.DoneAt)
			if a.DoneAt != nil && *a.DoneAt < a.CreatedAt {
				t.Errorf("%s: %q was done before it was agreed", name, a.Text)
			}
		}
	}
}

func TestSessionsAreHeldInWorkingHoursOneAtATime(t *testing.T) {
	t.Parallel()
	sessions := sample.HalfYear(1, now, me).Sessions
	for i, s := range sessions {
		if s.StartedAt == nil {
			continue
		}
		start, end := time.UnixMilli(*s.StartedAt).UTC(), time.UnixMilli(*s.EndedAt).UTC()
		if start.Hour() < 8 || end.Hour() > 17 || start.Weekday() == time.Saturday || start.Weekday() == time.Sunday {
			t.Errorf("%q from %v to %v", s.Title, start, end)
		}
		for _, other := range sessions[i+1:] {
			if other.StartedAt != nil && *other.StartedAt < *s.EndedAt && *other.EndedAt > *s.StartedAt {
				t.Errorf("%q and %q at once, %v", s.Title, other.Title, start)
			}
		}
	}
}

func TestEveryGoalWasSetInASession(t *testing.T) {
	t.Parallel()
	records := sample.HalfYear(1, now, me)
	known := map[string]bool{}
	for _, s := range records.Sessions {
		known[s.ID] = true
	}
	for _, g := range records.Goals {
		if !known[*g.SessionID] {
			t.Errorf("%q was set in no session", g.Title)
		}
	}
}

func TestOnePersonIsNeglectedForFiveWeeks(t *testing.T) {
	t.Parallel()
	records := sample.HalfYear(1, now, me)
	last := map[string]int64{}
	for _, s := range records.Sessions {
		if s.StartedAt != nil {
			last[s.PersonID] = max(last[s.PersonID], *s.StartedAt)
		}
	}
	for _, p := range records.People {
		days := (now.UnixMilli() - last[p.ID]) / (24 * time.Hour).Milliseconds()
		if overdue := days > p.CadenceDays+14; overdue != (p.Name == "Priya Raman") {
			t.Errorf("%s was met %d days ago, every %d wished", p.Name, days, p.CadenceDays)
		}
	}
}

func TestEveryReferenceToTheLibraryAndToGoalsIsFound(t *testing.T) {
	t.Parallel()
	records := sample.HalfYear(1, now, me)
	opens, brought := 0, 0
	for _, a := range records.Actions {
		if a.ContentID != nil {
			opens++
		}
	}
	for _, i := range records.Items {
		if i.MetricID == nil {
			brought++
			if i.ContentID == nil && i.EvidenceID == nil {
				t.Errorf("item %s is nothing", i.ID)
			}
		}
	}
	if len(records.Contents) != 12 || opens != 4 || brought != 5 || len(records.EvidenceGoals) != 11 {
		t.Errorf("%d contents, %d opened, %d brought, %d goals", len(records.Contents), opens, brought, len(records.EvidenceGoals))
	}
}
