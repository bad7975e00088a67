package recap_test

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/problem"
	"alongside/backend/recap"

	"github.com/zalando/go-keyring"
)

const patience = 10 * time.Second

// runs sends what waits until the test ends, or until it is told to stop.
func (h *house) runs() (stop func()) {
	h.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		recap.Run(ctx, h.mails)
	}()
	stop = func() {
		cancel()
		<-done
	}
	h.Cleanup(stop)
	return stop
}

func (h *house) server(s *mailServer, security recap.Security) recap.Server {
	h.Helper()
	recap.Trust(h.mails, s.trusted)
	server := recap.Server{Host: "localhost", Port: s.port, Security: security, User: "mira", Sender: "mira@example.org"}
	h.ok(h.mails.SaveServer(server, "secret"))
	return server
}

func (h *house) until(what string, holds func() bool) {
	h.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if holds() {
			return
		}
	}
	h.Fatalf("it never came that %s: %+v", what, h.waiting())
}

func (h *house) waiting() []recap.WaitingMail {
	h.Helper()
	mails, err := h.mails.List()
	h.ok(err)
	return mails
}

func (h *house) stands(state recap.MailState) func() bool {
	return func() bool {
		mails := h.waiting()
		return len(mails) == 1 && mails[0].State == state
	}
}

// standsAfter is stands for a mail that was tried so often, read at once.
func (h *house) standsAfter(state recap.MailState, tries int) func() bool {
	return func() bool {
		mails := h.waiting()
		return len(mails) == 1 && mails[0].State == state && mails[0].Tries == tries
	}
}

func (h *house) send() recap.Queued {
	h.Helper()
	queued, err := h.mails.Send(h.agenda())
	h.ok(err)
	return queued
}

func TestWithoutAServerNothingIsSentAndNothingConnected(t *testing.T) {
	h := newHouse(t)
	h.runs()
	_, err := h.mails.Send(h.agenda())
	h.refused(err, problem.CodeInvalid, "server")
	h.refused(h.mails.Test(), problem.CodeInvalid, "server")
	server := newServer(t, false)
	kept := h.server(server, recap.SecurityStartTLS)
	h.ok(h.mails.ForgetServer())
	if view, err := h.mails.Server(); err != nil || view.Server.Host != "" || view.Password != recap.KeptNowhere {
		t.Errorf("server %+v, %v", view, err)
	}
	if server.connections != 0 || kept.Host == "" {
		t.Errorf("%d connections", server.connections)
	}
}

func TestWhatIsEnteredOfAServerIsChecked(t *testing.T) {
	h := newHouse(t)
	good := recap.Server{Host: "smtp.example.org", Port: 587, Security: recap.SecurityStartTLS, Sender: "mira@example.org"}
	for field, broken := range map[string]func(s *recap.Server){
		"host":     func(s *recap.Server) { s.Host = "smtp example" },
		"port":     func(s *recap.Server) { s.Port = 70000 },
		"security": func(s *recap.Server) { s.Security = recap.SecurityNone },
		"sender":   func(s *recap.Server) { s.Sender = "mira\r\nBcc: eve@example.org" },
	} {
		server := good
		broken(&server)
		h.refused(h.mails.SaveServer(server, ""), problem.CodeInvalid, field)
	}
}

func TestAMailIsSentSealedSignedInAndOnce(t *testing.T) {
	for name, sealed := range map[recap.Security]bool{recap.SecurityStartTLS: false, recap.SecurityTLS: true} {
		t.Run(string(name), func(t *testing.T) {
			h := newHouse(t)
			server := newServer(t, sealed)
			h.server(server, name)
			h.note(h.mira, "By mail\n.\nwith a line of one point")
			queued := h.send()
			if shares := h.shares(); len(shares) != 1 || shares[0].ID != queued.ShareID {
				t.Errorf("shares %+v", shares)
			}
			h.runs()
			h.until("nothing waits", func() bool { return len(h.waiting()) == 0 })
			mails := server.taken()
			if len(mails) != 1 || !strings.Contains(mails[0], "By mail") || !strings.Contains(mails[0], "<mira@example.org>") || !strings.Contains(mails[0], "\n..\r\n") {
				t.Fatalf("mails %q", mails)
			}
			if len(server.signedIn) != 1 || server.signedIn[0] != "\x00mira\x00secret" {
				t.Errorf("signed in as %q", server.signedIn)
			}
			h.refused(h.mails.Retry(queued.MailID), problem.CodeNotFound, "")
			h.refused((&coaching.Shares{Practice: h.practice}).TakeBack(queued.ShareID), problem.CodeConflict, "")
			h.ok(h.mails.Test())
			if mails := server.taken(); len(mails) != 2 || !strings.Contains(mails[1], "To: <mira@example.org>") {
				t.Errorf("tested with %q", mails)
			}
		})
	}
}

