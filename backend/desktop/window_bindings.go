//go:build bindings

package desktop

// HasWindow says whether this build shows a window.
const HasWindow = false
