package sharing

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"

	"alongside/backend/coaching"
	"alongside/backend/events"
	"alongside/backend/pack"
	"alongside/backend/pairing"
	"alongside/backend/problem"
)

// Leaving is what a pack holds that is about to leave, read from the pack itself. Digest names exactly this content: Send
// takes nothing else.
type Leaving struct {
	Digest string `json:"digest"`
	Size   int    `json:"size"`
	Parts  []Part `json:"parts"`
	Mine   int    `json:"mine"` // devices of mine that can open it as well
	Theirs int    `json:"theirs"`
}

// Part is one record in a pack. Text is what it says, empty where only something about it changed; then About says what it
// is about. Opens is the title of the content or evidence that goes with it, and Leads its address or the name of its
// file. Deleted says that it is withdrawn; Elsewhere that it is of an earlier share and was not confirmed yet.
type Part struct {
	Kind      string `json:"kind"`
	Text      string `json:"text"`
	About     string `json:"about"`
	Opens     string `json:"opens"`
	Leads     string `json:"leads"`
	Deleted   bool   `json:"deleted"`
	Done      bool   `json:"done"`
	Elsewhere bool   `json:"elsewhere"`
}

// Sent says how a pack left: Name is that of its file, Placed that it lies in the exchange folder or will as soon as that
// is there.
type Sent struct {
	ShareID string `json:"shareId"`
	Name    string `json:"name"`
	Size    int    `json:"size"`
	Placed  bool   `json:"placed"`
}

// Leaving makes the pack that would leave, and shows what is in it. Nothing is kept of it.
func (p *Packs) Leaving(sessionID, purpose string, files []string) (leaving Leaving, err error) {
	defer problem.Catch(&err)
	_, err = p.pack(sessionID, purpose, files, func(d *desk, sent parcel) error {
		leaving = d.leaving(sent, sessionID)
		return errLooked
	})
	return leaving, err
}

// Send shares a session as it was shown: with another digest nothing leaves.
func (p *Packs) Send(sessionID, purpose string, files []string, digest string) (sent Sent, err error) {
	defer problem.Catch(&err)
	if err := p.sealFiles(sessionID, files); err != nil {
		return sent, err
	}
	ready, err := p.pack(sessionID, purpose, files, func(d *desk, ready parcel) error {
		if d.leaving(ready, sessionID).Digest != digest {
			return problem.Conflict(changed)
		}
		sent.Name, err = d.putOut(ready, &ready.share.ID)
		if err != nil {
			return err
		}
		return d.keep()
	})
	if err != nil {
		return Sent{}, err
	}
	p.hint()
	sent.ShareID, sent.Size, sent.Placed = ready.share.ID, len(ready.sealed), p.where() != ""
	return sent, nil
}

// pack makes a pack of a session within a transaction, for do to look at or to keep.
func (p *Packs) pack(sessionID, purpose string, files []string, do func(d *desk, ready parcel) error) (ready parcel, err error) {
	why, err := checkPurpose(purpose)
	if err != nil {
		return ready, err
	}
	identity, err := pairing.Identity(p.pairs)
	if err != nil {
		return ready, err
	}
	err = p.inTx(func(w *work) error {
		d, err := p.deskOf(w, sessionID)
		if err != nil {
			return err
		}
		attached, err := p.attached(d, sessionID, files)
		if err != nil {
			return err
		}
		if ready, err = d.prepare(sessionID, why, attached, identity, p.app); err != nil {
			return err
		}
		w.told.add(events.Shares, sessionID)
		w.told.add(events.Packs, d.joined.Row.PersonID)
		return do(d, ready)
	})
	if errors.Is(err, errLooked) {
		err = nil
	}
	return ready, err
}

// leaving reads a pack as people see it.
func (d *desk) leaving(sent parcel, sessionID string) Leaving {
	leaving := Leaving{Size: len(sent.sealed), Parts: []Part{}}
	for _, frame := range sent.pack.Frames {
		if part, says := d.part(frame, sessionID); says {
			leaving.Parts = append(leaving.Parts, part)
		}
	}
	for _, device := range sent.pack.Recipients {
		if d.core.People[device] == d.joined.Me {
			leaving.Mine++
		} else {
			leaving.Theirs++
		}
	}
	text, _ := json.Marshal(leaving.Parts)
	sum := sha256.Sum256(text)
	leaving.Digest = hex.EncodeToString(sum[:])
	return leaving
}

func (d *desk) part(frame pack.Frame, sessionID string) (part Part, says bool) {
	record, values := pack.RecordOf(frame), pack.Values(frame)
	of := names[record.Kind]
	shown := d.shown(d.core.View(record))
	part = Part{Kind: of.name, Deleted: values[pack.FieldDeletedAt] != "", Done: values[pack.FieldDoneAt] != "" || values[pack.FieldDiscussedAt] != ""}
	session := shown[pack.FieldSession]
	part.Elsewhere = session != "" && session != sessionID || record.Kind == pack.KindSession && record.ID.String() != sessionID
	switch record.Kind {
	case pack.KindShare:
		return part, false
	case pack.KindTags:
		part.Text = values[pack.FieldTags]
		return part, part.Text != ""
	case pack.KindAck:
		part.Text = values[pack.FieldComment]
		return part, true
	}
	if part.Text = values[of.news[0]]; part.Text == "" {
		part.About = shown[of.news[0]]
	}
	switch record.Kind {
	case pack.KindAction:
		part.Opens, part.Leads = coaching.OpensInWords(values[pack.FieldSnapshot])
	case pack.KindItem:
		part.Text, part.About = coaching.CopyInWords(part.Text), coaching.CopyInWords(part.About)
	}
	if part.Deleted {
		part.Text = ""
	}
	return part, true
}
