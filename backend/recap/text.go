package recap

import (
	"fmt"
	"strings"
)

// text is the recap as plain text, which is Markdown too: for the mail programs that show no pages, and for short mails.
func (s *shown) text() string {
	out := &strings.Builder{}
	fmt.Fprintf(out, "%s: %s\n%s\n%s, %s\n\n%s\n", s.Kind, oneLine(s.Title), s.When, s.Me, s.Person, s.Intro)
	if s.Empty {
		fmt.Fprintf(out, "\n%s\n", s.W.Nothing)
	}
	for _, side := range s.Sides {
		heading(out, side.Title)
		for _, note := range side.Notes {
			note.write(out, "")
		}
	}
	s.section(out, s.W.Waiting, len(s.Waiting), func() {
		for _, note := range s.Waiting {
			note.write(out, "")
		}
	})
	s.section(out, s.W.Goals, len(s.Goals), func() {
		for _, goal := range s.Goals {
			entry(out, "", goal.Title, goal.About)
			for _, action := range goal.Commitments {
				action.write(out, "  ")
			}
			for _, note := range goal.Notes {
				note.write(out, "  ")
			}
		}
	})
	s.section(out, s.W.Discuss, len(s.Items), func() {
		for _, item := range s.Items {
			item.write(out)
		}
	})
	s.textOfActions(out, s.W.Open, s.Open)
	s.textOfActions(out, s.W.Completed, s.Completed)
	s.section(out, s.W.Kudos, len(s.Kudos), func() {
		for _, praise := range s.Kudos {
			entry(out, "", strings.TrimSpace(praise.Emoji+" "+praise.Reason), []string{praise.From})
			indented(out, "  ", praise.Text)
		}
	})
	s.section(out, s.W.Attachments, len(s.Files), func() {
		for _, file := range s.Files {
			entry(out, "", file.Name, append([]string{file.Size}, nonEmpty(file.State)...))
			for _, note := range file.Notes {
				note.write(out, "  ")
			}
		}
	})
	fmt.Fprintf(out, "\n--\n%s\n", s.Foot)
	return out.String()
}

func (s *shown) section(out *strings.Builder, title string, many int, write func()) {
	if many > 0 {
		heading(out, title)
		write()
	}
}

func (s *shown) textOfActions(out *strings.Builder, title string, actions []shownAction) {
	s.section(out, title, len(actions), func() {
		for _, action := range actions {
			action.write(out, "")
		}
	})
}

func heading(out *strings.Builder, title string) { fmt.Fprintf(out, "\n## %s\n\n", oneLine(title)) }

// entry is one line of a list with what is said about it.
func entry(out *strings.Builder, indent, title string, about []string) {
	fmt.Fprintf(out, "%s- %s", indent, oneLine(title))
	if len(about) > 0 {
		fmt.Fprintf(out, " (%s)", oneLine(strings.Join(about, ", ")))
	}
	out.WriteString("\n")
}

// indented writes a text of several lines.
func indented(out *strings.Builder, indent, text string) {
	for line := range strings.Lines(text) {
		out.WriteString(strings.TrimRight(indent+line, " \n") + "\n")
	}
}

func (n shownNote) write(out *strings.Builder, indent string) {
	lines := strings.SplitN(n.Text, "\n", 2)
	first := lines[0]
	if n.Label != "" {
		first += " (" + oneLine(n.Label) + ")"
	}
	out.WriteString(indent + "- " + first + "\n")
	if len(lines) > 1 {
		indented(out, indent+"  ", lines[1])
	}
}

func (a shownAction) write(out *strings.Builder, indent string) {
	box := "[ ] "
	if a.Done {
		box = "[x] "
	}
	about := a.About
	if a.Opens != nil {
		about = append(append([]string{}, about...), nonEmpty(a.Opens.Title, a.Opens.URL)...)
	}
	entry(out, indent, box+a.Text, about)
}

func (i shownItem) write(out *strings.Builder) {
	title := i.Title
	if i.Value != "" {
		title += ": " + i.Value
	}
	entry(out, "", title, append(nonEmpty(i.Change, i.Target, i.URL), i.About...))
	for _, line := range i.Criteria {
		entry(out, "  ", line.Name+": "+line.Score, nil)
	}
	indented(out, "  ", i.Text)
	for _, note := range i.Notes {
		note.write(out, "  ")
	}
}
