package importing

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"alongside/backend/coaching"
	"alongside/backend/problem"
)

// plan is a mapping together with what was found in the file: how each row is to be read.
type plan struct {
	Mapping
	header       []string
	at           map[string]int // the column of a field
	series       []int
	people       *people
	decimalComma bool
	order        string  // of dates: as chosen, or as the file shows by itself
	example      string  // a date that can be read in two ways
	best         float64 // of ratings that do not say it themselves
	seriesBest   float64
	format       string
	days         memo[dayRead]
}

// dayRead is what reading a date brought.
type dayRead struct {
	on  string
	err error
}

// planFor reads a file through for what decides how it is to be read.
func (d *desk) planFor(ctx context.Context, path string, mapping Mapping) (*plan, error) {
	if !mapping.Kind.known() {
		return nil, problem.Invalid("kind", "Choose what is in the file: feedback, QA reviews or metrics.")
	}
	people, err := readPeople(ctx, d.db.Read(), mapping.People)
	if err != nil {
		return nil, fmt.Errorf("read people: %w", err)
	}
	p := &plan{Mapping: mapping, at: map[string]int{}, people: people, order: mapping.DateOrder}
	for i, name := range mapping.Columns {
		if name == fieldSeries {
			p.series = append(p.series, i)
		} else if _, twice := p.at[name]; name != "" && !twice {
			p.at[name] = i
		}
	}
	if mapping.RatingMax != "" {
		if p.best, _, err = readNumber(mapping.RatingMax, true); err != nil || p.best <= 0 {
			return nil, problem.Invalid("ratingMax", "Write the best possible rating as a number, like 5 or 100.")
		}
	}
	return p, p.survey(ctx, path)
}

// evidence is what the rows of a file show about all of them.
type evidence struct {
	dayFirst, monthFirst    bool
	highest, highestInSheet float64
}

// survey gathers the order of dates and the scales of ratings.
func (p *plan) survey(ctx context.Context, path string) error {
	var seen evidence
	var dates memo[bool]
	err := p.each(ctx, path, func(_ *file, r row) error {
		date := p.cell(r, fieldOn)
		dates.get(date, func() bool { p.lookAtDate(&seen, coaching.Tidy(date)); return true })
		if p.cell(r, fieldRatingMax) == "" {
			seen.highest = max(seen.highest, p.bare(p.cell(r, fieldRating)))
		}
		for _, column := range p.series {
			seen.highestInSheet = max(seen.highestInSheet, p.bare(at(r, column)))
		}
		return nil
	})
	if seen.dayFirst != seen.monthFirst { // the file knows better than who maps it, or the file before
		p.order, p.example = map[bool]string{true: dayFirst, false: monthFirst}[seen.dayFirst], ""
	}
	if p.best == 0 {
		p.best = bestFor(seen.highest)
	}
	p.seriesBest = bestFor(seen.highestInSheet)
	return err
}

// lookAtDate sees whether a date can be read in one way only; the first that can be read in two is kept to be asked about.
func (p *plan) lookAtDate(seen *evidence, text string) {
	first, second, _, dotted, is := numericDate(text)
	if !is || dotted {
		return
	}
	seen.dayFirst, seen.monthFirst = seen.dayFirst || first > 12, seen.monthFirst || second > 12
	if p.example == "" && first <= 12 && second <= 12 && first != second {
		p.example = text
	}
}

// bare is a rating that does not say what the best one is, 0 where it does or is none.
func (p *plan) bare(cell string) float64 {
	if cell == "" || p.Kind == KindMetrics {
		return 0
	}
	read, err := readScore(cell, p.decimalComma)
	if err != nil || read.best != 0 {
		return 0
	}
	return read.value
}

// each hands every row of the file over.
func (p *plan) each(ctx context.Context, path string, work func(f *file, r row) error) error {
	f, err := openFile(path, p.Encoding, p.Delimiter)
	if err != nil {
		return err
	}
	defer f.Close()
	p.header, p.format = f.header(), f.format
	p.decimalComma = f.format == "csv" && f.delimiter != ","
	for n := 0; ; n++ {
		r, err := f.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return unreadable(err)
		}
		if n&0xff == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if err := work(f, r); err != nil {
			return err
		}
	}
}

// cell is the text of a field in a row, empty where no column is mapped to it.
func (p *plan) cell(r row, name string) string {
	if column, mapped := p.at[name]; mapped {
		return at(r, column)
	}
	return ""
}

func at(r row, column int) string {
	if column < len(r.cells) {
		return strings.TrimSpace(r.cells[column])
	}
	return ""
}

func (p *plan) has(names ...string) bool {
	return slices.ContainsFunc(names, func(name string) bool { _, mapped := p.at[name]; return mapped })
}

// missing says what must be mapped first.
func (p *plan) missing() string {
	switch {
	case !p.has(fieldPerson, fieldEmail) && p.people.names[p.PersonID] == "":
		return "Say which column names the person."
	case !p.has(fieldOn):
		return "Say which column holds the date."
	case p.Kind == KindFeedback && !p.has(fieldRating, fieldBody):
		return "Say which column holds the rating or the comment."
	case p.Kind == KindReviews && !p.has(fieldRating, fieldBody) && len(p.series) == 0:
		return "Say which column holds the score, or which ones are criteria."
	case p.Kind == KindMetrics && len(p.series) == 0 && (!p.has(fieldMetric) || !p.has(fieldValue)):
		return "Say which columns are metrics, or which ones hold the metric's name and its value."
	}
	return ""
}

// asks reports whether the order of dates must be chosen: it can be read in two ways and nothing in the file decides.
func (p *plan) asks() bool { return p.order == "" && p.example != "" }

// decided refuses a plan that is not complete.
func (p *plan) decided() error {
	if text := p.missing(); text != "" {
		return problem.Invalid("columns", text)
	}
	if p.asks() {
		return problem.Invalid("dateOrder", "Say first whether "+p.example+" begins with the day or with the month.")
	}
	return nil
}
