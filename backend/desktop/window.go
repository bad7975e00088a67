//go:build !bindings

package desktop

// HasWindow says whether this build shows a window. The one that writes the bindings only runs main, and must not touch
// anybody's data.
const HasWindow = true
