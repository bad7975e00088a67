// Package library writes what is kept in Alongside as files that anybody can read without it: a portfolio as a folder
// with a page, a Markdown file and copies of its files.
package library

import (
	"io"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/problem"
)

// Exports writes portfolios to the disk.
type Exports struct{ desk desk }

type desk struct {
	practice  *coaching.Practice
	documents string
	now       func() time.Time
	open      Opener

	mu   sync.Mutex
	last string // folder of the export before, empty before the first one
}

// Opener opens the file of a row, and says what it is called. Without one no file is copied.
type Opener func(fileID string) (content io.ReadCloser, name string, err error)

// Open hands the exports what they need: documents is where they go unless another place is chosen.
func Open(s *Exports, practice *coaching.Practice, documents string, now func() time.Time, open Opener) {
	s.desk.practice, s.desk.documents, s.desk.now, s.desk.open = practice, documents, now, open
}

// Order says what is exported, and in which folder the new one is made. From and Until are days, both included.
type Order struct {
	PersonID string `json:"personId"`
	From     string `json:"from"`
	Until    string `json:"until"`
	Place    string `json:"place"`
}

// Exported says where an export is and what is in it. NotCopied names the items whose file could not be copied.
type Exported struct {
	Path      string   `json:"path"`
	Items     int      `json:"items"`
	Files     int      `json:"files"`
	NotCopied []string `json:"notCopied"`
}

// Place returns the folder that exports go to unless another one is chosen.
func (s *Exports) Place() (path string, err error) {
	defer problem.Catch(&err)
	return s.desk.documents, nil
}

// Portfolio writes the evidence of a person into a new folder.
func (s *Exports) Portfolio(order Order) (done Exported, err error) {
	defer problem.Catch(&err)
	place := strings.TrimSpace(order.Place)
	if !filepath.IsAbs(place) {
		return done, problem.Invalid("place", "Give the whole path of a folder, or choose one.")
	}
	portfolio, err := coaching.PortfolioOf(s.desk.practice, order.PersonID, order.From, order.Until)
	if err != nil {
		return done, err
	}
	if len(portfolio.Items) == 0 {
		return done, problem.Invalid("from", "There is no evidence in this time.")
	}
	work := export{portfolio: portfolio, order: order, at: s.desk.now(), open: s.desk.open}
	if done, err = work.write(filepath.Clean(place)); err != nil {
		return done, err
	}
	s.desk.mu.Lock()
	defer s.desk.mu.Unlock()
	s.desk.last = done.Path
	return done, nil
}

// Last returns the folder of the last export, empty where there is none: the only one that may be shown from the page.
func Last(s *Exports) string {
	s.desk.mu.Lock()
	defer s.desk.mu.Unlock()
	return s.desk.last
}
