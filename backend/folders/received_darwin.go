package folders

import (
	"fmt"
	"time"

	"golang.org/x/sys/unix"
)

// markReceived puts a file into quarantine: the system asks before it opens a program or a script in it.
func markReceived(path string) {
	mark := fmt.Sprintf("0083;%x;Alongside;", time.Now().Unix())
	_ = unix.Setxattr(path, "com.apple.quarantine", []byte(mark), 0)
}
