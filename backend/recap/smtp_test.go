package recap_test

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"math/big"
	"net"
	"strings"
	"sync"
	"testing"
	"time"
)

// mailServer is a mail server on this computer that keeps what it is given and answers as it is told.
type mailServer struct {
	port    int
	trusted *x509.CertPool
	secret  *tls.Config
	sealed  bool // from the first byte

	mu          sync.Mutex
	connections int
	mails       []string
	signedIn    []string
	offers      string            // what it says that it can
	answers     map[string]string // instead of its usual answer to a command
	breaksAfter string            // the command after which it hangs up without an answer
}

func newServer(t *testing.T, sealed bool) *mailServer {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		DNSNames: []string{"localhost"}, IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	certificate, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	s := &mailServer{trusted: x509.NewCertPool(), sealed: sealed, answers: map[string]string{}, offers: "250-STARTTLS\r\n250 AUTH PLAIN LOGIN"}
	s.trusted.AddCert(certificate)
	s.secret = &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}, MinVersion: tls.VersionTLS12}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	s.port = listener.Addr().(*net.TCPAddr).Port
	go s.listen(listener)
	return s
}

func (s *mailServer) listen(listener net.Listener) {
	for {
		connection, err := listener.Accept()
		if err != nil {
			return
		}
		s.mu.Lock()
		s.connections++
		s.mu.Unlock()
		if s.sealed {
			connection = tls.Server(connection, s.secret)
		}
		go s.talk(connection)
	}
}

func (s *mailServer) talk(connection net.Conn) {
	defer func() { _ = connection.Close() }()
	reader := bufio.NewReader(connection)
	say := func(line string) { _, _ = connection.Write([]byte(line + "\r\n")) }
	say("220 test")
	for {
		line, err := reader.ReadString('\n')
		if err != nil {
			return
		}
		line = strings.TrimSpace(line)
		verb := strings.ToUpper(strings.Fields(line + " ")[0])
		s.mu.Lock()
		answer, breaks, offers := s.answers[verb], s.breaksAfter == verb, s.offers
		s.mu.Unlock()
		switch {
		case answer != "":
			say(answer)
		case verb == "EHLO":
			say("250-test\r\n" + offers)
		case verb == "STARTTLS":
			say("220 go on")
			connection = tls.Server(connection, s.secret)
			reader = bufio.NewReader(connection)
		case verb == "AUTH":
			s.signIn(line)
			say("235 welcome")
		case verb == "DATA":
			say("354 go on")
			mail, ended := readMail(reader)
			if !ended || breaks && !s.keep(mail) {
				return
			}
			s.keep(mail)
			s.mu.Lock()
			answer = s.answers["."]
			s.mu.Unlock()
			if answer == "" {
				answer = "250 taken"
			}
			say(answer)
		case verb == "QUIT":
			say("221 bye")
			return
		default:
			say("250 well")
		}
	}
}

// keep keeps a mail; the answer is always no, so that a server which hangs up after it does.
func (s *mailServer) keep(mail string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.mails = append(s.mails, mail)
	return false
}

func (s *mailServer) signIn(line string) {
	fields := strings.Fields(line)
	plain, _ := base64.StdEncoding.DecodeString(fields[len(fields)-1])
	s.mu.Lock()
	defer s.mu.Unlock()
	s.signedIn = append(s.signedIn, string(plain))
}

func readMail(reader *bufio.Reader) (mail string, ended bool) {
	var all strings.Builder
	for {
		line, err := reader.ReadString('\n')
		if err != nil {
			return all.String(), false
		}
		if line == ".\r\n" {
			return all.String(), true
		}
		all.WriteString(line)
	}
}

func (s *mailServer) taken() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string{}, s.mails...)
}

func (s *mailServer) set(change func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change()
}
