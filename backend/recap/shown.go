package recap

import (
	"html/template"
	"strings"
	"unicode"
	"unicode/utf8"

	"alongside/backend/coaching"
)

// shown is a recap as the page and the text say it: everything is words by now.
type shown struct {
	W                                 words
	Kind, Subject, Title, When, Intro string
	Me, Person, Mine, Theirs, Foot    string
	Tags                              []string
	Empty                             bool
	Sides                             []shownSide
	Waiting                           []shownNote
	Goals                             []shownGoal
	Items                             []shownItem
	Open, Completed                   []shownAction
	Kudos                             []shownPraise
	Files                             []shownFile
	to                                coaching.Person
	file                              string // what a file of it is called
	failed                            error
}

type shownSide struct {
	Title string
	Notes []shownNote
}

type shownNote struct {
	Label, Text string
	Body        template.HTML
	Child       bool
}

type shownGoal struct {
	Title       string
	About       []string
	Commitments []shownAction
	Notes       []shownNote
}

type shownAction struct {
	Text  string
	Done  bool
	About []string
	Opens *coaching.Opens
}

type shownItem struct {
	Title, URL                         string
	Value, Target, Change, Arrow, Tone string
	Line, LineWords                    string
	About                              []string
	Criteria                           []shownCriterion
	Text                               string
	Body                               template.HTML
	Notes                              []shownNote
}

type shownCriterion struct{ Name, Score string }

type shownPraise struct {
	Emoji, Reason, From, Text string
	Body                      template.HTML
}

type shownFile struct {
	Name, Size, State string
	Notes             []shownNote
}

// show puts a recap into the words of a language.
func show(r *Recap, w words) (*shown, error) {
	s := &shown{
		W: w, Kind: w.Recap, Title: r.Session.Title, Me: r.Me.Name, Person: r.Session.Person.Name, Tags: r.Session.Tags, Empty: r.empty(),
		Mine: initials(r.Me.Name), Theirs: initials(r.Session.Person.Name), Intro: with(w.Intro[r.Purpose], firstName(r.Me.Name)),
		Foot: with(w.Foot, w.date(r.At)), to: r.Session.Person,
	}
	if r.Purpose == coaching.PurposeAgenda {
		s.Kind = w.Agenda
	}
	zone := r.At.Location()
	s.Subject = s.Kind + ": " + oneLine(r.Session.Title) + ", " + w.day(r.Session.At, zone)
	s.file = s.Kind + " " + oneLine(r.Session.Title) + ", " + w.day(r.Session.At, zone)
	s.When = w.moment(timeOf(r.Session.At, zone))
	s.notes(r)
	s.goals(r)
	s.items(r)
	s.Open, s.Completed = s.actions(r, r.Open), s.actions(r, r.Completed)
	for _, praise := range r.Kudos {
		s.Kudos = append(s.Kudos, shownPraise{
			Emoji: praise.Emoji, Reason: w.Reasons[praise.Reason], Text: asText(praise.Body), Body: s.html(praise.Body),
			From: with(w.KudosFrom, r.person(praise.AuthorID).Name, r.person(praise.ToID).Name),
		})
	}
	for _, file := range r.Files {
		state := ""
		if file.Enclosed {
			state = w.Enclosed
		}
		s.Files = append(s.Files, shownFile{Name: file.File.Name, Size: w.size(file.File.Size), State: state, Notes: s.children(r, file.Notes)})
	}
	return s, s.failed
}

// html renders a text; the first fault is kept.
func (s *shown) html(text string) template.HTML {
	body, err := asHTML(text)
	if err != nil && s.failed == nil {
		s.failed = err
	}
	return body
}

func (s *shown) note(r *Recap, note coaching.Note) shownNote {
	var labels []string
	if note.Addendum {
		labels = append(labels, s.W.Addendum+", "+s.W.day(note.CreatedAt, r.At.Location()))
	}
	if note.AuthorID != note.SideID {
		labels = append(labels, with(s.W.NotedBy, r.person(note.AuthorID).Name))
	}
	return shownNote{Label: strings.Join(labels, " · "), Text: asText(note.Body), Body: s.html(note.Body)}
}

