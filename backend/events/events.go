// Package events names what changed, for whoever shows it. An event carries ids, never the record itself: data has one
// way to arrive.
package events

// Topic says which kind of record changed.
type Topic string

// The topics that the frontend listens to.
const (
	People    Topic = "people:changed"
	Sessions  Topic = "sessions:changed"
	Notes     Topic = "notes:changed"
	Goals     Topic = "goals:changed"
	Actions   Topic = "actions:changed"
	Items     Topic = "items:changed" // what was saved for a session or put into one
	Kudos     Topic = "kudos:changed"
	Metrics   Topic = "metrics:changed"
	Feedback  Topic = "feedback:changed" // feedback and reviews
	Importing Topic = "import:progress"  // how far an import is: rows, and percent of the file
	Imports   Topic = "imports:changed"
	Files     Topic = "files:changed" // files of a folder, and how it stands; the id is the folder's
	Copying   Topic = "files:copying" // how far attaching is: files done, all files, bytes done, all bytes
	Contents  Topic = "contents:changed"
	Evidence  Topic = "evidence:changed" // the ids are of people
	Pairs     Topic = "pairs:changed"    // whom I share with, and the keys for that; the ids are of people
	Packs     Topic = "packs:changed"    // what came, what is to go out, what was looked at; the ids are of people
	Arrived   Topic = "packs:arrived"    // the other side shared something; the ids are of sessions
	Shares    Topic = "shares:changed"   // what was shared of sessions, and who read it; the ids are of sessions
	Mails     Topic = "mails:changed"    // what waits to be mailed, and how mail is sent
	Personal  Topic = "personal:changed"
	Settings  Topic = "settings:changed"
	Opened    Topic = "app:opened"  // the system opened a file with this program: ask which
	Closing   Topic = "app:closing" // the window wants to close: save what is not saved
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
	{Actions, "Actions"},
	{Items, "Items"},
	{Kudos, "Kudos"},
	{Metrics, "Metrics"},
	{Feedback, "Feedback"},
	{Importing, "Importing"},
	{Imports, "Imports"},
	{Files, "Files"},
	{Copying, "Copying"},
	{Contents, "Contents"},
	{Evidence, "Evidence"},
	{Pairs, "Pairs"},
	{Packs, "Packs"},
	{Arrived, "Arrived"},
	{Shares, "Shares"},
	{Mails, "Mails"},
	{Personal, "Personal"},
	{Settings, "Settings"},
	{Opened, "Opened"},
	{Closing, "Closing"},
}

// Emit says that records with the given ids changed. It is called after the commit.
type Emit func(topic Topic, ids ...string)
