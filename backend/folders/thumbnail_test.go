package folders

import (
	"bytes"
	"context"
	"encoding/binary"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"testing"
)

// corners is a picture with a red, a green, a blue and a black quarter, clockwise from the upper left.
func corners(width, height int) *image.RGBA {
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			picture.SetRGBA(x, y, [...]color.RGBA{{255, 0, 0, 255}, {0, 255, 0, 255}, {0, 0, 0, 255}, {0, 0, 255, 255}}[x*2/width+y*2/height*2])
		}
	}
	return picture
}

func asJPEG(t testing.TB, picture image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	must(t, jpeg.Encode(&out, picture, &jpeg.Options{Quality: 95}))
	return out.Bytes()
}

// held puts an Exif segment that says how the camera was held behind the start of a JPEG.
func held(file []byte, turn uint16, order binary.AppendByteOrder) []byte {
	tiff := []byte("MM\x00*")
	if order == binary.AppendByteOrder(binary.LittleEndian) {
		tiff = []byte("II*\x00")
	}
	tiff = order.AppendUint32(tiff, 8)
	tiff = order.AppendUint16(tiff, 2)
	for _, tag := range []uint16{0x010f, orientationTag} {
		tiff = order.AppendUint16(tiff, tag)
		tiff = order.AppendUint16(tiff, 3)
		tiff = order.AppendUint32(tiff, 1)
		tiff = order.AppendUint16(tiff, turn)
		tiff = order.AppendUint16(tiff, 0)
	}
	segment := binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(tiff)+8))
	segment = append(append(segment, "Exif\x00\x00"...), tiff...)
	return append(append([]byte{0xff, 0xd8}, segment...), file[2:]...)
}

func thumbnail(t *testing.T, file []byte, side int) image.Image {
	t.Helper()
	small, err := Thumbnail(t.Context(), bytes.NewReader(file), side)
	must(t, err)
	picture, err := jpeg.Decode(bytes.NewReader(small))
	must(t, err)
	return picture
}

// colours are those of the quarters of a picture, clockwise from the upper left.
func colours(picture image.Image) (names string) {
	size := picture.Bounds().Size()
	for _, at := range []image.Point{{size.X / 4, size.Y / 4}, {size.X * 3 / 4, size.Y / 4}, {size.X * 3 / 4, size.Y * 3 / 4}, {size.X / 4, size.Y * 3 / 4}} {
		r, g, b, _ := picture.At(at.X, at.Y).RGBA()
		switch {
		case r > 0xc000 && g > 0xc000 && b > 0xc000:
			names += "w"
		case r > 0xc000:
			names += "r"
		case g > 0xc000:
			names += "g"
		case b > 0xc000:
			names += "b"
		default:
			names += "k"
		}
	}
	return names
}

func TestAThumbnailIsTurnedAsTheCameraWas(t *testing.T) {
	t.Parallel()
	file := asJPEG(t, corners(400, 200))
	for turn, want := range []string{"rgbk", "rgbk", "grkb", "bkrg", "kbgr", "rkbg", "krgb", "bgrk", "gbkr", "rgbk"} {
		for _, order := range []binary.AppendByteOrder{binary.BigEndian, binary.LittleEndian} {
			picture := thumbnail(t, held(file, uint16(turn), order), 100)
			size := image.Pt(100, 50)
			if turn >= 5 && turn <= 8 {
				size = image.Pt(50, 100)
			}
			if got := colours(picture); got != want || picture.Bounds().Size() != size {
				t.Errorf("turn %d: %s of %v instead of %s of %v", turn, got, picture.Bounds().Size(), want, size)
			}
		}
	}
}

func TestThumbnailsOfEveryFormat(t *testing.T) {
	t.Parallel()
	var asPNG, asGIF, clear bytes.Buffer
	must(t, png.Encode(&asPNG, corners(1000, 3000)))
	must(t, gif.Encode(&asGIF, corners(90, 30), nil))
	must(t, png.Encode(&clear, image.NewRGBA(image.Rect(0, 0, 10, 10))))
	for name, c := range map[string]struct {
		file []byte
		size image.Point
		want string
	}{
		"png":                    {asPNG.Bytes(), image.Pt(66, 200), "rgbk"},
		"gif, which stays small": {asGIF.Bytes(), image.Pt(90, 30), "rgbk"},
		"nothing but air":        {clear.Bytes(), image.Pt(10, 10), "wwww"},
		"a line":                 {asJPEG(t, corners(3000, 2)), image.Pt(200, 1), "rgbk"},
	} {
		picture := thumbnail(t, c.file, 200)
		if picture.Bounds().Size() != c.size || (c.size.Y > 1 && colours(picture) != c.want) {
			t.Errorf("%s: %v, %s", name, picture.Bounds().Size(), colours(picture))
		}
	}
}

func TestWhatIsNoPictureOrTooLargeIsRefused(t *testing.T) {
	t.Parallel()
	var huge bytes.Buffer
	must(t, png.Encode(&huge, image.NewGray(image.Rect(0, 0, 10, 10))))
	binary.BigEndian.PutUint32(huge.Bytes()[16:], 100_000) // the header declares what is not there
	binary.BigEndian.PutUint32(huge.Bytes()[20:], 100_000)
	file := asJPEG(t, corners(100, 100))
	for name, bad := range map[string][]byte{"nothing": nil, "text": []byte("<svg/>"), "huge": huge.Bytes(), "cut off": file[:300]} {
		_, err := Thumbnail(t.Context(), bytes.NewReader(bad), 100)
		fails(t, err, ErrNoPicture)
		_ = name
	}
	ended, end := context.WithCancel(t.Context())
	end()
	_, err := Thumbnail(ended, bytes.NewReader(file), 100)
	fails(t, err, context.Canceled)
}

func FuzzOrientation(f *testing.F) {
	file := asJPEG(f, corners(8, 8))
	f.Add(file)
	f.Add(held(file, 6, binary.BigEndian))
	f.Add(held(file, 6, binary.LittleEndian)[:30])
	f.Fuzz(func(t *testing.T, head []byte) {
		if turn := orientation(head); turn < 1 || turn > 8 {
			t.Fatal(turn)
		}
	})
}

func BenchmarkThumbnail12MP(b *testing.B) {
	file := bytes.NewReader(asJPEG(b, corners(4000, 3000)))
	for b.Loop() {
		if _, err := Thumbnail(b.Context(), io.NewSectionReader(file, 0, file.Size()), 320); err != nil {
			b.Fatal(err)
		}
	}
}
