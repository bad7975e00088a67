package pairing

import (
	"context"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/exchange"
	"alongside/backend/pack"
	"alongside/backend/problem"
)

const (
	noPerson = "This person is not in your list any more."
	noPair   = "There is no pair with this person."
	ownOne   = "This is your own invitation. It is meant for the other side: send it to them."
)

// Invitation is what has to reach the other side: as text, or as a file.
type Invitation struct {
	PersonID string `json:"personId"`
	Text     string `json:"text"`
	FileName string `json:"fileName"`
	Answer   bool   `json:"answer"` // they invited, and this is my answer
	pair     string
}

// Invite makes the invitation for a person, the same each time until they answer. Where who of the two leads has changed since
// they paired, that pair ends, and the invitation is for another one.
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
		if err == nil && turned(row, person) {
			at := p.now().UnixMilli()
			if _, err = q.EndPair(ctx, &at, row.ID); err == nil {
				row, err = p.newPair(ctx, q, person)
			}
		}
		if db.Missing(err) {
			row, err = p.newPair(ctx, q, person)
		}
		if err != nil {
			return err
		}
		invitation, err = p.invitation(ctx, q, row, person, identity)
		return err
	})
	if err != nil {
		return invitation, err
	}
	p.emit(events.Pairs, personID)
	p.putOut(invitation)
	return invitation, nil
}

// turned says that a person leads me now who did not when we paired, or the other way round.
func turned(row db.Pair, person db.Person) bool {
	return (row.IManage != 0) != (person.Relation == "reportee")
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
		PersonID: person.ID, Text: pack.InviteText(file), FileName: fileName(mine.Name, person.Name), Answer: row.JoinedAt != nil,
		pair: row.ID,
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

// fileName says whose invitation it is and for whom, so that two of them are not taken for each other.
func fileName(from, to string) string {
	plain := func(name string) string {
		name = strings.Map(func(r rune) rune {
			if strings.ContainsRune(`/\:*?"<>|`, r) || !unicode.IsPrint(r) {
				return -1
			}
			return r
		}, name)
		for len(name) > 90 {
			_, size := utf8.DecodeLastRuneInString(name)
			name = name[:len(name)-size]
		}
		return strings.Trim(name, ". ")
	}
	return "Invitation from " + plain(from) + " for " + plain(to) + inviteEnd
}

// SaveInvitation writes the invitation for a person into a folder, beside whatever is there, and returns where.
func (p *Pairs) SaveInvitation(personID, folder string) (path string, err error) {
	defer problem.Catch(&err)
	invitation, err := p.Invite(personID)
	if err != nil {
		return "", err
	}
	into, err := exchange.Open(folder)
	if err != nil {
		return "", problem.Because(problem.CodeReadOnly, "The invitation cannot be written there. Choose another folder.", err)
	}
	defer into.Close() //nolint:errcheck // it was only read
	path, err = into.Save(invitation.FileName, strings.NewReader(invitation.Text))
	if err != nil {
		return "", problem.Because(problem.CodeReadOnly, "The invitation cannot be written there. Choose another folder.", err)
	}
	return path, nil
}
