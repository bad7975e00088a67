//go:build race

package pack

// The race detector makes everything ten times slower and has nothing to find in a test without goroutines.
const schedules = 2_500
