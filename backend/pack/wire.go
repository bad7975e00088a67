package pack

import (
	"bytes"
	"encoding/binary"
	"errors"
	"unicode/utf8"
)

// The errors of the encoding itself. Each makes a pack damaged.
var (
	errShort = errors.New("it ends too early")
	errOrder = errors.New("its parts are out of order")
	errValue = errors.New("a value is not of its kind")
)

// encoder writes fields: a number, a length and that many bytes, in the order of the numbers.
type encoder struct{ bytes []byte }

func (e *encoder) field(number uint64, value []byte) {
	e.uint(number)
	e.uint(uint64(len(value)))
	e.bytes = append(e.bytes, value...)
}

func (e *encoder) number(number, value uint64) {
	e.field(number, binary.AppendUvarint(nil, value))
}

func (e *encoder) uint(value uint64) { e.bytes = binary.AppendUvarint(e.bytes, value) }

func (e *encoder) vector(v Vector) {
	e.uint(uint64(len(v)))
	for _, h := range v {
		e.bytes = append(e.bytes, h.Device[:]...)
		e.uint(h.Counter)
	}
}

// decoder reads what an encoder wrote. Every length is held against what is really there before it is believed. After
// the first fault it reads nothing but zeros, and err says what it was.
type decoder struct {
	rest []byte
	last uint64
	err  error
}

func (d *decoder) fail(err error) {
	if d.err == nil {
		d.err = err
	}
	d.rest = nil
}

// next reads the next field, and more is false at the end or after a fault.
func (d *decoder) next() (number uint64, value []byte, more bool) {
	if len(d.rest) == 0 {
		return 0, nil, false
	}
	number = d.uint()
	if number <= d.last {
		d.fail(errOrder)
	}
	d.last = number
	value = d.take(d.uint())
	return number, value, d.err == nil
}

func (d *decoder) take(length uint64) []byte {
	if length > uint64(len(d.rest)) {
		d.fail(errShort)
		return nil
	}
	taken := d.rest[:length]
	d.rest = d.rest[length:]
	return taken
}

// uint reads a number in its shortest form: two encodings of one thing would be two packs that say the same.
func (d *decoder) uint() uint64 {
	value, n := binary.Uvarint(d.rest)
	if n <= 0 || (n > 1 && d.rest[n-1] == 0) {
		d.fail(errShort)
		return 0
	}
	d.rest = d.rest[n:]
	return value
}

func (d *decoder) vector() Vector {
	count := d.uint()
	if count > maxDevices {
		d.fail(tooMuch("devices"))
		return nil
	}
	var v Vector
	if count > 0 {
		v = make(Vector, 0, count)
	}
	for range count {
		h := Heard{Device: sixteen[Device](d)}
		h.Counter = d.uint()
		if n := len(v); n > 0 && bytes.Compare(v[n-1].Device[:], h.Device[:]) >= 0 {
			d.fail(errOrder)
		}
		v = append(v, h)
	}
	return v
}

func (d *decoder) text() string {
	text := string(d.take(uint64(len(d.rest))))
	if !utf8.ValidString(text) {
		d.fail(errValue)
	}
	return text
}

// end is the fault, or one where something is left over.
func (d *decoder) end() error {
	if d.err == nil && len(d.rest) > 0 {
		d.fail(errValue)
	}
	return d.err
}

func sixteen[T ~[16]byte](d *decoder) (value T) {
	copy(value[:], d.take(16))
	return value
}
