// Package desktop asks the system to open something, and to print a page into a file.
package desktop

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"alongside/backend/problem"
)

// soon is how long a program that opens something is watched: one that has nothing to open it with says so at once.
const soon = 2 * time.Second

// OpenOrSay is Open for what may have no program: it waits a little for the system to say so.
func OpenOrSay(what string) error {
	done, err := begin(what)
	if err != nil {
		return err
	}
	select {
	case err := <-done:
		if err != nil {
			return fmt.Errorf("open with system: %w", err)
		}
		return nil
	case <-time.After(soon): // it runs, and so has opened it
		return nil
	}
}

// OpenLink opens a web or mail address, and nothing else.
func OpenLink(address string) error {
	link, err := url.Parse(strings.TrimSpace(address))
	if err != nil || (link.Scheme != "http" && link.Scheme != "https" && link.Scheme != "mailto") {
		return problem.Invalid("link", "Only web and mail addresses are opened from here.")
	}
	return Open(link.String())
}

// Show opens a folder that was written to, as long as it is there.
func Show(folder string) error {
	if info, err := os.Stat(folder); err != nil || !filepath.IsAbs(folder) || !info.IsDir() {
		return problem.NotFound("This is not there any more.")
	}
	return Open(folder)
}

// Open hands an address, a file or a folder to the system's own program for it, never through a shell.
func Open(what string) error {
	_, err := begin(what)
	return err
}

// begin starts the system's opener; what becomes of it is sent once.
func begin(what string) (<-chan error, error) {
	var command *exec.Cmd
	switch runtime.GOOS {
	case "windows":
		command = exec.Command("rundll32", "url.dll,FileProtocolHandler", what)
	case "darwin":
		command = exec.Command("open", what)
	default:
		command = exec.Command("xdg-open", what)
	}
	if err := command.Start(); err != nil {
		if errors.Is(err, exec.ErrNotFound) || errors.Is(err, fs.ErrNotExist) {
			return nil, problem.Because(problem.CodeNotFound, "This system has no program to open it with. The address is "+what, nil)
		}
		return nil, fmt.Errorf("open with system: %w", err)
	}
	done := make(chan error, 1)
	go func() { done <- command.Wait() }()
	return done, nil
}
