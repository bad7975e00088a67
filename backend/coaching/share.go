package coaching

import "alongside/backend/db"

// Purpose says what of a session was shared.
type Purpose string

// The purposes of a share.
const (
	PurposeAgenda Purpose = "agenda" // what is planned to be talked about
	PurposeRecap  Purpose = "recap"  // what came of it
	PurposeUpdate Purpose = "update" // what changed since
)

// Purposes lists every purpose for the generated TypeScript enum.
var Purposes = []struct {
	Value  Purpose
	TSName string
}{{PurposeAgenda, "Agenda"}, {PurposeRecap, "Recap"}, {PurposeUpdate, "Update"}}

// Via says how a share went.
type Via string

// The ways a share goes.
const (
	ViaPack Via = "pack" // to the other side's own copy
	ViaMail Via = "mail"
	ViaFile Via = "file" // as something to read, handed over by hand
)

// Vias lists every way for the generated TypeScript enum.
var Vias = []struct {
	Value  Via
	TSName string
}{{ViaPack, "Pack"}, {ViaMail, "Mail"}, {ViaFile, "File"}}

// Share says that a session was shared, by me or with me.
type Share struct {
	ID               string            `json:"id"`
	Purpose          Purpose           `json:"purpose"`
	Via              Via               `json:"via"`
	SharedAt         int64             `json:"sharedAt"`
	AuthorID         string            `json:"authorId"`
	Acknowledgements []Acknowledgement `json:"acknowledgements"`
}

// Acknowledgement says that a share was read; Comment may be empty.
type Acknowledgement struct {
	AuthorID string `json:"authorId"`
	AckedAt  int64  `json:"ackedAt"`
	Comment  string `json:"comment"`
}

// Shared is what was shared of a session, newest first. ChangedSince counts the records of it that I made or changed
// since I last shared it, 0 where I never did.
type Shared struct {
	Shares       []Share `json:"shares"`
	ChangedSince int     `json:"changedSince"`
}

func sharesFrom(rows []db.Share, acknowledgements []db.Acknowledgement) []Share {
	of := map[string][]Acknowledgement{}
	for _, row := range acknowledgements {
		of[row.ShareID] = append(of[row.ShareID], Acknowledgement{AuthorID: row.AuthorID, AckedAt: row.AckedAt, Comment: row.Comment})
	}
	shares := make([]Share, len(rows))
	for i, row := range rows {
		shares[i] = Share{
			ID: row.ID, Purpose: Purpose(row.Purpose), Via: Via(row.Via), SharedAt: row.SharedAt, AuthorID: row.AuthorID,
			Acknowledgements: append([]Acknowledgement{}, of[row.ID]...),
		}
	}
	return shares
}
