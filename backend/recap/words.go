package recap

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"alongside/backend/coaching"
)

// words are all words of a recap in one language; english.go is the first of its files.
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
	Months, Weekdays            []string // January and Sunday first
	Day                         string   // the day of the month, the month, the year
	First                       string   // the first day of a month
	Moment                      string   // the weekday, the day, the time
	Decimal                     string   // what stands before the decimals of a number
	Bytes                       string   // one %d
	Units                       []string // a thousand bytes, a million and so on
}

// languages are the languages that a recap can be written in. A region has the words of its language.
var languages = map[string]func() words{
	"de": german, "en": english, "es": spanish, "fr": french, "it": italian, "nl": dutch, "pt": portuguese,
}

// wordsIn are the words in a language like "fr" or "fr-CA", in English where it is not known.
func wordsIn(language string) words {
	base, _, _ := strings.Cut(language, "-")
	if found, known := languages[base]; known {
		return found()
	}
	return english()
}

// with fills a pattern of the catalogue.
func with(pattern string, values ...any) string { return fmt.Sprintf(pattern, values...) }

// date is a day in words.
func (w words) date(at time.Time) string {
	day := strconv.Itoa(at.Day())
	if day == "1" {
		day = w.First
	}
	return with(w.Day, day, w.Months[at.Month()-1], at.Year())
}

// moment is a day with its weekday and time.
func (w words) moment(at time.Time) string {
	return with(w.Moment, w.Weekdays[at.Weekday()], w.date(at), at.Format("15:04"))
}

// day is the day of an instant in words.
func (w words) day(at int64, zone *time.Location) string { return w.date(time.UnixMilli(at).In(zone)) }

// dayOn is a day like 2026-01-31 in words.
func (w words) dayOn(on string) string {
	at, err := time.Parse(time.DateOnly, on)
	if err != nil {
		return on
	}
	return w.date(at)
}

// decimals is a number with so many decimals.
func (w words) decimals(value float64, count int) string {
	return strings.Replace(strconv.FormatFloat(value, 'f', count, 64), ".", w.Decimal, 1)
}

// number writes a number that is text with its decimals and its unit.
func (w words) number(text string, decimals int, unit string) string {
	value, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return text
	}
	out := w.decimals(value, decimals)
	if unit == "%" || unit == "" {
		return out + unit
	}
	return out + " " + unit
}

// size is a number of bytes in words.
func (w words) size(bytes int64) string {
	const step = 1000
	if bytes < step {
		return with(w.Bytes, bytes)
	}
	size, unit := float64(bytes)/step, w.Units[0]
	for _, next := range w.Units[1:] {
		if size < step {
			break
		}
		size, unit = size/step, next
	}
	return w.decimals(size, 1) + " " + unit
}
