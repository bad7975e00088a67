package coaching

import (
	"regexp"
	"strings"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/problem"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// Turning a note into a goal and back loses no word: what does not fit a title stays a note, and a goal takes its
// commitments and tags along as a checklist and a line of tags.

// TurnIntoGoal makes a note a goal of the side it stands with, and returns the goal's id. The first paragraph becomes
// the title; what follows stays as the note.
func (s *Notes) TurnIntoGoal(id string) (goalID string, err error) {
	defer problem.Catch(&err)
	err = s.alter(id, "turn note into goal", func(c *change, note db.Note) error {
		session, err := c.SessionState(c.ctx, note.SessionID)
		if err != nil {
			return found(err, noSession)
		}
		title, rest := headAndRest(note.Body)
		goalID, err = addGoal(c, GoalInput{PersonID: session.PersonID, OwnerID: note.SideID, SessionID: session.ID, Title: title})
		if err != nil {
			return err
		}
		if rest == "" {
			_, err = c.DeleteNote(c.ctx, &c.at, id)
			return err
		}
		_, err = c.SaveNote(c.ctx, db.SaveNoteParams{ID: id, Body: rest, Revision: note.Revision, ChangedAt: c.at})
		return err
	})
	return goalID, err
}

// headAndRest splits Markdown into the plain text of its first line or heading, and what follows it. Where a list, a
// quote or code comes first, the whole text is kept as the rest, because a title cannot hold it.
func headAndRest(markdown string) (title, rest string) {
	source := []byte(markdown)
	first := goldmark.DefaultParser().Parse(text.NewReader(source)).FirstChild()
	if first == nil {
		return tidy(markdown), ""
	}
	title = cutTo(plain(first, source), longestLine)
	switch first.Kind() {
	case ast.KindParagraph, ast.KindHeading:
		if len([]rune(plain(first, source))) > longestLine {
			return title, markdown
		}
		return title, strings.TrimSpace(string(source[endOf(first):]))
	}
	return title, markdown
}

// endOf is the offset behind the last line of a block.
func endOf(block ast.Node) int {
	lines := block.Lines()
	if lines.Len() == 0 {
		return 0
	}
	return lines.At(lines.Len() - 1).Stop
}

// plain is the text of a node without its marks.
func plain(node ast.Node, source []byte) string {
	var words strings.Builder
	_ = ast.Walk(node, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			words.Write(n.Segment.Value(source))
			if n.SoftLineBreak() || n.HardLineBreak() {
				words.WriteByte(' ')
			}
		case *ast.String:
			words.Write(n.Value)
		case *ast.AutoLink:
			words.Write(n.URL(source))
		case *ast.CodeBlock, *ast.FencedCodeBlock, *ast.HTMLBlock:
			words.Write(n.Lines().Value(source))
		case *ast.RawHTML:
			words.Write(n.Segments.Value(source))
		case *ast.ListItem:
			words.WriteByte(' ')
		}
		return ast.WalkContinue, nil
	})
	return tidy(unescape(words.String()))
}

// unescape takes the backslashes off punctuation, as Markdown does when it shows the text.
func unescape(markdown string) string {
	var out strings.Builder
	for i := 0; i < len(markdown); i++ {
		if markdown[i] == '\\' && i+1 < len(markdown) && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", markdown[i+1]) >= 0 {
			i++
		}
		out.WriteByte(markdown[i])
	}
	return out.String()
}

func cutTo(text string, longest int) string {
	if runes := []rune(text); len(runes) > longest {
		return strings.TrimSpace(string(runes[:longest-1])) + "…"
	}
	return text
}

// TurnIntoNote makes a goal a note in a session, with its commitments as a checklist, and takes the goal away.
func (s *Goals) TurnIntoNote(id, sessionID string) (note Note, err error) {
	defer problem.Catch(&err)
	err = s.alter(id, "turn goal into note", func(c *change, goal db.Goal) error {
		session, err := c.SessionState(c.ctx, sessionID)
		if err != nil {
			return found(err, noSession)
		}
		if session.EndedAt != nil {
			return problem.Sealed(sealed)
		}
		rows, err := c.ListGoals(c.ctx, db.ListGoalsParams{GoalID: id, PersonID: goal.PersonID, PageSize: 1})
		if err != nil || len(rows) == 0 {
			return found(err, noGoal)
		}
		whole, err := goalFrom(rows[0])
		if err != nil {
			return err
		}
		row, err := addNote(c, session, goal.OwnerID, goalAsMarkdown(whole))
		if err != nil {
			return err
		}
		note = noteFrom(row)
		c.tell(events.Goals, id)
		_, err = c.DeleteGoal(c.ctx, &c.at, id)
		return err
	})
	return note, err
}

func goalAsMarkdown(goal Goal) string {
	var out strings.Builder
	out.WriteString(escape(goal.Title))
	for i, commitment := range goal.Commitments {
		if i == 0 {
			out.WriteString("\n")
		}
		box := "\n- [ ] "
		if commitment.DoneAt != 0 {
			box = "\n- [x] "
		}
		out.WriteString(box + escape(commitment.Text))
	}
	for i, tag := range goal.Tags {
		if i == 0 {
			out.WriteString("\n\n")
		}
		out.WriteString(`\#` + escape(tag) + " ")
	}
	return strings.TrimSpace(out.String())
}

// escape keeps a plain text plain in Markdown.
func escape(text string) string {
	var out strings.Builder
	for i, r := range text {
		if strings.ContainsRune("\\`*_[]<>~|&#", r) || (i == 0 && strings.ContainsRune("+-=:", r)) {
			out.WriteByte('\\')
		}
		out.WriteRune(r)
	}
	return numberedStart.ReplaceAllString(out.String(), `$1\$2`)
}

// numberedStart is a beginning that Markdown would read as a numbered list.
var numberedStart = regexp.MustCompile(`^(\d+)([.)])`)
