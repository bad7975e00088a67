package coaching

import (
	"fmt"
	"math"
	"strconv"

	"alongside/backend/problem"
)

// Tone says what feedback or a review is good for in a talk.
type Tone string

// The tones; most things have none.
const (
	TonePositive    Tone = "positive"
	ToneImprovement Tone = "improvement"
)

// Tones lists every tone for the generated TypeScript enum.
var Tones = []struct {
	Value  Tone
	TSName string
}{{TonePositive, "Positive"}, {ToneImprovement, "Improvement"}, {"", "None"}}

// From which part of a scale on a rating praises, and up to which it asks for better.
const (
	praises = 0.7
	asks    = 0.5
)

// ToneOf is the tone of a rating that nobody gave one.
func ToneOf(value, best float64) Tone {
	switch {
	case best <= 0:
		return ""
	case value/best >= praises:
		return TonePositive
	case value/best <= asks:
		return ToneImprovement
	}
	return ""
}

// Tidy is a text of one line as it is kept: without what cannot be seen.
func Tidy(text string) string { return tidy(text) }

// Key is what a name is found by: the text without case and accents.
func Key(text string) string { return fold(tidy(text)) }

// scaled reads a value and the best that it could be; both are nil where there is none.
func scaled(field, value, best string) (got, most *float64, err error) {
	if tidy(value) == "" {
		return nil, nil, nil
	}
	v, err := number(field, value)
	if err != nil {
		return nil, nil, err
	}
	m, err := number(field, best)
	switch {
	case err != nil || m <= 0:
		return nil, nil, problem.Invalid(field, "Say what the best possible value is, like 5 or 100.")
	case v < 0 || v > m:
		return nil, nil, problem.Invalid(field, fmt.Sprintf("This is not between 0 and %s.", written(&m)))
	}
	return &v, &m, nil
}

// written is a number as text, empty where there is none: no number crosses the bridge that could be no number.
func written(value *float64) string {
	if value == nil {
		return ""
	}
	return strconv.FormatFloat(*value, 'f', -1, 64)
}

// percent is a value as part of its scale, -1 where there is none.
func percent(value, best *float64) int {
	if value == nil || best == nil || *best <= 0 {
		return -1
	}
	return int(math.Round(*value / *best * 100))
}

// checked refuses a tone that there is not.
func (t Tone) checked() error {
	if t != "" && t != TonePositive && t != ToneImprovement {
		return problem.Invalid("tone", "This is either positive, to improve, or neither.")
	}
	return nil
}

// short cleans a line that may be empty.
func short(field, text string) (string, error) {
	if blank(tidy(text)) {
		return "", nil
	}
	return line(field, text, "", longestLine)
}
