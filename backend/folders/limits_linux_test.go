package folders

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// limitedChild names the folder that a child process watches with too few watches.
const limitedChild = "ALONGSIDE_TEST_LIMITED"

// TestA3WhereTheSystemHasNoWatchesLeftItPolls lowers the limits of a namespace of its own: nobody else has fewer.
func TestA3WhereTheSystemHasNoWatchesLeftItPolls(t *testing.T) {
	t.Parallel()
	for _, limit := range []string{"max_inotify_watches=3", "max_inotify_instances=0"} {
		folder := t.TempDir()
		must(t, os.MkdirAll(filepath.Join(folder, "a", "b", "c", "d", "e"), 0o700))
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), limitedChild+"="+folder+"="+limit)
		child.SysProcAttr = &syscall.SysProcAttr{
			Cloneflags:  syscall.CLONE_NEWUSER,
			UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
			GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
		}
		out, err := child.CombinedOutput()
		if strings.Contains(string(out), "no limits") || (err != nil && len(out) == 0) {
			t.Skipf("no limits of one's own can be set here: %s %v", out, err)
		}
		if err != nil || !strings.Contains(string(out), "[polling] hinted") {
			t.Errorf("%s: %v: %s", limit, err, out)
		}
	}
}

func limited(child string) int {
	folder, limit, _ := strings.Cut(child, "=")
	name, value, _ := strings.Cut(limit, "=")
	if err := os.WriteFile("/proc/sys/user/"+name, []byte(value), 0); err != nil {
		fmt.Println("no limits:", err)
		return 1
	}
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	var states []WatchState
	hints := 0
	Watch(ctx, folder, quick, func(s WatchState) { states = append(states, s) }, func() {
		if hints++; hints == 4 {
			cancel()
		}
	})
	if hints == 4 {
		fmt.Println(states, "hinted")
	}
	return 0
}
