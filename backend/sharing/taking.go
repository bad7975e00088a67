package sharing

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/pack"
	"alongside/backend/pairing"
	"alongside/backend/problem"
)

// Taken says what came of a pack that somebody opened. SessionID is one that it says something about, empty where there
// is none; Known says that it was here before, Ahead that the clock it was written by is more than a day ahead of mine.
type Taken struct {
	PersonID  string `json:"personId"`
	SessionID string `json:"sessionId"`
	Changes   int    `json:"changes"`
	Known     bool   `json:"known"`
	Ahead     bool   `json:"ahead"`
}

// Open takes a pack from a file. Attachments that lie beside it are taken as well.
func (p *Packs) Open(path string) (taken Taken, err error) {
	defer problem.Catch(&err)
	file, err := os.Open(path)
	if err != nil {
		return taken, problem.Because(problem.CodeNotFound, "This file cannot be opened. See that it is still there.", err)
	}
	defer file.Close()
	if taken, err = p.takeFrom(file); err != nil {
		return taken, err
	}
	return taken, p.takeBeside(filepath.Dir(path))
}

// Paste takes a pack that was pasted as text, with anything around it.
func (p *Packs) Paste(text string) (taken Taken, err error) {
	defer problem.Catch(&err)
	return p.takeFrom(strings.NewReader(armored(text)))
}

// armored finds the pack in a text that was copied out of a mail or a chat, which may have quoted it.
func armored(text string) string {
	const begin, end = "-----BEGIN AGE ENCRYPTED FILE-----", "-----END AGE ENCRYPTED FILE-----"
	from := strings.Index(text, begin)
	if from < 0 {
		return text
	}
	text = text[from:]
	if to := strings.Index(text, end); to >= 0 {
		text = text[:to+len(end)]
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimLeft(strings.TrimSpace(line), "> \t")
	}
	return strings.Join(lines, "\n")
}

// takeFrom takes one pack, and says in a sentence why it could not.
func (p *Packs) takeFrom(from io.Reader) (taken Taken, err error) {
	p.taking.Lock()
	defer p.taking.Unlock()
	opener, err := p.opener()
	if err != nil {
		return taken, err
	}
	read, err := opener.open(from)
	if err != nil {
		return taken, refusal(err)
	}
	outcomes, err := p.takeBatch([]*pack.Pack{read})
	if err != nil {
		return taken, err
	}
	out := outcomes[0]
	if out.reason != "" {
		return taken, refusal(&pack.Refusal{Reason: out.reason, Err: errors.New("its content")})
	}
	taken = Taken{PersonID: out.personID, Changes: len(out.receipt.Changed), Known: out.known, Ahead: out.receipt.Ahead, SessionID: sessionIn(read)}
	return taken, nil
}

// sessionIn is the session that a pack is mostly about: the one of its newest share.
func sessionIn(read *pack.Pack) (id string) {
	for _, f := range slices.Backward(read.Frames) {
		switch f := f.(type) {
		case *pack.Share:
			if f.Session.Value != "" {
				return f.Session.Value
			}
		case *pack.Session:
			id = pack.RecordOf(f).ID.String()
		}
	}
	return id
}

// takeBatch merges packs in one transaction.
func (p *Packs) takeBatch(packs []*pack.Pack) (outcomes []outcome, err error) {
	err = p.inTx(func(w *work) error {
		outcomes, err = p.take(w, packs)
		return err
	})
	if err == nil {
		p.announce(outcomes, packs)
	}
	return outcomes, err
}

// announce tells the screen what arrived, by the sessions that it is about.
func (p *Packs) announce(outcomes []outcome, packs []*pack.Pack) {
	var sessions []string
	for i, out := range outcomes {
		if out.reason == "" && out.receipt.Ahead {
			p.ahead.Store(out.personID, true)
		} else if out.reason == "" && !out.receipt.Old {
			p.ahead.Delete(out.personID)
		}
		if id := sessionIn(packs[i]); out.reason == "" && !out.known && len(out.receipt.Changed) > 0 && id != "" && !slices.Contains(sessions, id) {
			sessions = append(sessions, id)
		}
	}
	if len(sessions) > 0 {
		p.emit(events.Arrived, sessions...)
	}
}

// opener opens packs with the keys and pins of now.
type opener struct {
	mine []*pack.Identity
	pins []pack.Pin
}

func (p *Packs) opener() (opener, error) {
	identity, err := pairing.Identity(p.pairs)
	if err != nil {
		return opener{}, err
	}
	all, err := pairing.All(background(), p.db.Read())
	o := opener{mine: []*pack.Identity{identity}}
	for _, joined := range all {
		o.pins = append(o.pins, joined.Pins...)
	}
	return o, err
}

func (o opener) open(from io.Reader) (*pack.Pack, error) { return pack.Open(from, o.mine, o.pins) }

// takeBeside takes attachments that wait and lie in a folder.
func (p *Packs) takeBeside(folder string) error {
	waiting, err := p.db.Read().WaitingFiles(background())
	if err != nil {
		return err
	}
	for _, row := range waiting {
		blob, err := os.Open(filepath.Join(folder, pack.BlobNameOf(row.Blob)))
		if err != nil {
			continue // it comes another way, or not at all; the list says so
		}
		err = p.arriveOrRefuse(row, blob)
		_ = blob.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

// arriveOrRefuse takes an attachment. One that is not what its pack says is never taken; one that is not whole yet waits.
func (p *Packs) arriveOrRefuse(row db.SharedFile, blob io.Reader) error {
	err := p.arrive(row, blob)
	switch reason := pack.ReasonOf(err); {
	case reason == pack.Incomplete:
		return nil
	case reason != "":
		return p.inTx(func(w *work) error {
			w.told.add(events.Files, row.SessionID)
			return w.SetSharedFile(w.ctx, fileRefused, row.ID)
		})
	}
	return err
}

// refusal says why a pack was not taken.
func refusal(err error) error {
	say, known := sentences[pack.ReasonOf(err)]
	if !known {
		return err
	}
	return problem.Because(problem.CodeInvalid, say, err)
}

var sentences = map[pack.Reason]string{
	pack.Incomplete:    "This pack has not arrived wholly yet. Wait until it has been copied, and open it again.",
	pack.NotForMe:      "This pack is for somebody else, or for another computer of yours.",
	pack.UnknownSender: "This pack is from somebody you are not paired with, or from a computer of theirs you have not accepted. Nothing of it was taken.",
	pack.Revoked:       "This pack is from a computer that was taken out of your pair. Nothing of it was taken.",
	pack.Newer:         "This pack was written by a newer version of Alongside. Update yours, then open it again.",
	pack.Damaged:       "This is no pack, or it was changed on its way. Ask for it to be sent again.",
	pack.TooLarge:      "This pack is larger than any real one. Nothing of it was taken.",
	pack.Forbidden:     "This pack says things its sender may not say. Nothing of it was taken; ask them what happened.",
}
