package pack

import "slices"

// Meeting is how an invite relates to what is pinned for its pair.
type Meeting string

// The meetings. Nothing but a new one is pinned from an invite without being asked about; a changed one is shown with the
// old safety number and the new, and pinned by Repin when the two have compared it.
const (
	MeetNew     Meeting = "new"     // nobody is pinned for the pair: the first word is believed, and not verified yet
	MeetSame    Meeting = "same"    // exactly what is pinned
	MeetChanged Meeting = "changed" // the same person with other keys: a new device, a lost one, or somebody else
	MeetOther   Meeting = "other"   // another person under the id of a pair that has its two
)

// Meet compares an invite with the pins of its pair; me is the person of this installation.
func Meet(pins []Pin, me ID, invite Invite) Meeting {
	if invite.Person == me {
		return MeetOther
	}
	pinned := keysOf(pins, invite.Pair, invite.Person)
	same := func(k Keys) bool { return slices.Contains(pinned, k) }
	other := func(p Pin) bool { return p.Pair == invite.Pair && p.Person != me && p.Person != invite.Person }
	known := func(p Pin) bool { return p.Pair == invite.Pair && p.Person == invite.Person }
	switch {
	case slices.ContainsFunc(pins, other):
		return MeetOther
	case !slices.ContainsFunc(pins, known):
		return MeetNew
	case len(pinned) == len(invite.Devices) && !slices.ContainsFunc(invite.Devices, func(k Keys) bool { return !same(k) }):
		return MeetSame
	}
	return MeetChanged
}

// PairOf is the pair of me and whoever invites.
func PairOf(invite Invite, me ID) Pair {
	if invite.Manager {
		return Pair{ID: invite.Pair, Manager: invite.Person, Reportee: me}
	}
	return Pair{ID: invite.Pair, Manager: me, Reportee: invite.Person}
}

// Repin replaces the devices of the person who invites: the first time, or after the two have compared the safety number.
// Devices that are gone are revoked and stay listed, so none of them ever comes back by itself.
func Repin(pins []Pin, invite Invite) []Pin {
	changed := slices.Clone(pins)
	for i, p := range changed {
		if p.Pair == invite.Pair && p.Person == invite.Person && !slices.Contains(invite.Devices, p.Keys) {
			changed[i].Revoked = true
		}
	}
	for _, k := range invite.Devices {
		if at := pinOf(changed, invite.Pair, k); at < 0 {
			changed = append(changed, Pin{Pair: invite.Pair, Person: invite.Person, Keys: k})
		}
	}
	return changed
}

// Learn takes the devices of a key pack: those of the person who signed it, and only where each proves its own keys. The
// changes are what has to be shown; a pack that says what is known already has none.
func Learn(pins []Pin, pack *Pack) (grown []Pin, changes []DeviceChange, err error) {
	grown = slices.Clone(pins)
	for _, c := range pack.Devices {
		if c.Pair != pack.Pair || c.Person != pack.Person {
			return nil, nil, refuse(Forbidden, "devices of another person")
		}
		at := pinOf(grown, c.Pair, c.Keys)
		switch {
		case at >= 0 && grown[at].Person != c.Person:
			return nil, nil, refuse(Forbidden, "a device that is another person's")
		case at < 0 && c.Revoked, at >= 0 && (grown[at].Revoked || !c.Revoked):
			continue // nothing new; a device that was revoked stays so
		case at >= 0:
			grown[at].Revoked = true
		default:
			grown = append(grown, Pin{Pair: c.Pair, Person: c.Person, Keys: c.Keys})
		}
		changes = append(changes, c)
	}
	if pinned := slices.DeleteFunc(slices.Clone(grown), func(p Pin) bool { return p.Pair != pack.Pair || p.Revoked }); len(pinned) > maxDevices {
		return nil, nil, tooMuch("devices")
	}
	return grown, changes, nil
}

func pinOf(pins []Pin, pair ID, keys Keys) int {
	return slices.IndexFunc(pins, func(p Pin) bool { return p.Pair == pair && p.Keys == keys })
}

// keysOf lists the keys of a person's devices that were not revoked.
func keysOf(pins []Pin, pair, person ID) (keys []Keys) {
	for _, p := range pins {
		if p.Pair == pair && p.Person == person && !p.Revoked {
			keys = append(keys, p.Keys)
		}
	}
	return keys
}

// PartyOf is a person of a pair as the pins have them, for SafetyOf.
func PartyOf(pins []Pin, pair, person ID) Party {
	return Party{Person: person, Keys: keysOf(pins, pair, person)}
}

// RecipientsOf lists to whom a pack of a pair is sealed: every device of both people that was not revoked.
func RecipientsOf(pins []Pin, pair ID) (keys []Keys) {
	for _, p := range pins {
		if p.Pair == pair && !p.Revoked {
			keys = append(keys, p.Keys)
		}
	}
	return keys
}
