package importing

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"alongside/backend/coaching"
)

// score is a number as it stood in a cell, with the best that it could be where the cell says so, 0 where it does not.
type score struct {
	value, best float64
	percent     bool
	decimals    int
}

var (
	outOf = regexp.MustCompile(`^(.+?)\s*(?:/|\bof\b|\bout of\b|\bvon\b)\s*(.+)$`)
	stars = regexp.MustCompile(`^[★⭐☆]+$`)
)

// readScore reads 4, 4,5, 87 %, 4/5, 4 out of 5 and stars.
func readScore(cell string, decimalComma bool) (score, error) {
	text := coaching.Tidy(cell)
	if strings.Trim(text, "0123456789.,") == "" { // most are plain numbers: nothing else need be looked for
		value, decimals, err := readNumber(text, decimalComma)
		if err != nil {
			return score{}, noNumber(text)
		}
		return score{value: value, decimals: decimals}, nil
	}
	if stars.MatchString(text) {
		full := len([]rune(text)) - strings.Count(text, "☆")
		return score{value: float64(full), best: float64(max(5, len([]rune(text))))}, nil
	}
	if parts := outOf.FindStringSubmatch(text); parts != nil {
		value, _, err := readNumber(strings.TrimSuffix(strings.TrimSpace(parts[1]), " out"), decimalComma)
		best, _, wrong := readNumber(parts[2], decimalComma)
		if err != nil || wrong != nil || best <= 0 {
			return score{}, noNumber(text)
		}
		return score{value: value, best: best}, nil
	}
	number, percent := strings.CutSuffix(text, "%")
	value, decimals, err := readNumber(number, decimalComma)
	if err != nil {
		return score{}, noNumber(text)
	}
	read := score{value: value, percent: percent, decimals: decimals}
	if percent {
		read.best = 100
	}
	return read, nil
}

func noNumber(text string) error { return fmt.Errorf("“%s” is no number", clipped(text)) }

// clipped is the beginning of a text, to name it by.
func clipped(text string) string {
	if runes := []rune(text); len(runes) > 40 {
		return string(runes[:40]) + "…"
	}
	return text
}

const biggest = 1e12

// readNumber reads a number with or without separators of thousands, and counts its decimals. A comma that could be
// either is a decimal one where the file writes so.
func readNumber(text string, decimalComma bool) (value float64, decimals int, err error) {
	text = pointed(text, decimalComma)
	if strings.ContainsAny(text, "xXpP_nN") { // hexadecimal, NaN and Inf are numbers to Go only
		return 0, 0, errors.New("no number")
	}
	value, err = strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(value) || math.Abs(value) > biggest {
		return 0, 0, errors.New("no number")
	}
	if at := strings.IndexByte(text, '.'); at >= 0 {
		decimals = min(len(text)-at-1, 6)
	}
	return value, decimals, nil
}

var blanks = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "'", "", "’", "", "\u2212", "-")

// pointed is a number without separators of thousands and with a decimal point.
func pointed(text string, decimalComma bool) string {
	text = blanks.Replace(text)
	comma, point := strings.LastIndexByte(text, ','), strings.LastIndexByte(text, '.')
	switch {
	case comma >= 0 && point >= 0 && comma > point:
		return strings.Replace(strings.ReplaceAll(text, ".", ""), ",", ".", 1)
	case comma >= 0 && point >= 0, strings.Count(text, ",") > 1:
		return strings.ReplaceAll(text, ",", "")
	case comma >= 0 && !decimalComma && len(text)-comma == 4:
		return strings.ReplaceAll(text, ",", "")
	case comma >= 0:
		return strings.Replace(text, ",", ".", 1)
	case strings.Count(text, ".") > 1:
		return strings.ReplaceAll(text, ".", "")
	}
	return text
}

var (
	yearFirst = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ,].*)?$`)
	yearLast  = regexp.MustCompile(`^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d{2})(?:[T ,].*)?$`)
	spelled   = []string{"2 Jan 2006", "2 January 2006", "Jan 2, 2006", "January 2, 2006", "2-Jan-2006", "2 Jan 06", "2-Jan-06"}
)

// numericDate takes a date like 03/04/2026 apart; dotted says that it is written with dots, which always is day first.
func numericDate(text string) (first, second, year int, dotted, is bool) {
	parts := yearLast.FindStringSubmatch(text)
	if parts == nil {
		return 0, 0, 0, false, false
	}
	first, _ = strconv.Atoi(parts[1])
	second, _ = strconv.Atoi(parts[3])
	year, _ = strconv.Atoi(parts[4])
	if year < 100 {
		year += 2000
	}
	return first, second, year, parts[2] == ".", true
}

// errAmbiguous is a date that can be read in two ways while nothing says which one is meant.
var errAmbiguous = errors.New("this date can be read in two ways: say which order the file uses")

// readDay reads a day as 2026-01-31; an order that is empty has not been decided.
func readDay(cell, order string) (string, error) {
	text := coaching.Tidy(cell)
	if parts := yearFirst.FindStringSubmatch(text); parts != nil {
		year, _ := strconv.Atoi(parts[1])
		month, _ := strconv.Atoi(parts[2])
		day, _ := strconv.Atoi(parts[3])
		return calendar(year, month, day, text)
	}
	if first, second, year, dotted, is := numericDate(text); is {
		switch {
		case dotted || order == dayFirst || first == second:
			return calendar(year, second, first, text)
		case order == monthFirst:
			return calendar(year, first, second, text)
		}
		return "", errAmbiguous
	}
	for _, layout := range spelled {
		if at, err := time.Parse(layout, text); err == nil {
			return at.Format(time.DateOnly), nil
		}
	}
	if text == "" {
		return "", errors.New("the date is missing")
	}
	return "", noDay(text)
}

func noDay(text string) error {
	return fmt.Errorf("“%s” is no date of the calendar", clipped(text))
}

func calendar(year, month, day int, text string) (string, error) {
	at := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if year < 1970 || year > 2200 || at.Day() != day || int(at.Month()) != month {
		return "", noDay(text)
	}
	return at.Format(time.DateOnly), nil
}

// best is the scale that a highest value speaks for.
func bestFor(highest float64) float64 {
	for _, usual := range []float64{5, 10, 100} {
		if highest <= usual {
			return usual
		}
	}
	return highest
}

// tones are the words that files have for them.
var tones = map[string]coaching.Tone{
	"positive": coaching.TonePositive, "good": coaching.TonePositive, "praise": coaching.TonePositive, "positiv": coaching.TonePositive,
	"improvement": coaching.ToneImprovement, "to improve": coaching.ToneImprovement, "negative": coaching.ToneImprovement,
	"bad": coaching.ToneImprovement, "negativ": coaching.ToneImprovement, "detractor": coaching.ToneImprovement, "promoter": coaching.TonePositive,
}

func written(value float64) string { return strconv.FormatFloat(value, 'f', -1, 64) }
