package pack

import (
	"encoding/binary"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Register is one field of one record as one device released it. Counter is the release that it first went out with, 0
// where the field was never written; Seen is what the device had heard of the others when it was edited; Clock is its
// hybrid logical clock then, which is only asked where Counter and Seen leave it open who was later.
type Register struct {
	Value   string
	Counter uint64
	Clock   uint64
	Seen    Vector
}

// heardSize is the most that one part of a vector takes.
const heardSize = len(Device{}) + binary.MaxVarintLen64

func (r *Register) encode() []byte {
	e := encoder{bytes: make([]byte, 0, len(r.Value)+len(r.Seen)*heardSize+3*binary.MaxVarintLen64)}
	e.uint(r.Counter)
	e.uint(r.Clock)
	e.vector(r.Seen)
	return append(e.bytes, r.Value...)
}

func (r *Register) decode(value []byte, shape shape) error {
	d := decoder{rest: value}
	r.Counter, r.Clock, r.Seen = d.uint(), d.uint(), d.vector()
	if len(d.rest) > MaxValue {
		return tooMuch("bytes in a value")
	}
	r.Value = d.text()
	if d.err == nil && (r.Counter == 0 || !shape(r.Value)) {
		return errValue
	}
	return d.err
}

// shape says whether a text can be the value of a field.
type shape func(text string) bool

func anyText(string) bool { return true }

func oneOf(words ...string) shape {
	return func(text string) bool { return slices.Contains(words, text) }
}

func isWhole(text string) bool {
	n, err := strconv.ParseInt(text, 10, 64)
	return err == nil && strconv.FormatInt(n, 10) == text
}

// isInstant: Unix milliseconds, or nothing.
func isInstant(text string) bool { return text == "" || (isWhole(text) && text[0] != '-') }

func isDay(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return text == "" || err == nil
}

func isID(text string) bool {
	_, err := ParseID(text)
	return err == nil
}

func isRef(text string) bool { return text == "" || isID(text) }

// isStatus: open, or when a goal was reached or dropped. It is one value, because it cannot be both.
func isStatus(text string) bool {
	for _, word := range []string{"reached:", "dropped:"} {
		if at, is := strings.CutPrefix(text, word); is {
			return at != "" && isInstant(at)
		}
	}
	return text == "open"
}

func isSHA256(text string) bool {
	return len(text) == 64 && strings.Trim(text, "0123456789abcdef") == ""
}
