package recap

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"strings"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/problem"

	"github.com/zalando/go-keyring"
)

// Security says how the way to a mail server is sealed.
type Security string

// The ways. Without any, only a server on this very computer is spoken to.
const (
	SecurityStartTLS Security = "starttls"
	SecurityTLS      Security = "tls"
	SecurityNone     Security = "none"
)

// Securities lists every way for the generated TypeScript enum.
var Securities = []struct {
	Value  Security
	TSName string
}{{SecurityStartTLS, "StartTLS"}, {SecurityTLS, "TLS"}, {SecurityNone, "None"}}

// Kept says where the password of the server lies.
type Kept string

// The places: nowhere, since none was given or it is gone; in the system's keychain; in memory until the program ends,
// where the system has no keychain.
const (
	KeptNowhere  Kept = "nowhere"
	KeptKeychain Kept = "keychain"
	KeptMemory   Kept = "memory"
)

// Keeps lists every place for the generated TypeScript enum.
var Keeps = []struct {
	Value  Kept
	TSName string
}{{KeptNowhere, "Nowhere"}, {KeptKeychain, "Keychain"}, {KeptMemory, "Memory"}}

const (
	setting  = "mail"           // the name of the server in the settings
	keychain = "Alongside mail" // the name of the password in the keychain
	mostPort = 65535
)

// Server is the mail server that mails go out by, and the address that they come from. An empty Host is none: then nothing
// is ever sent from here. An empty User is a server that asks for none.
type Server struct {
	Host     string   `json:"host"`
	Port     int      `json:"port"`
	Security Security `json:"security"`
	User     string   `json:"user"`
	Sender   string   `json:"sender"`
}

// ServerInView is the server with where its password lies. The password itself never crosses the bridge.
type ServerInView struct {
	Server   Server `json:"server"`
	Password Kept   `json:"password"`
}

// account is the name of the password: that of another server or another user is another one.
func (s Server) account() string { return s.User + "@" + s.Host }

func (s Server) set() bool { return s.Host != "" }

// checked cleans what was entered.
func (s Server) checked() (Server, error) {
	s.Host, s.User, s.Sender = strings.TrimSpace(s.Host), strings.TrimSpace(s.User), strings.TrimSpace(s.Sender)
	if s.Host == "" || strings.ContainsAny(s.Host, " /:@\r\n\t") {
		return s, problem.Invalid("host", "Give the name of the server, like smtp.example.org.")
	}
	if s.Port < 1 || s.Port > mostPort {
		return s, problem.Invalid("port", "Give the port of the server: mostly 587, or 465.")
	}
	switch s.Security {
	case SecurityStartTLS, SecurityTLS:
	case SecurityNone:
		if !s.here() {
			return s, problem.Invalid("security", "Without a seal everybody on the way could read along. Only a server on this computer may do without.")
		}
	default:
		return s, problem.Invalid("security", "Say how the connection is sealed.")
	}
	if address("", s.Sender) == nil {
		return s, problem.Invalid("sender", "Give the address that the mails come from.")
	}
	return s, nil
}

// here reports whether the server runs on this computer.
func (s Server) here() bool {
	ip := net.ParseIP(s.Host)
	return s.Host == "localhost" || (ip != nil && ip.IsLoopback())
}

// Server returns the mail server, empty where there is none.
func (s *Mails) Server() (server ServerInView, err error) {
	defer problem.Catch(&err)
	server.Server, err = s.post.server()
	if err != nil {
		return server, err
	}
	_, server.Password = s.post.password(server.Server)
	return server, nil
}

// SaveServer keeps a mail server; an empty password leaves the one that is there.
func (s *Mails) SaveServer(server Server, password string) (err error) {
	defer problem.Catch(&err)
	if server, err = server.checked(); err != nil {
		return err
	}
	if password != "" {
		s.post.keepPassword(server, password)
	}
	if err := s.post.keepServer(server); err != nil {
		return err
	}
	s.post.nudge()
	return nil
}

// ForgetServer takes the server and its password away; nothing is sent from here any more.
func (s *Mails) ForgetServer() (err error) {
	defer problem.Catch(&err)
	server, err := s.post.server()
	if err != nil {
		return err
	}
	s.post.forgetPassword(server)
	return s.post.keepServer(Server{})
}

// RestoreServer takes the last ForgetServer of this run back, with its password.
func (s *Mails) RestoreServer() (err error) {
	defer problem.Catch(&err)
	gone := s.post.takeForgotten()
	if !gone.server.set() {
		return problem.NotFound("The mail server was removed too long ago. Set it up again.")
	}
	return s.SaveServer(gone.server, gone.password)
}

func (p *post) server() (server Server, err error) {
	rows, err := p.desk.db.Read().ListSettings(context.Background())
	if err != nil {
		return server, fmt.Errorf("read mail server: %w", err)
	}
	for _, row := range rows {
		if row.Name == setting && json.Unmarshal([]byte(row.Value), &server) != nil {
			return Server{}, nil // what another version wrote counts as none
		}
	}
	return server, nil
}

func (p *post) keepServer(server Server) error {
	value, err := json.Marshal(server)
	if err != nil {
		return fmt.Errorf("write mail server: %w", err)
	}
	err = p.desk.db.InTx(context.Background(), p.desk.now(), func(q *db.Queries) error {
		return q.SaveSetting(context.Background(), setting, string(value))
	})
	p.desk.emit(events.Mails)
	return err
}

// keepPassword puts a password into the keychain, or into memory where there is no keychain.
func (p *post) keepPassword(server Server, password string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.memory, server.account())
	if keyring.Set(keychain, server.account(), password) != nil {
		p.memory[server.account()] = password
	}
}

// forgotten is a server that was removed, and its password, for as long as the program runs: people take things back.
type forgotten struct {
	server   Server
	password string
}

func (p *post) forgetPassword(server Server) {
	password, _ := p.password(server)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.forgotten = forgotten{server, password}
	delete(p.memory, server.account())
	_ = keyring.Delete(keychain, server.account()) // there may be none, or no keychain
}

func (p *post) takeForgotten() (gone forgotten) {
	p.mu.Lock()
	defer p.mu.Unlock()
	gone, p.forgotten = p.forgotten, forgotten{}
	return gone
}

// password returns the password of a server, and where it lies.
func (p *post) password(server Server) (string, Kept) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if password, there := p.memory[server.account()]; there {
		return password, KeptMemory
	}
	if !server.set() {
		return "", KeptNowhere
	}
	password, err := keyring.Get(keychain, server.account())
	if err != nil || password == "" {
		return "", KeptNowhere
	}
	return password, KeptKeychain
}
