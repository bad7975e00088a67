package sharing

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"alongside/backend/db"
	"alongside/backend/pack"

	"github.com/google/uuid"
)

// parcel is a pack that is ready to leave.
type parcel struct {
	share  db.AddShareParams
	hash   pack.Hash
	sealed []byte
	pack   *pack.Pack // read back from these bytes
}

// prepare releases what belongs to a session, and seals it to everybody who may read it.
func (d *desk) prepare(sessionID string, purpose pack.Purpose, files []db.OwnSharedFileParams, identity *pack.Identity, app string) (parcel, error) {
	if err := d.harvest(); err != nil {
		return parcel{}, err
	}
	share, err := d.event(sessionID, purpose)
	if err != nil {
		return parcel{}, err
	}
	for _, file := range files {
		if err := d.OwnSharedFile(d.ctx, file); err != nil {
			return parcel{}, fmt.Errorf("note attachment: %w", err)
		}
	}
	records, err := d.gather(sessionID, share.ID, files)
	if err != nil {
		return parcel{}, err
	}
	sent, err := d.release(records, purpose, identity, app)
	sent.share = share
	return sent, err
}

// event notes that the session is shared now.
func (d *desk) event(sessionID string, purpose pack.Purpose) (db.AddShareParams, error) {
	share := db.AddShareParams{
		ID: uuid.Must(uuid.NewV7()).String(), SessionID: sessionID, Purpose: string(purpose), Via: "pack", SharedAt: d.now.UnixMilli(),
		Clock: int64(d.core.Clock), AuthorID: d.me,
	}
	if err := d.AddShare(d.ctx, share); err != nil {
		return share, fmt.Errorf("note share: %w", err)
	}
	return share, nil
}

// gather notes as drafts what belongs to a session, and returns its records: those that are in it, those that were and that
// the other side knows, and what of the pair changed wherever it was.
func (d *desk) gather(sessionID, shareID string, files []db.OwnSharedFileParams) ([]pack.Record, error) {
	rows, err := d.RecordsOfSession(d.ctx, sessionID)
	if err != nil {
		return nil, fmt.Errorf("list records of session: %w", err)
	}
	d.shared[sessionID] = true
	ids := wanted{pack.KindShare: {shareID}}
	for _, row := range rows {
		ids[pack.Kind(row.Kind)] = append(ids[pack.Kind(row.Kind)], row.ID)
	}
	for _, id := range slices.Concat(ids[pack.KindGoal], ids[pack.KindItem]) {
		d.shared[id] = true
	}
	ids[pack.KindTags] = slices.Concat(ids[pack.KindSession], ids[pack.KindGoal])
	for _, file := range files {
		ids[pack.KindAttachment] = append(ids[pack.KindAttachment], file.ID)
	}
	if err := d.load(ids.ids()); err != nil {
		return nil, err
	}
	if err := d.addKnown(sessionID, ids); err != nil {
		return nil, err
	}
	all, err := d.records(ids)
	if err != nil {
		return nil, err
	}
	if err := d.draft(all); err != nil {
		return nil, err
	}
	return d.releasable(all)
}

// addKnown adds what was taken out of a session after the other side had it.
func (d *desk) addKnown(sessionID string, ids wanted) error {
	deleted, err := d.DeletedOfSession(d.ctx, sessionID)
	if err != nil {
		return fmt.Errorf("list deleted records of session: %w", err)
	}
	if err := d.load(deleted); err != nil {
		return err
	}
	for _, id := range deleted {
		for _, kind := range d.kindsOf(id) {
			ids[kind] = append(ids[kind], id)
		}
	}
	return nil
}

// releasable are the given records, and goals, commitments and their tags that changed since: they belong to the pair and
// not to a session.
func (d *desk) releasable(all []found) (records []pack.Record, err error) {
	ids, err := d.RecordsWithDrafts(d.ctx, d.joined.Row.ID)
	if err != nil {
		return nil, fmt.Errorf("list drafts: %w", err)
	}
	if err := d.load(ids); err != nil {
		return nil, err
	}
	of := map[pack.Record]bool{}
	for _, each := range all {
		if d.core.Knows(each.record) {
			of[each.record] = true
		}
	}
	for record := range d.core.Drafts {
		if record.Kind == pack.KindGoal || record.Kind == pack.KindAction {
			of[record] = true
		}
	}
	return slices.Collect(maps.Keys(of)), nil
}

// release makes a pack of these records and of whatever was not confirmed yet, and reads it back.
func (d *desk) release(records []pack.Record, purpose pack.Purpose, identity *pack.Identity, app string) (parcel, error) {
	keys := pack.RecipientsOf(d.joined.Pins, d.joined.Pair.ID)
	var to []pack.Device
	for _, k := range keys {
		to = append(to, k.Device())
	}
	if err := d.loadSince(d.core.Confirmed(to)); err != nil {
		return parcel{}, err
	}
	manifest, content, err := d.core.Share(purpose, records, to)
	if err != nil {
		return parcel{}, err
	}
	for _, record := range records {
		d.stale[record] = true
	}
	manifest.App = app
	var sealed bytes.Buffer
	hash, err := pack.Seal(&sealed, identity, keys, manifest, content)
	if err != nil {
		return parcel{}, explain(err)
	}
	d.core.Sealed(hash)
	read, err := pack.Open(bytes.NewReader(sealed.Bytes()), []*pack.Identity{identity}, d.joined.Pins)
	if err != nil {
		return parcel{}, fmt.Errorf("read back what is to leave: %w", err)
	}
	return parcel{hash: hash, sealed: sealed.Bytes(), pack: read}, nil
}

// putOut keeps a pack until the other side has it.
func (d *desk) putOut(p parcel, shareID *string) (name string, err error) {
	name = pack.FileName(p.hash)
	if err := d.count.give(d.joined.Row.ID, d.core.Device, p.pack.Counter); err != nil {
		return "", err
	}
	return name, d.AddOutbox(d.ctx, db.AddOutboxParams{
		Hash: p.hash[:], PairID: d.joined.Row.ID, ShareID: shareID, Purpose: string(p.pack.Purpose), Counter: int64(p.pack.Counter),
		Name: name, Size: int64(len(p.sealed)), Sealed: p.sealed, MadeAt: d.now.UnixMilli(),
	})
}
