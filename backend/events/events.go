// Package events names what changed, for whoever shows it. An event carries ids, never the record itself: data has one
// way to arrive.
package events

// Topic says which kind of record changed.
type Topic string

// The topics that the frontend listens to.
const (
	People   Topic = "people:changed"
	Sessions Topic = "sessions:changed"
	Notes    Topic = "notes:changed"
	Goals    Topic = "goals:changed"
	Personal Topic = "personal:changed"
	Settings Topic = "settings:changed"
	Closing  Topic = "app:closing" // the window wants to close: save what is not saved
)

// Topics lists every topic for the generated TypeScript enum.
var Topics = []struct {
	Value  Topic
	TSName string
}{
	{People, "People"},
	{Sessions, "Sessions"},
	{Notes, "Notes"},
	{Goals, "Goals"},
	{Personal, "Personal"},
	{Settings, "Settings"},
	{Closing, "Closing"},
}

// Emit says that records with the given ids changed. It is called after the commit.
type Emit func(topic Topic, ids ...string)
