//go:build !race

package pack

// schedules is how many courses of events are tried; ALONGSIDE_SCHEDULES=100000 tries more in a night.
const schedules = 10_000
