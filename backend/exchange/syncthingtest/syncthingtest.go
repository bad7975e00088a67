// Package syncthingtest keeps two folders the same with two real nodes of Syncthing, on loopback and each with a home of its
// own, so that tests see what a sync program really does to an exchange folder. Nothing is announced, relayed, reported or
// upgraded. Where Syncthing is not installed the test is skipped.
package syncthingtest

import (
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const (
	folderID = "exchange"
	patience = 60 * time.Second // with a machine that does many other things
	glance   = 20 * time.Millisecond
)

// Node is one node of Syncthing. Its methods fail the test where the node does not do what it is told.
type Node struct {
	t       testing.TB
	home    string
	path    string // of the folder
	device  string // its id
	version string // of the configuration that it writes
	key     string // of its REST API
	api     string // address
	sync    string // address
	running *exec.Cmd
}

// Start keeps the folders a and b the same until the test ends, and returns the node of each when they are connected.
func Start(t testing.TB, a, b string) (one, other *Node) {
	t.Helper()
	program, err := exec.LookPath("syncthing")
	if err != nil {
		t.Skip("syncthing is not installed: no two machines to exchange between (on Debian and Ubuntu: apt-get install syncthing)")
	}
	one, other = generate(t, program, a), generate(t, program, b)
	one.configure(other)
	other.configure(one)
	one.Resume()
	other.Resume()
	one.Connected()
	other.Connected()
	return one, other
}

// Kill ends the node at once, as kill -9 does.
func (n *Node) Kill() {
	n.t.Helper()
	if n.running == nil {
		return
	}
	if err := n.running.Process.Kill(); err != nil {
		n.t.Errorf("kill syncthing: %v", err)
	}
	_ = n.running.Wait() // it says that it was killed
	n.running = nil
}

// Stop ends the node as it ends itself when a machine is shut down.
func (n *Node) Stop() {
	n.t.Helper()
	n.call(http.MethodPost, "/rest/system/shutdown", nil, nil)
	_ = n.running.Wait() // its status is not of interest
	n.running = nil
}

// Resume starts the node where it does not run, and returns when it answers.
func (n *Node) Resume() {
	n.t.Helper()
	log, err := os.OpenFile(filepath.Join(n.home, "log"), os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		n.t.Fatal(err)
	}
	defer log.Close()
	node := exec.Command("syncthing", "serve", "--home="+n.home, "--no-browser", "--no-upgrade")
	node.Env = append(os.Environ(), "HOME="+n.home, "STMONITORED=yes", "STNOUPGRADE=1") // monitored: no second process that starts it anew
	node.Stdout, node.Stderr = log, log
	if err := node.Start(); err != nil {
		n.t.Fatalf("start syncthing: %v", err)
	}
	n.running = node
	n.until("it answers", func() bool { return n.ask(http.MethodGet, "/rest/system/ping", nil, nil) == nil })
}

// Connected returns when the node is connected with the other one.
func (n *Node) Connected() {
	n.t.Helper()
	var told struct {
		Connections map[string]struct{ Connected bool }
	}
	n.until("it is connected", func() bool {
		n.call(http.MethodGet, "/rest/system/connections", nil, &told)
		for _, each := range told.Connections {
			if each.Connected {
				return true
			}
		}
		return false
	})
}

// Limit lets the node receive only so many KiB in a second, so that a transfer takes long enough to be disturbed; 0 is as many
// as there are.
func (n *Node) Limit(kib int) {
	n.t.Helper()
	n.call(http.MethodPatch, "/rest/config/options", map[string]any{"maxRecvKbps": kib, "limitBandwidthInLan": kib > 0}, nil)
}

func (n *Node) until(what string, is func() bool) {
	n.t.Helper()
	for end := time.Now().Add(patience); !is(); time.Sleep(glance) {
		if time.Now().After(end) {
			n.t.Fatalf("syncthing: not within %s: %s", patience, what)
		}
	}
}

func (n *Node) call(method, path string, send, answer any) {
	n.t.Helper()
	if err := n.ask(method, path, send, answer); err != nil {
		n.t.Fatalf("syncthing: %s: %v", path, err)
	}
}

// client keeps no connection open: a test that looks for what is left behind would find it.
var client = &http.Client{Transport: &http.Transport{DisableKeepAlives: true}, Timeout: 10 * time.Second}

func (n *Node) ask(method, path string, send, answer any) error {
	body, err := json.Marshal(send)
	if err != nil {
		return err
	}
	request, err := http.NewRequest(method, "http://"+n.api+path, strings.NewReader(string(body)))
	if err != nil {
		return err
	}
	request.Header.Set("X-API-Key", n.key)
	response, err := client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	switch {
	case err != nil:
		return err
	case response.StatusCode != http.StatusOK:
		return fmt.Errorf("%s: %s", response.Status, text)
	case answer == nil:
		return nil
	}
	return json.Unmarshal(text, answer)
}

// freeAddress is one on loopback that nobody listens at.
func freeAddress(t testing.TB) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().String()
}
