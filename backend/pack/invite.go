package pack

import (
	"encoding/pem"
	"slices"
	"strings"
	"unicode"
)

// Invite is how two people come together: a small file, text to paste, or a picture to scan. It is signed by the first of
// its devices, which shows that the keys belong together; whose they are, only the safety number shows.
type Invite struct {
	Pair    ID
	Person  ID
	Name    string
	Manager bool   // the one who invites leads
	Devices []Keys // the one that signs first
}

const (
	inviteMagic  = "alongside-invite\r\n"
	inviteDomain = "alongside-invite-v1"
	inviteBlock  = "ALONGSIDE INVITE"
)

// The fields of an invite.
const (
	inviteVersion = iota + 1
	invitePair
	invitePerson
	inviteName
	inviteManager
	inviteDevices
)

// Sign returns the invite as a file.
func (v Invite) Sign(me *Identity) ([]byte, error) {
	if len(v.Devices) == 0 || v.Devices[0] != me.Keys() {
		v.Devices = append([]Keys{me.Keys()}, slices.DeleteFunc(slices.Clone(v.Devices), func(k Keys) bool { return k == me.Keys() })...)
	}
	content := v.encode()
	file := slices.Concat([]byte(inviteMagic), me.signature(inviteDomain, content), content)
	_, err := ParseInvite(file)
	return file, err
}

// InviteText is the file of an invite as text that can be pasted into a mail or a chat.
func InviteText(file []byte) string {
	return string(pem.EncodeToMemory(&pem.Block{Type: inviteBlock, Bytes: file}))
}

func (v Invite) encode() []byte {
	e := encoder{}
	e.number(inviteVersion, 1)
	e.field(invitePair, v.Pair[:])
	e.field(invitePerson, v.Person[:])
	e.field(inviteName, []byte(v.Name))
	e.number(inviteManager, map[bool]uint64{true: 1}[v.Manager])
	devices := encoder{}
	for _, k := range v.Devices {
		devices.bytes = append(devices.bytes, k.Sign[:]...)
		devices.uint(uint64(len(k.Seal)))
		devices.bytes = append(devices.bytes, k.Seal...)
	}
	e.field(inviteDevices, devices.bytes)
	return e.bytes
}

// ParseInvite reads an invite, as a file or as text with anything around it. Its error is a Refusal.
func ParseInvite(data []byte) (Invite, error) {
	if len(data) > maxInvite {
		return Invite{}, refuse(TooLarge, "an invite of %d bytes", len(data))
	}
	if block, _ := pem.Decode(data); block != nil && block.Type == inviteBlock {
		data = block.Bytes
	}
	const before = len(inviteMagic) + 64
	if len(data) < before || !strings.HasPrefix(string(data), inviteMagic) {
		return Invite{}, refuse(Damaged, "no invite")
	}
	version, invite, err := decodeInvite(data[before:])
	if err != nil {
		return Invite{}, damaged(err, "invite")
	}
	if !invite.Devices[0].signed(inviteDomain, data[before:], data[len(inviteMagic):before]) {
		return Invite{}, refuse(Damaged, "the invite is not signed by its own device")
	}
	if version != 1 {
		return Invite{}, refuse(Newer, "invite of version %d", version)
	}
	return invite, nil
}

func decodeInvite(data []byte) (version uint64, invite Invite, err error) {
	d := decoder{rest: data}
	for number, value, more := d.next(); more; number, value, more = d.next() {
		v := decoder{rest: value}
		switch number {
		case inviteVersion:
			version = v.uint()
		case invitePair:
			invite.Pair = sixteen[ID](&v)
		case invitePerson:
			invite.Person = sixteen[ID](&v)
		case inviteName:
			invite.Name = v.text()
		case inviteManager:
			invite.Manager = v.uint() == 1
		case inviteDevices:
			invite.Devices = keysIn(&v)
		default:
			continue // of a later version; it says so
		}
		if err := v.end(); err != nil {
			return version, invite, err
		}
	}
	if d.err == nil && (version == 0 || len(invite.Devices) == 0 || !isName(invite.Name) || invite.Pair == ID{} || invite.Person == ID{}) {
		d.err = errValue
	}
	return version, invite, d.err
}

func keysIn(d *decoder) (all []Keys) {
	for len(d.rest) > 0 && d.err == nil {
		if len(all) == maxDevices {
			d.fail(tooMuch("devices"))
		}
		var k Keys
		copy(k.Sign[:], d.take(uint64(len(k.Sign))))
		k.Seal = string(d.take(d.uint()))
		if d.err == nil && k.check() != nil {
			d.fail(errValue)
		}
		all = append(all, k)
	}
	return all
}

// isName: one line that can be shown, without what turns its direction or hides letters.
func isName(name string) bool {
	hidden := func(r rune) bool { return !unicode.IsPrint(r) }
	return strings.TrimSpace(name) != "" && len(name) <= maxName && !strings.ContainsFunc(name, hidden)
}

// UnwrapInvite takes the file of an invite out of a text that holds it, with anything around it.
func UnwrapInvite(text []byte) (file []byte, is bool) {
	if block, _ := pem.Decode(text); block != nil && block.Type == inviteBlock {
		return block.Bytes, true
	}
	return nil, false
}
