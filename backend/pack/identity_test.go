package pack

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestAnIdentityComesBackFromTheKeychain(t *testing.T) {
	t.Parallel()
	me := someone(t)
	secret := me.Secret()
	if len(secret) > 2560 {
		t.Fatalf("%d bytes are more than Windows keeps", len(secret))
	}
	again, err := IdentityFrom(secret)
	if err != nil || again.Keys() != me.Keys() || !again.Keys().signed("x", nil, me.signature("x", nil)) {
		t.Fatal(err)
	}
	for _, broken := range []string{"", "alongside-identity-1", strings.Replace(secret, "-1 ", "-2 ", 1), secret[:len(secret)-1], secret + " x"} {
		if _, err := IdentityFrom(broken); err == nil || strings.Contains(err.Error(), secret[25:40]) {
			t.Errorf("%d bytes: %v", len(broken), err)
		}
	}
}

func TestAnIdentityUnderAPassphrase(t *testing.T) {
	defer func(was int) { workFactor = was }(workFactor)
	workFactor = 10
	me := someone(t)
	sealed, err := me.SealedWith("correct horse")
	if err != nil || bytes.Contains(sealed, []byte("AGE-SECRET")) {
		t.Fatal(err)
	}
	if again, err := OpenIdentity(sealed, "correct horse"); err != nil || again.Keys() != me.Keys() {
		t.Fatal(err)
	}
	if _, err := OpenIdentity(sealed, "wrong horse"); !errors.Is(err, ErrPassphrase) {
		t.Fatalf("a wrong passphrase: %v", err)
	}
	if _, err := OpenIdentity(sealed[:len(sealed)-1], "correct horse"); err == nil || errors.Is(err, ErrPassphrase) {
		t.Fatalf("a file that is cut off: %v", err)
	}
}

func (p *two) invite() Invite {
	return Invite{Pair: p.pair.ID, Person: p.leadID, Name: "Łukasz Ó Brádaigh", Manager: true, Devices: []Keys{p.lead.Keys()}}
}

func TestAnInviteTravelsAsFileAndAsText(t *testing.T) {
	t.Parallel()
	p := newTwo(t)
	file, err := p.invite().Sign(p.lead)
	if err != nil || len(file) > 400 {
		t.Fatalf("%d bytes, %v", len(file), err)
	}
	mail := "Hello,\r\nhere is my invite:\r\n\r\n" + strings.ReplaceAll(InviteText(file), "\n", "\r\n") + "\r\nSee you!\r\n"
	for _, data := range [][]byte{file, []byte(mail)} {
		invite, err := ParseInvite(data)
		if err != nil || invite.Name != "Łukasz Ó Brádaigh" || invite.Pair != p.pair.ID || !slices.Equal(invite.Devices, []Keys{p.lead.Keys()}) {
			t.Fatalf("%+v, %v", invite, err)
		}
		if PairOf(invite, p.repID) != p.pair {
			t.Fatal("the two are mixed up")
		}
	}
	for at := range file {
		flipped := bytes.Clone(file)
		flipped[at] ^= 1 << (at % 8)
		if _, err := ParseInvite(flipped); ReasonOf(err) == "" {
			t.Fatalf("byte %d changed: %v", at, err)
		}
		if _, err := ParseInvite(file[:at]); ReasonOf(err) == "" {
			t.Fatalf("%d bytes: %v", at, err)
		}
	}
}

func TestAnInviteThatPretendsIsRefused(t *testing.T) {
	t.Parallel()
	p := newTwo(t)
	for _, name := range []string{"", "  ", "Ada\nLovelace", "Ada\u202eeL", "Ada\x00", strings.Repeat("a", maxName+1)} {
		v := p.invite()
		v.Name = name
		if _, err := v.Sign(p.lead); err == nil {
			t.Errorf("the name %q was taken", name)
		}
	}
	if _, err := ParseInvite(make([]byte, maxInvite+1)); ReasonOf(err) != TooLarge {
		t.Error(err)
	}
}

func TestTheSafetyNumberIsTheSameOnBothSidesAndOnlyThen(t *testing.T) {
	t.Parallel()
	p, mallory := newTwo(t), someone(t)
	lead, rep := Party{p.leadID, []Keys{p.lead.Keys()}}, Party{p.repID, []Keys{p.rep.Keys(), someone(t).Keys()}}
	a := SafetyOf(p.pair.ID, lead, rep)
	slices.Reverse(rep.Keys)
	b := SafetyOf(p.pair.ID, rep, lead)
	if a.Number != b.Number || !slices.Equal(a.Words, b.Words) {
		t.Fatalf("%v, %v", a, b)
	}
	if digits := strings.ReplaceAll(a.Number, " ", ""); len(digits) != 60 || strings.Trim(digits, "0123456789") != "" || len(a.Words) != 6 {
		t.Fatalf("%v", a)
	}
	rep.Keys = rep.Keys[:1]
	for _, other := range []Safety{
		SafetyOf(p.pair.ID, lead, rep), SafetyOf(someID(t), lead, rep), SafetyOf(p.pair.ID, Party{p.leadID, []Keys{mallory.Keys()}}, rep),
		SafetyOf(p.pair.ID, Party{someID(t), lead.Keys}, rep),
	} {
		if other.Number == a.Number || slices.Equal(other.Words, a.Words) {
			t.Fatalf("%v", other)
		}
	}
}

