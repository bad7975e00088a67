package folders

import (
	"bytes"
	"encoding/binary"
)

const (
	upright        = 1
	orientationTag = 0x0112
	mostTags       = 512
)

// orientation reads from the beginning of a JPEG how the camera was held; upright where nothing says so. It looks for the
// Exif segment and in its first directory for the one tag, and believes no length.
func orientation(head []byte) int {
	for at := 2; at+4 <= len(head) && head[at] == 0xff; {
		kind, length := head[at+1], int(binary.BigEndian.Uint16(head[at+2:]))
		if kind == 0xda || length < 2 { // the picture itself begins
			return upright
		}
		end := min(at+2+length, len(head))
		if text, is := bytes.CutPrefix(head[at+4:end], []byte("Exif\x00\x00")); kind == 0xe1 && is {
			return tagOf(text)
		}
		at = end
	}
	return upright
}

// tagOf finds the tag in a TIFF header and its first directory.
func tagOf(tiff []byte) int {
	if len(tiff) < 8 {
		return upright
	}
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return upright
	}
	tags := min(int(order.Uint16(tiff[at:])), mostTags)
	for i := range tags {
		entry := at + 2 + int64(i)*12
		if entry+12 > int64(len(tiff)) {
			return upright
		}
		if order.Uint16(tiff[entry:]) != orientationTag {
			continue
		}
		if value := int(order.Uint16(tiff[entry+8:])); value >= 1 && value <= 8 {
			return value
		}
		return upright
	}
	return upright
}
