//go:build linux && webkit2_41

#include <stdint.h>

// Prints a page into a file, both in UTF-8; alongsidePrinted is called on GTK's thread when that is done.
void alongside_print(uintptr_t id, const char *page, const char *path);

// Gives up a page that is being printed.
void alongside_stop_printing(uintptr_t id);
