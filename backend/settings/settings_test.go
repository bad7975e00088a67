package settings_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"alongside/backend/db"
	"alongside/backend/db/dbtest"
	"alongside/backend/events"
	"alongside/backend/problem"
	"alongside/backend/settings"
)

// on opens the settings in a database, and records what they tell.
func on(database *db.Database) (*settings.Settings, *[]events.Topic) {
	s, told := &settings.Settings{}, &[]events.Topic{}
	settings.Open(s, database, time.Now, func(topic events.Topic, _ ...string) { *told = append(*told, topic) })
	return s, told
}

func TestWhatWasNeverChosenHasItsDefault(t *testing.T) {
	t.Parallel()
	s, told := on(dbtest.Open(t))
	if chosen, err := s.Load(); err != nil || chosen != settings.Defaults {
		t.Fatalf("loaded %+v, %v", chosen, err)
	}
	if last, err := settings.LastWindow(s); err != nil || last != (settings.Window{}) {
		t.Fatalf("the window stood at %+v, %v", last, err)
	}
	if len(*told) != 0 {
		t.Fatalf("told %v", *told)
	}
}

func TestChoicesSurviveTheEndOfTheProgram(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "alongside.db")
	chosen := settings.Values{Theme: settings.ThemeDark, NavFolded: true}
	window := settings.Window{Width: 1400, Height: 900, Maximised: true}
	t.Run("before", func(t *testing.T) {
		s, told := on(dbtest.At(t, path, db.Migrations()))
		for range 2 {
			if err := s.Save(chosen); err != nil {
				t.Fatal(err)
			}
		}
		if err := settings.KeepWindow(s, window); err != nil {
			t.Fatal(err)
		}
		if want := []events.Topic{events.Settings, events.Settings}; !slices.Equal(*told, want) {
			t.Fatalf("told %v", *told)
		}
	})
	t.Run("after", func(t *testing.T) {
		s, _ := on(dbtest.At(t, path, db.Migrations()))
		if got, err := s.Load(); err != nil || got != chosen {
			t.Fatalf("loaded %+v, %v", got, err)
		}
		if got, err := settings.LastWindow(s); err != nil || got != window {
			t.Fatalf("the window stood at %+v, %v", got, err)
		}
	})
}

func TestAThemeThatIsUnknownIsTheSystems(t *testing.T) {
	t.Parallel()
	s, _ := on(dbtest.Open(t))
	for theme, want := range map[settings.Theme]settings.Theme{
		"": settings.ThemeSystem, "neon": settings.ThemeSystem, settings.ThemeSystem: settings.ThemeSystem,
		settings.ThemeLight: settings.ThemeLight, settings.ThemeDark: settings.ThemeDark,
	} {
		if err := s.Save(settings.Values{Theme: theme}); err != nil {
			t.Fatal(err)
		}
		if got, err := s.Load(); err != nil || got.Theme != want {
			t.Errorf("%q became %q, %v", theme, got.Theme, err)
		}
	}
}

func TestChoicesOfAnotherVersionDoNotStopTheStart(t *testing.T) {
	t.Parallel()
	for what, kept := range map[string]struct {
		value string
		want  settings.Values
	}{
		"a field more": {`{"theme":"dark","later":[1]}`, settings.Values{Theme: settings.ThemeDark}},
		"a field less": {`{"navFolded":true}`, settings.Values{Theme: settings.ThemeSystem, NavFolded: true}},
		"no JSON":      {`{"theme":`, settings.Defaults},
		"another type": {`{"theme":7}`, settings.Defaults},
		"no theme":     {`{"theme":"neon"}`, settings.Defaults},
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			database := dbtest.Open(t)
			err := database.InTx(t.Context(), time.Now(), func(q *db.Queries) error { return q.SaveSetting(t.Context(), "values", kept.value) })
			if err != nil {
				t.Fatal(err)
			}
			s, _ := on(database)
			if got, err := s.Load(); err != nil || got != kept.want {
				t.Fatalf("loaded %+v, %v", got, err)
			}
		})
	}
}

func TestAChoiceThatCannotBeKeptIsNotTold(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "alongside.db")
	database, err := db.Open(t.Context(), path, dbtest.Snapshots(path), db.Migrations())
	if err != nil {
		t.Fatal(err)
	}
	s, told := on(database)
	if err := database.Close(); err != nil {
		t.Fatal(err)
	}
	if err := s.Save(settings.Defaults); err == nil || len(*told) != 0 {
		t.Fatalf("saved with %v, told %v", err, *told)
	}
}

func TestHowDatesAreWrittenIsKept(t *testing.T) {
	t.Parallel()
	s, told := on(dbtest.Open(t))
	if kept, err := settings.Dates(s); err != nil || kept != "" {
		t.Fatalf("at first %q, %v", kept, err)
	}
	if err := s.KeepDates(`{"language":"de"}`); err != nil {
		t.Fatal(err)
	}
	if err := s.KeepDates(strings.Repeat("x", 64<<10+1)); problem.CodeOf(err) != problem.CodeInvalid {
		t.Errorf("too much: %v", err)
	}
	if kept, err := settings.Dates(s); err != nil || kept != `{"language":"de"}` {
		t.Errorf("kept %q, %v", kept, err)
	}
	if len(*told) != 0 { // it is no choice that a screen shows
		t.Errorf("told %v", *told)
	}
}
