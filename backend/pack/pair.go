package pack

// Pair is two people who share, and who of them leads. Another leader makes another pair.
type Pair struct {
	ID       ID
	Manager  ID
	Reportee ID
}

// Has reports whether a person is one of the two.
func (p Pair) Has(person ID) bool { return person == p.Manager || person == p.Reportee }

// Other is the other one of the two.
func (p Pair) Other(person ID) ID {
	if person == p.Manager {
		return p.Reportee
	}
	return p.Manager
}
