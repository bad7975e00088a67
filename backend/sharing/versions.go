package sharing

import (
	"alongside/backend/db"
	"alongside/backend/problem"
)

// Version is a file of a session that is a version of another one, OfID: an earlier one, what I made of a file of the other
// side's (mine), or what they made of one of mine (theirs). OfID is empty where that is not here, or is the same file.
type Version struct {
	FileID string `json:"fileId"`
	OfID   string `json:"ofId"`
	Kind   string `json:"kind"`
	At     int64  `json:"at"`
}

// Versions returns which files of a session are versions of others.
func (p *Packs) Versions(sessionID string) (all []Version, err error) {
	defer problem.Catch(&err)
	rows, err := p.db.Read().FileVersions(background(), sessionID)
	all = make([]Version, len(rows))
	for i, row := range rows {
		all[i] = Version(row)
	}
	return all, wrap(err, "list versions")
}

// versionOf is the attachment of the other side that a file of mine is a version of, empty where it is none.
func (d *desk) versionOf(fileID string) (string, error) {
	id, err := d.EditedAttachment(d.ctx, fileID, d.me)
	if db.Missing(err) {
		return "", nil
	}
	return id, wrap(err, "look for what was edited")
}
