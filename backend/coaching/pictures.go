package coaching

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"image"
	_ "image/gif"
	"image/jpeg"
	_ "image/png"
	"strings"

	"alongside/backend/events"
	"alongside/backend/problem"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp"
)

const (
	pictureSide   = 256      // pixels of the square that is kept
	largestUpload = 20 << 20 // bytes of a chosen file
	largestPixels = 50e6     // above this a file is refused before it is decoded
)

// SetPicture keeps a person's picture, cut to a square. The file comes as base64, in any usual image format.
func (s *People) SetPicture(id, file string) (person Person, err error) {
	defer problem.Catch(&err)
	square, err := squareFrom(file)
	if err != nil {
		return person, err
	}
	err = s.Practice.asMe(func(c *change) error {
		row, err := c.StampPicture(c.ctx, &c.at, id)
		if err != nil {
			return found(err, noPerson)
		}
		person = personFrom(row)
		c.tell(events.People, id)
		return c.SetPicture(c.ctx, id, "image/jpeg", square)
	})
	return person, wrap(err, "set picture")
}

// RemovePicture shows a person's initials again.
func (s *People) RemovePicture(id string) (person Person, err error) {
	defer problem.Catch(&err)
	err = s.Practice.asMe(func(c *change) error {
		row, err := c.StampPicture(c.ctx, nil, id)
		if err != nil {
			return found(err, noPerson)
		}
		person = personFrom(row)
		c.tell(events.People, id)
		return c.Queries.RemovePicture(c.ctx, id)
	})
	return person, wrap(err, "remove picture")
}

// Picture returns a person's picture and its type for the asset handler. It is a function and no method, so that no
// bytes cross the bridge.
func Picture(p *Practice, id string) (mime string, picture []byte, err error) {
	if p.db == nil {
		return "", nil, problem.NotFound(noPerson)
	}
	row, err := p.db.Read().FindPicture(context.Background(), id)
	return row.Mime, row.Bytes, found(wrap(err, "find picture"), "There is no picture.")
}

func squareFrom(file string) ([]byte, error) {
	unreadable := problem.Invalid("picture", "This file is no picture that can be read. Choose a JPEG, PNG, GIF or WebP file.")
	if base64.StdEncoding.DecodedLen(len(file)) > largestUpload {
		return nil, problem.Invalid("picture", "This picture is larger than 20 MB. Choose a smaller one.")
	}
	raw, err := base64.StdEncoding.DecodeString(strings.TrimSpace(file))
	if err != nil {
		return nil, unreadable
	}
	config, _, err := image.DecodeConfig(bytes.NewReader(raw))
	if err != nil {
		return nil, unreadable
	}
	if float64(config.Width)*float64(config.Height) > largestPixels {
		return nil, problem.Invalid("picture", "This picture has more than 50 megapixels. Choose a smaller one.")
	}
	picture, _, err := image.Decode(bytes.NewReader(raw))
	if err != nil {
		return nil, unreadable
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, cut(picture), &jpeg.Options{Quality: 88}); err != nil {
		return nil, fmt.Errorf("encode picture: %w", err)
	}
	return out.Bytes(), nil
}

// cut takes the middle square of a picture and scales it, on white where it was transparent.
func cut(picture image.Image) image.Image {
	from := picture.Bounds()
	side := min(from.Dx(), from.Dy())
	corner := from.Min.Add(image.Pt((from.Dx()-side)/2, (from.Dy()-side)/2))
	square := image.NewRGBA(image.Rect(0, 0, pictureSide, pictureSide))
	draw.Draw(square, square.Bounds(), image.White, image.Point{}, draw.Src)
	draw.CatmullRom.Scale(square, square.Bounds(), picture, image.Rectangle{corner, corner.Add(image.Pt(side, side))}, draw.Over, nil)
	return square
}
