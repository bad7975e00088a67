package coaching

import (
	"context"
	"math"
	"slices"

	"alongside/backend/problem"
)

// Portfolio is what somebody has to show for a time, oldest first. Names are those of who signed off, by id.
type Portfolio struct {
	Person Person
	Items  []EvidenceItem
	Names  map[string]string
}

// PortfolioOf gathers a person's evidence of some days, both included. It is no method, so that only the backend has it.
func PortfolioOf(p *Practice, personID, from, until string) (portfolio Portfolio, err error) {
	if _, err := needDay("from", from); err != nil {
		return portfolio, err
	}
	if _, err := needDay("until", until); err != nil {
		return portfolio, err
	}
	if until < from {
		return portfolio, problem.Invalid("until", "The last day is before the first one.")
	}
	ctx, q := context.Background(), p.db.Read()
	person, err := q.FindPerson(ctx, personID)
	if err != nil {
		return portfolio, found(wrap(err, "find person"), noPerson)
	}
	page, err := listEvidence(ctx, q, EvidenceFilter{PersonID: personID, From: from, Until: until}, math.MaxInt32)
	if err != nil {
		return portfolio, wrap(err, "list evidence")
	}
	slices.Reverse(page.Items)
	portfolio = Portfolio{Person: personFrom(person), Items: page.Items, Names: map[string]string{}}
	for _, item := range page.Items {
		if item.SignOff == nil || portfolio.Names[item.SignOff.ByID] != "" {
			continue
		}
		by, err := q.FindPerson(ctx, item.SignOff.ByID)
		if err != nil {
			return portfolio, wrap(err, "find who signed off")
		}
		portfolio.Names[by.ID] = by.Name
	}
	return portfolio, nil
}
