package pairing

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/pack"
	"alongside/backend/problem"
)

const (
	noPerson = "This person is not in your list any more."
	noPair   = "There is no pair with this person."
	ownOne   = "This is your own invitation. It is meant for the other side: send it to them."
)

// PairInView is somebody I share with, or whom I invited to. JoinedAt is 0 until they answered; VerifiedAt is 0 until the
// two have compared the safety number.
type PairInView struct {
	PersonID   string   `json:"personId"`
	Name       string   `json:"name"`
	IManage    bool     `json:"iManage"`
	JoinedAt   int64    `json:"joinedAt"`
	VerifiedAt int64    `json:"verifiedAt"`
	Devices    []Device `json:"devices"`
}

// Device is a computer of one of the two.
type Device struct {
	Name    string `json:"name"`
	Mine    bool   `json:"mine"`
	AddedAt int64  `json:"addedAt"`
	Revoked bool   `json:"revoked"`
}

// Invitation is what has to reach the other side: as text, or as a file.
type Invitation struct {
	PersonID string `json:"personId"`
	Text     string `json:"text"`
	FileName string `json:"fileName"`
	Answer   bool   `json:"answer"` // they invited, and this is my answer
}

// Offer is an invitation that came, before it is accepted. PersonID is whom of my list it joins with, or may, empty where
// nobody there looks like it. Numbers are filled where keys changed.
type Offer struct {
	Meeting  string `json:"meeting"`
	Name     string `json:"name"`
	Manager  bool   `json:"manager"` // they lead
	PersonID string `json:"personId"`
	Fixed    bool   `json:"fixed"` // it answers my invitation to this person, or is theirs already
	Before   Safety `json:"before"`
	After    Safety `json:"after"`
}

// Safety is what both people compare.
type Safety struct {
	Number string   `json:"number"`
	Words  []string `json:"words"`
}

// List returns whom I share with.
func (p *Pairs) List() (pairs []PairInView, err error) {
	defer problem.Catch(&err)
	ctx, q := context.Background(), p.db.Read()
	rows, err := q.CurrentPairs(ctx)
	if err != nil {
		return nil, fmt.Errorf("list pairs: %w", err)
	}
	pairs, ids := make([]PairInView, len(rows)), make([]string, len(rows))
	for i, row := range rows {
		ids[i] = row.Pair.ID
		pairs[i] = PairInView{
			PersonID: row.Person.ID, Name: row.Person.Name, IManage: row.Pair.IManage != 0, JoinedAt: instant(row.Pair.JoinedAt),
			VerifiedAt: instant(row.Pair.VerifiedAt), Devices: []Device{},
		}
	}
	devices, err := q.DevicesOfPairs(ctx, ids)
	for _, row := range devices {
		i := slices.Index(ids, row.PairID)
		pairs[i].Devices = append(pairs[i].Devices, Device{
			Name: pack.Device(row.Device).String(), Mine: row.Mine != 0, AddedAt: row.AddedAt, Revoked: row.RevokedAt != nil,
		})
	}
	return pairs, err
}

// Invite makes the invitation for a person, the same each time until they answer.
func (p *Pairs) Invite(personID string) (invitation Invitation, err error) {
	defer problem.Catch(&err)
	identity, err := Identity(p)
	if err != nil {
		return invitation, err
	}
	ctx := context.Background()
	err = p.db.InTx(ctx, p.now(), func(q *db.Queries) error {
		person, err := q.FindPerson(ctx, personID)
		if db.Missing(err) {
			return problem.NotFound(noPerson)
		}
		if err != nil {
			return err
		}
		row, err := q.PairWith(ctx, personID)
		if db.Missing(err) {
			row, err = p.newPair(ctx, q, person)
		}
		if err != nil {
			return err
		}
		invitation, err = p.invitation(ctx, q, row, person, identity)
		return err
	})
	p.emit(events.Pairs, personID)
	return invitation, err
}

func (p *Pairs) newPair(ctx context.Context, q *db.Queries, person db.Person) (db.Pair, error) {
	if person.Relation == "me" {
		return db.Pair{}, problem.Invalid("person", "Choose somebody else: to share takes two.")
	}
	id, err := pack.NewID()
	if err != nil {
		return db.Pair{}, err
	}
	row := db.AddPairParams{ID: id.String(), PersonID: person.ID, CreatedAt: p.now().UnixMilli()}
	if person.Relation == "reportee" {
		row.IManage = 1
	}
	if err := q.AddPair(ctx, row); err != nil {
		return db.Pair{}, fmt.Errorf("add pair: %w", err)
	}
	return q.PairByID(ctx, row.ID)
}

