package syncthingtest

import (
	"crypto/rand"
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// generate makes a home with keys for a node that is to keep the folder at path. The node ends with the test.
func generate(t testing.TB, program, path string) *Node {
	t.Helper()
	n := &Node{t: t, home: t.TempDir(), path: path, key: rand.Text(), api: freeAddress(t), sync: freeAddress(t)}
	command := exec.Command(program, "generate", "--home="+n.home)
	command.Env = append(os.Environ(), "HOME="+n.home)
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("syncthing generate: %v: %s", err, out)
	}
	text, err := os.ReadFile(filepath.Join(n.home, "config.xml"))
	if err != nil {
		t.Fatal(err)
	}
	var own struct {
		Version string `xml:"version,attr"`
		Device  struct {
			ID string `xml:"id,attr"`
		} `xml:"device"`
	}
	if err := xml.Unmarshal(text, &own); err != nil || own.Device.ID == "" {
		t.Fatalf("read what syncthing generated: %v", err)
	}
	n.device, n.version = own.Device.ID, own.Version
	t.Cleanup(func() {
		n.Kill()
		if t.Failed() {
			log, _ := os.ReadFile(filepath.Join(n.home, "log"))
			t.Logf("syncthing said:\n%s", log[max(0, len(log)-4000):])
		}
	})
	return n
}

type (
	device struct {
		ID      string `xml:"id,attr"`
		Name    string `xml:"name,attr"`
		Address string `xml:"address,omitempty"`
	}
	shared struct {
		ID      string   `xml:"id,attr"`
		Path    string   `xml:"path,attr"`
		Rescan  int      `xml:"rescanIntervalS,attr"`
		Watch   bool     `xml:"fsWatcherEnabled,attr"`
		Delay   int      `xml:"fsWatcherDelayS,attr"`
		Keep    int      `xml:"maxConflicts"`
		Devices []device `xml:"device"`
	}
	options struct {
		Listen    string `xml:"listenAddress"`
		Global    bool   `xml:"globalAnnounceEnabled"`
		Local     bool   `xml:"localAnnounceEnabled"`
		Relays    bool   `xml:"relaysEnabled"`
		NAT       bool   `xml:"natEnabled"`
		Reconnect int    `xml:"reconnectionIntervalS"`
		Usage     int    `xml:"urAccepted"`
		Upgrade   int    `xml:"autoUpgradeIntervalH"`
		Crashes   bool   `xml:"crashReportingEnabled"`
		Browser   bool   `xml:"startBrowser"`
		Stun      int    `xml:"stunKeepaliveStartS"`
	}
	api struct {
		Enabled bool   `xml:"enabled,attr"`
		TLS     bool   `xml:"tls,attr"`
		Address string `xml:"address"`
		Key     string `xml:"apikey"`
	}
	configuration struct {
		XMLName xml.Name `xml:"configuration"`
		Version string   `xml:"version,attr"`
		Folder  shared   `xml:"folder"`
		Devices []device `xml:"device"`
		GUI     api      `xml:"gui"`
		Options options  `xml:"options"`
	}
)

// configure tells the node whom it shares its folder with. What changes is told after a second; otherwise an hour goes by.
func (n *Node) configure(other *Node) {
	n.t.Helper()
	text, err := xml.MarshalIndent(configuration{
		Version: n.version,
		Folder: shared{
			ID: folderID, Path: n.path, Rescan: 3600, Watch: true, Delay: 1, Keep: -1,
			Devices: []device{{ID: n.device}, {ID: other.device}},
		},
		Devices: []device{{n.device, "here", "dynamic"}, {other.device, "there", "tcp://" + other.sync}},
		GUI:     api{Enabled: true, Address: n.api, Key: n.key},
		Options: options{Listen: "tcp://" + n.sync, Reconnect: 1, Usage: -1},
	}, "", "  ")
	if err == nil {
		err = os.WriteFile(filepath.Join(n.home, "config.xml"), text, 0o600)
	}
	if err == nil { // the sign that the folder is there, without which Syncthing leaves it alone
		err = os.MkdirAll(filepath.Join(n.path, ".stfolder"), 0o700)
	}
	if err != nil {
		n.t.Fatal(err)
	}
}
