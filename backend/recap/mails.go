package recap

import (
	"bytes"
	"context"
	"crypto/x509"
	"fmt"
	"sync"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/problem"

	"github.com/google/uuid"
	gomail "github.com/wneessen/go-mail"
)

// MailState says how far a mail has come.
type MailState string

// The states of a mail that is not done with: it waits for the network; it is on its way this moment; it was on its way
// when the program or the connection broke off, so that nobody here knows whether it arrived; it was refused.
const (
	MailWaiting   MailState = "waiting"
	MailSending   MailState = "sending"
	MailUncertain MailState = "uncertain"
	MailFailed    MailState = "failed"
)

// MailStates lists every state for the generated TypeScript enum.
var MailStates = []struct {
	Value  MailState
	TSName string
}{{MailWaiting, "Waiting"}, {MailSending, "Sending"}, {MailUncertain, "Uncertain"}, {MailFailed, "Failed"}}

const (
	noMail   = "This mail is not waiting any more."
	noServer = "No mail server is set up. Settings has a place for it."
)

// Mails sends recaps by a mail server of the user's own. Without one nothing here ever opens a connection.
type Mails struct{ post post }

// post is the outbox: the mails are in the database, and one goroutine sends them.
type post struct {
	desk    *desk
	waking  chan struct{}
	trusted *x509.CertPool // besides the system's own, nil outside of tests

	mu        sync.Mutex
	memory    map[string]string // passwords that no keychain keeps, by account
	forgotten forgotten
	current   string // the mail that is on its way, empty for none
}

// WaitingMail is a mail that is not done with. NextAt is when it is tried again, 0 where it is not by itself; Failure is
// what went wrong last, empty for nothing.
type WaitingMail struct {
	ID        string    `json:"id"`
	SessionID string    `json:"sessionId"`
	Recipient string    `json:"recipient"`
	Subject   string    `json:"subject"`
	State     MailState `json:"state"`
	Failure   string    `json:"failure"`
	Tries     int       `json:"tries"`
	MadeAt    int64     `json:"madeAt"`
	NextAt    int64     `json:"nextAt"`
}

// Queued says that a mail waits to be sent.
type Queued struct {
	MailID  string `json:"mailId"`
	ShareID string `json:"shareId"`
}

// OpenMails hands the mails what the recaps have.
func OpenMails(s *Mails, of *Recaps) {
	p := &s.post
	p.desk, p.waking = &of.desk, make(chan struct{}, 1)
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.memory == nil {
		p.memory = map[string]string{}
	}
}

// Send puts a recap into the outbox. It is sent as soon as the server can be reached, and once.
func (s *Mails) Send(order Order) (queued Queued, err error) {
	defer problem.Catch(&err)
	p := &s.post
	server, err := p.server()
	if err != nil {
		return queued, err
	}
	if !server.set() {
		return queued, problem.Invalid("server", noServer)
	}
	message, l, err := p.desk.message(order)
	if err != nil {
		return queued, err
	}
	to := address(l.to.Name, l.to.Email)
	if to == nil {
		return queued, problem.Invalid("recipient", "No mail address is known of "+l.to.Name+". Add one to the person, or open a mail draft.")
	}
	sender := address(l.Me, server.Sender)
	message.FromMailAddress(sender)
	var whole bytes.Buffer
	if _, err := message.WriteTo(&whole); err != nil {
		return queued, fmt.Errorf("write mail: %w", err)
	}
	queued.MailID = uuid.Must(uuid.NewV7()).String()
	err = p.queue(order, queued.MailID, to.Address, l.Subject, whole.Bytes(), &queued.ShareID)
	if err != nil {
		return queued, err
	}
	p.desk.emit(events.Shares, order.SessionID)
	p.desk.emit(events.Mails)
	p.nudge()
	return queued, nil
}

func (p *post) queue(order Order, id, to, subject string, message []byte, shareID *string) error {
	ctx, now := context.Background(), p.desk.now()
	return p.desk.db.InTx(ctx, now, func(q *db.Queries) (err error) {
		*shareID, err = coaching.NoteShare(ctx, q, coaching.NewShare{
			SessionID: order.SessionID, Purpose: order.Purpose, Via: coaching.ViaMail, SharedAt: now.UnixMilli(),
		})
		if err != nil {
			return err
		}
		return q.AddMail(ctx, db.AddMailParams{
			ID: id, ShareID: shareID, SessionID: order.SessionID, Purpose: string(order.Purpose), Recipient: to, Subject: subject,
			Message: message, State: string(MailWaiting), MadeAt: now.UnixMilli(), NextAt: now.UnixMilli(),
		})
	})
}

