package folders

import "time"

const (
	grace      = 60 * time.Second // that a file may be missing before it counts as removed
	fewAtOnce  = 5                // files that may vanish without a question
	severalOff = 1                // files that may be all there were
)

// Plan says what has to change in rows so that they say what is on disk. It is pure. A folder that cannot be believed
// changes nothing. A file that was listed and could not be hashed is left for the next time.
//
// What vanished and what is gone comes first, so that names are free before they are given anew; two rows that swapped
// their names follow each other.
func Plan(rows []Row, disk Listing, now time.Time) Outcome {
	m := matched(rows, disk)
	if why := m.doubted(); why != "" {
		return Outcome{Unavailable: why}
	}
	return Outcome{Changes: m.changes(now)}
}

// PlanBelieving is Plan after the user has answered that the files are gone indeed. A listing that ends before the folder
// does is not believed even then, nor one without a marker.
func PlanBelieving(rows []Row, disk Listing, now time.Time) Outcome {
	m := matched(rows, disk)
	if why := m.doubted(); why == ReasonMarker || why == ReasonTooMany {
		return Outcome{Unavailable: why}
	}
	return Outcome{Changes: m.changes(now)}
}

// Unhashed are the files of a listing that must be hashed before Plan can tell what they are: those that are new, and
// those whose size, time or node differ from their row. An unchanged folder has none.
func Unhashed(rows []Row, disk Listing) (indexes []int) {
	m := matched(rows, disk)
	for i, f := range disk.Files {
		if f.Held == "" && f.SHA256 == "" && !m.known(i) {
			indexes = append(indexes, i)
		}
	}
	return indexes
}

// known says whether the bytes of a file are those of a row without reading them.
func (m *match) known(file int) bool {
	row := m.rowOf[file]
	return row >= 0 && m.rows[row].SHA256 != "" && unread(m.rows[row], m.files[file])
}

// unread says whether a file can be taken for a row's bytes without reading it.
func unread(r Row, f Found) bool {
	return r.Size == f.Size && r.Modified == f.Modified && (r.Node == f.Node || r.Node == "" || f.Node == "")
}

// doubted says why the listing is not to be believed. Files that have been missing for a while count with those that
// vanish now, so that a disk that goes away slowly is asked about too.
func (m *match) doubted() Reason {
	known, absent := 0, 0
	for i, r := range m.rows {
		if r.State == StateRemoved {
			continue
		}
		known++
		if m.fileOf[i] < 0 && !m.shut(r.Name) {
			absent++
		}
	}
	switch {
	case m.tooMany:
		return ReasonTooMany
	case known > 0 && m.marker == "":
		return ReasonMarker
	case absent > severalOff && len(m.files) == 0:
		return ReasonEmpty
	case absent > fewAtOnce && absent*2 > known:
		return ReasonMost
	}
	return ""
}

func (m *match) changes(now time.Time) (changes []Change) {
	for i, r := range m.rows {
		if m.fileOf[i] < 0 {
			changes = append(changes, m.absent(r, now)...)
		}
	}
	for i, r := range m.rows {
		if m.fileOf[i] >= 0 {
			changes = append(changes, changed(r, m.files[m.fileOf[i]])...)
		}
	}
	for i, f := range m.files {
		if m.rowOf[i] < 0 && m.byName[f.Name] == i && (f.Held != "" || f.SHA256 != "") {
			changes = append(changes, Change{Kind: Appeared, Found: f})
		}
	}
	return changes
}

// absent is what happens to a row without a file.
func (m *match) absent(r Row, now time.Time) []Change {
	since := time.UnixMilli(r.MissingSince)
	switch {
	case r.State == StateRemoved:
		return nil
	case m.shut(r.Name):
		if r.State == StateUnreadable {
			return nil
		}
		return []Change{{Withheld, r.ID, Found{r.Name, r.Node, r.Size, r.Modified, r.SHA256, HeldUnreadable}}}
	case r.State != StateMissing || r.MissingSince == 0 || since.After(now): // the clock was set back
		return []Change{{Vanished, r.ID, Found{Name: r.Name}}}
	case now.Sub(since) >= grace:
		return []Change{{Gone, r.ID, Found{Name: r.Name}}}
	}
	return nil
}

// changed is what happens to a row whose file is there.
func changed(r Row, f Found) []Change {
	if f.Held != "" {
		return heldBack(r, f)
	}
	if f.SHA256 == "" && unread(r, f) {
		f.SHA256 = r.SHA256
	}
	if f.SHA256 == "" && !lastingPair(r, f) || f.SHA256 == "" && r.Name == f.Name {
		return nil // still being written
	}
	if f.SHA256 == "" {
		return []Change{{Renamed, r.ID, Found{f.Name, f.Node, r.Size, r.Modified, r.SHA256, ""}}} // its bytes follow
	}
	kind := kindOfChange(r, f)
	if kind == "" {
		return nil
	}
	return []Change{{kind, r.ID, f}}
}

func lastingPair(r Row, f Found) bool { return r.Node == f.Node && lasting(f.Node) }

func kindOfChange(r Row, f Found) ChangeKind {
	same := r.SHA256 == f.SHA256
	switch {
	case r.Name != f.Name && same:
		return Renamed
	case r.Name != f.Name:
		return RenamedAndEdited
	case r.State != StatePresent && (same || r.SHA256 == ""):
		return Returned
	case !same || r.Size != f.Size || r.Modified != f.Modified || r.Node != f.Node:
		return Edited
	}
	return ""
}

// heldBack is what happens to a row whose file is there and not for reading: nothing is known of its bytes. The row keeps
// the hash that it has, with the size, the time and the node that belong to it, so that other bytes are noticed later.
func heldBack(r Row, f Found) []Change {
	if r.SHA256 != "" {
		f.Node, f.Size, f.Modified, f.SHA256 = r.Node, r.Size, r.Modified, r.SHA256
	}
	if f.Name == r.Name && string(r.State) == string(f.Held) && r.Size == f.Size {
		return nil
	}
	return []Change{{Withheld, r.ID, f}}
}
