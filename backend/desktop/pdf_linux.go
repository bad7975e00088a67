//go:build linux && webkit2_41

package desktop

/*
#cgo pkg-config: gtk+-3.0 webkit2gtk-4.1
#include <stdlib.h>
#include "pdf_linux.h"
*/
import "C"

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"unsafe"
)

// printing are the pages that are being printed, by their number.
var printing = struct {
	sync.Mutex
	next    uintptr
	waiting map[uintptr]chan error
}{waiting: map[uintptr]chan error{}}

// PDF prints a page into a file, with the engine that draws this program's window: libraries that write PDF lose emoji
// and the scripts that join their letters. The page is loaded by itself, unseen, without scripts. The window must be open.
func PDF(ctx context.Context, page []byte, path string) error {
	done := make(chan error, 1)
	printing.Lock()
	printing.next++
	id := printing.next
	printing.waiting[id] = done
	printing.Unlock()
	text, file := C.CString(string(page)), C.CString(path)
	C.alongside_print(C.uintptr_t(id), text, file)
	C.free(unsafe.Pointer(text))
	C.free(unsafe.Pointer(file))
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		C.alongside_stop_printing(C.uintptr_t(id))
		return fmt.Errorf("print page: %w", ctx.Err())
	}
}

//export alongsidePrinted
func alongsidePrinted(id C.uintptr_t, failure *C.char) {
	printing.Lock()
	defer printing.Unlock()
	done := printing.waiting[uintptr(id)]
	delete(printing.waiting, uintptr(id))
	if failure != nil {
		done <- fmt.Errorf("print page: %w", errors.New(C.GoString(failure)))
		return
	}
	done <- nil
}
