package pack

import "fmt"

// Record names a record: what it is, who made it, and its id. The creator is part of the name, so nobody can make a
// record of another their own by using its id.
type Record struct {
	Kind    Kind
	Creator ID
	ID      ID
}

// Frame is what the signer of a pack wrote of one record. The structs of this file are all that there are: what is not
// here cannot be sent.
type Frame interface {
	record() Record
	slots() []slot
}

type slot struct {
	field    Field
	register *Register
}

// Head is what a frame is about.
type Head struct {
	Creator ID // the person who made the record
	ID      ID
}

// Session is a one-to-one. EndedAt is a flag of each side.
type Session struct {
	Head
	CreatedAt, DeletedAt, Title, PlannedAt, StartedAt, EndedAt Register
}

// Note is a shared note: of a session, an item or a goal. A topic is one that waits until it was discussed.
type Note struct {
	Head
	CreatedAt, DeletedAt, Session, Side, Item, Goal, Body, Addendum, Topic, DiscussedAt, Position Register
}

// Goal is a goal of the pair.
type Goal struct {
	Head
	CreatedAt, DeletedAt, Session, Title, Position, Owner, Status Register
}

// Action is an action item; with a goal it is a commitment. Body is its text, Category the name of one. Of content or
// evidence that it is about, Snapshot is a copy of what it takes to open it.
type Action struct {
	Head
	CreatedAt, DeletedAt, Session, Goal, Body, Position, Assignee, DueOn, Category, AcceptedAt, DoneAt, Ref, Sort, Snapshot Register
}

// Kudos is praise, which stays as it was shared first.
type Kudos struct {
	Head
	CreatedAt, Session, To, Body, Reason, Emoji Register
}

// Item is what was put into a session: a copy, as it was that day.
type Item struct {
	Head
	CreatedAt, DeletedAt, Session, Ref, Sort, Snapshot, Position Register
}

// Attachment says which bytes go with a session; the bytes are the blob of that hash. Name is a hint, never a path. Ref is
// the content or evidence whose file it is, where it is one.
type Attachment struct {
	Head
	CreatedAt, DeletedAt, Session, Ref, Name, Mime, Size, SHA256, Blob, VersionOf Register
}

// Tags are the tags that one side gave to the session or goal of its id, one a line. What is shown is those of both.
type Tags struct {
	Head
	Tags Register
}

// Share says that a session was shared.
type Share struct {
	Head
	Session, Purpose, SharedAt Register
}

// Ack says that a share was read, with a comment if there was one.
type Ack struct {
	Head
	Share, AckedAt, Comment Register
}

func (f *Session) record() Record    { return Record{KindSession, f.Creator, f.ID} }
func (f *Note) record() Record       { return Record{KindNote, f.Creator, f.ID} }
func (f *Goal) record() Record       { return Record{KindGoal, f.Creator, f.ID} }
func (f *Action) record() Record     { return Record{KindAction, f.Creator, f.ID} }
func (f *Kudos) record() Record      { return Record{KindKudos, f.Creator, f.ID} }
func (f *Item) record() Record       { return Record{KindItem, f.Creator, f.ID} }
func (f *Attachment) record() Record { return Record{KindAttachment, f.Creator, f.ID} }
func (f *Tags) record() Record       { return Record{KindTags, f.Creator, f.ID} }
func (f *Share) record() Record      { return Record{KindShare, f.Creator, f.ID} }
func (f *Ack) record() Record        { return Record{KindAck, f.Creator, f.ID} }

func (f *Session) slots() []slot {
	return []slot{
		{FieldCreatedAt, &f.CreatedAt}, {FieldDeletedAt, &f.DeletedAt}, {FieldTitle, &f.Title}, {FieldPlannedAt, &f.PlannedAt},
		{FieldStartedAt, &f.StartedAt}, {FieldEndedAt, &f.EndedAt},
	}
}

func (f *Note) slots() []slot {
	return []slot{
		{FieldCreatedAt, &f.CreatedAt}, {FieldDeletedAt, &f.DeletedAt}, {FieldSession, &f.Session}, {FieldSide, &f.Side},
		{FieldItem, &f.Item}, {FieldGoal, &f.Goal}, {FieldBody, &f.Body}, {FieldAddendum, &f.Addendum}, {FieldTopic, &f.Topic},
		{FieldDiscussedAt, &f.DiscussedAt}, {FieldPosition, &f.Position},
	}
}

func (f *Goal) slots() []slot {
	return []slot{
		{FieldCreatedAt, &f.CreatedAt}, {FieldDeletedAt, &f.DeletedAt}, {FieldTitle, &f.Title}, {FieldSession, &f.Session},
		{FieldPosition, &f.Position}, {FieldOwner, &f.Owner}, {FieldStatus, &f.Status},
	}
}

