package importing

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"alongside/backend/coaching"
)

const (
	longestLine = 200     // characters of a name, as everywhere
	longestBody = 1 << 20 // bytes of a comment
	mostBreaks  = 500     // lines of one cell: more means that a quotation mark is missing
)

// record is a row that was understood. personID is empty for somebody who is to be added, or is not known yet.
type record struct {
	line                                          int
	name, email, personID, choice                 string
	on, body, source, customer, reviewer, subject string
	reference                                     string
	rating, best                                  *float64
	tone                                          coaching.Tone
	criteria                                      []coaching.Criterion
	values                                        []value
}

// value is what a metric was.
type value struct {
	metric   string
	number   float64
	percent  bool
	decimals int
}

// read understands a row, or says why it cannot. A date that nobody has decided about is errAmbiguous.
func (p *plan) read(r row) (record, error) {
	rec := record{line: r.line}
	if err := p.ragged(r); err != nil {
		return rec, err
	}
	if err := p.who(&rec, r); err != nil {
		return rec, err
	}
	date := p.cell(r, fieldOn)
	day := p.days.get(date, func() dayRead { on, err := readDay(date, p.order); return dayRead{on, err} })
	if rec.on = day.on; day.err != nil {
		return rec, day.err
	}
	var err error
	if p.Kind == KindMetrics {
		rec.values, err = p.readValues(r)
		return rec, err
	}
	if err := p.texts(&rec, r); err != nil {
		return rec, err
	}
	return rec, p.rated(&rec, r)
}

// ragged refuses rows that are cut otherwise than the header.
func (p *plan) ragged(r row) error {
	if len(r.cells) > len(p.header) && !empty(r.cells[len(p.header):]) {
		return fmt.Errorf("this row has %d cells, the heading has %d: is there a separator in a text without quotation marks?", len(r.cells), len(p.header))
	}
	for _, cell := range r.cells {
		if p.format == "csv" && strings.Count(cell, "\n") > mostBreaks {
			return errors.New("a text in quotation marks does not end here: is a quotation mark missing?")
		}
	}
	return nil
}

func (p *plan) who(rec *record, r row) error {
	rec.name, rec.email = coaching.Tidy(p.cell(r, fieldPerson)), coaching.Tidy(p.cell(r, fieldEmail))
	if rec.name == "" && rec.email == "" {
		if rec.personID = p.PersonID; p.people.names[p.PersonID] == "" {
			return errors.New("this row names nobody")
		}
		return nil
	}
	rec.personID, rec.choice = p.people.find(rec.name, rec.email)
	if utf8.RuneCountInString(called(rec.name, rec.email)) > longestLine {
		return errors.New("the name is longer than 200 characters")
	}
	return nil
}

func (p *plan) texts(rec *record, r row) error {
	for _, each := range []struct {
		field string
		to    *string
	}{{fieldSource, &rec.source}, {fieldCustomer, &rec.customer}, {fieldReviewer, &rec.reviewer}, {fieldSubject, &rec.subject}, {fieldReference, &rec.reference}} {
		cell := p.cell(r, each.field)
		if cell == "" {
			continue
		}
		*each.to = coaching.Tidy(cell)
		if utf8.RuneCountInString(*each.to) > longestLine {
			return fmt.Errorf("the text in “%s” is longer than 200 characters", p.header[p.at[each.field]])
		}
	}
	rec.body = strings.ReplaceAll(strings.ToValidUTF8(strings.ReplaceAll(p.cell(r, fieldBody), "\r\n", "\n"), "\uFFFD"), "\x00", "")
	if len(rec.body) > longestBody {
		return errors.New("the comment is longer than 1 MB")
	}
	return nil
}

// rated reads the rating, the criteria and the tone.
func (p *plan) rated(rec *record, r row) (err error) {
	if rec.rating, rec.best, err = p.scaled(p.cell(r, fieldRating), p.cell(r, fieldRatingMax), p.best); err != nil {
		return err
	}
	if err := p.sheet(rec, r); err != nil {
		return err
	}
	if rec.body == "" && rec.rating == nil {
		return errors.New("there is neither a rating nor a comment")
	}
	if word := p.cell(r, fieldTone); word != "" {
		rec.tone = tones[coaching.Key(word)]
	} else if rec.rating != nil {
		rec.tone = coaching.ToneOf(*rec.rating, *rec.best)
	}
	return nil
}

// sheet reads the criteria of a review, whose total is its score where it has none.
func (p *plan) sheet(rec *record, r row) error {
	if p.Kind != KindReviews {
		return nil
	}
	var total, most float64
	for _, column := range p.series {
		got, best, err := p.scaled(at(r, column), "", p.seriesBest)
		if err != nil {
			return fmt.Errorf("%s: %w", p.header[column], err)
		}
		if got == nil {
			continue
		}
		total, most = total+*got, most+*best
		rec.criteria = append(rec.criteria, coaching.Criterion{Name: p.header[column], Score: written(*got), Max: written(*best)})
	}
	if rec.rating == nil && most > 0 {
		rec.rating, rec.best = &total, &most
	}
	return nil
}

// scaled reads a rating with its scale; both are nil for an empty cell.
func (p *plan) scaled(cell, most string, usual float64) (got, best *float64, err error) {
	if cell == "" || cell == "-" {
		return nil, nil, nil
	}
	read, err := readScore(cell, p.decimalComma)
	if err != nil {
		return nil, nil, err
	}
	if read.best == 0 && most != "" {
		if read.best, _, err = readNumber(most, p.decimalComma); err != nil || read.best <= 0 {
			return nil, nil, noNumber(most)
		}
	}
	if read.best == 0 {
		read.best = usual
	}
	if read.value < 0 || read.value > read.best {
		return nil, nil, fmt.Errorf("%s is not between 0 and %s", written(read.value), written(read.best))
	}
	return &read.value, &read.best, nil
}

// readValues reads the metrics of a row: its columns of metrics, or its one named value.
func (p *plan) readValues(r row) (values []value, err error) {
	if p.has(fieldMetric) && p.has(fieldValue) {
		name := coaching.Tidy(p.cell(r, fieldMetric))
		if name == "" || utf8.RuneCountInString(name) > longestLine {
			return nil, errors.New("the metric has no name, or one longer than 200 characters")
		}
		return p.addValue(values, name, p.cell(r, fieldValue), true)
	}
	for _, column := range p.series {
		if values, err = p.addValue(values, p.header[column], at(r, column), false); err != nil {
			return nil, fmt.Errorf("%s: %w", p.header[column], err)
		}
	}
	if len(values) == 0 {
		return nil, errors.New("there is no value in this row")
	}
	return values, nil
}

func (p *plan) addValue(values []value, metric, cell string, needed bool) ([]value, error) {
	if cell == "" && !needed {
		return values, nil
	}
	number, percent := strings.CutSuffix(cell, "%")
	read, decimals, err := readNumber(number, p.decimalComma)
	if err != nil {
		return nil, noNumber(cell)
	}
	return append(values, value{metric, read, percent, decimals}), nil
}