func TestAServerWithoutASealHearsNoPassword(t *testing.T) {
	h := newHouse(t)
	server := newServer(t, false)
	server.offers = "250 AUTH PLAIN LOGIN"
	h.server(server, recap.SecurityStartTLS)
	h.send()
	h.runs()
	h.until("it was refused", h.stands(recap.MailFailed))
	recap.Trust(h.mails, nil) // a certificate that nobody vouches for
	server.set(func() { server.offers = "250-STARTTLS\r\n250 AUTH PLAIN" })
	h.ok(h.mails.Retry(h.waiting()[0].ID))
	h.until("it was tried again", h.standsAfter(recap.MailFailed, 2))
	if len(server.signedIn) != 0 || len(server.taken()) != 0 {
		t.Errorf("signed in as %q, mails %q", server.signedIn, server.taken())
	}
}

func TestWhatTheServerRefusesForNowWaitsLongerEachTime(t *testing.T) {
	h := newHouse(t)
	server := newServer(t, true)
	h.server(server, recap.SecurityTLS)
	server.answers["RCPT"] = "451 come back later"
	h.send()
	h.runs()
	for try := 1; try <= 3; try++ {
		h.until("it waits again", h.standsAfter(recap.MailWaiting, try))
		mail := h.waiting()[0]
		if wait := mail.NextAt - h.now().UnixMilli(); wait != recap.Pause(int64(try-1)).Milliseconds() || !strings.Contains(mail.Failure, "come back later") {
			t.Errorf("after %d tries: %+v waits %d ms", try, mail, wait)
		}
		if try == 3 {
			server.set(func() { server.answers = map[string]string{".": "554 no such words here"} })
		}
		h.pass(recap.Pause(int64(try - 1)))
		h.server(server, recap.SecurityTLS) // which wakes the sender: its own clock is not the test's
	}
	h.until("it was refused", h.stands(recap.MailFailed))
	server.set(func() { server.answers = map[string]string{} })
	h.ok(h.mails.Retry(h.waiting()[0].ID))
	h.until("nothing waits", func() bool { return len(h.waiting()) == 0 })
	if recap.Pause(0) != time.Minute || recap.Pause(1) != 2*time.Minute || recap.Pause(99) != time.Hour {
		t.Error("the pauses do not grow, or grow for ever")
	}
}

func TestAMailThatMayHaveBeenSentIsNotSentAgainByItself(t *testing.T) {
	h := newHouse(t)
	server := newServer(t, true)
	h.server(server, recap.SecurityTLS)
	server.breaksAfter = "DATA" // it took the mail, and its answer never comes
	h.send()
	stop := h.runs()
	h.until("nobody knows", h.stands(recap.MailUncertain))
	stop()
	again := houseOn(t, h.database) // another start of the program
	again.session, again.at = h.session, h.now().Add(24*time.Hour)
	recap.Trust(again.mails, server.trusted)
	again.ok(again.mails.SaveServer(recap.Server{Host: "localhost", Port: server.port, Security: recap.SecurityTLS, Sender: "mira@example.org"}, ""))
	again.runs()
	time.Sleep(100 * time.Millisecond)
	if mails := again.waiting(); len(server.taken()) != 1 || len(mails) != 1 || mails[0].State != recap.MailUncertain {
		t.Fatalf("%d mails went, %+v", len(server.taken()), mails)
	}
	server.set(func() { server.breaksAfter = "" })
	again.ok(again.mails.Retry(again.waiting()[0].ID))
	again.until("nothing waits", func() bool { return len(again.waiting()) == 0 })
	if one, other := messageID(server.taken()[0]), messageID(server.taken()[1]); one == "" || one != other {
		t.Errorf("the same mail is called %q and %q", one, other)
	}
}

func messageID(mail string) string {
	for line := range strings.Lines(mail) {
		if id, is := strings.CutPrefix(line, "Message-ID: "); is {
			return strings.TrimSpace(id)
		}
	}
	return ""
}

