package coaching_test

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"alongside/backend/coaching"
	"alongside/backend/problem"
)

// tinyWebP is one white pixel; the standard library reads no WebP and writes none.
const tinyWebP = "UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA="

// wide is twice as wide as high: red, then blue.
func wide() image.Image {
	picture := image.NewPaletted(image.Rect(0, 0, 40, 20), color.Palette{color.RGBA{R: 255, A: 255}, color.RGBA{B: 255, A: 255}})
	for i := range picture.Pix {
		picture.Pix[i] = uint8(i % 40 / 20)
	}
	return picture
}

func encoded(t *testing.T, encode func(*bytes.Buffer) error) string {
	t.Helper()
	var file bytes.Buffer
	if err := encode(&file); err != nil {
		t.Fatal(err)
	}
	return base64.StdEncoding.EncodeToString(file.Bytes())
}

func TestAPictureOfAnyUsualFormatBecomesASquare(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	for format, file := range map[string]string{
		"PNG":             encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, wide()) }),
		"JPEG":            encoded(t, func(b *bytes.Buffer) error { return jpeg.Encode(b, wide(), nil) }),
		"GIF":             encoded(t, func(b *bytes.Buffer) error { return gif.Encode(b, wide(), nil) }),
		"WebP":            tinyWebP,
		"with line break": tinyWebP + "\n",
	} {
		t.Run(format, func(t *testing.T) {
			person, err := k.people.SetPicture(k.ada, file)
			if err != nil || !strings.HasPrefix(person.Picture, "/picture/"+k.ada+"?v=") {
				t.Fatalf("got %q, %v", person.Picture, err)
			}
			mime, kept, err := coaching.Picture(k.people.Practice, k.ada)
			if err != nil || mime != "image/jpeg" {
				t.Fatalf("kept as %q, %v", mime, err)
			}
			if shape, err := jpeg.DecodeConfig(bytes.NewReader(kept)); err != nil || shape.Width != 256 || shape.Height != 256 {
				t.Fatalf("kept %dx%d, %v", shape.Width, shape.Height, err)
			}
		})
	}
}

func TestAWidePictureIsCutToItsMiddleAndNotSquashed(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	_, err := k.people.SetPicture(k.ada, encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, wide()) }))
	k.ok(err)
	_, kept, err := coaching.Picture(k.people.Practice, k.ada)
	k.ok(err)
	square, err := jpeg.Decode(bytes.NewReader(kept))
	k.ok(err)
	left, _, _, _ := square.At(60, 128).RGBA()
	_, _, right, _ := square.At(196, 128).RGBA()
	if left < 0xc000 || right < 0xc000 {
		t.Fatalf("left red %#x, right blue %#x", left, right)
	}
}

func TestWhatIsTransparentBecomesWhite(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	clear := image.NewNRGBA(image.Rect(0, 0, 8, 8))
	_, err := k.people.SetPicture(k.ada, encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, clear) }))
	k.ok(err)
	_, kept, _ := coaching.Picture(k.people.Practice, k.ada)
	square, err := jpeg.Decode(bytes.NewReader(kept))
	k.ok(err)
	if r, g, b, _ := square.At(128, 128).RGBA(); r < 0xf000 || g < 0xf000 || b < 0xf000 {
		t.Fatalf("became %#x %#x %#x", r, g, b)
	}
}

// pngHeader is a PNG that says how large it is and holds nothing.
func pngHeader(width, height uint32) string {
	chunk := []byte("IHDR")
	chunk = binary.BigEndian.AppendUint32(chunk, width)
	chunk = binary.BigEndian.AppendUint32(chunk, height)
	chunk = append(chunk, 8, 2, 0, 0, 0)
	file := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), chunk...)
	file = binary.BigEndian.AppendUint32(file, crc32.ChecksumIEEE(chunk))
	return base64.StdEncoding.EncodeToString(file)
}

func TestAFileThatIsNoFitPictureIsRefused(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	whole := encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, wide()) })
	for what, file := range map[string]struct{ base64, says string }{
		"60 megapixels":    {pngHeader(10_000, 6_000), "50 megapixels"},
		"over 32 bits":     {pngHeader(0x7fffffff, 0x7fffffff), ""},
		"header only":      {pngHeader(10, 10), "no picture"},
		"cut off":          {whole[:len(whole)/8*4], "no picture"},
		"not base64":       {"<svg>", "no picture"},
		"no picture":       {base64.StdEncoding.EncodeToString([]byte("<svg xmlns='x'/>")), "no picture"},
		"nothing":          {"", "no picture"},
		"more than 20 MiB": {strings.Repeat("A", 28<<20), "20 MB"},
	} {
		t.Run(what, func(t *testing.T) {
			_, err := k.people.SetPicture(k.ada, file.base64)
			refused(t, err, problem.CodeInvalid, "picture")
			if !strings.Contains(err.Error(), file.says) {
				t.Fatalf("says %q", err)
			}
		})
	}
	k.tells()
}

func TestARemovedPictureIsGone(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	_, err := k.people.SetPicture(k.ada, tinyWebP)
	k.ok(err)
	k.tells("people:changed " + k.ada)
	person, err := k.people.RemovePicture(k.ada)
	k.ok(err)
	k.tells("people:changed " + k.ada)
	_, _, missing := coaching.Picture(k.people.Practice, k.ada)
	k.refused(missing, problem.CodeNotFound, "")
	if person.Picture != "" {
		t.Fatalf("still shows %q", person.Picture)
	}
}