// children are notes about something, which stand below it.
func (s *shown) children(r *Recap, notes []coaching.Note) (children []shownNote) {
	for _, each := range notes {
		child := s.note(r, each)
		child.Child = true
		child.Label = strings.Join(append([]string{r.person(each.SideID).Name}, nonEmpty(child.Label)...), " · ")
		children = append(children, child)
	}
	return children
}

func (s *shown) notes(r *Recap) {
	for _, side := range r.Sides {
		if len(side.Notes) == 0 {
			continue
		}
		out := shownSide{Title: with(s.W.NotesOf, firstName(side.Person.Name))}
		for _, note := range side.Notes {
			out.Notes = append(out.Notes, s.note(r, note))
		}
		s.Sides = append(s.Sides, out)
	}
	for _, topic := range r.Waiting {
		note := s.note(r, topic.Note)
		note.Label = strings.Join(append([]string{r.person(topic.Note.SideID).Name, with(s.W.WaitingFrom, topic.SessionTitle)}, nonEmpty(note.Label)...), " · ")
		s.Waiting = append(s.Waiting, note)
	}
}

func (s *shown) goals(r *Recap) {
	for _, goal := range r.Goals {
		about := []string{with(s.W.Owner, goal.Goal.Owner.Name)}
		switch goal.Goal.State {
		case coaching.GoalReached:
			about = append(about, s.W.Reached+" "+s.W.day(goal.Goal.ClosedAt, r.At.Location()))
		case coaching.GoalDropped:
			about = append(about, s.W.Dropped+" "+s.W.day(goal.Goal.ClosedAt, r.At.Location()))
		}
		for _, tag := range goal.Goal.Tags {
			about = append(about, "#"+tag)
		}
		commitments := make([]shownAction, len(goal.Goal.Commitments))
		for i, action := range goal.Goal.Commitments {
			commitments[i] = s.action(r, action, "", "")
		}
		s.Goals = append(s.Goals, shownGoal{Title: goal.Goal.Title, About: about, Commitments: commitments, Notes: s.children(r, goal.Notes)})
	}
}

func (s *shown) actions(r *Recap, actions []coaching.ActionInList) (out []shownAction) {
	for _, each := range actions {
		out = append(out, s.action(r, each.Action, each.GoalTitle, each.Category))
	}
	return out
}

func (s *shown) action(r *Recap, action coaching.ActionItem, goal, category string) shownAction {
	done := action.DoneAt != 0 && (r.Session.EndedAt == 0 || action.DoneAt <= r.Session.EndedAt)
	about := []string{r.person(action.AssigneeID).Name}
	if action.DueOn != "" {
		about = append(about, with(s.W.Due, s.W.dayOn(action.DueOn)))
	}
	if done {
		on := s.W.day(action.DoneAt, r.At.Location())
		if action.DoneBy != "" && action.DoneBy != action.AssigneeID {
			about = append(about, with(s.W.DoneBy, on, r.person(action.DoneBy).Name))
		} else {
			about = append(about, with(s.W.Done, on))
		}
	}
	return shownAction{Text: action.Text, Done: done, About: append(about, nonEmpty(goal, category)...), Opens: action.Opens}
}

// nonEmpty are the texts that say something.
func nonEmpty(texts ...string) (some []string) {
	for _, text := range texts {
		if text != "" {
			some = append(some, text)
		}
	}
	return some
}

// firstName is how a person is called in passing.
func firstName(name string) string {
	if fields := strings.Fields(name); len(fields) > 0 {
		return fields[0]
	}
	return name
}

// initials stand for a picture, which would tell the reader's mail program where it comes from.
func initials(name string) string {
	fields := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	if len(fields) == 0 {
		return "·"
	}
	first, _ := utf8.DecodeRuneInString(fields[0])
	out := string(unicode.ToUpper(first))
	if len(fields) > 1 {
		last, _ := utf8.DecodeRuneInString(fields[len(fields)-1])
		out += string(unicode.ToUpper(last))
	}
	return out
}

// oneLine is a text without anything that could end a line of a header.
func oneLine(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return unicode.IsControl(r) || unicode.IsSpace(r) }), " ")
}
