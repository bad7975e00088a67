// Package desktop asks the system to open something.
package desktop

import (
	"errors"
	"fmt"
	"io/fs"
	"os/exec"
	"runtime"

	"alongside/backend/problem"
)

// Open hands an address, a file or a folder to the system's own program for it, never through a shell.
func Open(what string) error {
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
			return problem.Because(problem.CodeNotFound, "This system has no program to open it with. The address is "+what, nil)
		}
		return fmt.Errorf("open with system: %w", err)
	}
	go func() { _ = command.Wait() }()
	return nil
}