func (f *Action) slots() []slot {
	return []slot{
		{FieldCreatedAt, &f.CreatedAt}, {FieldDeletedAt, &f.DeletedAt}, {FieldSession, &f.Session}, {FieldGoal, &f.Goal},
		{FieldBody, &f.Body}, {FieldPosition, &f.Position}, {FieldAssignee, &f.Assignee}, {FieldDueOn, &f.DueOn},
		{FieldCategory, &f.Category}, {FieldAcceptedAt, &f.AcceptedAt}, {FieldDoneAt, &f.DoneAt},
		{FieldSort, &f.Sort}, {FieldRef, &f.Ref}, {FieldSnapshot, &f.Snapshot},
	}
}

func (f *Kudos) slots() []slot {
	return []slot{
		{FieldCreatedAt, &f.CreatedAt}, {FieldSession, &f.Session}, {FieldBody, &f.Body}, {FieldTo, &f.To}, {FieldReason, &f.Reason},
		{FieldEmoji, &f.Emoji},
	}
}

func (f *Item) slots() []slot {
	return []slot{
		{FieldCreatedAt, &f.CreatedAt}, {FieldDeletedAt, &f.DeletedAt}, {FieldSession, &f.Session}, {FieldPosition, &f.Position},
		{FieldSort, &f.Sort}, {FieldRef, &f.Ref}, {FieldSnapshot, &f.Snapshot},
	}
}

func (f *Attachment) slots() []slot {
	return []slot{
		{FieldCreatedAt, &f.CreatedAt}, {FieldDeletedAt, &f.DeletedAt}, {FieldSession, &f.Session}, {FieldRef, &f.Ref},
		{FieldName, &f.Name}, {FieldMime, &f.Mime}, {FieldSize, &f.Size}, {FieldSHA256, &f.SHA256}, {FieldBlob, &f.Blob},
		{FieldVersionOf, &f.VersionOf},
	}
}

func (f *Tags) slots() []slot { return []slot{{FieldTags, &f.Tags}} }

func (f *Share) slots() []slot {
	return []slot{{FieldSession, &f.Session}, {FieldPurpose, &f.Purpose}, {FieldSharedAt, &f.SharedAt}}
}

func (f *Ack) slots() []slot {
	return []slot{{FieldShare, &f.Share}, {FieldAckedAt, &f.AckedAt}, {FieldComment, &f.Comment}}
}

// frameOf makes an empty frame of a record, nil for a kind that has none here.
func frameOf(kind Kind, head Head) Frame {
	switch kind {
	case KindSession:
		return &Session{Head: head}
	case KindNote:
		return &Note{Head: head}
	case KindGoal:
		return &Goal{Head: head}
	case KindAction:
		return &Action{Head: head}
	case KindKudos:
		return &Kudos{Head: head}
	case KindItem:
		return &Item{Head: head}
	case KindAttachment:
		return &Attachment{Head: head}
	case KindTags:
		return &Tags{Head: head}
	case KindShare:
		return &Share{Head: head}
	case KindAck:
		return &Ack{Head: head}
	}
	return nil
}

// The parts of a frame that are no registers.
const (
	fieldCreator = 1
	fieldRecord  = 2
)

func encodeFrame(f Frame) ([]byte, error) {
	e, record := encoder{}, f.record()
	e.field(fieldCreator, record.Creator[:])
	e.field(fieldRecord, record.ID[:])
	for _, s := range f.slots() {
		if s.register.Counter == 0 {
			continue
		}
		encoded := s.register.encode()
		if err := (&Register{}).decode(encoded, rules[record.Kind][s.field].shape); err != nil {
			return nil, fmt.Errorf("field %d of a frame of kind %d: %w", s.field, record.Kind, err)
		}
		e.field(uint64(s.field), encoded)
	}
	if len(e.bytes) > maxFrame {
		return nil, tooMuch("bytes in a frame")
	}
	return e.bytes, nil
}

// decodeFrame reads a frame of a kind that is known. unknown says that it holds fields of a later minor version.
func decodeFrame(kind Kind, data []byte) (f Frame, registers int, unknown bool, err error) {
	d, head := decoder{rest: data}, Head{}
	for want, id := range []*ID{&head.Creator, &head.ID} {
		number, value, _ := d.next()
		if number != uint64(want+fieldCreator) || len(value) != len(id) {
			return nil, 0, false, damaged(errOrder, "frame")
		}
		copy(id[:], value)
	}
	f = frameOf(kind, head)
	slots := f.slots()
	for number, value, more := d.next(); more; number, value, more = d.next() {
		for len(slots) > 0 && uint64(slots[0].field) < number {
			slots = slots[1:]
		}
		if len(slots) == 0 || uint64(slots[0].field) != number {
			unknown = true
			continue
		}
		registers++
		if err := slots[0].register.decode(value, rules[kind][slots[0].field].shape); err != nil {
			return nil, 0, false, damaged(err, fmt.Sprintf("field %d of a frame of kind %d", number, kind))
		}
	}
	return f, registers, unknown, damaged(d.err, "frame")
}