// invitation signs what the other side needs to know of me, and pins my own device in the pair.
func (p *Pairs) invitation(ctx context.Context, q *db.Queries, row db.Pair, person db.Person, identity *pack.Identity) (Invitation, error) {
	me, err := myself(ctx, q)
	if err != nil {
		return Invitation{}, err
	}
	mine, err := q.FindPerson(ctx, me.String())
	if err != nil {
		return Invitation{}, fmt.Errorf("find me: %w", err)
	}
	pairID, err := pack.ParseID(row.ID)
	if err != nil {
		return Invitation{}, err
	}
	if err := pinDevice(ctx, q, pack.Pin{Pair: pairID, Person: me, Keys: identity.Keys()}, true, p.now().UnixMilli()); err != nil {
		return Invitation{}, err
	}
	file, err := pack.Invite{
		Pair: pairID, Person: me, Name: shortName(mine.Name), Manager: row.IManage != 0, Devices: []pack.Keys{identity.Keys()},
	}.Sign(identity)
	if err != nil {
		return Invitation{}, fmt.Errorf("sign invitation: %w", err)
	}
	return Invitation{
		PersonID: person.ID, Text: pack.InviteText(file), FileName: fileName(mine.Name), Answer: row.JoinedAt != nil,
	}, nil
}

// shortName is a name as an invitation can hold it: 200 bytes.
func shortName(name string) string {
	for len(name) > 200 {
		runes := []rune(name)
		name = string(runes[:len(runes)-1])
	}
	return name
}

func fileName(name string) string {
	plain := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return -1
		}
		return r
	}, name)
	return strings.Trim("Invitation from "+plain, ". ") + ".alongside-invite"
}

// SaveInvitation writes the invitation for a person into a folder, and returns where.
func (p *Pairs) SaveInvitation(personID, folder string) (path string, err error) {
	defer problem.Catch(&err)
	invitation, err := p.Invite(personID)
	if err != nil {
		return "", err
	}
	path = filepath.Join(folder, invitation.FileName)
	if err := os.WriteFile(path, []byte(invitation.Text), 0o600); err != nil {
		return "", problem.Because(problem.CodeReadOnly, "The invitation cannot be written there. Choose another folder.", err)
	}
	return path, nil
}

// largestInvite is how much of a file is read for an invitation.
const largestInvite = 64 << 10

