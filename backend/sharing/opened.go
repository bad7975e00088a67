package sharing

import (
	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/pack"
)

// openCopies are what action items are about, as it travels, by its id. What was deleted is not among them: it opens
// nothing on my own screen either.
func (d *desk) openCopies(actions []db.ActionsByIDRow) (map[string]string, error) {
	ids, copies := map[string][]string{}, map[string]string{}
	for _, row := range actions {
		sort, about := opensOf(row.Action)
		ids[sort] = append(ids[sort], about)
	}
	contents, err := d.ContentsByID(d.ctx, ids["content"])
	if err != nil {
		return nil, err
	}
	evidence, err := d.EvidenceByID(d.ctx, ids["evidence"])
	if err != nil {
		return nil, err
	}
	evidence = ofPair(d, evidence, func(row db.Evidence) string { return row.PersonID })
	names, err := d.fileNames(contents, evidence)
	if err != nil {
		return nil, err
	}
	for _, row := range contents {
		if row.DeletedAt == nil {
			copies[row.ID] = coaching.CopyOpenContent(row, names[word(row.FileID)])
		}
	}
	for _, row := range evidence {
		if row.DeletedAt == nil {
			copies[row.ID] = coaching.CopyOpenEvidence(row, names[word(row.FileID)])
		}
	}
	return copies, nil
}

// libraryCopies adds content and evidence that items of a session are about.
func (d *desk) libraryCopies(ids map[string][]string, copies map[string]string) error {
	contents, err := d.ContentsByID(d.ctx, ids["content"])
	if err != nil {
		return err
	}
	evidence, err := d.EvidenceByID(d.ctx, ids["evidence"])
	if err != nil {
		return err
	}
	evidence = ofPair(d, evidence, func(row db.Evidence) string { return row.PersonID })
	names, err := d.fileNames(contents, evidence)
	for _, row := range contents {
		copies[row.ID] = coaching.CopyContent(row, names[word(row.FileID)])
	}
	for _, row := range evidence {
		copies[row.ID] = coaching.CopyEvidence(row, d.inPair(row.PersonID), names[word(row.FileID)])
	}
	return err
}

// fileNames are the names of the files of content and evidence, by the ids of the files.
func (d *desk) fileNames(contents []db.Content, evidence []db.Evidence) (map[string]string, error) {
	var ids []string
	for _, row := range contents {
		ids = append(ids, word(row.FileID))
	}
	for _, row := range evidence {
		ids = append(ids, word(row.FileID))
	}
	names := map[string]string{}
	files, err := d.FilesByID(d.ctx, ids)
	for _, row := range files {
		names[row.ID] = coaching.StoredFileFrom(row).Name
	}
	return names, err
}

// opensOf is what an action item is about: of which sort, and its id.
func opensOf(row db.Action) (sort, about string) {
	switch {
	case row.ContentID != nil:
		return "content", *row.ContentID
	case row.EvidenceID != nil:
		return "evidence", *row.EvidenceID
	}
	return row.Sort, row.RefID
}

// opens adds what an action item is about: a copy of mine, or the one that came.
func (f fields) opens(row db.Action, copies map[string]string) {
	sort, about := opensOf(row)
	snapshot := row.Snapshot
	if row.ContentID != nil || row.EvidenceID != nil {
		snapshot = copies[about]
	}
	if snapshot != "" {
		f[pack.FieldSort], f[pack.FieldRef], f[pack.FieldSnapshot] = sort, about, snapshot
	}
}

// opens is what an arrived action item is about, nothing where no copy came that can be shown.
func (a arrival) opens() (sort, about, snapshot string) {
	sort, about = a.fields[pack.FieldSort], a.fields[pack.FieldRef]
	snapshot, err := coaching.KeepOpensCopy(a.fields[pack.FieldSnapshot])
	if sort == "" || about == "" || err != nil {
		return "", "", ""
	}
	return sort, about, snapshot
}
