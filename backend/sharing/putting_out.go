package sharing

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/exchange"
	"alongside/backend/pack"
	"alongside/backend/pairing"
	"alongside/backend/problem"
)

// putOut puts packs that wait into the exchange folder, the text before the attachments. Whatever a crash leaves undone is
// done again: a pack that is there already is the same file. Where all is asked for anew meanwhile, perhaps in another folder,
// it ends, and the next visit begins again.
func (p *Packs) putOut(folder *exchange.Folder, mine pack.Device, asked int64) error {
	waiting, err := p.db.Read().UnplacedPacks(background())
	if err != nil {
		return fmt.Errorf("list packs to put out: %w", err)
	}
	for _, row := range waiting {
		if err := folder.Put(row.PairID, mine.String(), row.Name, bytes.NewReader(row.Sealed)); err != nil {
			return err
		}
		if err := p.putBlobs(folder, row.PairID, mine); err != nil {
			return err
		}
		counts := false
		err := p.inTx(func(w *work) error {
			if counts = p.asked.Load() == asked; !counts {
				return nil
			}
			at := w.now.UnixMilli()
			w.told.add(events.Packs, "")
			return w.SetPlaced(w.ctx, &at, row.Hash)
		})
		if err != nil || !counts {
			return err
		}
	}
	return p.tidyUp(folder, mine)
}

// putBlobs puts the attachments of a pair beside its packs, those that are not there.
func (p *Packs) putBlobs(folder *exchange.Folder, pairID string, mine pack.Device) error {
	rows, err := p.db.Read().OwnBlobs(background(), pairID)
	if err != nil {
		return fmt.Errorf("list attachments to put out: %w", err)
	}
	there, err := folder.List(pairID)
	if err != nil {
		return err
	}
	for _, blob := range rows {
		name := pack.BlobNameOf(blob)
		if slices.ContainsFunc(there, func(f exchange.File) bool { return f.Name == name && f.Device == mine.String() }) {
			continue
		}
		if err := p.putBlob(folder, pairID, mine, blob); err != nil {
			return err
		}
	}
	return nil
}

func (p *Packs) putBlob(folder *exchange.Folder, pairID string, mine pack.Device, blob string) error {
	content, err := os.Open(p.blobPath(blob))
	if errors.Is(err, fs.ErrNotExist) {
		return nil // it was tidied away; sharing again seals it anew
	}
	if err != nil {
		return fmt.Errorf("open sealed attachment: %w", err)
	}
	defer content.Close()
	return folder.Put(pairID, mine.String(), pack.BlobNameOf(blob), content)
}

// tidyUp takes packs of mine out of the folder that everybody has confirmed a while ago, and what is kept of them.
func (p *Packs) tidyUp(folder *exchange.Folder, mine pack.Device) error {
	joined, err := pairing.All(background(), p.db.Read())
	if err != nil {
		return err
	}
	long := p.now().Add(-keptFor).UnixMilli()
	if err := p.tidyBlobs(folder, joined, mine, p.now().Add(-keptFor)); err != nil {
		return err
	}
	for _, each := range joined {
		rows, err := p.db.Read().ConfirmedPacks(background(), each.Row.ID, int64(confirmed(each, mine)))
		if err != nil {
			return fmt.Errorf("list confirmed packs: %w", err)
		}
		for _, row := range rows {
			if row.PlacedAt == nil || *row.PlacedAt > long {
				continue
			}
			if err := folder.Remove(each.Row.ID, mine.String(), row.Name); err != nil {
				return err
			}
			if err := p.inTx(func(w *work) error { return w.ForgetSealed(w.ctx, row.Hash) }); err != nil {
				return err
			}
		}
	}
	return nil
}

// tidyBlobs takes sealed attachments away that were made so long ago that whoever wanted them has them.
func (p *Packs) tidyBlobs(folder *exchange.Folder, joined []pairing.Joined, mine pack.Device, long time.Time) error {
	entries, err := os.ReadDir(p.blobs)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("list sealed attachments: %w", err)
	}
	for _, entry := range entries {
		info, err := entry.Info()
		if err != nil || info.ModTime().After(long) {
			continue // gone already, or not old
		}
		for _, each := range joined {
			if err := folder.Remove(each.Row.ID, mine.String(), entry.Name()); err != nil {
				return err
			}
		}
		if err := os.Remove(filepath.Join(p.blobs, entry.Name())); err != nil {
			return fmt.Errorf("remove sealed attachment: %w", err)
		}
	}
	return nil
}

// confirmed is the newest pack of mine that every device of the other side has heard of.
func confirmed(joined pairing.Joined, mine pack.Device) uint64 {
	least, some := ^uint64(0), false
	for _, row := range joined.Devices {
		if row.Mine != 0 || row.RevokedAt != nil {
			continue
		}
		acked, err := pack.DecodeVector(row.Acked)
		if err != nil {
			return 0
		}
		least, some = min(least, acked.Of(mine)), true
	}
	if !some {
		return 0
	}
	return least
}

// fetchBlobs takes attachments of a pair whose bytes have come.
func (p *Packs) fetchBlobs(folder *exchange.Folder, files []exchange.File, joined pairing.Joined) error {
	waiting, err := p.db.Read().WaitingFiles(background())
	if err != nil {
		return fmt.Errorf("list attachments to come: %w", err)
	}
	for _, row := range waiting {
		at := slices.IndexFunc(files, func(f exchange.File) bool { return f.Name == pack.BlobNameOf(row.Blob) })
		if row.PairID != joined.Row.ID || at < 0 {
			continue
		}
		if err := p.fetchBlob(folder, files[at], row); err != nil {
			return err
		}
	}
	return nil
}

