package folders

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	_ "image/gif" // formats that can be read
	"image/jpeg"
	_ "image/png"
	"io"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp"
)

// ErrNoPicture is returned for what is no picture that can be read, or one too large to try.
var ErrNoPicture = errors.New("no picture that can be read")

const (
	largestPixels = 50e6 // above this a picture is not decoded
	largestSide   = 2048 // of a thumbnail
	headForTurn   = 64 << 10
)

// oneAtATime keeps the memory of big pictures from adding up.
var oneAtATime = make(chan struct{}, 1)

// Thumbnail reads a picture and returns it as a JPEG of at most side by side pixels, turned as the camera was, on white
// where it is transparent. It fails with ErrNoPicture, or with ctx. One picture is decoded at a time.
func Thumbnail(ctx context.Context, from io.ReadSeeker, side int) (small []byte, err error) {
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case oneAtATime <- struct{}{}:
	}
	defer func() { <-oneAtATime }()
	defer func() {
		if broken := recover(); broken != nil { // of a decoder; its picture is foreign
			err = fmt.Errorf("%w: %v", ErrNoPicture, broken)
		}
	}()
	picture, turn, err := decode(ctx, from)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoPicture, err)
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, turned(shrunk(picture, min(max(side, 1), largestSide)), turn), &jpeg.Options{Quality: 85}); err != nil {
		return nil, fmt.Errorf("encode thumbnail: %w", err)
	}
	return out.Bytes(), ctx.Err()
}

// decode looks at the size of a picture before it reads the rest of it.
func decode(ctx context.Context, from io.ReadSeeker) (picture image.Image, turn int, err error) {
	config, format, err := image.DecodeConfig(until{ctx, from})
	if err != nil {
		return nil, 0, err
	}
	if config.Width < 1 || config.Height < 1 || float64(config.Width)*float64(config.Height) > largestPixels {
		return nil, 0, fmt.Errorf("%d by %d pixels", config.Width, config.Height)
	}
	if format == "jpeg" {
		if turn, err = turnOf(from); err != nil {
			return nil, 0, err
		}
	}
	if _, err := from.Seek(0, io.SeekStart); err != nil {
		return nil, 0, err
	}
	picture, _, err = image.Decode(until{ctx, from})
	return picture, turn, err
}

func turnOf(from io.ReadSeeker) (int, error) {
	if _, err := from.Seek(0, io.SeekStart); err != nil {
		return 0, err
	}
	head, err := io.ReadAll(io.LimitReader(from, headForTurn))
	return orientation(head), err
}

// until ends the reading of a picture with its context; no decoder asks for one.
type until struct {
	ctx  context.Context
	from io.Reader
}

// Read implements io.Reader.
func (u until) Read(p []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.from.Read(p)
}

// shrunk fits a picture into a square, and enlarges none: quickly to twice the size, then well.
func shrunk(picture image.Image, side int) *image.RGBA {
	from := picture.Bounds()
	size := fit(from.Size(), side)
	if twice := fit(from.Size(), 2*side); twice.X < from.Dx() || twice.Y < from.Dy() {
		between := image.NewRGBA(image.Rectangle{Max: twice})
		draw.ApproxBiLinear.Scale(between, between.Bounds(), picture, from, draw.Src, nil)
		picture, from = between, between.Bounds()
	}
	small := image.NewRGBA(image.Rectangle{Max: size})
	draw.Draw(small, small.Bounds(), image.White, image.Point{}, draw.Src)
	draw.CatmullRom.Scale(small, small.Bounds(), picture, from, draw.Over, nil)
	return small
}

func fit(size image.Point, side int) image.Point {
	longer := max(size.X, size.Y)
	if longer <= side {
		return size
	}
	return image.Pt(max(1, size.X*side/longer), max(1, size.Y*side/longer))
}

// turned undoes what the camera wrote down about how it was held: Exif numbers the eight ways from 1, which is upright.
func turned(picture *image.RGBA, turn int) *image.RGBA {
	if turn < 2 || turn > 8 {
		return picture
	}
	size := picture.Bounds().Size()
	if turn >= 5 {
		size.X, size.Y = size.Y, size.X
	}
	out := image.NewRGBA(image.Rectangle{Max: size})
	for y := range size.Y {
		for x := range size.X {
			fromX, fromY := cameFrom(turn, x, y, size)
			out.SetRGBA(x, y, picture.RGBAAt(fromX, fromY))
		}
	}
	return out
}

// cameFrom is where a pixel of the upright picture was before.
func cameFrom(turn, x, y int, size image.Point) (fromX, fromY int) {
	right, bottom := size.X-1-x, size.Y-1-y
	switch turn {
	case 2:
		return right, y
	case 3:
		return right, bottom
	case 4:
		return x, bottom
	case 5:
		return y, x
	case 6:
		return y, right
	case 7:
		return bottom, right
	}
	return bottom, x
}
