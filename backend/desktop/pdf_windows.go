package desktop

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
)

// PDF prints a page into a file with Microsoft Edge, unseen: the engine of this program's window is a part of it.
func PDF(ctx context.Context, page []byte, path string) error {
	edge, err := findEdge()
	if err != nil {
		return cannotPrint(err)
	}
	folder, err := os.MkdirTemp("", "alongside-print-")
	if err != nil {
		return fmt.Errorf("print page: %w", err)
	}
	defer func() { _ = os.RemoveAll(folder) }() // what a program still holds is taken away by the system some day
	source := filepath.Join(folder, "page.html")
	if err := os.WriteFile(source, page, 0o600); err != nil {
		return fmt.Errorf("print page: %w", err)
	}
	address := url.URL{Scheme: "file", Path: "/" + filepath.ToSlash(source)}
	command := exec.CommandContext(ctx, edge, "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking",
		"--no-pdf-header-footer", "--user-data-dir="+filepath.Join(folder, "profile"), "--print-to-pdf="+path, address.String())
	command.SysProcAttr = &syscall.SysProcAttr{HideWindow: true}
	if out, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("print page: %w: %d bytes said", err, len(out))
	}
	if info, err := os.Stat(path); err != nil || info.Size() == 0 {
		return cannotPrint(errors.New("nothing was printed"))
	}
	return nil
}

func findEdge() (string, error) {
	for _, place := range []string{"ProgramFiles(x86)", "ProgramFiles", "LocalAppData"} {
		path := filepath.Join(os.Getenv(place), "Microsoft", "Edge", "Application", "msedge.exe")
		if _, err := os.Stat(path); err == nil && filepath.IsAbs(path) {
			return path, nil
		}
	}
	return "", fmt.Errorf("find Edge: %w", fs.ErrNotExist)
}
