package pack

import (
	"bufio"
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"

	"filippo.io/age"
)

// Blob names the bytes of an attachment that travel in a file of their own: an age file under a random name. A name that is
// the hash of the file would prove nothing that Plain in a signed pack does not, and cost half of the speed.
type Blob struct {
	Name  Hash // what the file is called as it travels
	Plain Hash // of the bytes inside
	Size  int64
}

// SealBlob seals what r gives to the devices it is for. Whoever knows the hash of these bytes says it, and saves half of the
// work; the receiver refuses bytes that have another one. The zero hash is not known.
func SealBlob(w io.Writer, r io.Reader, to []Keys, known Hash) (Blob, error) {
	var recipients []age.Recipient
	for _, keys := range to {
		recipient, err := age.ParseX25519Recipient(keys.Seal)
		if err != nil {
			return Blob{}, fmt.Errorf("seal blob: %w", err)
		}
		recipients = append(recipients, recipient)
	}
	sealed, err := age.Encrypt(w, recipients...)
	if err != nil {
		return Blob{}, fmt.Errorf("seal blob: %w", err)
	}
	sum, into := func() Hash { return known }, io.Writer(sealed)
	if known == (Hash{}) {
		inside := newHashing()
		sum, into = inside.sum, io.MultiWriter(inside, sealed)
	}
	defer sum()
	size, err := io.CopyBuffer(into, plainReader{r}, make([]byte, blobPiece))
	if err = errors.Join(err, sealed.Close()); err != nil {
		return Blob{}, fmt.Errorf("seal blob: %w", err)
	}
	blob := Blob{Plain: sum(), Size: size}
	_, err = rand.Read(blob.Name[:])
	return blob, err
}

// OpenBlob writes the bytes of a blob to w, which has to be a file that is thrown away where this fails: what is wrong may
// only show at the end. An attachment of a verified pack says what has to be inside, and no more than that is written.
func OpenBlob(w io.Writer, r io.Reader, mine []*Identity, want Blob) error {
	var identities []age.Identity
	for _, i := range mine {
		identities = append(identities, i.seal)
	}
	most := want.Size + want.Size/1024 + maxHeader + ageChunk
	body := &counted{from: r, most: most}
	if want.Size < 0 || want.Size > maxBlob {
		return tooMuch("bytes in a blob")
	}
	buffered := bufio.NewReaderSize(body, 64<<10)
	header, _, err := readHeader(buffered)
	if err != nil {
		return blobFault(body, err)
	}
	plain, err := age.Decrypt(io.MultiReader(bytes.NewReader(header), buffered), identities...)
	var other *age.NoIdentityMatchError
	if errors.As(err, &other) {
		return refuse(NotForMe, "a blob that is sealed to other keys")
	}
	if err != nil {
		return blobFault(body, err)
	}
	inside := newHashing()
	size, err := io.CopyBuffer(io.MultiWriter(inside, w), plainReader{io.LimitReader(plain, want.Size+1)}, make([]byte, blobPiece))
	found := inside.sum()
	switch {
	case err != nil:
		return blobFault(body, err)
	case size != want.Size || found != want.Plain:
		return refuse(Damaged, "a blob holds other bytes than its attachment says")
	}
	return nil
}

// blobFault gives an error its reason. A file that ends before its bytes do is incomplete.
func blobFault(body *counted, err error) error {
	switch {
	case ReasonOf(body.err) != "":
		return body.err
	case ReasonOf(err) != "":
		return err
	case body.err != nil && !errors.Is(body.err, io.EOF) && !errors.Is(body.err, io.ErrUnexpectedEOF):
		return fmt.Errorf("read blob: %w", body.err)
	case body.err != nil && body.read < body.most-maxHeader-ageChunk-body.most/1024:
		return refuse(Incomplete, "%d bytes of a blob are there", body.read)
	}
	return refuse(Damaged, "%w", err)
}

// plainReader hides how else a file could copy itself, so that it is read in large pieces.
type plainReader struct{ io.Reader }

// blobPiece is how much of a blob is read and written at once.
const blobPiece = 1 << 20