func TestTheWordsArePlain(t *testing.T) {
	t.Parallel()
	starts := map[string]bool{}
	for _, w := range words {
		starts[(w + " ")[:min(4, len(w)+1)]] = true
		if len(w) < 3 || len(w) > 8 || strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") != "" {
			t.Errorf("%q", w)
		}
	}
	if len(words) != 2048 || len(starts) != 2048 || !slices.IsSorted(words) {
		t.Fatalf("%d words, %d beginnings", len(words), len(starts))
	}
}

func TestAChangedKeyIsNeverPinnedSilently(t *testing.T) { // B11
	t.Parallel()
	p, mallory := newTwo(t), someone(t)
	onlyMe, first := p.pins[1:], p.invite()
	changed, other := first, first
	changed.Devices = []Keys{mallory.Keys()}
	other.Person = someID(t)
	more := first
	more.Devices = []Keys{p.lead.Keys(), mallory.Keys()}
	for _, c := range []struct {
		name   string
		pins   []Pin
		invite Invite
		want   Meeting
	}{
		{"first", onlyMe, first, MeetNew}, {"again", p.pins, first, MeetSame}, {"new keys", p.pins, changed, MeetChanged},
		{"one more device", p.pins, more, MeetChanged}, {"somebody else", p.pins, other, MeetOther},
		{"my own", p.pins, Invite{Pair: p.pair.ID, Person: p.repID, Devices: []Keys{p.rep.Keys()}}, MeetOther},
	} {
		if got := Meet(c.pins, p.repID, c.invite); got != c.want {
			t.Errorf("%s: %s", c.name, got)
		}
	}
	pins := Repin(p.pins, changed)
	if Meet(pins, p.repID, changed) != MeetSame || Meet(pins, p.repID, first) != MeetChanged || len(pins) != 3 || !pins[0].Revoked {
		t.Fatalf("%+v", pins)
	}
	if again := Repin(pins, more); !again[0].Revoked {
		t.Fatal("an old invite brought a revoked device back")
	}
}

func TestADeviceIsLearnedOnlyFromItsOwnPerson(t *testing.T) { // B9, B11
	t.Parallel()
	p, laptop := newTwo(t), someone(t)
	key := func(changes ...DeviceChange) (*Pack, error) {
		m := p.manifest()
		m.Purpose = PurposeKey
		return p.open(p.seal(t, m, Content{Devices: changes}))
	}
	pack, err := key(NewDevice(laptop, p.pair.ID, p.leadID))
	if err != nil {
		t.Fatal(err)
	}
	pins, changes, err := Learn(p.pins, pack)
	if err != nil || len(pins) != 3 || len(changes) != 1 || len(RecipientsOf(pins, p.pair.ID)) != 3 {
		t.Fatalf("%+v, %v", pins, err)
	}
	if _, changes, err := Learn(pins, pack); err != nil || len(changes) != 0 {
		t.Fatalf("the same once more: %+v, %v", changes, err)
	}
	gone := NewDevice(laptop, p.pair.ID, p.leadID)
	gone.Revoked = true
	bye, err := key(gone)
	if err != nil {
		t.Fatal(err)
	}
	pins, changes, err = Learn(pins, bye)
	if err != nil || len(changes) != 1 || !pins[2].Revoked {
		t.Fatalf("%+v, %v", pins, err)
	}
	if again, changes, err := Learn(pins, pack); err != nil || len(changes) != 0 || !again[2].Revoked {
		t.Fatalf("an old pack brought a revoked device back: %v", err)
	}
	for name, foreign := range map[string]DeviceChange{
		"my person": NewDevice(laptop, p.pair.ID, p.repID), "other pair": NewDevice(laptop, someID(t), p.leadID),
		"my device": NewDevice(p.rep, p.pair.ID, p.leadID),
	} {
		pack, err := key(foreign)
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := Learn(p.pins, pack); ReasonOf(err) != Forbidden {
			t.Errorf("%s: %v", name, err)
		}
	}
	stolen := NewDevice(laptop, p.pair.ID, p.leadID)
	stolen.Keys = someone(t).Keys()
	if _, err := key(stolen); ReasonOf(err) != Damaged {
		t.Errorf("keys that the device does not have: %v", err)
	}
	if _, err := p.open(p.seal(t, p.manifest(), Content{Devices: []DeviceChange{gone}})); ReasonOf(err) != Forbidden {
		t.Errorf("a device in an agenda: %v", err)
	}
}

func TestNoInviteMakesTheReaderFail(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		data := append([]byte(inviteMagic), rapid.SliceOfN(rapid.Byte(), 0, 300).Draw(t, "data")...)
		if _, err := ParseInvite(data); ReasonOf(err) == "" {
			t.Fatalf("%v", err)
		}
	})
}
