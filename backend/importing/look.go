package importing

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/problem"
)

const (
	shownRows     = 5  // of a file as it is
	previewRows   = 20 // of a file as it would be imported
	shownProblems = 50
)

func (d *desk) look(f *file, kind Kind) (seen Look, err error) {
	seen = Look{FileName: f.name, Format: f.format, Encoding: f.encoding, Delimiter: f.delimiter, Header: f.header(), Fields: fieldNames(kind)}
	var sample [][]string
	for len(sample) < looked {
		r, err := f.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return seen, unreadable(err)
		}
		sample = append(sample, slices.Clone(r.cells))
	}
	if len(sample) == 0 {
		return seen, problem.Invalid("path", "This file has a heading and no rows below it.")
	}
	seen.Sample = sample[:min(len(sample), shownRows)]
	seen.Mapping = Mapping{Kind: kind, Encoding: f.encoding, Delimiter: f.delimiter, Columns: proposed(kind, seen.Header, sample), People: []PersonChoice{}}
	stored, err := d.db.Read().FindImportMapping(context.Background(), shapeOf(kind, seen.Header))
	if db.Missing(err) {
		return seen, nil
	}
	if err != nil {
		return seen, fmt.Errorf("find mapping: %w", err)
	}
	var last Mapping
	if json.Unmarshal([]byte(stored), &last) == nil && len(last.Columns) == len(seen.Header) {
		seen.Mapping.Columns, seen.Mapping.DateOrder, seen.Mapping.RatingMax = last.Columns, last.DateOrder, last.RatingMax
		seen.Remembered = true
	}
	return seen, nil
}

// preview reads all rows with the plan, and keeps the first of them.
func (p *plan) preview(path string, mapping Mapping) (Preview, error) {
	seen := Preview{
		Rows: []PreviewRow{}, Problems: []Problem{}, AskDateOrder: p.asks(), DateExample: p.example, Missing: p.missing(), RatingMax: written(p.best),
	}
	err := p.each(context.Background(), path, func(_ *file, r row) error {
		seen.Total++
		rec, err := p.read(r)
		if errors.Is(err, errAmbiguous) && p.asks() {
			rec.on, err = coaching.Tidy(p.cell(r, fieldOn)), nil // shown as it stands until the order is chosen
		}
		if err != nil {
			seen.Bad++
			if len(seen.Problems) < shownProblems && seen.Missing == "" {
				seen.Problems = append(seen.Problems, Problem{Line: r.line, Message: sentence(err)})
			}
			return nil
		}
		seen.Good++
		if rec.personID == "" {
			p.people.miss(called(rec.name, rec.email))
		}
		if len(seen.Rows) < previewRows {
			seen.Rows = append(seen.Rows, p.shown(rec))
		}
		return nil
	})
	seen.Unknown = p.people.order
	return seen, err
}

// shown is a record as it would be imported.
func (p *plan) shown(rec record) PreviewRow {
	row := PreviewRow{Line: rec.line, Person: p.people.names[rec.personID], On: rec.on, What: clipped(coaching.Tidy(rec.body)), Tone: string(rec.tone)}
	if row.Person == "" {
		row.Person = called(rec.name, rec.email)
	}
	if row.What == "" {
		row.What = rec.subject
	}
	if rec.rating != nil {
		row.Rating = written(*rec.rating) + " / " + written(*rec.best)
	}
	var values []string
	for _, each := range rec.values {
		values = append(values, each.metric+" "+written(each.number))
	}
	if len(values) > 0 {
		row.What = strings.Join(values, " · ")
	}
	return row
}

// sentence is a reason with a capital letter and a full stop.
func sentence(err error) string {
	text := []rune(err.Error())
	text = append([]rune(strings.ToUpper(string(text[:1]))), text[1:]...)
	if last := text[len(text)-1]; last != '?' && last != '.' {
		text = append(text, '.')
	}
	return string(text)
}
