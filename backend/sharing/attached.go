package sharing

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/folders"
	"alongside/backend/pack"
	"alongside/backend/pairing"
	"alongside/backend/problem"
)

const largestBlob = 2 << 30 // bytes of an attachment that travels

// attached are the chosen attachments of a session as they go into the pack: with the blobs that they were sealed into, if
// they were already.
func (p *Packs) attached(d *desk, sessionID string, files []string) (all []db.OwnSharedFileParams, err error) {
	along, err := alongs(d.ctx, d.Queries, sessionID)
	if err != nil {
		return nil, err
	}
	for _, id := range files {
		row, err := d.FindFile(d.ctx, id)
		if err != nil {
			return nil, problem.NotFound("One of the attachments is not in this session any more.")
		}
		record, ref, err := d.sendable(sessionID, row, along)
		if err != nil {
			return nil, err
		}
		if row.File.Size > largestBlob {
			return nil, problem.Invalid("files", "“"+coaching.StoredFileFrom(row.File).Name+"” is larger than 2 GB, which is too large to be shared.")
		}
		file := db.OwnSharedFileParams{
			ID: record, PairID: d.joined.Row.ID, SessionID: sessionID, FileID: &id, RefID: ref, Name: coaching.StoredFileFrom(row.File).Name, Mime: row.File.Mime,
			Size: row.File.Size, Sha256: row.File.Sha256, AuthorID: d.me, CreatedAt: row.File.CreatedAt,
		}
		if file.VersionOf, err = d.versionOf(id); err != nil {
			return nil, err
		}
		if blob, sealed := p.sealed[id]; sealed {
			file.Size, file.Sha256, file.Blob = blob.Size, blob.Plain.String(), blob.Name.String()
		}
		if file.Sha256 == "" {
			return nil, problem.Because(problem.CodeBusy, "“"+file.Name+"” is still being read. Try again in a moment.", nil)
		}
		all = append(all, file)
	}
	return all, nil
}

// sealFiles seals the bytes of attachments for the pair of a session. They wait in a folder of their own until they are put
// out, so that a share that fails leaves nothing behind that anybody could see.
func (p *Packs) sealFiles(sessionID string, files []string) error {
	if len(files) == 0 {
		return nil
	}
	ctx, q := background(), p.db.Read()
	session, err := q.SessionState(ctx, sessionID)
	if err != nil {
		return problem.NotFound(noSession)
	}
	joined, err := pairing.With(ctx, q, session.PersonID)
	if err != nil {
		return problem.NotFound(noPair)
	}
	if err := os.MkdirAll(p.blobs, 0o700); err != nil {
		return fmt.Errorf("make folder of blobs: %w", err)
	}
	p.sealed = map[string]pack.Blob{}
	for _, id := range files {
		blob, err := p.sealFile(id, pack.RecipientsOf(joined.Pins, joined.Pair.ID))
		if err != nil {
			return err
		}
		p.sealed[id] = blob
	}
	return nil
}

func (p *Packs) sealFile(id string, to []pack.Keys) (blob pack.Blob, err error) {
	temp, err := os.CreateTemp(p.blobs, "sealing-*.tmp")
	if err != nil {
		return blob, fmt.Errorf("seal attachment: %w", err)
	}
	defer os.Remove(temp.Name()) //nolint:errcheck // it has another name by then, or is no loss
	blob, err = p.sealHashed(temp, id, to)
	if errors.Is(err, folders.ErrChanged) {
		blob, err = p.sealAsItIs(temp, id, to)
	}
	if err = errors.Join(err, temp.Sync(), temp.Close()); err != nil {
		return blob, fmt.Errorf("seal attachment: %w", err)
	}
	return blob, os.Rename(temp.Name(), p.blobPath(blob.Name.String()))
}

