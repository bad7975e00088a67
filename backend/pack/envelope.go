package pack

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"filippo.io/age/armor"
)

// envelope is an age file with its header read ahead, within the limits. It counts what follows, to tell a file of which
// the end is missing from one that was changed.
type envelope struct {
	io.Reader
	text *counted // below the armor, nil without one
	body *counted
	want int64 // bytes that follow the header, -1 where the header does not say
}

// counted counts what is read from a stream and remembers how that ended.
type counted struct {
	from io.Reader
	most int64
	read int64
	last []byte // the last bytes of it
	err  error
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.from.Read(p)
	c.last = append(c.last, p[max(0, n-lastBytes):n]...)
	c.last = c.last[max(0, len(c.last)-lastBytes):]
	if c.read += int64(n); c.read > c.most {
		err = tooMuch("bytes")
	}
	if err != nil {
		c.err = err
	}
	return n, err
}

// What age itself is made of, to know how many bytes follow a header.
const (
	ageMagic = "age-encryption.org/v1"
	ageNonce = 16
	ageChunk = 64 << 10
	ageTag   = 16
)

// lastBytes is enough to find the last line of armored text, blank lines behind it too.
const lastBytes = 1100

func unwrap(r io.Reader) (*envelope, error) {
	buffered, e := bufio.NewReaderSize(r, 16<<10), &envelope{}
	if start, _ := buffered.Peek(len(armor.Header)); string(start) == armor.Header {
		e.text = &counted{from: buffered, most: maxArmored}
		buffered = bufio.NewReaderSize(armor.NewReader(e.text), 16<<10)
	}
	header, want, err := readHeader(buffered)
	if err != nil {
		return nil, e.below(err)
	}
	e.body, e.want = &counted{from: buffered, most: maxPack + maxPack/1024}, want
	e.Reader = io.MultiReader(bytes.NewReader(header), e.body)
	return e, nil
}

// readHeader reads the header of an age file. The limits are ours: the library takes whatever a header holds.
func readHeader(r *bufio.Reader) (header []byte, want int64, err error) {
	want = -1
	for stanzas := 0; ; {
		line, err := r.ReadSlice('\n')
		header = append(header, line...)
		if len(header) > maxHeader || errors.Is(err, bufio.ErrBufferFull) {
			return nil, 0, tooMuch("bytes in its header")
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, 0, err
		}
		if begun := string(header); err != nil && (strings.HasPrefix(ageMagic, begun) || strings.HasPrefix(armor.Header, begun)) {
			return nil, 0, refuse(Incomplete, "the header is cut off")
		}
		if !bytes.HasPrefix(header, []byte(ageMagic)) {
			return nil, 0, refuse(Damaged, "no age file")
		}
		switch text := string(line); {
		case err != nil:
			return nil, 0, refuse(Incomplete, "the header is cut off")
		case strings.HasPrefix(text, "---"):
			return header, want, nil
		case strings.HasPrefix(text, "-> "):
			if stanzas++; stanzas > maxStanzas {
				return nil, 0, tooMuch("recipients")
			}
			want = max(want, bodySize(text))
		}
	}
}

// bodySize is how many bytes follow a header with this line, -1 where it does not say.
func bodySize(line string) int64 {
	text, is := strings.CutPrefix(strings.TrimSpace(line), "-> "+sizeStanza+" ")
	inside, err := strconv.ParseInt(text, 10, 32)
	if !is || err != nil || inside <= 0 {
		return -1
	}
	chunks := (inside + ageChunk - 1) / ageChunk
	return ageNonce + inside + chunks*ageTag
}

// fault gives an error of age or of the stream its reason.
func (e *envelope) fault(err error) error {
	if e.body.err != nil && !errors.Is(e.body.err, io.EOF) {
		return e.below(e.body.err)
	}
	_, drain := io.Copy(io.Discard, e.body)
	if drain != nil {
		return e.below(drain)
	}
	cut := e.body.read < e.want
	if e.want < 0 {
		cut = errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF)
	}
	if cut {
		return refuse(Incomplete, "%d of %d bytes are there", e.body.read, e.want)
	}
	return refuse(Damaged, "%w", err)
}

// below is an error from below age: of the armor, of a limit, or of the disk.
func (e *envelope) below(err error) error {
	var bad *armor.Error
	switch {
	case ReasonOf(err) != "":
		return err
	case !errors.As(err, &bad):
		return fmt.Errorf("read pack: %w", err)
	}
	if _, err := io.Copy(io.Discard, e.text); err != nil {
		return e.below(err)
	}
	if !bytes.Contains(e.text.last, []byte(armor.Footer)) {
		return refuse(Incomplete, "the text is cut off")
	}
	return refuse(Damaged, "%w", err)
}
