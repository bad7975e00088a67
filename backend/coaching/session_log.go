package coaching

import (
	"context"
	"time"

	"alongside/backend/db"
	"alongside/backend/problem"
)

// List returns one page of the session log: live sessions first, then planned ones in the order they come, then ended
// ones, newest first.
func (s *Sessions) List(filter SessionFilter) (page SessionPage, err error) {
	defer problem.Catch(&err)
	query, err := filter.query(s.Practice.now().Location())
	if err != nil {
		return page, err
	}
	rows, err := s.Practice.db.Read().ListSessions(context.Background(), query)
	if err != nil {
		return page, wrap(err, "list sessions")
	}
	if page.More = len(rows) > pageSize; page.More {
		rows = rows[:pageSize]
	}
	page.Sessions = make([]SessionInLog, len(rows))
	for i, row := range rows {
		session, err := sessionFrom(row.Session, row.Person, row.Tags)
		if err != nil {
			return page, err
		}
		page.Sessions[i] = SessionInLog{Session: session, NoteCount: int(row.NoteCount), FirstNote: firstWords(row.FirstNote)}
	}
	return page, nil
}

// query turns the filter into the arguments of the query; one row more than a page tells whether another follows.
func (f SessionFilter) query(where *time.Location) (db.ListSessionsParams, error) {
	query := db.ListSessionsParams{
		PersonID: f.PersonID, TitleKey: fold(tidy(f.Title)), TagKey: fold(tidy(f.Tag)), State: string(f.State),
		PageSize: pageSize + 1, PageStart: int64(max(f.Start, 0)),
	}
	from, err := day("fromOn", f.FromOn, where)
	if err != nil {
		return query, err
	}
	until, err := day("untilOn", f.UntilOn, where)
	if err != nil {
		return query, err
	}
	if !from.IsZero() {
		query.FromAt = from.UnixMilli()
	}
	if !until.IsZero() {
		query.BeforeAt = endOfDay(until)
	}
	return query, nil
}

// nowhere is the zone of days that are not turned into instants.
var nowhere = time.UTC

// day reads a day like 2026-01-31; an empty one is the zero time.
func day(field, text string, where *time.Location) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	at, err := time.ParseInLocation(time.DateOnly, text, where)
	if err != nil {
		return at, problem.Invalid(field, "This is no day of the calendar.")
	}
	return at, nil
}

// Earlier returns what the pair of a session held before it, newest first.
func (s *Sessions) Earlier(id string) (sessions []EarlierSession, err error) {
	defer problem.Catch(&err)
	rows, err := s.Practice.db.Read().ListEarlierSessions(context.Background(), id)
	if err != nil {
		return nil, wrap(err, "list earlier sessions")
	}
	sessions = make([]EarlierSession, len(rows))
	for i, row := range rows {
		sessions[i] = EarlierSession{ID: row.ID, Title: row.Title, At: instant(row.StartedAt), NoteCount: int(row.NoteCount)}
	}
	return sessions, nil
}

// daysAhead is how far Today looks ahead.
const daysAhead = 7

// Unfinished returns the live sessions, then those planned until a week after the given day, in the order they come.
func (s *Sessions) Unfinished(todayOn string) (sessions []SessionInLog, err error) {
	defer problem.Catch(&err)
	today, err := day("todayOn", todayOn, s.Practice.now().Location())
	if err != nil {
		return nil, err
	}
	end := endOfDay(today.AddDate(0, 0, daysAhead))
	rows, err := s.Practice.db.Read().ListUnfinishedSessions(context.Background(), &end)
	if err != nil {
		return nil, wrap(err, "list unfinished sessions")
	}
	sessions = make([]SessionInLog, len(rows))
	for i, row := range rows {
		session, err := sessionFrom(row.Session, row.Person, row.Tags)
		if err != nil {
			return nil, err
		}
		sessions[i] = SessionInLog{Session: session, NoteCount: int(row.NoteCount)}
	}
	return sessions, nil
}