// List returns the mails that are not done with, newest first.
func (s *Mails) List() (mails []WaitingMail, err error) {
	defer problem.Catch(&err)
	rows, err := s.post.desk.db.Read().ListMails(context.Background())
	if err != nil {
		return nil, fmt.Errorf("list mails: %w", err)
	}
	s.post.mu.Lock()
	defer s.post.mu.Unlock()
	mails = make([]WaitingMail, len(rows))
	for i, row := range rows {
		mails[i] = WaitingMail{
			ID: row.ID, SessionID: row.SessionID, Recipient: row.Recipient, Subject: row.Subject, State: MailState(row.State),
			Failure: row.Failure, Tries: int(row.Tries), MadeAt: row.MadeAt,
		}
		switch {
		case mails[i].State == MailSending && row.ID != s.post.current:
			mails[i].State = MailUncertain
		case mails[i].State == MailWaiting:
			mails[i].NextAt = row.NextAt
		}
	}
	return mails, nil
}

// Retry sends a mail once more, now: one that waits, was refused or cancelled, or may have been sent, after a look whether
// it arrived.
func (s *Mails) Retry(id string) (err error) {
	defer problem.Catch(&err)
	return s.post.alter(id, func(ctx context.Context, q *db.Queries, mail db.Mail) (int64, error) {
		now := s.post.desk.now().UnixMilli()
		if mail.ShareID == nil { // it was cancelled
			shareID, err := coaching.NoteShare(ctx, q, coaching.NewShare{
				SessionID: mail.SessionID, Purpose: coaching.Purpose(mail.Purpose), Via: coaching.ViaMail, SharedAt: now,
			})
			if err != nil {
				return 0, err
			}
			mail.ShareID = &shareID
		}
		return q.RetryMail(ctx, now, mail.ShareID, id)
	})
}

// Cancel lets a mail go that has not left, and its share with it. Retry brings it back.
func (s *Mails) Cancel(id string) (err error) {
	defer problem.Catch(&err)
	return s.post.alter(id, func(ctx context.Context, q *db.Queries, mail db.Mail) (int64, error) {
		rows, err := q.CancelMail(ctx, id)
		if err != nil || rows == 0 || mail.ShareID == nil {
			return rows, err
		}
		_, err = q.DeleteShare(ctx, *mail.ShareID)
		return rows, err
	})
}

// Arrived says that a mail which may have been sent has arrived.
func (s *Mails) Arrived(id string) (err error) {
	defer problem.Catch(&err)
	return s.post.alter(id, func(ctx context.Context, q *db.Queries, _ db.Mail) (int64, error) {
		now := s.post.desk.now().UnixMilli()
		return q.MailArrived(ctx, &now, id)
	})
}

// alter changes a mail that is not on its way this moment.
func (p *post) alter(id string, work func(ctx context.Context, q *db.Queries, mail db.Mail) (int64, error)) error {
	ctx := context.Background()
	session := ""
	p.mu.Lock() // so that it is not taken in hand meanwhile
	err := p.desk.db.InTx(ctx, p.desk.now(), func(q *db.Queries) error {
		mail, err := q.FindMail(ctx, id)
		if db.Missing(err) {
			return problem.NotFound(noMail)
		}
		if err != nil {
			return err
		}
		if p.current == id {
			return problem.Conflict("This mail is on its way this moment.")
		}
		session = mail.SessionID
		rows, err := work(ctx, q, mail)
		if err == nil && rows == 0 {
			return problem.NotFound(noMail)
		}
		return err
	})
	p.mu.Unlock()
	if err != nil {
		return err
	}
	p.desk.emit(events.Mails)
	p.desk.emit(events.Shares, session)
	p.nudge()
	return nil
}

// Test sends a mail to the sender's own address, now, and says what the server answers.
func (s *Mails) Test() (err error) {
	defer problem.Catch(&err)
	p := &s.post
	server, err := p.server()
	if err != nil {
		return err
	}
	if !server.set() {
		return problem.Invalid("server", noServer)
	}
	message := p.desk.blank("Alongside can send mail")
	self := address("", server.Sender)
	message.ToMailAddress(self)
	message.FromMailAddress(self)
	message.SetBodyString(gomail.TypeTextPlain, "This is the test that you asked for. Recaps go out by this server from now on when you choose so.\n")
	var whole bytes.Buffer
	if _, err := message.WriteTo(&whole); err != nil {
		return fmt.Errorf("write test mail: %w", err)
	}
	ctx, stop := context.WithTimeout(context.Background(), sendingFor)
	defer stop()
	result := p.deliver(ctx, server, self.Address, whole.Bytes())
	if result.err != nil {
		return problem.Because(problem.CodeInvalid, result.said(), result.err)
	}
	return nil
}

// nudge wakes the sender.
func (p *post) nudge() {
	select {
	case p.waking <- struct{}{}:
	default: // it is awake
	}
}