// sealHashed seals a file whose bytes were hashed when it came into its folder: hashing them again would cost half of the speed.
func (p *Packs) sealHashed(temp *os.File, id string, to []pack.Keys) (blob pack.Blob, err error) {
	err = folders.ReadHashed(p.files, id, func(content io.Reader, sha256 string) (int64, error) {
		known, err := pack.ParseHash(sha256)
		if err != nil {
			return 0, folders.ErrChanged
		}
		blob, err = pack.SealBlob(temp, content, to, known)
		return blob.Size, err
	})
	return blob, err
}

// sealAsItIs seals a file that became another one, or is becoming it.
func (p *Packs) sealAsItIs(temp *os.File, id string, to []pack.Keys) (blob pack.Blob, err error) {
	if _, err := temp.Seek(0, io.SeekStart); err != nil {
		return blob, err
	}
	if err := temp.Truncate(0); err != nil {
		return blob, err
	}
	_, content, err := folders.OpenFile(p.files, id)
	if err != nil {
		return blob, err
	}
	defer content.Close()
	return pack.SealBlob(temp, content, to, pack.Hash{})
}

func (p *Packs) blobPath(name string) string {
	return filepath.Join(p.blobs, pack.BlobNameOf(name))
}

// arrive opens the bytes of an attachment that came, and puts them into the folder of its session under a name that is
// safe here. Nothing is ever written over.
func (p *Packs) arrive(row db.SharedFile, sealed io.Reader) error {
	identity, err := pairing.Identity(p.pairs)
	if err != nil {
		return err
	}
	want, err := blobOf(row)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(p.blobs, 0o700); err != nil {
		return fmt.Errorf("open attachment: %w", err)
	}
	temp, err := os.CreateTemp(p.blobs, "opening-*.tmp")
	if err != nil {
		return fmt.Errorf("open attachment: %w", err)
	}
	defer os.Remove(temp.Name()) //nolint:errcheck // a copy that is not needed any more
	defer temp.Close()
	if err := pack.OpenBlob(temp, sealed, []*pack.Identity{identity}, want); err != nil {
		return err
	}
	if _, err := temp.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("open attachment: %w", err)
	}
	file, err := p.putIn(row, temp)
	if err != nil {
		return err
	}
	return p.inTx(func(q *work) error {
		for _, kind := range []pack.Kind{pack.KindAttachment, pack.KindItem, pack.KindAction, pack.KindGoal} { // whatever the file is of
			q.told.add(names[kind].topic, row.SessionID)
		}
		return q.FileArrived(q.ctx, row.Sha256, &file.ID, row.ID)
	})
}

// putIn puts bytes into the folder of their session: as a newer version where an earlier one came before.
func (p *Packs) putIn(row db.SharedFile, content io.Reader) (coaching.StoredFile, error) {
	if row.FileID != nil && row.TakenSha256 != "" {
		version := folders.Version{FileID: *row.FileID, SHA256: row.TakenSha256, Name: row.Name, AuthorID: row.AuthorID}
		return folders.ReceiveVersion(p.files, version, content)
	}
	return folders.Receive(p.files, folders.Place{Kind: folders.PlaceSession, ID: row.SessionID}, row.Name, content, row.AuthorID)
}

func blobOf(row db.SharedFile) (want pack.Blob, err error) {
	want.Size = row.Size
	if want.Plain, err = pack.ParseHash(row.Sha256); err == nil {
		want.Name, err = pack.ParseHash(row.Blob)
	}
	return want, err
}

// Travelling is an attachment of the other side that is not in the session's folder: its bytes are still to come, were never
// sent, or were not what its pack said.
type Travelling struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Size  int64  `json:"size"`
	State string `json:"state"`
}

// Travelling returns the attachments of a session that the other side named and that are not here.
func (p *Packs) Travelling(sessionID string) (all []Travelling, err error) {
	defer problem.Catch(&err)
	rows, err := p.db.Read().SharedFilesOf(background(), sessionID)
	all = []Travelling{}
	for _, row := range rows {
		if row.State == fileListed || row.State == fileWaiting || row.State == fileRefused {
			all = append(all, Travelling{ID: row.ID, Name: row.Name, Size: row.Size, State: row.State})
		}
	}
	return all, wrap(err, "list attachments on their way")
}
