package pairing

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/pack"
	"alongside/backend/problem"
)

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
	if own, err := q.OwnDevice(ctx); invite.Person == me || (err == nil && names(invite, pack.Device(own.Device))) {
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
	known, err := p.knownAs(ctx, q, invite)
	if err != nil {
		return invite, offer, err
	}
	if known.Row.ID != "" {
		return invite, offer, p.replaces(ctx, q, &offer, known, invite)
	}
	offer.PersonID, err = p.lookalike(ctx, q, invite)
	return invite, offer, err
}

// knownAs is the pair with whoever calls themselves what an invitation to another pair says, empty where there is none.
func (p *Pairs) knownAs(ctx context.Context, q *db.Queries, invite pack.Invite) (Joined, error) {
	all, err := All(ctx, q)
	for _, j := range all {
		if j.Row.TheirID == invite.Person.String() {
			return j, err
		}
	}
	return Joined{}, err
}

// replaces offers another pair with somebody I am paired with: they made new keys, or somebody claims to be them.
func (p *Pairs) replaces(ctx context.Context, q *db.Queries, offer *Offer, known Joined, invite pack.Invite) error {
	own, err := q.OwnDevice(ctx)
	if err != nil {
		return fmt.Errorf("read own device: %w", err)
	}
	mine := pack.Keys{Seal: own.SealKey}
	copy(mine.Sign[:], own.SignKey)
	pins := pack.Repin([]pack.Pin{{Pair: invite.Pair, Person: known.Me, Keys: mine}}, invite)
	offer.Meeting, offer.PersonID, offer.Fixed = string(pack.MeetChanged), known.Row.PersonID, true
	offer.Before = safetyOf(known.Pins, known.Pair.ID, known.Me, invite.Person)
	offer.After = safetyOf(pins, invite.Pair, known.Me, invite.Person)
	return nil
}

// names says that an invitation lists a device among its own; only the first of them has to prove that it is.
func names(invite pack.Invite, device pack.Device) bool {
	return slices.ContainsFunc(invite.Devices, func(k pack.Keys) bool { return k.Device() == device })
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
		return problem.Invalid("invite", "Both of you say the same of who leads. Change the relation in one of the two lists, and invite anew.")
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
		answer, err = p.join(ctx, q, invite, personID, identity)
		return err
	})
	if err != nil {
		return answer, err
	}
	p.emit(events.Pairs, answer.PersonID)
	p.putOut(answer)
	return answer, nil
}

func (p *Pairs) join(ctx context.Context, q *db.Queries, invite pack.Invite, personID string, identity *pack.Identity) (Invitation, error) {
	person, err := q.FindPerson(ctx, personID)
	if db.Missing(err) || (err == nil && person.Relation == "me") {
		return Invitation{}, problem.NotFound("Choose who of your list this is, or add them first.")
	}
	if err != nil {
		return Invitation{}, err
	}
	row, theirs, err := p.pairFor(ctx, q, invite, person)
	if err != nil {
		return Invitation{}, err
	}
	if invite.Pair, err = pack.ParseID(row.ID); err != nil {
		return Invitation{}, err
	}
	at := p.now().UnixMilli()
	if row.JoinedAt == nil {
		if err := q.JoinPair(ctx, db.JoinPairParams{ID: row.ID, TheirID: invite.Person.String(), TheirName: invite.Name, JoinedAt: &at}); err != nil {
			return Invitation{}, fmt.Errorf("join pair: %w", err)
		}
	}
	if err := p.repin(ctx, q, invite, row, at); err != nil {
		return Invitation{}, err
	}
	answer, err := p.invitation(ctx, q, row, person, identity)
	answer.Answer = theirs
	return answer, err
}

// pairFor is the pair that an invitation is for, and whether they have to hear of me yet. One that is new here is made under
// the id that they gave it. Where both invited each other, both keep the one with the smaller id.
func (p *Pairs) pairFor(ctx context.Context, q *db.Queries, invite pack.Invite, person db.Person) (row db.Pair, theirs bool, err error) {
	row, err = q.PairByID(ctx, invite.Pair.String())
	if !db.Missing(err) {
		return row, false, err
	}
	if (person.Relation == "reportee") == invite.Manager {
		return row, false, problem.Invalid("person", "In your list "+person.Name+" is your "+person.Relation+", and they say the same of you. Change the relation first.")
	}
	known, err := q.PairWith(ctx, person.ID)
	switch {
	case err == nil && known.JoinedAt == nil && known.ID < invite.Pair.String() && !turned(known, person):
		return known, true, nil
	case err == nil && known.JoinedAt != nil && known.TheirID != invite.Person.String():
		return known, false, problem.Conflict("You are paired with " + person.Name + " already. End that pair first if this is them on a new computer.")
	case err == nil:
		at := p.now().UnixMilli()
		if _, err := q.EndPair(ctx, &at, known.ID); err != nil {
			return known, false, err
		}
	case !db.Missing(err):
		return known, false, err
	}
	add := db.AddPairParams{ID: invite.Pair.String(), PersonID: person.ID, CreatedAt: p.now().UnixMilli()}
	if !invite.Manager {
		add.IManage = 1
	}
	if err := q.AddPair(ctx, add); err != nil {
		return row, false, fmt.Errorf("add pair: %w", err)
	}
	row, err = q.PairByID(ctx, add.ID)
	return row, true, err
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
