package coaching

import "alongside/backend/db"

// ActionItem is a small task of one of a pair; under a goal it is a commitment. DoneAt is 0 while it is open; DueOn is a
// day like 2026-01-31, empty for none; SessionID is where it was agreed on. It may be about content or evidence, which it
// then opens.
type ActionItem struct {
	ID         string `json:"id"`
	PersonID   string `json:"personId"`
	GoalID     string `json:"goalId"`
	SessionID  string `json:"sessionId"`
	AssigneeID string `json:"assigneeId"`
	AuthorID   string `json:"authorId"`
	CategoryID string `json:"categoryId"`
	Text       string `json:"text"`
	DueOn      string `json:"dueOn"`
	DoneAt     int64  `json:"doneAt"`
	DoneBy     string `json:"doneBy"`
	ContentID  string `json:"contentId"`
	EvidenceID string `json:"evidenceId"`
	Opens      *Opens `json:"opens,omitempty"`
	CreatedAt  int64  `json:"createdAt"`
}

// ActionInput is what an action item is made of. With a goal the person is the goal's; DueOn, CategoryID, GoalID,
// SessionID and the ids of what it opens may be empty; of the latter one is filled at most.
type ActionInput struct {
	PersonID   string `json:"personId"`
	AssigneeID string `json:"assigneeId"`
	Text       string `json:"text"`
	DueOn      string `json:"dueOn"`
	CategoryID string `json:"categoryId"`
	GoalID     string `json:"goalId"`
	SessionID  string `json:"sessionId"`
	ContentID  string `json:"contentId"`
	EvidenceID string `json:"evidenceId"`
}

// ActionInList is an action item with what it belongs to: the other side of the pair, its goal and its category.
type ActionInList struct {
	Action    ActionItem `json:"action"`
	Person    Person     `json:"person"`
	GoalTitle string     `json:"goalTitle"`
	Category  string     `json:"category"`
}

// ActionFilter narrows a list of action items; empty fields do not. Without Done it holds open ones only; with it, those
// done since DoneSince follow. Start is how many to pass over.
type ActionFilter struct {
	PersonID   string `json:"personId"`
	AssigneeID string `json:"assigneeId"`
	CategoryID string `json:"categoryId"`
	Done       bool   `json:"done"`
	DoneSince  int64  `json:"doneSince"`
	Start      int    `json:"start"`
}

// ActionPage is one page of a list of action items; More says that another one follows.
type ActionPage struct {
	Actions []ActionInList `json:"actions"`
	More    bool           `json:"more"`
}

// ActionsInSession are the action items that stand in a session: what the pair has open, and what it completed since it
// last met (Since, 0 where it never did). In an ended session they stand as they were when it ended.
type ActionsInSession struct {
	Open      []ActionInList `json:"open"`
	Completed []ActionInList `json:"completed"`
	Since     int64          `json:"since"`
}

func actionFrom(row db.Action) ActionItem {
	return ActionItem{
		ID: row.ID, PersonID: row.PersonID, GoalID: words(row.GoalID), SessionID: words(row.SessionID), AssigneeID: row.AssigneeID,
		AuthorID: row.AuthorID, CategoryID: words(row.CategoryID), Text: row.Text, DueOn: words(row.DueOn),
		DoneAt: instant(row.DoneAt), DoneBy: words(row.DoneBy),
		ContentID: words(row.ContentID), EvidenceID: words(row.EvidenceID), CreatedAt: row.CreatedAt,
	}
}

func actionsFrom(rows []db.ListActionsRow) (actions []ActionInList, err error) {
	actions = make([]ActionInList, len(rows))
	for i, row := range rows {
		actions[i] = ActionInList{Action: actionFrom(row.Action), Person: personFrom(row.Person), GoalTitle: row.GoalTitle, Category: row.Category}
		if row.Opens == "" {
			continue
		}
		var opens opensRow
		if err := fromJSON(row.Opens, &opens); err != nil {
			return nil, err
		}
		actions[i].Action.Opens = opens.from()
	}
	return actions, nil
}

// words is the text of a column that may be empty.
func words(column *string) string {
	if column == nil {
		return ""
	}
	return *column
}

// column is the column of a text that may be empty.
func column(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}
