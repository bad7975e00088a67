//go:build !windows && !(linux && webkit2_41)

package desktop

import "context"

// PDF says that this system prints no page into a file by itself; its browser does.
func PDF(context.Context, []byte, string) error { return cannotPrint(nil) }
