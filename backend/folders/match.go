package folders

import (
	"path"
	"strings"
)

const none = -1

// match tells which file belongs to which row. A row is its file's name to people and its node to the system; where the
// two disagree, what is certain wins, and where nothing is certain, the row stays and the file is new.
type match struct {
	rows    []Row
	files   []Found
	marker  string
	tooMany bool
	rowOf   []int // of each file
	fileOf  []int // of each row
	paired  int
	byName  map[string]int
	closed  map[string]bool // folders that could not be listed
}

func matched(rows []Row, disk Listing) *match {
	m := &match{
		rows: rows, files: disk.Files, marker: disk.Marker, tooMany: disk.TooMany,
		rowOf: nobody(len(disk.Files)), fileOf: nobody(len(rows)),
		byName: make(map[string]int, len(disk.Files)), closed: map[string]bool{},
	}
	for i, f := range m.files {
		if _, twice := m.byName[f.Name]; !twice || f.Held == "" { // a stub may lie beside the file it stood for
			m.byName[f.Name] = i
		}
	}
	for _, s := range disk.Skipped {
		if s.Why == SkipUnreadable {
			m.closed[s.Name] = true
		}
	}
	for _, step := range []func(){m.sameFile, m.movedByNode, m.sameBytes, m.movedByBytes, m.sameName, m.cameBack} {
		if m.paired < len(m.files) { // mostly nothing has moved, and the first step is the last one
			step()
		}
	}
	return m
}

func nobody(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = none
	}
	return all
}

func (m *match) pair(row, file int) {
	m.fileOf[row], m.rowOf[file] = file, row
	m.paired++
}

// open says whether a row still looks for a file. One that was removed only comes back to its own bytes.
func (m *match) open(row int) bool { return m.fileOf[row] == none && m.rows[row].State != StateRemoved }

// shut says whether a name is in a folder that could not be listed.
func (m *match) shut(name string) bool {
	if len(m.closed) == 0 {
		return false
	}
	for folder := path.Dir(name); folder != "."; folder = path.Dir(folder) {
		if m.closed[folder] {
			return true
		}
	}
	return false
}

// sameFile pairs what is the same file under the same name.
func (m *match) sameFile() {
	m.byNames(func(r Row, f Found) bool { return r.Node == f.Node && r.Node != "" })
}

// sameBytes pairs what has the same bytes under the same name, or cannot be read now.
func (m *match) sameBytes() {
	m.byNames(func(r Row, f Found) bool {
		return f.Held != "" || unread(r, f) || (f.SHA256 != "" && f.SHA256 == r.SHA256)
	})
}

// sameName pairs what is another file under the same name: programs save by putting a new file in the place of the old.
func (m *match) sameName() { m.byNames(func(Row, Found) bool { return true }) }

func (m *match) byNames(fit func(r Row, f Found) bool) {
	for i, r := range m.rows {
		if file, there := m.byName[r.Name]; there && m.open(i) && m.rowOf[file] == none && fit(r, m.files[file]) {
			m.pair(i, file)
		}
	}
}

// movedByNode pairs what the system says is the same file under another name. A node that does not last may have been
// given to another file by now: then only the same size and time, or the same bytes, tell.
func (m *match) movedByNode() {
	files := map[string]int{}
	for i, f := range m.files {
		if f.Node != "" {
			files[f.Node] = once(files, f.Node, i)
		}
	}
	rows := map[string]int{}
	for i, r := range m.rows {
		if r.Node != "" && r.State != StateRemoved {
			rows[r.Node] = once(rows, r.Node, i)
		}
	}
	for i, r := range m.rows {
		file, there := files[r.Node]
		if !there || file == none || rows[r.Node] != i || !m.open(i) || m.rowOf[file] != none {
			continue
		}
		if f := m.files[file]; m.certain(r, f) && !m.keptAside(r, f, rows) {
			m.pair(i, file)
		}
	}
}

// once is the index of what a key is seen for first, none from the second time on.
func once[K comparable](seen map[K]int, key K, index int) int {
	if _, twice := seen[key]; twice {
		return none
	}
	return index
}

func (m *match) certain(r Row, f Found) bool {
	return lasting(f.Node) || (r.Size == f.Size && r.Modified == f.Modified) || hasBytes(r, f)
}

// hasBytes says whether bytes tell that it is the same file; empty files are all the same.
func hasBytes(r Row, f Found) bool { return f.SHA256 != "" && f.SHA256 == r.SHA256 && f.Size > 0 }

// keptAside says whether a program put the old version aside under the name of a copy and wrote a new one under the
// name: the row stays with the name.
func (m *match) keptAside(r Row, f Found, rows map[string]int) bool {
	now, taken := m.byName[r.Name]
	if !taken || m.rowOf[now] != none {
		return false
	}
	if _, another := rows[m.files[now].Node]; another {
		return false
	}
	return isCopyName(r.Name, f.Name)
}

// isCopyName says whether programs name the old version of a file so when they save.
func isCopyName(name, aside string) bool {
	stem := strings.TrimSuffix(name, path.Ext(name))
	for _, end := range []string{"~", ".bak", ".old", ".orig", ".backup", ".sav"} {
		if aside == name+end || aside == stem+end {
			return true
		}
	}
	folder, base := path.Split(name)
	return aside == folder+"Backup of "+base || aside == folder+"Backup of "+strings.TrimSuffix(base, path.Ext(base))+".wbk"
}

// movedByBytes pairs what has the bytes of exactly one row that lost its name with exactly one file that is new. A row
// lost its name where nothing has it, or where what has it is another row's file; so two that swapped are both seen.
func (m *match) movedByBytes() {
	edges := m.edgesByBytes()
	aimed := map[int]bool{}
	for _, file := range edges {
		aimed[file] = true
	}
	for dropped := true; dropped; {
		dropped = false
		for row, file := range edges {
			if now, there := m.byName[m.rows[row].Name]; there && m.rowOf[now] == none && !aimed[now] {
				delete(edges, row)
				delete(aimed, file)
				dropped = true
			}
		}
	}
	for row, file := range edges {
		m.pair(row, file)
	}
}

// edgesByBytes leads from a row to the only file that has its bytes, where no other row has them.
func (m *match) edgesByBytes() map[int]int {
	files, rows := map[string]int{}, map[string]int{}
	for i, f := range m.files {
		if m.rowOf[i] == none && f.SHA256 != "" && f.Size > 0 {
			files[f.SHA256] = once(files, f.SHA256, i)
		}
	}
	for i, r := range m.rows {
		if r.State != StateRemoved && r.SHA256 != "" { // a row that kept its file makes its bytes no proof
			rows[r.SHA256] = once(rows, r.SHA256, i)
		}
	}
	edges := map[int]int{}
	for sum, row := range rows {
		if file, there := files[sum]; there && file != none && row != none && m.open(row) && !m.shut(m.rows[row].Name) {
			edges[row] = file
		}
	}
	return edges
}

// cameBack pairs what was removed with the same bytes under the same name, where only one row had them.
func (m *match) cameBack() {
	rows := map[[2]string]int{}
	for i, r := range m.rows {
		if r.State == StateRemoved {
			key := [2]string{r.Name, r.SHA256}
			rows[key] = once(rows, key, i)
		}
	}
	for i, f := range m.files {
		if row, there := rows[[2]string{f.Name, f.SHA256}]; there && row != none && m.rowOf[i] == none && hasBytes(m.rows[row], f) {
			m.pair(row, i)
		}
	}
}
