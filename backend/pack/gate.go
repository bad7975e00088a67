package pack

// check refuses a pack whose writer may not have written all of it. It asks nothing that a pack still under way could
// change, so that the order of packs never decides whether one is taken.
func (c *Core) check(pack *Pack) error {
	if pack.Pair != c.Pair.ID {
		return refuse(NotForMe, "a pack of another pair")
	}
	if person, known := c.People[pack.Signer]; !known || person != pack.Person || !c.Pair.Has(person) {
		return refuse(UnknownSender, "device %s is none of this pair", pack.Signer)
	}
	if pack.Acks.Of(c.Device) > c.Counter {
		return refuse(Forbidden, "it answers a pack that was never sent")
	}
	seen := map[Record]bool{}
	for _, f := range pack.Frames {
		record := f.record()
		if seen[record] {
			return refuse(Forbidden, "a record stands in it twice")
		}
		seen[record] = true
		if err := c.checkFrame(pack, record, f.slots()); err != nil {
			return err
		}
	}
	return nil
}

func (c *Core) checkFrame(pack *Pack, record Record, slots []slot) error {
	if !c.Pair.Has(record.Creator) {
		return refuse(Forbidden, "a record of somebody else")
	}
	other := record
	other.Creator = c.Pair.Other(record.Creator)
	if _, taken := c.State[other]; taken && record.Kind != KindTags && record.Kind != KindSession { // both may bring a session from before
		return refuse(Forbidden, "a record that the other one made")
	}
	for _, s := range slots {
		r := s.register
		if r.Counter == 0 {
			continue
		}
		rule := rules[record.Kind][s.field]
		if !rule.both && record.Creator != pack.Person {
			return refuse(Forbidden, "field %d of a record of kind %d is its creator's", s.field, record.Kind)
		}
		if rule.person && r.Value != c.Pair.Manager.String() && r.Value != c.Pair.Reportee.String() {
			return refuse(Forbidden, "field %d of a record of kind %d names a stranger", s.field, record.Kind)
		}
		if r.Counter > pack.Counter {
			return refuse(Forbidden, "a register of a release that is still to come")
		}
		for _, h := range r.Seen {
			if h.Counter > pack.Acks.Of(h.Device) {
				return refuse(Forbidden, "a register that knows more than its pack")
			}
		}
	}
	return nil
}
