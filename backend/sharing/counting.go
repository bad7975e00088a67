package sharing

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"alongside/backend/pack"
)

// counted is how far packs of this installation were counted, by pair and device, in a file beside the database: an older
// copy of the database that is put back must not give the same number to another pack, which the other side would take
// for an old one.
type counted struct {
	path string
	mu   sync.Mutex
	last map[string]uint64 // nil until it was read
}

// of is the highest number that a device has given out in a pair.
func (c *counted) of(pair string, device pack.Device) (uint64, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.read(); err != nil {
		return 0, err
	}
	return c.last[pair+" "+device.String()], nil
}

// give notes that a number leaves now. It is on disk before the pack is.
func (c *counted) give(pair string, device pack.Device, number uint64) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.read(); err != nil {
		return err
	}
	key := pair + " " + device.String()
	c.last[key] = max(c.last[key], number)
	var text strings.Builder
	for key, last := range c.last {
		fmt.Fprintln(&text, key, last)
	}
	if err := c.write(text.String()); err != nil {
		return fmt.Errorf("note count of packs: %w", err)
	}
	return nil
}

func (c *counted) read() error {
	if c.last != nil {
		return nil
	}
	file, err := os.Open(c.path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("read count of packs: %w", err)
	}
	c.last = map[string]uint64{}
	if err != nil {
		return nil
	}
	defer file.Close()
	for lines := bufio.NewScanner(file); lines.Scan(); {
		key, number := cutLast(lines.Text())
		if last, err := strconv.ParseUint(number, 10, 63); err == nil {
			c.last[key] = last
		}
	}
	return nil
}

func cutLast(line string) (before, after string) {
	at := strings.LastIndexByte(line, ' ')
	if at < 0 {
		return line, ""
	}
	return line[:at], line[at+1:]
}

func (c *counted) write(text string) error {
	temp, err := os.CreateTemp(filepath.Dir(c.path), ".counted-*.tmp")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name()) //nolint:errcheck // it has another name by then, or is no loss
	_, err = temp.WriteString(text)
	if err = errors.Join(err, temp.Sync(), temp.Close()); err != nil {
		return err
	}
	return os.Rename(temp.Name(), c.path)
}

// mostBehind is how many packs an older copy of the database may have missed, for a number that the other side confirms to be
// believed.
const mostBehind = 1 << 20

// catchUp moves the count on to what the other side has confirmed: it cannot have heard of what was never sent, so this
// database is an older copy of itself.
func (d *desk) catchUp(from *pack.Pack) {
	if heard := from.Acks.Of(d.core.Device); heard > d.core.Counter && heard-d.core.Counter <= mostBehind {
		d.core.Counter = heard
	}
}
