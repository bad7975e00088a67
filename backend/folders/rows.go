package folders

// Held says why a file is there but not for reading; empty is an ordinary file.
type Held string

// What keeps a file from being read.
const (
	HeldPlaceholder Held = "placeholder" // its bytes are not on this disk yet; reading them would fetch them
	HeldUnreadable  Held = "unreadable"  // the system does not let us read it
)

// Found is one file as a scan met it.
type Found struct {
	Name     string // below the folder, with slashes, raw bytes as the system gave them
	Node     string // which file it is, whatever it is called; empty where the system cannot tell
	Size     int64  // bytes
	Modified int64  // Unix nanoseconds
	SHA256   string // hex; empty until hashed
	Held     Held
}

// SkipReason says why something in the folder is not taken.
type SkipReason string

// Why something is not taken.
const (
	SkipLink       SkipReason = "link"       // leads elsewhere
	SkipSpecial    SkipReason = "special"    // a pipe, a socket, a device
	SkipTemporary  SkipReason = "temporary"  // a program is not done with it
	SkipTooDeep    SkipReason = "tooDeep"    // in folders within folders beyond reason
	SkipUnreadable SkipReason = "unreadable" // a folder that the system does not let us list
)

// Skipped is what a scan met and did not take.
type Skipped struct {
	Name string
	Why  SkipReason
}

// Listing is what a scan found.
type Listing struct {
	Files   []Found
	Skipped []Skipped
	Marker  string // what the marker says; empty where there is none
	TooMany bool   // there is more than is listed
}

// State is what is known of a file that has a row.
type State string

// States of a file.
const (
	StatePresent     State = "present"
	StateMissing     State = "missing" // gone for less than the time of grace
	StatePlaceholder State = "placeholder"
	StateUnreadable  State = "unreadable"
	StateRemoved     State = "removed"
)

// Row is what the database knows of a file.
type Row struct {
	ID           string
	Name         string
	Node         string
	Size         int64
	Modified     int64 // Unix nanoseconds
	SHA256       string
	State        State
	MissingSince int64 // Unix milliseconds; only where it is missing
}

// ChangeKind is what has to happen to a row.
type ChangeKind string

// Changes of a row. All but vanished and gone say in Found what the row is to hold from now on.
const (
	Appeared         ChangeKind = "appeared"         // a new row
	Edited           ChangeKind = "edited"           // other bytes, or only another time or node, under the name
	Renamed          ChangeKind = "renamed"          // the same bytes under another name
	RenamedAndEdited ChangeKind = "renamedAndEdited" // certainly the same file, with other bytes under another name
	Returned         ChangeKind = "returned"         // the bytes of a row that was missing, removed or held
	Withheld         ChangeKind = "held"             // there, but not for reading: Found.Held says why
	Vanished         ChangeKind = "vanished"         // missing from now on
	Gone             ChangeKind = "gone"             // missing for the time of grace: removed
)

// Change is one thing that has to change in the rows.
type Change struct {
	Kind  ChangeKind
	RowID string // empty for what appeared
	Found Found
}

// Reason says why a folder cannot be believed.
type Reason string

// Why nothing is changed and the user is asked.
const (
	ReasonMarker  Reason = "marker"  // nothing tells that it is the folder
	ReasonEmpty   Reason = "empty"   // there were several files, and now there is none
	ReasonMost    Reason = "most"    // most of the files are gone at once
	ReasonTooMany Reason = "tooMany" // more files than are looked at
)

// Outcome is what a plan says: changes, or a reason why there are none.
type Outcome struct {
	Changes     []Change
	Unavailable Reason
}