// Read returns the text of an invitation that lies in a file.
func (p *Pairs) Read(path string) (text string, err error) {
	defer problem.Catch(&err)
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > largestInvite {
		return "", problem.Because(problem.CodeInvalid, "This file is no invitation.", err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return "", problem.Because(problem.CodeNotFound, "This file cannot be opened. See that it is still there.", err)
	}
	return pack.InviteText(rawInvite(content)), nil
}

// rawInvite takes a file that holds an invitation, bare or as text.
func rawInvite(content []byte) []byte {
	if raw, is := pack.UnwrapInvite(content); is {
		return raw
	}
	return content
}

// Look says whose an invitation is and whom it would join with. Nothing is kept of it.
func (p *Pairs) Look(text string) (offer Offer, err error) {
	defer problem.Catch(&err)
	_, offer, err = p.look(context.Background(), p.db.Read(), text)
	return offer, err
}

func (p *Pairs) look(ctx context.Context, q *db.Queries, text string) (invite pack.Invite, offer Offer, err error) {
	if invite, err = pack.ParseInvite([]byte(unquoted(text))); err != nil {
		return invite, offer, refusal(err)
	}
	me, err := myself(ctx, q)
	if err != nil {
		return invite, offer, err
	}
	if invite.Person == me {
		return invite, offer, problem.Invalid("invite", ownOne)
	}
	pins, row, err := p.pinsOf(ctx, q, invite, me)
	if err != nil {
		return invite, offer, err
	}
	offer = Offer{Meeting: string(pack.Meet(pins, me, invite)), Name: invite.Name, Manager: invite.Manager}
	if row.ID != "" {
		offer.PersonID, offer.Fixed = row.PersonID, true
		return invite, offer, p.compare(&offer, row, pins, me, invite)
	}
	offer.PersonID, err = p.lookalike(ctx, q, invite)
	return invite, offer, err
}

// pinsOf are the pins of the pair that an invitation names, and the pair, empty where it is not known.
func (p *Pairs) pinsOf(ctx context.Context, q *db.Queries, invite pack.Invite, me pack.ID) ([]pack.Pin, db.Pair, error) {
	row, err := q.PairByID(ctx, invite.Pair.String())
	if db.Missing(err) {
		return nil, db.Pair{}, nil
	}
	if err != nil {
		return nil, row, err
	}
	if row.EndedAt != nil {
		return nil, row, problem.Invalid("invite", "This pair has ended. Invite each other anew.")
	}
	if row.JoinedAt == nil {
		row.TheirID = invite.Person.String()
	}
	devices, err := q.DevicesOfPairs(ctx, []string{row.ID})
	if err != nil {
		return nil, row, err
	}
	j, err := joinedFrom(row, me, devices)
	return j.Pins, row, err
}

// compare refuses an invitation that cannot be of this pair, and shows what changes where only its keys are others.
func (p *Pairs) compare(offer *Offer, row db.Pair, pins []pack.Pin, me pack.ID, invite pack.Invite) error {
	if invite.Manager == (row.IManage != 0) {
		return problem.Invalid("invite", "Both of you say that you lead the other. Change the relation of one of you, and invite anew.")
	}
	switch pack.Meeting(offer.Meeting) {
	case pack.MeetOther:
		return problem.Invalid("invite", "This invitation is from somebody else than the one you are paired with.")
	case pack.MeetChanged:
		offer.Before = safetyOf(pins, invite.Pair, me, invite.Person)
		offer.After = safetyOf(pack.Repin(pins, invite), invite.Pair, me, invite.Person)
	}
	return nil
}

// lookalike is who of my list bears the name of whoever invites, if there is just one.
func (p *Pairs) lookalike(ctx context.Context, q *db.Queries, invite pack.Invite) (string, error) {
	rows, err := q.UnpairedPeople(ctx)
	if err != nil {
		return "", fmt.Errorf("list people: %w", err)
	}
	var same []string
	for _, row := range rows {
		if strings.EqualFold(strings.TrimSpace(row.Name), strings.TrimSpace(invite.Name)) {
			same = append(same, row.ID)
		}
	}
	if len(same) == 1 {
		return same[0], nil
	}
	return "", nil
}

// Accept joins with whoever invites, as a person of my list. Where they invited first, the invitation that it returns is my
// answer and has to reach them. Keys that changed are accepted only where changed says so.
func (p *Pairs) Accept(text, personID string, changed bool) (answer Invitation, err error) {
	defer problem.Catch(&err)
	identity, err := Identity(p)
	if err != nil {
		return answer, err
	}
	ctx := context.Background()
	err = p.db.InTx(ctx, p.now(), func(q *db.Queries) error {
		invite, offer, err := p.look(ctx, q, text)
		if err != nil {
			return err
		}
		if offer.Fixed {
			personID = offer.PersonID
		}
		if offer.Meeting == string(pack.MeetChanged) && !changed {
			return problem.Conflict("Their keys are others than before. Compare the safety number first.")
		}
		answer, err = p.join(ctx, q, invite, offer, personID, identity)
		return err
	})
	p.emit(events.Pairs, personID)
	return answer, err
}

func (p *Pairs) join(ctx context.Context, q *db.Queries, invite pack.Invite, offer Offer, personID string, identity *pack.Identity) (Invitation, error) {
	person, err := q.FindPerson(ctx, personID)
	if db.Missing(err) || (err == nil && person.Relation == "me") {
		return Invitation{}, problem.NotFound("Choose who of your list this is, or add them first.")
	}
	if err != nil {
		return Invitation{}, err
	}
	row, err := p.pairFor(ctx, q, invite, offer, person)
	if err != nil {
		return Invitation{}, err
	}
	at := p.now().UnixMilli()
	answers := !offer.Fixed // they invited; my own invitation is what they answered otherwise
	if row.JoinedAt == nil {
		if err := q.JoinPair(ctx, db.JoinPairParams{ID: row.ID, TheirID: invite.Person.String(), TheirName: invite.Name, JoinedAt: &at}); err != nil {
			return Invitation{}, fmt.Errorf("join pair: %w", err)
		}
	}
	if err := p.repin(ctx, q, invite, row, at); err != nil {
		return Invitation{}, err
	}
	answer, err := p.invitation(ctx, q, row, person, identity)
	answer.Answer = answers
	return answer, err
}

// pairFor is the pair that an invitation is for; one that is new here is made under the id that they gave it.
func (p *Pairs) pairFor(ctx context.Context, q *db.Queries, invite pack.Invite, offer Offer, person db.Person) (db.Pair, error) {
	if offer.Fixed {
		return q.PairByID(ctx, invite.Pair.String())
	}
	known, err := q.PairWith(ctx, person.ID)
	switch {
	case err == nil && known.JoinedAt != nil:
		return known, problem.Conflict("You are paired with " + person.Name + " already. End that pair first if this is them on a new computer.")
	case err == nil: // both invited each other: theirs is taken, mine was never answered
		at := p.now().UnixMilli()
		if _, err := q.EndPair(ctx, &at, known.ID); err != nil {
			return known, err
		}
	case !db.Missing(err):
		return known, err
	}
	if (person.Relation == "reportee") == invite.Manager {
		return known, problem.Invalid("person", "In your list "+person.Name+" is your "+person.Relation+", and they say the same of you. Change the relation first.")
	}
	row := db.AddPairParams{ID: invite.Pair.String(), PersonID: person.ID, CreatedAt: p.now().UnixMilli()}
	if !invite.Manager {
		row.IManage = 1
	}
	if err := q.AddPair(ctx, row); err != nil {
		return known, fmt.Errorf("add pair: %w", err)
	}
	return q.PairByID(ctx, row.ID)
}

// repin accepts the keys of an invitation; those that it does not hold any more are revoked.
func (p *Pairs) repin(ctx context.Context, q *db.Queries, invite pack.Invite, row db.Pair, at int64) error {
	me, err := myself(ctx, q)
	if err != nil {
		return err
	}
	before, _, err := p.pinsOf(ctx, q, invite, me)
	if err != nil {
		return err
	}
	if pack.Meet(before, me, invite) == pack.MeetChanged {
		if _, err := q.SetVerified(ctx, nil, row.ID); err != nil {
			return err
		}
	}
	for _, pin := range pack.Repin(before, invite) {
		if pin.Person == me {
			continue
		}
		if err := pinDevice(ctx, q, pin, false, at); err != nil {
			return err
		}
	}
	return nil
}

// Safety returns what the two compare.
func (p *Pairs) Safety(personID string) (safety Safety, err error) {
	defer problem.Catch(&err)
	j, err := With(context.Background(), p.db.Read(), personID)
	if err != nil {
		return safety, found(err)
	}
	return safetyOf(j.Pins, j.Pair.ID, j.Me, j.Pair.Other(j.Me)), nil
}

// Verify says whether the two have compared the safety number and found it the same.
func (p *Pairs) Verify(personID string, same bool) (err error) {
	defer problem.Catch(&err)
	return p.alter(personID, func(ctx context.Context, q *db.Queries, row db.Pair) error {
		var at *int64
		if now := p.now().UnixMilli(); same {
			at = &now
		}
		_, err := q.SetVerified(ctx, at, row.ID)
		return err
	})
}

// End ends the pair with a person; Resume takes that back. What was shared stays on both sides.
func (p *Pairs) End(personID string) (pairID string, err error) {
	defer problem.Catch(&err)
	err = p.alter(personID, func(ctx context.Context, q *db.Queries, row db.Pair) error {
		pairID = row.ID
		at := p.now().UnixMilli()
		_, err := q.EndPair(ctx, &at, row.ID)
		return err
	})
	return pairID, err
}

// Resume takes back that a pair has ended, unless another one with the same person was begun meanwhile.
func (p *Pairs) Resume(pairID string) (err error) {
	defer problem.Catch(&err)
	ctx := context.Background()
	err = p.db.InTx(ctx, p.now(), func(q *db.Queries) error { return q.RevivePair(ctx, pairID) })
	if db.Taken(err) {
		return problem.Conflict("You have begun another pair with this person meanwhile.")
	}
	p.emit(events.Pairs)
	return err
}

func (p *Pairs) alter(personID string, work func(ctx context.Context, q *db.Queries, row db.Pair) error) error {
	ctx := context.Background()
	err := p.db.InTx(ctx, p.now(), func(q *db.Queries) error {
		row, err := q.PairWith(ctx, personID)
		if err != nil {
			return found(err)
		}
		return work(ctx, q, row)
	})
	p.emit(events.Pairs, personID)
	return err
}

func safetyOf(pins []pack.Pin, pair, me, other pack.ID) Safety {
	s := pack.SafetyOf(pair, pack.PartyOf(pins, pair, me), pack.PartyOf(pins, pair, other))
	return Safety(s)
}

func found(err error) error {
	if db.Missing(err) {
		return problem.NotFound(noPair)
	}
	return err
}

func instant(at *int64) int64 {
	if at == nil {
		return 0
	}
	return *at
}

// refusal says why an invitation cannot be read.
func refusal(err error) error {
	switch pack.ReasonOf(err) {
	case pack.Newer:
		return problem.Because(problem.CodeInvalid, "This invitation was written by a newer version of Alongside. Update yours first.", err)
	case "":
		return err
	}
	return problem.Because(problem.CodeInvalid, "This is no invitation, or some of it is missing. Copy all of it, with its first and last line.", err)
}

// unquoted takes away what mail programs put before the lines of what is quoted.
func unquoted(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimLeft(strings.TrimSpace(line), "> \t")
	}
	return strings.Join(lines, "\n")
}
