package pairing

import (
	"context"
	"fmt"
	"slices"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/pack"
	"alongside/backend/problem"
)

// PairInView is somebody I share with, or whom I invited to. JoinedAt is 0 until they answered; VerifiedAt is 0 until the
// two have compared the safety number. Turned says that who leads has changed since: that takes another pair.
type PairInView struct {
	PersonID   string   `json:"personId"`
	Name       string   `json:"name"`
	IManage    bool     `json:"iManage"`
	JoinedAt   int64    `json:"joinedAt"`
	VerifiedAt int64    `json:"verifiedAt"`
	Turned     bool     `json:"turned"`
	Devices    []Device `json:"devices"`
}

// Device is a computer of one of the two.
type Device struct {
	Name    string `json:"name"`
	Mine    bool   `json:"mine"`
	AddedAt int64  `json:"addedAt"`
	Revoked bool   `json:"revoked"`
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
			VerifiedAt: instant(row.Pair.VerifiedAt), Turned: turned(row.Pair, row.Person), Devices: []Device{},
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
	if err == nil {
		p.emit(events.Pairs, personID)
	}
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
