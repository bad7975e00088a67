package recap

import (
	"context"
	"crypto/tls"
	"errors"
	"log/slog"
	"net"
	"net/textproto"
	"strconv"
	"strings"
	"time"

	"alongside/backend/db"
	"alongside/backend/events"

	"github.com/wneessen/go-mail/smtp"
)

const (
	sendingFor   = 2 * time.Minute // for one mail, before the server counts as gone
	firstPause   = time.Minute
	longestPause = time.Hour
	longestSleep = 5 * time.Minute // a computer that slept does not wait for the rest of an hour
	serverFaults = 500             // answers from here on are final
)

// result is what came of sending one mail. uncertain says that all of it was handed over and no answer came.
type result struct {
	err       error
	final     bool // trying again would not help
	uncertain bool
	server    bool // these are the server's own words
}

// said is a sentence about what went wrong.
func (r result) said() string {
	if r.server {
		return "The mail server refused: " + oneLine(r.err.Error())
	}
	if r.final {
		return "The mail server cannot be used: " + oneLine(r.err.Error())
	}
	return "The mail server could not be reached: " + oneLine(r.err.Error())
}

// Run takes old drafts away and sends what waits, one mail after the other, until the context ends. Where no server is set up it only waits.
func Run(ctx context.Context, s *Mails) {
	p := &s.post
	p.desk.sweep()
	if err := p.desk.db.InTx(ctx, p.desk.now(), func(q *db.Queries) error { return q.DeleteCancelledMails(ctx) }); err != nil {
		slog.Warn("cancelled mails stay", "error", err)
	}
	for ctx.Err() == nil {
		if p.sendDue(ctx) {
			continue
		}
		sleep := time.NewTimer(p.untilNext(ctx))
		select {
		case <-ctx.Done():
		case <-p.waking:
		case <-sleep.C:
		}
		sleep.Stop()
	}
}

func (p *post) untilNext(ctx context.Context) time.Duration {
	server, err := p.server()
	if err != nil || !server.set() {
		return longestSleep
	}
	at, err := p.desk.db.Read().NextMailAt(ctx)
	if err != nil || at == 0 {
		return longestSleep
	}
	return max(time.Second, min(longestSleep, time.UnixMilli(at).Sub(p.desk.now())))
}

// sendDue sends the next mail that is due, and reports whether there may be another one.
func (p *post) sendDue(ctx context.Context) (more bool) {
	server, err := p.server()
	if err != nil || !server.set() {
		return false
	}
	mail, err := p.desk.db.Read().DueMail(ctx, p.desk.now().UnixMilli())
	if err != nil {
		return false // none, or the database is being closed
	}
	if !p.take(ctx, mail.ID) {
		return false
	}
	p.desk.emit(events.Mails)
	limited, stop := context.WithTimeout(ctx, sendingFor)
	came := p.deliver(limited, server, mail.Recipient, mail.Message)
	stop()
	err = p.settle(mail, came)
	p.desk.emit(events.Mails)
	if err != nil {
		slog.Error("settle mail", "error", err)
		return false
	}
	return true
}

// take writes that a mail is on its way before the first byte of it is: what is found so after a crash is never sent again
// by itself.
func (p *post) take(ctx context.Context, id string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	var rows int64
	err := p.desk.db.InTx(ctx, p.desk.now(), func(q *db.Queries) (err error) {
		rows, err = q.MailSending(ctx, id)
		return err
	})
	if err != nil || rows == 0 {
		return false
	}
	p.current = id
	return true
}

// settle writes what came of a mail. It is written even while the program ends.
func (p *post) settle(mail db.Mail, came result) error {
	ctx, now := context.Background(), p.desk.now()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.current = ""
	return p.desk.db.InTx(ctx, now, func(q *db.Queries) (err error) {
		at := now.UnixMilli()
		switch {
		case came.err == nil:
			_, err = q.MailSent(ctx, &at, mail.ID)
		case came.uncertain: // stays as it is
		case came.final:
			_, err = q.MailFailed(ctx, came.said(), mail.ID)
		default:
			_, err = q.MailWaits(ctx, now.Add(pause(mail.Tries)).UnixMilli(), came.said(), mail.ID)
		}
		return err
	})
}

