package sharing

import (
	"fmt"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/pack"
	"alongside/backend/pairing"
	"alongside/backend/problem"

	"github.com/google/uuid"
)

// News is something that the other side did to a record and that I have not looked at.
type News struct {
	ID        string `json:"id"`
	RecordID  string `json:"recordId"`
	SessionID string `json:"sessionId"`
	Kind      string `json:"kind"`
	What      string `json:"what"`
	Field     string `json:"field"`
	Before    string `json:"before"`
	ArrivedAt int64  `json:"arrivedAt"`
}

// Arrival is a session in which there is news. IsNew says that it was not here before.
type Arrival struct {
	SessionID string `json:"sessionId"`
	Title     string `json:"title"`
	PersonID  string `json:"personId"`
	Name      string `json:"name"`
	Purpose   string `json:"purpose"`
	Changes   int    `json:"changes"`
	IsNew     bool   `json:"isNew"`
	ArrivedAt int64  `json:"arrivedAt"`
}

// Earlier is what stood in a record before the other side changed it.
type Earlier struct {
	ID        string `json:"id"`
	What      string `json:"what"`
	Field     string `json:"field"`
	Before    string `json:"before"`
	ArrivedAt int64  `json:"arrivedAt"`
}

// News returns what a person's packs changed and I have not looked at.
func (p *Packs) News(personID string) (news []News, err error) {
	defer problem.Catch(&err)
	rows, err := p.db.Read().UnseenNews(background(), personID)
	news = make([]News, len(rows))
	for i, row := range rows {
		news[i] = News{
			ID: row.ID, RecordID: row.RecordID, SessionID: word(row.SessionID), Kind: row.Kind, What: row.What, Field: row.Field, Before: row.Before,
			ArrivedAt: row.ArrivedAt,
		}
	}
	return news, wrap(err, "list news")
}

// Arrivals returns the sessions in which there is news, the newest first.
func (p *Packs) Arrivals() (all []Arrival, err error) {
	defer problem.Catch(&err)
	rows, err := p.db.Read().Arrivals(background())
	all = make([]Arrival, len(rows))
	for i, row := range rows {
		all[i] = Arrival{
			SessionID: word(row.SessionID), Title: row.Title, PersonID: row.Person.ID, Name: row.Person.Name, Purpose: row.Purpose,
			Changes: int(row.Changes), IsNew: row.IsNew > 0, ArrivedAt: row.ArrivedAt,
		}
	}
	return all, wrap(err, "list arrivals")
}

// Looked says that I have looked at the news of a session.
func (p *Packs) Looked(sessionID string) (err error) {
	defer problem.Catch(&err)
	return wrap(p.inTx(func(w *work) error {
		session, err := w.SessionState(w.ctx, sessionID)
		if err != nil {
			return problem.NotFound(noSession)
		}
		w.told.add(events.Packs, session.PersonID)
		at := w.now.UnixMilli()
		_, err = w.SeeNews(w.ctx, &at, session.PersonID, sessionID)
		return err
	}), "look at news")
}

// Earlier returns what stood in a record before the other side changed it, newest first.
func (p *Packs) Earlier(recordID string) (all []Earlier, err error) {
	defer problem.Catch(&err)
	rows, err := p.db.Read().EarlierOf(background(), recordID)
	all = make([]Earlier, len(rows))
	for i, row := range rows {
		all[i] = Earlier(row)
	}
	return all, wrap(err, "list earlier texts")
}

// Acknowledge tells the other side that I have read what they shared, with a comment where there is something to say.
func (p *Packs) Acknowledge(shareID, comment string) (err error) {
	defer problem.Catch(&err)
	comment, err = coaching.Comment(comment)
	if err != nil {
		return err
	}
	identity, err := pairing.Identity(p.pairs)
	if err != nil {
		return err
	}
	err = p.inTx(func(w *work) error {
		share, err := w.shareOf(shareID)
		if err != nil {
			return err
		}
		d, err := p.deskOf(w, share.SessionID)
		if err != nil {
			return err
		}
		w.told.add(events.Shares, share.SessionID)
		return d.acknowledge(share, comment, identity, p.app)
	})
	if err == nil {
		p.hint()
	}
	return wrap(err, "acknowledge")
}

func (w *work) shareOf(id string) (db.Share, error) {
	rows, err := w.SharesByID(w.ctx, []string{id})
	if err == nil && len(rows) == 0 {
		err = problem.NotFound(noShare)
	}
	if err != nil {
		return db.Share{}, err
	}
	return rows[0], nil
}

func (d *desk) acknowledge(share db.Share, comment string, identity *pack.Identity, app string) error {
	if share.AuthorID == d.me {
		return problem.Invalid("share", "This is what you shared yourself.")
	}
	if err := d.harvest(); err != nil {
		return err
	}
	ack := db.AddAcknowledgementParams{ID: uuid.Must(uuid.NewV7()).String(), ShareID: share.ID, AckedAt: d.now.UnixMilli(), Comment: comment, AuthorID: d.me}
	if err := d.AddAcknowledgement(d.ctx, ack); err != nil {
		return fmt.Errorf("note acknowledgement: %w", err)
	}
	records, err := d.records(wanted{pack.KindAck: {ack.ID}})
	if err != nil {
		return err
	}
	if err := d.draft(records); err != nil {
		return err
	}
	ready, err := d.release([]pack.Record{records[0].record}, pack.PurposeAck, identity, app)
	if err != nil {
		return err
	}
	if _, err := d.putOut(ready, nil); err != nil {
		return err
	}
	return d.keep()
}
