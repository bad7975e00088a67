package sample

// The stories are told in whole weeks before today, so that they always end just now. Each person has a file.

// story is what happened with one person, oldest first.
type story struct {
	name, role, email string
	manager           bool // my manager; everybody else reports to me
	every             int  // days between two sessions, as wished
	since             int  // weeks
	slot              slot
	sessions          []telling
	goals             []aim
	next              *plan
	course            course
}

// slot is when the person is usually met. Everybody has an hour of their own, so that no two sessions overlap.
type slot struct {
	weekday int // 0 is Monday
	hour    int
}

// telling is one session that was held, some weeks ago. Private is my personal note beside it.
type telling struct {
	week    int
	title   string
	tags    []string
	notes   []jotting
	private string
}

// plan is a session to come, some days from today.
type plan struct {
	days         int
	hour, minute int
	title        string
	tags         []string
	notes        []jotting
	private      string
}

// jotting is one note: in whose region it stands, and who wrote it.
type jotting struct {
	text             string
	theirSide, byOne bool // byOne: written by the other one, in their own copy
	late             bool // an addendum
	left             bool // a point that was not discussed
}

func left(text string) jotting   { return jotting{text: text, left: true} }
func mine(text string) jotting   { return jotting{text: text} }
func theirs(text string) jotting { return jotting{text: text, theirSide: true, byOne: true} }
func noted(text string) jotting  { return jotting{text: text, theirSide: true} }
func added(text string) jotting  { return jotting{text: text, late: true} }

func addedByThem(text string) jotting {
	return jotting{text: text, theirSide: true, byOne: true, late: true}
}

// aim is a goal. It was set in the session of that week; reached or dropped is the week it was closed in, 0 while open.
type aim struct {
	week             int
	title            string
	mine             bool
	tags             []string
	reached, dropped int
	promises         []promise
}

// promise is a commitment; done is the week it was checked off in, 0 while open.
// Reads is the content that it opens.
type promise struct {
	text  string
	mine  bool
	done  int
	reads string
}

func iWill(text string, done int) promise    { return promise{text: text, mine: true, done: done} }
func theyWill(text string, done int) promise { return promise{text: text, done: done} }

func theyRead(text, content string, done int) promise {
	return promise{text: text, done: done, reads: content}
}

// The usual titles.
const (
	weekly    = "Weekly check-in"
	monthly   = "Monthly goal-setting"
	quarterly = "Quarterly review"
	career    = "Career conversation"
	feedback  = "Feedback session"
	first     = "First one-to-one"
)

// team is everybody in the notebook.
func team() []story {
	return []story{ada(), zoe(), jose(), lukasz(), priya(), tomas(), aoife(), henrik()}
}