func TestAMailThatWasBegunBeforeACrashOnlySaysSo(t *testing.T) {
	h := newHouse(t)
	server := newServer(t, true)
	h.server(server, recap.SecurityTLS)
	queued := h.send()
	h.ok(h.database.InTx(t.Context(), h.now(), func(q *db.Queries) error {
		_, err := q.MailSending(t.Context(), queued.MailID) // and there the power went
		return err
	}))
	h.runs()
	h.until("nobody knows", h.stands(recap.MailUncertain))
	time.Sleep(100 * time.Millisecond) // nothing is sent meanwhile
	if !h.stands(recap.MailUncertain)() || server.connections != 0 {
		t.Fatalf("%+v, %d connections", h.waiting(), server.connections)
	}
	h.ok(h.mails.Arrived(queued.MailID))
	if len(h.waiting()) != 0 || len(h.shares()) != 1 {
		t.Errorf("waiting %+v, shares %+v", h.waiting(), h.shares())
	}
}

func TestACancelledMailTakesItsShareAlongAndBringsItBack(t *testing.T) {
	h := newHouse(t)
	server := newServer(t, true)
	h.server(server, recap.SecurityTLS)
	queued := h.send()
	h.ok(h.mails.Cancel(queued.MailID))
	if len(h.waiting()) != 0 || len(h.shares()) != 0 {
		t.Fatalf("waiting %+v, shares %+v", h.waiting(), h.shares())
	}
	h.ok(h.mails.Retry(queued.MailID))
	if len(h.shares()) != 1 {
		t.Fatalf("shares %+v", h.shares())
	}
	h.runs()
	h.until("nothing waits", func() bool { return len(h.waiting()) == 0 })
	h.refused(h.mails.Cancel(queued.MailID), problem.CodeNotFound, "")
	h.refused(h.mails.Cancel("nobody"), problem.CodeNotFound, "")
}

func TestWithoutAnAddressNothingIsQueued(t *testing.T) {
	h := newHouse(t)
	h.server(newServer(t, true), recap.SecurityTLS)
	_, err := (&coaching.People{Practice: h.practice}).Change(h.ada, coaching.PersonInput{Name: "Ada", Relation: coaching.RelationReportee})
	h.ok(err)
	_, err = h.mails.Send(h.agenda())
	h.refused(err, problem.CodeInvalid, "recipient")
	if len(h.shares()) != 0 {
		t.Errorf("shares %+v", h.shares())
	}
}

func TestThePasswordLiesInTheKeychainOrInMemoryAndNowhereElse(t *testing.T) {
	h := newHouse(t) // without a keychain
	server := newServer(t, true)
	h.server(server, recap.SecurityTLS)
	kept := func(h *house) recap.Kept {
		view, err := h.mails.Server()
		h.ok(err)
		return view.Password
	}
	if kept(h) != recap.KeptMemory {
		t.Errorf("kept %s", kept(h))
	}
	if again := houseOn(t, h.database); kept(again) != recap.KeptNowhere {
		t.Errorf("after a start kept %s", kept(again))
	}
	keyring.MockInit()
	h.server(server, recap.SecurityTLS)
	if again := houseOn(t, h.database); kept(h) != recap.KeptKeychain || kept(again) != recap.KeptKeychain {
		t.Errorf("kept %s", kept(again))
	}
	h.ok(h.mails.ForgetServer())
	if _, err := keyring.Get("Alongside mail", "mira@localhost"); err == nil {
		t.Error("a forgotten password is still in the keychain")
	}
	h.ok(h.mails.RestoreServer())
	if kept(h) != recap.KeptKeychain {
		t.Errorf("taken back it is kept %s", kept(h))
	}
	h.refused(h.mails.RestoreServer(), problem.CodeNotFound, "")
}

func TestDraftsAreTakenAwayAfterAWeek(t *testing.T) {
	h := newHouse(t)
	h.at = time.Now()
	old, err := h.recaps.OpenDraft(h.agenda())
	h.ok(err)
	h.ok(os.Chtimes(old.Path, time.Time{}, h.now().Add(-8*24*time.Hour)))
	fresh, err := h.recaps.OpenDraft(h.agenda())
	h.ok(err)
	h.runs()
	h.until("the old draft is gone", func() bool { _, err := os.Stat(old.Path); return err != nil })
	if _, err := os.Stat(fresh.Path); err != nil {
		t.Errorf("the fresh draft: %v", err)
	}
}
