package main

import (
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"strings"
)

// What is looked at: the middle of the screen, where both windows have text.
const left, top, width, height = 320, 250, 760, 420

// screen is a connection to an X server, of which it only asks for pixels. The few bytes of the protocol that this
// takes are written here, so that measuring needs no library.
type screen struct {
	conn net.Conn
	root uint32
}

// dial connects to a local display like :77 that asks for no password.
func dial(display string) (*screen, error) {
	number, _, _ := strings.Cut(strings.TrimPrefix(display, ":"), ".")
	conn, err := net.Dial("unix", "/tmp/.X11-unix/X"+number)
	if err != nil {
		return nil, fmt.Errorf("connect to display %s: %w", display, err)
	}
	if _, err := conn.Write([]byte{'l', 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0}); err != nil {
		return nil, err
	}
	head := make([]byte, 8)
	if _, err := io.ReadFull(conn, head); err != nil {
		return nil, err
	}
	rest := make([]byte, 4*int(binary.LittleEndian.Uint16(head[6:])))
	if _, err := io.ReadFull(conn, rest); err != nil {
		return nil, err
	}
	if head[0] != 1 {
		return nil, fmt.Errorf("display %s refuses: %q", display, rest)
	}
	vendor := (int(binary.LittleEndian.Uint16(rest[16:])) + 3) / 4 * 4
	formats := 8 * int(rest[21])
	return &screen{conn, binary.LittleEndian.Uint32(rest[32+vendor+formats:])}, nil
}

// painted reports whether the middle of the screen is light paper with dark ink.
func (s *screen) painted() (bool, error) {
	request := binary.LittleEndian.AppendUint16([]byte{73, 2}, 5) // GetImage, as pixels
	request = binary.LittleEndian.AppendUint32(request, s.root)
	for _, n := range []uint16{left, top, width, height} {
		request = binary.LittleEndian.AppendUint16(request, n)
	}
	request = binary.LittleEndian.AppendUint32(request, 0xffffffff)
	if _, err := s.conn.Write(request); err != nil {
		return false, err
	}
	head := make([]byte, 32)
	if _, err := io.ReadFull(s.conn, head); err != nil {
		return false, err
	}
	if head[0] != 1 {
		return false, fmt.Errorf("the display shows no pixels: error %d", head[1])
	}
	pixels := make([]byte, 4*int(binary.LittleEndian.Uint32(head[4:])))
	if _, err := io.ReadFull(s.conn, pixels); err != nil {
		return false, err
	}
	light, dark := 0, 0
	for i := 0; i+3 < len(pixels); i += 4 {
		switch sum := int(pixels[i]) + int(pixels[i+1]) + int(pixels[i+2]); {
		case sum > 660:
			light++
		case sum < 300:
			dark++
		}
	}
	return light > width*height/2 && dark > 200, nil
}
