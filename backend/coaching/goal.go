package coaching

import "alongside/backend/db"

// GoalState says what became of a goal.
type GoalState string

// The states of a goal.
const (
	GoalOpen    GoalState = "open"
	GoalReached GoalState = "reached"
	GoalDropped GoalState = "dropped"
)

// GoalStates lists every state for the generated TypeScript enum.
var GoalStates = []struct {
	Value  GoalState
	TSName string
}{{GoalOpen, "Open"}, {GoalReached, "Reached"}, {GoalDropped, "Dropped"}}

// Goal is what one of a pair wants to reach. Person is the other side of the pair, Owner the one of the two whose goal
// it is. ClosedAt is when it was reached or dropped, 0 while it is open.
type Goal struct {
	ID          string       `json:"id"`
	Person      Person       `json:"person"`
	Owner       Person       `json:"owner"`
	Title       string       `json:"title"`
	State       GoalState    `json:"state"`
	ClosedAt    int64        `json:"closedAt"`
	CreatedAt   int64        `json:"createdAt"`
	Tags        []string     `json:"tags"`
	Commitments []ActionItem `json:"commitments"`
	AuthorID    string       `json:"authorId"`
}

// GoalInput is what a new goal starts from: a title and its owner, me or the person. SessionID may be empty.
type GoalInput struct {
	PersonID  string `json:"personId"`
	OwnerID   string `json:"ownerId"`
	SessionID string `json:"sessionId"`
	Title     string `json:"title"`
}

// GoalFilter narrows a list of goals; empty fields do not. ClosedSince leaves out what was closed before that instant;
// Start is how many goals to pass over.
type GoalFilter struct {
	ID          string    `json:"id"`
	PersonID    string    `json:"personId"`
	OwnerID     string    `json:"ownerId"`
	Tag         string    `json:"tag"`
	State       GoalState `json:"state"`
	ClosedSince int64     `json:"closedSince"`
	Start       int       `json:"start"`
}

// GoalPage is one page of a list of goals; More says that another one follows.
type GoalPage struct {
	Goals []Goal `json:"goals"`
	More  bool   `json:"more"`
}

func goalFrom(row db.ListGoalsRow) (Goal, error) {
	goal := Goal{
		ID: row.Goal.ID, Person: personFrom(row.Person), Owner: personFrom(row.Person_2), Title: row.Goal.Title,
		State: GoalOpen, CreatedAt: row.Goal.CreatedAt, AuthorID: row.Goal.AuthorID,
	}
	switch {
	case row.Goal.ReachedAt != nil:
		goal.State, goal.ClosedAt = GoalReached, *row.Goal.ReachedAt
	case row.Goal.DroppedAt != nil:
		goal.State, goal.ClosedAt = GoalDropped, *row.Goal.DroppedAt
	}
	if err := fromJSON(row.Tags, &goal.Tags); err != nil {
		return goal, err
	}
	var err error
	goal.Commitments, err = commitmentsFrom(row.Commitments)
	return goal, err
}
