package pairing

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"log/slog"
	"strings"

	"alongside/backend/db"
	"alongside/backend/exchange"
	"alongside/backend/pack"
	"alongside/backend/problem"
)

const inviteEnd = ".alongside-invite"

// FoundInvite is an answer, or keys that changed, which lies in the exchange folder and was not accepted.
type FoundInvite struct {
	PersonID string `json:"personId"`
	Name     string `json:"name"`
	Text     string `json:"text"`
	Changed  bool   `json:"changed"`
}

// Through tells the pairs which folder packs are exchanged through, so that answers can go and come that way too. It returns
// the empty text where there is none.
func Through(p *Pairs, where func() string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.where = where
}

// folderNow opens the exchange folder, nil where there is none or it is away: an invitation can always go another way, and
// how the folder stands is told where packs are.
func (p *Pairs) folderNow() *exchange.Folder {
	p.mu.Lock()
	where := p.where
	p.mu.Unlock()
	if where == nil || where() == "" {
		return nil
	}
	folder, err := exchange.Open(where())
	if err != nil {
		return nil
	}
	return folder
}

// putOut puts an answer into the exchange folder too. A first invitation is not: nobody could tell for whom it is.
func (p *Pairs) putOut(answer Invitation) {
	folder := p.folderNow()
	if folder == nil {
		return
	}
	defer folder.Close() //nolint:errcheck // what was put is on disk
	p.mu.Lock()
	identity := p.identity
	p.mu.Unlock()
	row, err := p.db.Read().PairByID(context.Background(), answer.pair)
	if err != nil || row.JoinedAt == nil || identity == nil {
		return
	}
	sum := sha256.Sum256([]byte(answer.Text)) // a file there is never changed
	name := "invite-" + hex.EncodeToString(sum[:4]) + inviteEnd
	if err := folder.Put(answer.pair, identity.Device().String(), name, strings.NewReader(answer.Text)); err != nil {
		slog.Warn("answer not put into the exchange folder", "error", err)
	}
}

// Found returns what lies in the exchange folder of invitations to pairs that I know, to be offered. Nothing is accepted by it.
func (p *Pairs) Found() (all []FoundInvite, err error) {
	defer problem.Catch(&err)
	all = []FoundInvite{}
	folder := p.folderNow()
	if folder == nil {
		return all, nil
	}
	defer folder.Close() //nolint:errcheck // it was only read
	ctx, q := context.Background(), p.db.Read()
	rows, err := q.CurrentPairs(ctx)
	if err != nil {
		return all, err
	}
	for _, row := range rows {
		if found, is := p.foundIn(ctx, q, folder, row.Pair.ID); is {
			all = append(all, found)
		}
	}
	return all, nil
}

// foundIn is the newest invitation to a pair that says something new.
func (p *Pairs) foundIn(ctx context.Context, q *db.Queries, folder *exchange.Folder, pairID string) (found FoundInvite, is bool) {
	files, err := folder.List(pairID)
	if err != nil {
		return found, false
	}
	for _, file := range files {
		if !strings.Contains(file.Name, inviteEnd) || file.Size > largestInvite {
			continue
		}
		text := textOf(folder, file)
		invite, offer, err := p.look(ctx, q, text)
		if err != nil || invite.Pair.String() != pairID || invite.Devices[0].Device().String() != file.Device {
			continue // not theirs, or nothing that could be accepted
		}
		if offer.Meeting == string(pack.MeetSame) || gaveUp(ctx, q, pairID, invite) {
			continue
		}
		return FoundInvite{PersonID: offer.PersonID, Name: invite.Name, Text: text, Changed: offer.Meeting == string(pack.MeetChanged)}, true
	}
	return found, false
}

// gaveUp says that an invitation is signed by a device that is revoked: an old one, of before their keys changed.
func gaveUp(ctx context.Context, q *db.Queries, pairID string, invite pack.Invite) bool {
	devices, err := q.DevicesOfPairs(ctx, []string{pairID})
	for _, device := range devices {
		if device.RevokedAt != nil && pack.Device(device.Device) == invite.Devices[0].Device() {
			return true
		}
	}
	return err != nil
}

func textOf(folder *exchange.Folder, file exchange.File) string {
	content, err := folder.Get(file)
	if err != nil {
		return ""
	}
	defer content.Close() //nolint:errcheck // it was only read
	text, err := io.ReadAll(io.LimitReader(content, largestInvite))
	if err != nil {
		return ""
	}
	return string(text)
}
