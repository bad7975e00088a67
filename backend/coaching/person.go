package coaching

import (
	"fmt"
	"net/mail"
	"strings"

	"alongside/backend/db"
	"alongside/backend/problem"
)

// Relation says what a person is to me.
type Relation string

// The relations.
const (
	RelationMe       Relation = "me"
	RelationManager  Relation = "manager"
	RelationReportee Relation = "reportee"
)

// Relations lists every relation for the generated TypeScript enum.
var Relations = []struct {
	Value  Relation
	TSName string
}{{RelationMe, "Me"}, {RelationManager, "Manager"}, {RelationReportee, "Reportee"}}

// Person is somebody in my circle, or me. Picture is an address within the app, empty where there is none; CadenceDays
// is 0 where no rhythm is wanted.
type Person struct {
	ID          string   `json:"id"`
	Name        string   `json:"name"`
	Email       string   `json:"email"`
	RoleTitle   string   `json:"roleTitle"`
	Relation    Relation `json:"relation"`
	CadenceDays int      `json:"cadenceDays"`
	Picture     string   `json:"picture"`
	Sample      bool     `json:"sample"`
	Archived    bool     `json:"archived"`
	CreatedAt   int64    `json:"createdAt"`
}

// PersonInput is what is entered about a person. Name is required.
type PersonInput struct {
	Name        string   `json:"name"`
	Email       string   `json:"email"`
	RoleTitle   string   `json:"roleTitle"`
	Relation    Relation `json:"relation"`
	CadenceDays int      `json:"cadenceDays"`
}

// PersonInView is a person with what their place in a list depends on. Instants are 0 where there is none.
type PersonInView struct {
	Person        Person `json:"person"`
	LastHeldAt    int64  `json:"lastHeldAt"`
	NextPlannedAt int64  `json:"nextPlannedAt"`
	LiveSessionID string `json:"liveSessionId"`
}

func personFrom(row db.Person) Person {
	person := Person{
		ID: row.ID, Name: row.Name, Email: row.Email, RoleTitle: row.RoleTitle, Relation: Relation(row.Relation),
		CadenceDays: int(row.CadenceDays), Sample: row.Sample != 0, Archived: row.ArchivedAt != nil, CreatedAt: row.CreatedAt,
	}
	if row.PictureAt != nil {
		person.Picture = fmt.Sprintf("/picture/%s?v=%d", row.ID, *row.PictureAt)
	}
	return person
}

// checked returns the input cleaned, or the sentence about the first field that cannot be taken.
func (in PersonInput) checked() (PersonInput, error) {
	name, err := line("name", in.Name, "Give the person a name.", longestLine)
	if err != nil {
		return in, err
	}
	email := tidy(in.Email)
	if email != "" {
		if address, err := mail.ParseAddress(email); err != nil || address.Address != email || len(email) > longestEmail {
			return in, problem.Invalid("email", "This is no e-mail address. Write it like ada@example.org, or leave it empty.")
		}
	}
	if len([]rune(in.RoleTitle)) > longestLine {
		return in, problem.Invalid("roleTitle", fmt.Sprintf("Keep the role under %d characters.", longestLine))
	}
	if in.CadenceDays < 0 || in.CadenceDays > 366 {
		return in, problem.Invalid("cadenceDays", "Choose a rhythm between a day and a year, or none.")
	}
	if in.Relation != RelationManager {
		in.Relation = RelationReportee
	}
	in.Name, in.Email, in.RoleTitle = name, strings.ToLower(email), tidy(in.RoleTitle)
	return in, nil
}
