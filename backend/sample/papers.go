package sample

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"strings"
)

// The files of the sample team are made, not shipped: small, the same on every machine, and real enough to be looked at.

// content is what a file holds. It is made when it is written, since most plans of the sample are not.
type content interface{ bytes() []byte }

// barChart is a PNG with one bar a value, the last one in the colour that stands out.
type barChart []int

func (values barChart) bytes() []byte {
	const width, height, margin = 960, 540, 60
	paper, ink, accent := color.RGBA{250, 248, 244, 255}, color.RGBA{198, 205, 196, 255}, color.RGBA{42, 98, 77, 255}
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(picture, picture.Bounds(), image.NewUniform(paper), image.Point{}, draw.Src)
	highest, step := 1, (width-2*margin)/max(len(values), 1)
	for _, value := range values {
		highest = max(highest, value)
	}
	for i, value := range values {
		fill := ink
		if i == len(values)-1 {
			fill = accent
		}
		bar := image.Rect(margin+i*step+step/8, height-margin-value*(height-2*margin)/highest, margin+(i+1)*step-step/8, height-margin)
		draw.Draw(picture, bar, image.NewUniform(fill), image.Point{}, draw.Src)
	}
	draw.Draw(picture, image.Rect(margin, height-margin, width-margin, height-margin+3), image.NewUniform(color.RGBA{90, 92, 88, 255}), image.Point{}, draw.Src)
	var out bytes.Buffer
	_ = png.Encode(&out, picture) // a buffer takes everything
	return out.Bytes()
}

// letter is a PDF with a page for each text; the first line of a page is its heading. Only Latin letters.
type letter []string

func (pages letter) bytes() []byte {
	var out bytes.Buffer
	var offsets []int
	object := func(format string, args ...any) {
		offsets = append(offsets, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", len(offsets), fmt.Sprintf(format, args...))
	}
	out.WriteString("%PDF-1.4\n")
	kids := make([]string, len(pages))
	for i := range pages {
		kids[i] = fmt.Sprintf("%d 0 R", 5+2*i)
	}
	object("<< /Type /Catalog /Pages 2 0 R >>")
	object("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), len(pages))
	object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
	object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>")
	for i, page := range pages {
		content := typeset(page)
		object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents %d 0 R >>", 6+2*i)
		object("<< /Length %d >>\nstream\n%s\nendstream", len(content), content)
	}
	table := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, offset := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&out, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, table)
	return out.Bytes()
}

func typeset(page string) string {
	var out strings.Builder
	escape := strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`)
	for i, line := range strings.Split(page, "\n") {
		font, lead := "/F1 12 Tf", 20
		if i == 0 {
			font, lead = "/F2 20 Tf", 0
		}
		fmt.Fprintf(&out, "BT %s 72 %d Td (%s) Tj ET\n", font, 770-10*min(i, 1)-i*lead, escape.Replace(line))
	}
	return out.String()
}

// chime is a WAV of a few soft tones, a fifth of a second each: 8,000 samples a second, 8 bits, one channel.
type chime []float64

func (tones chime) bytes() []byte {
	const rate, each = 8000, 1600
	sound := make([]byte, 0, len(tones)*each)
	for _, tone := range tones {
		for i := range each {
			fade := 1 - float64(i)/each
			sound = append(sound, byte(128+60*fade*math.Sin(2*math.Pi*tone*float64(i)/rate)))
		}
	}
	var out bytes.Buffer
	out.WriteString("RIFF")
	_ = binary.Write(&out, binary.LittleEndian, uint32(36+len(sound)))
	out.WriteString("WAVEfmt ")
	_ = binary.Write(&out, binary.LittleEndian, []uint32{16, 1 | 1<<16, rate, rate, 1 | 8<<16})
	out.WriteString("data")
	_ = binary.Write(&out, binary.LittleEndian, uint32(len(sound)))
	out.Write(sound)
	return out.Bytes()
}

// text is a file of words.
type text string

func (words text) bytes() []byte { return []byte(words) }