func (p *Packs) fetchBlob(folder *exchange.Folder, file exchange.File, row db.SharedFile) error {
	content, err := folder.Get(file)
	if err != nil {
		return nil //nolint:nilerr // it is being copied, or gone again; the next visit sees
	}
	defer content.Close()
	return p.arriveOrRefuse(row, content)
}

// PutOutAgain puts everything out once more that a person has not confirmed: their folder may have lost it.
func (p *Packs) PutOutAgain(personID string) (err error) {
	defer problem.Catch(&err)
	err = p.inTx(func(w *work) error {
		joined, err := pairing.With(w.ctx, w.Queries, personID)
		if err != nil {
			return problem.NotFound(noPair)
		}
		w.told.add(events.Packs, personID)
		p.asked.Add(1)
		_, err = w.PlaceAgain(w.ctx, joined.Row.ID)
		return err
	})
	p.hint()
	return wrap(err, "put out again")
}

// Save writes the pack of a share, and its attachments, into the documents, to be handed over by mail or on a stick. It
// returns the path of the pack.
func (p *Packs) Save(shareID string) (path string, err error) {
	defer problem.Catch(&err)
	row, err := p.packOf(shareID)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(p.out, 0o700); err != nil {
		return "", problem.Because(problem.CodeReadOnly, "The folder "+p.out+" cannot be made. See that you may write there.", err)
	}
	out, err := exchange.Open(p.out)
	if err != nil {
		return "", err
	}
	defer out.Close()
	if path, err = out.Save(row.Name, bytes.NewReader(row.Sealed)); err != nil {
		return "", err
	}
	blobs, err := p.db.Read().BlobsOfShare(background(), shareID)
	if err != nil {
		return "", wrap(err, "list attachments of share")
	}
	for _, blob := range blobs {
		content, err := os.Open(p.blobPath(blob))
		if err != nil {
			continue // tidied away
		}
		_, err = out.Save(pack.BlobNameOf(blob), content)
		_ = content.Close()
		if err != nil {
			return "", err
		}
	}
	return path, nil
}

// Text returns the pack of a share as text that can be pasted into a mail or a chat.
func (p *Packs) Text(shareID string) (text string, err error) {
	defer problem.Catch(&err)
	row, err := p.packOf(shareID)
	if err != nil {
		return "", err
	}
	return pack.Armored(row.Sealed)
}

func (p *Packs) packOf(shareID string) (db.Outbox, error) {
	row, err := p.db.Read().PackOfShare(background(), shareID)
	if db.Missing(err) || (err == nil && len(row.Sealed) == 0) {
		return row, problem.NotFound("This pack is not kept any more: the other side has it. Share again to make a new one.")
	}
	return row, wrap(err, "find pack")
}

// Held is a file of the exchange folder that was not taken, and why.
type Held struct {
	Name   string `json:"name"`
	Size   int64  `json:"size"`
	Reason string `json:"reason"`
	Why    string `json:"why"`
	At     int64  `json:"at"`
}

// Post is how the exchange folder stands: Trouble is a sentence where it cannot be used, Held what was not taken from it. Ahead
// are the people whose newest pack was written by a clock that is more than a day ahead of mine.
type Post struct {
	Folder  string   `json:"folder"`
	Trouble string   `json:"trouble"`
	Waiting int      `json:"waiting"` // packs that are to be put out
	Held    []Held   `json:"held"`
	Ahead   []string `json:"ahead"`
}

// Post returns how the exchange folder stands.
func (p *Packs) Post() (post Post, err error) {
	defer problem.Catch(&err)
	rows, err := p.db.Read().HeldFiles(background())
	if err != nil {
		return post, wrap(err, "list held files")
	}
	post = Post{Folder: p.where(), Trouble: p.trouble(), Held: make([]Held, len(rows))}
	for i, row := range rows {
		post.Held[i] = Held{Name: row.Path, Size: row.Size, Reason: row.Reason, Why: sentences[pack.Reason(row.Reason)], At: row.ReadAt}
	}
	post.Ahead = []string{}
	p.ahead.Range(func(person, _ any) bool {
		post.Ahead = append(post.Ahead, person.(string))
		return true
	})
	waiting, err := p.db.Read().UnplacedPacks(background())
	post.Waiting = len(waiting)
	return post, wrap(err, "list packs to put out")
}

// trouble is the sentence of what is wrong with the folder.
func (p *Packs) trouble() string {
	var told *problem.Error
	if fault := p.fault.Load(); fault != nil && errors.As(*fault, &told) {
		return told.Message
	}
	return ""
}

func (p *Packs) setTrouble(err error) {
	before := p.trouble()
	p.fault.Store(&err)
	if p.trouble() != before {
		p.emit(events.Packs, "")
	}
}

// wrap says what was tried, for the log, and keeps a problem's sentence as it is.
func wrap(err error, tried string) error {
	var told *problem.Error
	if err == nil || errors.As(err, &told) {
		return err
	}
	return fmt.Errorf("%s: %w", tried, err)
}