// pause is how long to wait after so many tries before: twice as long each time.
func pause(tries int64) time.Duration {
	return min(longestPause, firstPause<<min(tries, 10))
}

// deliver speaks with the server.
func (p *post) deliver(ctx context.Context, server Server, to string, message []byte) result {
	client, err := p.connect(ctx, server)
	if err != nil {
		return refusal(err)
	}
	defer client.Close()
	if err := p.introduce(client, server); err != nil {
		return refusal(err)
	}
	if err := client.Mail(address("", server.Sender).Address); err != nil {
		return refusal(err)
	}
	if err := client.Rcpt(to); err != nil {
		return refusal(err)
	}
	body, err := client.Data()
	if err != nil {
		return refusal(err)
	}
	if _, err := body.Write(message); err != nil {
		_ = client.Close() // without the end of the mail nothing of it counts
		return refusal(err)
	}
	if err := body.Close(); err != nil {
		came := refusal(err)
		came.uncertain = !came.server // it was handed over whole, and no answer came
		return came
	}
	_ = client.Quit() // it is sent, whatever the server says to this
	return result{}
}

// refusal tells apart what the server said from what the network did.
func refusal(err error) result {
	var answer *textproto.Error
	if errors.As(err, &answer) {
		return result{err: err, server: true, final: answer.Code >= serverFaults}
	}
	var certificate *tls.CertificateVerificationError
	return result{err: err, final: errors.Is(err, errUnsealed) || errors.Is(err, errNoSignIn) || errors.As(err, &certificate)}
}

var (
	errUnsealed = errors.New("the server offers no sealed connection")
	errNoSignIn = errors.New("the server offers no way to sign in that Alongside knows")
)

func (p *post) connect(ctx context.Context, server Server) (*smtp.Client, error) {
	dialer := &net.Dialer{}
	connection, err := dialer.DialContext(ctx, "tcp", net.JoinHostPort(server.Host, strconv.Itoa(server.Port)))
	if err != nil {
		return nil, err
	}
	if end, limited := ctx.Deadline(); limited {
		_ = connection.SetDeadline(end) // a connection that takes none fails soon enough
	}
	context.AfterFunc(ctx, func() { _ = connection.Close() }) // the program ends
	if server.Security == SecurityTLS {
		connection = tls.Client(connection, p.tls(server))
	}
	client, err := smtp.NewClient(connection, server.Host)
	if err != nil {
		_ = connection.Close()
		return nil, err
	}
	return client, nil
}

func (p *post) tls(server Server) *tls.Config {
	return &tls.Config{ServerName: server.Host, MinVersion: tls.VersionTLS12, RootCAs: p.trusted}
}

// introduce says hello without the name of this computer, seals the connection, and signs in.
func (p *post) introduce(client *smtp.Client, server Server) error {
	if err := client.Hello("[127.0.0.1]"); err != nil {
		return err
	}
	if server.Security == SecurityStartTLS {
		if offered, _ := client.Extension("STARTTLS"); !offered {
			return errUnsealed
		}
		if err := client.StartTLS(p.tls(server)); err != nil {
			return err
		}
	}
	password, _ := p.password(server)
	if server.User == "" {
		return nil
	}
	_, ways := client.Extension("AUTH")
	switch offered := " " + strings.ToUpper(ways) + " "; {
	case strings.Contains(offered, " PLAIN "):
		return client.Auth(smtp.PlainAuth("", server.User, password, server.Host, server.here()))
	case strings.Contains(offered, " LOGIN "):
		return client.Auth(smtp.LoginAuth(server.User, password, server.Host, server.here()))
	case strings.Contains(offered, " CRAM-MD5 "):
		return client.Auth(smtp.CRAMMD5Auth(server.User, password))
	}
	return errNoSignIn
}
