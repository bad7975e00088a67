package coaching

import (
	"encoding/json"
	"fmt"
	"time"

	"alongside/backend/db"
)

// State says how far a session has come.
type State string

// The states of a session.
const (
	StatePlanned State = "planned"
	StateLive    State = "live"
	StateEnded   State = "ended"
)

// States lists every state for the generated TypeScript enum.
var States = []struct {
	Value  State
	TSName string
}{{StatePlanned, "Planned"}, {StateLive, "Live"}, {StateEnded, "Ended"}}

// reopenFor is how long after its end a session can be opened again: long enough for a slip, too short to rewrite.
const reopenFor = time.Hour

// Session is one one-to-one. Instants are Unix milliseconds, 0 where there is none; At is the one it stands under in
// the log. ReopenUntil is 0 unless it has just ended.
type Session struct {
	ID          string   `json:"id"`
	Person      Person   `json:"person"`
	Title       string   `json:"title"`
	State       State    `json:"state"`
	At          int64    `json:"at"`
	PlannedAt   int64    `json:"plannedAt"`
	StartedAt   int64    `json:"startedAt"`
	EndedAt     int64    `json:"endedAt"`
	ReopenUntil int64    `json:"reopenUntil"`
	Deleted     bool     `json:"deleted"`
	Tags        []string `json:"tags"`
}

// SessionInLog is a session as the log shows it: with the number of its notes and how the
// first one begins, as plain text.
type SessionInLog struct {
	Session   Session `json:"session"`
	NoteCount int     `json:"noteCount"`
	FirstNote string  `json:"firstNote"`
}

// SessionFilter narrows the log; empty fields do not. Days are 2026-01-31 in the user's time, both included.
type SessionFilter struct {
	PersonID string `json:"personId"`
	Title    string `json:"title"`
	Tag      string `json:"tag"`
	State    State  `json:"state"`
	FromOn   string `json:"fromOn"`
	UntilOn  string `json:"untilOn"`
	Start    int    `json:"start"`
}

// SessionPage is one page of the log; More says that another one follows.
type SessionPage struct {
	Sessions []SessionInLog `json:"sessions"`
	More     bool           `json:"more"`
}

// EarlierSession is a session of the same pair that was held before.
type EarlierSession struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	At        int64  `json:"at"`
	NoteCount int    `json:"noteCount"`
}

func sessionFrom(row db.Session, person db.Person, tags string) (Session, error) {
	session := Session{
		ID: row.ID, Person: personFrom(person), Title: row.Title, State: stateOf(row), Deleted: row.DeletedAt != nil,
		PlannedAt: instant(row.PlannedAt), StartedAt: instant(row.StartedAt), EndedAt: instant(row.EndedAt),
	}
	session.At = session.StartedAt
	if session.At == 0 {
		session.At = session.PlannedAt
	}
	if session.EndedAt != 0 {
		session.ReopenUntil = session.EndedAt + reopenFor.Milliseconds()
	}
	return session, fromJSON(tags, &session.Tags)
}

func stateOf(row db.Session) State {
	switch {
	case row.EndedAt != nil:
		return StateEnded
	case row.StartedAt != nil:
		return StateLive
	}
	return StatePlanned
}

// instant is the instant of a column that may be empty.
func instant(at *int64) int64 {
	if at == nil {
		return 0
	}
	return *at
}

// fromJSON reads what a query gathered into one column.
func fromJSON(text string, into any) error {
	if err := json.Unmarshal([]byte(text), into); err != nil {
		return fmt.Errorf("read gathered column: %w", err)
	}
	return nil
}
