// Package page serves what the window shows: the bundled files under a content policy; a script with what the first screen
// needs, which comes while the page's own is read, so that it is painted without asking for it; and pictures by id. What
// changes after that goes through the services.
package page

import (
	"errors"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/folders"
	"alongside/backend/problem"
	"alongside/backend/settings"
)

// Page is what answers stand on. Opened waits until the data is open and returns why it is not; Format turns an error
// into what people are told.
type Page struct {
	Practice *coaching.Practice
	Settings *settings.Settings
	Files    *folders.Files
	Recaps   http.Handler // of pages that are about to leave
	Opened   func() error
	Format   func(error) any
	gather   sync.Once // what the first page is handed over
	gathered []byte
	taken    atomic.Bool
}

// Start is what the first screen needs.
type Start struct {
	Choices  settings.Values         `json:"choices"`
	Dates    string                  `json:"dates"` // how they are written, as the page learnt it
	Me       *coaching.Person        `json:"me"`    // null until I was asked for my name
	People   []coaching.PersonInView `json:"people"`
	Sessions []coaching.SessionInLog `json:"sessions"` // live, and planned for the days ahead
}

// First waits until the data is open, and returns what the first screen needs, or why the data is not open.
func First(p *Page) (start Start, err error) {
	if err := p.Opened(); err != nil {
		return start, err
	}
	people, sessions := &coaching.People{Practice: p.Practice}, &coaching.Sessions{Practice: p.Practice}
	choices, choicesErr := p.Settings.Load()
	dates, datesErr := settings.Dates(p.Settings)
	me, meErr := people.Me()
	all, peopleErr := people.List()
	unfinished, sessionsErr := sessions.Unfinished(time.Now().Format(time.DateOnly))
	start = Start{Choices: choices, Dates: dates, People: all, Sessions: unfinished}
	if meErr == nil {
		start.Me = &me
	} else if problem.CodeOf(meErr) == problem.CodeNotFound {
		meErr = nil
	}
	return start, errors.Join(choicesErr, datesErr, meErr, peopleErr, sessionsErr)
}
