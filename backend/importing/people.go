package importing

import (
	"context"
	"strings"

	"alongside/backend/coaching"
	"alongside/backend/db"
)

// mostUnknown is how many unknown names are asked about; a file with more has its columns mapped wrongly.
const mostUnknown = 200

// people finds who a row is about, by e-mail or by name without case and accents.
type people struct {
	names   map[string]string // by id
	byEmail map[string]string // ids; empty where two share it
	byName  map[string]string
	choices map[string]string // what was chosen for a name that is not known
	unknown map[string]int    // place in order
	order   []Unknown
	met     memo[meant] // a file names few people very often
}

// meant is who a name stands for, or what was chosen for it.
type meant struct{ id, choice string }

func readPeople(ctx context.Context, q *db.Queries, choices []PersonChoice) (*people, error) {
	rows, err := q.ImportPeople(ctx)
	if err != nil {
		return nil, err
	}
	p := &people{names: map[string]string{}, byEmail: map[string]string{}, byName: map[string]string{}, choices: map[string]string{}, unknown: map[string]int{}, order: []Unknown{}}
	for _, each := range rows {
		p.know(each.ID, each.Name, each.Email)
	}
	for _, each := range choices {
		p.choices[coaching.Key(each.Name)] = each.Choice
	}
	return p, nil
}

// barred are letters that are no letter with an accent to Unicode, but are to people who cannot type them.
var barred = strings.NewReplacer("ł", "l", "ø", "o", "đ", "d", "ð", "d", "ı", "i", "ß", "ss", "æ", "ae", "œ", "oe")

// nameKey is what a name is matched by.
func nameKey(name string) string { return barred.Replace(coaching.Key(name)) }

// know adds a person. Whoever shares a name with somebody else cannot be found by it.
func (p *people) know(id, name, email string) {
	p.names[id], p.met = name, nil
	for key, in := range map[string]map[string]string{nameKey(name): p.byName, coaching.Key(email): p.byEmail} {
		if _, twice := in[key]; twice {
			in[key] = ""
		} else if key != "" {
			in[key] = id
		}
	}
}

// find returns who is meant, or what was chosen for somebody who is not known.
func (p *people) find(name, email string) (id, choice string) {
	who := p.met.get(name+"\x1f"+email, func() meant {
		id, choice := p.search(name, email)
		return meant{id, choice}
	})
	return who.id, who.choice
}

func (p *people) search(name, email string) (id, choice string) {
	if id := p.byEmail[coaching.Key(email)]; id != "" {
		return id, ""
	}
	key := nameKey(name)
	if id := p.byName[key]; id != "" {
		return id, ""
	}
	if id := p.byEmail[coaching.Key(name)]; id != "" { // an address in the column of names
		return id, ""
	}
	if last, first, swapped := strings.Cut(key, ","); swapped {
		if id := p.byName[strings.TrimSpace(first)+" "+last]; id != "" {
			return id, ""
		}
	}
	choice = p.choices[coaching.Key(called(name, email))]
	if _, known := p.names[choice]; known {
		return choice, ""
	}
	return "", choice
}

// miss counts a row about somebody who is not known.
func (p *people) miss(name string) {
	key := coaching.Key(name)
	place, met := p.unknown[key]
	if !met {
		if len(p.order) >= mostUnknown {
			return
		}
		place = len(p.order)
		p.unknown[key], p.order = place, append(p.order, Unknown{Name: name})
	}
	p.order[place].Rows++
}

// called is what somebody is called in a file.
func called(name, email string) string {
	if name = coaching.Tidy(name); name != "" {
		return name
	}
	return coaching.Tidy(email)
}
