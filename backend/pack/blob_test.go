package pack

import (
	"bytes"
	"crypto/sha256"
	"io"
	"testing"
)

func TestABlobArrivesAsItWasOrNotAtAll(t *testing.T) {
	t.Parallel()
	p := newTwo(t)
	content := bytes.Repeat([]byte("a picture of the whiteboard\n"), 8000)
	var sealed bytes.Buffer
	blob, err := SealBlob(&sealed, bytes.NewReader(content), p.recipients, Hash{})
	if err != nil || blob.Size != int64(len(content)) || blob.Name == (Hash{}) || blob.Plain != sha256.Sum256(content) {
		t.Fatalf("%+v, %v", blob, err)
	}
	open := func(data []byte, me *Identity, want Blob) (string, error) {
		var out bytes.Buffer
		err := OpenBlob(&out, bytes.NewReader(data), []*Identity{me}, want)
		return out.String(), err
	}
	if out, err := open(sealed.Bytes(), p.rep, blob); err != nil || out != string(content) {
		t.Fatal(err)
	}
	if _, err := open(sealed.Bytes(), someone(t), blob); ReasonOf(err) != NotForMe {
		t.Error(err)
	}
	other := blob
	other.Plain = Hash{1}
	if _, err := open(sealed.Bytes(), p.rep, other); ReasonOf(err) != Damaged {
		t.Error(err)
	}
	for at := 0; at < sealed.Len(); at += 997 {
		if _, err := open(sealed.Bytes()[:at], p.rep, blob); ReasonOf(err) == "" {
			t.Fatalf("%d bytes: %v", at, err)
		}
		flipped := bytes.Clone(sealed.Bytes())
		flipped[at] ^= 4
		if _, err := open(flipped, p.rep, blob); ReasonOf(err) == "" {
			t.Fatalf("byte %d changed: %v", at, err)
		}
	}
	small := blob
	small.Size = 1000
	var out bytes.Buffer
	endless := io.MultiReader(bytes.NewReader(sealed.Bytes()), &endless{text: "x"})
	if err := OpenBlob(&out, endless, []*Identity{p.rep}, small); ReasonOf(err) == "" || out.Len() > 1001 {
		t.Fatalf("%d bytes of 1,000: %v", out.Len(), err)
	}
}
