package importing

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"

	"alongside/backend/coaching"
)

// What a column can be.
const (
	fieldPerson    = "person"
	fieldEmail     = "email"
	fieldOn        = "on"
	fieldRating    = "rating"
	fieldRatingMax = "ratingMax"
	fieldBody      = "body"
	fieldTone      = "tone"
	fieldSource    = "source"
	fieldCustomer  = "customer"
	fieldReviewer  = "reviewer"
	fieldSubject   = "subject"
	fieldReference = "reference" // tells this row from all others
	fieldSeries    = "series"    // a criterion of a review, or a metric: any number of columns
	fieldMetric    = "metric"
	fieldValue     = "value"
)

// field is something that a column can be, and the words that a header has for it, the surest first.
type field struct {
	name  string
	words []string
}

var common = []field{
	{fieldEmail, []string{"email", "e mail", "mail", "agent email", "agent mail"}},
	{fieldPerson, []string{"person", "agent", "employee", "name", "agent name", "employee name", "team member", "user", "advisor", "assignee", "mitarbeiter", "kollege"}},
	{fieldOn, []string{"date", "day", "on", "created", "created at", "received", "received on", "reviewed on", "review date", "timestamp", "week", "month", "datum", "tag", "fecha", "data"}},
}

var rated = []field{
	{fieldRatingMax, []string{"rating max", "max rating", "score max", "max score", "max", "out of", "scale", "maximum", "points possible"}},
	{fieldRating, []string{"rating", "score", "csat", "stars", "points", "total", "total score", "result", "grade", "overall", "bewertung", "punkte", "note"}},
	{fieldBody, []string{"comment", "comments", "feedback", "text", "verbatim", "notes", "remark", "remarks", "message", "body", "what was said", "kommentar", "bemerkung"}},
	{fieldTone, []string{"tone", "sentiment", "kind"}},
	{fieldReference, []string{"id", "reference", "response id", "feedback id", "review id", "number"}},
}

var fieldsOf = map[Kind][]field{
	KindFeedback: slices.Concat(common, rated, []field{
		{fieldSource, []string{"source", "channel", "survey", "quelle", "kanal"}},
		{fieldCustomer, []string{"customer", "client", "account", "company", "kunde", "customer name"}},
	}),
	KindReviews: slices.Concat(common, rated, []field{
		{fieldReviewer, []string{"reviewer", "reviewed by", "evaluator", "auditor", "qa", "by", "pruefer", "prufer"}},
		{fieldSubject, []string{"subject", "interaction", "call", "ticket", "case", "conversation", "what", "thema", "fall"}},
		{fieldSeries, nil},
	}),
	KindMetrics: slices.Concat(common, []field{
		{fieldMetric, []string{"metric", "kpi", "measure", "indicator", "kennzahl"}},
		{fieldValue, []string{"value", "wert", "amount", "result"}},
		{fieldSeries, nil},
	}),
}

// fieldNames are what columns of a kind can be.
func fieldNames(kind Kind) (names []string) {
	for _, each := range fieldsOf[kind] {
		names = append(names, each.name)
	}
	return names
}

// proposed says what each column probably is: by its name, and by whether its cells are numbers.
func proposed(kind Kind, header []string, sample [][]string) []string {
	columns, plain := make([]string, len(header)), make([]string, len(header))
	for i, name := range header {
		plain[i] = words(name)
	}
	for _, exact := range []bool{true, false} {
		for _, each := range fieldsOf[kind] {
			if !slices.Contains(columns, each.name) {
				claim(columns, plain, each, exact)
			}
		}
	}
	if kind == KindFeedback || slices.Contains(columns, fieldMetric) && slices.Contains(columns, fieldValue) {
		return columns
	}
	for i := range columns {
		if columns[i] == "" && numeric(sample, i) {
			columns[i] = fieldSeries
		}
	}
	return columns
}

// claim gives a field the first free column that is named like it; inexactly, one that begins with its surest word.
func claim(columns, plain []string, each field, exact bool) {
	for _, word := range each.words {
		for i, name := range plain {
			if columns[i] == "" && (name == word || !exact && len(word) > 3 && strings.HasPrefix(name, word+" ")) {
				columns[i] = each.name
				return
			}
		}
	}
}

// words is a name as its words, in small letters without accents.
func words(name string) string {
	return strings.Join(strings.FieldsFunc(coaching.Key(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

func numeric(sample [][]string, column int) bool {
	numbers := 0
	for _, cells := range sample {
		if column >= len(cells) || strings.TrimSpace(cells[column]) == "" {
			continue
		}
		if _, err := readScore(cells[column], true); err != nil {
			return false
		}
		numbers++
	}
	return numbers > 0
}

// shapeOf names the shape of a file: its kind and its header.
func shapeOf(kind Kind, header []string) string {
	sum := sha256.New()
	sum.Write([]byte(kind))
	for _, name := range header {
		sum.Write([]byte("\x1f" + coaching.Key(name)))
	}
	return hex.EncodeToString(sum.Sum(nil)[:16])
}
