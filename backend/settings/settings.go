// Package settings keeps the choices of this installation: how it looks and how its window stands. Nothing of it is
// ever shared.
package settings

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/problem"
)

// Theme says which face the app shows.
type Theme string

// The themes.
const (
	ThemeSystem Theme = "system"
	ThemeLight  Theme = "light"
	ThemeDark   Theme = "dark"
)

// Themes lists every theme for the generated TypeScript enum.
var Themes = []struct {
	Value  Theme
	TSName string
}{{ThemeSystem, "System"}, {ThemeLight, "Light"}, {ThemeDark, "Dark"}}

// Values are all choices. What was never chosen has the value of Defaults. RecapLanguage is what recaps are written in, like
// "fr"; empty is the language of the system.
type Values struct {
	Theme         Theme  `json:"theme"`
	NavFolded     bool   `json:"navFolded"`
	RecapLanguage string `json:"recapLanguage"`
}

// Window is how the window stood when it was last closed, in pixels that do not depend on the screen's density.
type Window struct {
	Width     int  `json:"width"`
	Height    int  `json:"height"`
	Maximised bool `json:"maximised"`
}

// Defaults are the choices before anybody chose.
var Defaults = Values{Theme: ThemeSystem}

// The names that values are stored under.
const (
	values = "values"
	window = "window"
	dates  = "dates"
)

// Settings keeps the choices.
type Settings struct{ desk desk }

type desk struct {
	db   *db.Database
	now  func() time.Time
	emit events.Emit
}

// Open hands the settings their database. It is a function and no method, so that the frontend cannot call it.
func Open(s *Settings, database *db.Database, now func() time.Time, emit events.Emit) {
	s.desk = desk{database, now, emit}
}

// Load returns all choices.
func (s *Settings) Load() (chosen Values, err error) {
	defer problem.Catch(&err)
	chosen, err = read(s, values, Defaults)
	return chosen.known(), err
}

// Save writes all choices.
func (s *Settings) Save(chosen Values) (err error) {
	defer problem.Catch(&err)
	if err := write(s, values, chosen.known()); err != nil {
		return err
	}
	s.desk.emit(events.Settings)
	return nil
}

// known replaces what this version does not know.
func (v Values) known() Values {
	if v.Theme != ThemeLight && v.Theme != ThemeDark {
		v.Theme = ThemeSystem
	}
	return v
}

// mostDates is how many bytes the page may keep of how dates are written.
const mostDates = 64 << 10

// KeepDates keeps how the webview writes dates, in the page's own words, for the next start.
func (s *Settings) KeepDates(learnt string) (err error) {
	defer problem.Catch(&err)
	if len(learnt) > mostDates {
		return problem.Invalid("learnt", "This is too much to keep about dates.")
	}
	return write(s, dates, learnt)
}

// Dates returns what KeepDates kept, empty where nothing is known.
func Dates(s *Settings) (string, error) { return read(s, dates, "") }

// LastWindow returns how the window stood; its width is 0 where nothing is known.
func LastWindow(s *Settings) (Window, error) { return read(s, window, Window{}) }

// KeepWindow remembers how the window stands.
func KeepWindow(s *Settings, now Window) error { return write(s, window, now) }

// read returns what was chosen, or else the given. What another version wrote in another shape counts as not chosen:
// a choice of looks must not stop the start.
func read[T any](s *Settings, name string, otherwise T) (T, error) {
	rows, err := s.desk.db.Read().ListSettings(context.Background())
	if err != nil {
		return otherwise, fmt.Errorf("read settings: %w", err)
	}
	for _, row := range rows {
		chosen := otherwise
		if row.Name == name && json.Unmarshal([]byte(row.Value), &chosen) == nil {
			return chosen, nil
		}
	}
	return otherwise, nil
}

func write(s *Settings, name string, chosen any) error {
	value, err := json.Marshal(chosen)
	if err != nil {
		return fmt.Errorf("write settings: %w", err)
	}
	return s.desk.db.InTx(context.Background(), s.desk.now(), func(q *db.Queries) error {
		return q.SaveSetting(context.Background(), name, string(value))
	})
}
