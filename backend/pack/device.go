package pack

// DeviceChange says in a key pack that a person has one more device, or one less. Proof is the new device's own
// signature: nobody can add keys that they do not have.
type DeviceChange struct {
	Pair    ID
	Person  ID
	Keys    Keys
	Revoked bool
	Proof   []byte
}

const deviceDomain = "alongside-device-key-v1"

// NewDevice is what a device says of itself to be taken in by another device of the same person.
func NewDevice(me *Identity, pair, person ID) DeviceChange {
	change := DeviceChange{Pair: pair, Person: person, Keys: me.Keys()}
	change.Proof = me.signature(deviceDomain, change.content())
	return change
}

// The fields of a device frame.
const (
	devicePair = iota + 1
	devicePerson
	deviceSign
	deviceSeal
	deviceRevoked
	deviceProof
)

// content is what the new device signs.
func (c *DeviceChange) content() []byte {
	e := encoder{}
	e.field(devicePair, c.Pair[:])
	e.field(devicePerson, c.Person[:])
	e.field(deviceSign, c.Keys.Sign[:])
	e.field(deviceSeal, []byte(c.Keys.Seal))
	return e.bytes
}

func (c *DeviceChange) encode() []byte {
	e := encoder{bytes: c.content()}
	if c.Revoked {
		e.number(deviceRevoked, 1)
	}
	e.field(deviceProof, c.Proof)
	return e.bytes
}

func decodeDevice(data []byte) (c DeviceChange, err error) {
	d := decoder{rest: data}
	for number, value, more := d.next(); more; number, value, more = d.next() {
		v := decoder{rest: value}
		switch number {
		case devicePair:
			c.Pair = sixteen[ID](&v)
		case devicePerson:
			c.Person = sixteen[ID](&v)
		case deviceSign:
			copy(c.Keys.Sign[:], v.take(uint64(len(c.Keys.Sign))))
		case deviceSeal:
			c.Keys.Seal = v.text()
		case deviceRevoked:
			c.Revoked = v.uint() == 1
		case deviceProof:
			c.Proof = append([]byte(nil), v.take(uint64(len(v.rest)))...)
		}
		if err := v.err; err != nil {
			return c, err
		}
	}
	if d.err != nil {
		return c, d.err
	}
	if err := c.Keys.check(); err != nil {
		return c, err
	}
	if !c.Revoked && !c.Keys.signed(deviceDomain, c.content(), c.Proof) {
		return c, errValue
	}
	return c, nil
}
