package recap

import (
	"fmt"
	"time"

	"alongside/backend/coaching"
)

// words are all words of a recap in one language; another language is another file like english.go.
type words struct {
	Lang, Dir string

	Agenda, Recap               string
	Intro                       map[coaching.Purpose]string // one %s: who hands it over
	NotesOf                     string                      // one %s: whose
	Goals, Discuss              string
	Waiting, WaitingFrom        string // the latter with one %s: the session
	Open, Completed             string
	Kudos, KudosFrom            string // the latter with two %s: from whom, to whom
	Attachments, Enclosed, Only string
	Addendum, Discussed         string
	NotedBy                     string // one %s: by whom
	Reached, Dropped, Owner     string
	Due, Done, DoneBy           string // with the day; DoneBy with the day and the person
	Target, Before, On          string
	Feedback, Review            string
	Score                       string // two %s: the score, out of
	Reasons                     map[coaching.Reason]string
	Nothing                     string
	Foot                        string // one %s: the day
	Higher, Lower, Same         string
	Day                         func(time.Time) string
	Moment                      func(time.Time) string
	Size                        func(int64) string
}

// wordsIn are the words in a language, in English where it is not known.
func wordsIn(locale string) words {
	if found, known := map[string]func() words{"en": english}[locale]; known {
		return found()
	}
	return english()
}

// with fills a pattern of the catalogue.
func with(pattern string, values ...any) string { return fmt.Sprintf(pattern, values...) }

// day is the day of an instant in words.
func (w words) day(at int64, zone *time.Location) string { return w.Day(time.UnixMilli(at).In(zone)) }

// dayOn is a day like 2026-01-31 in words.
func (w words) dayOn(on string) string {
	at, err := time.Parse(time.DateOnly, on)
	if err != nil {
		return on
	}
	return w.Day(at)
}
