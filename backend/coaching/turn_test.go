package coaching_test

import (
	"regexp"
	"strings"
	"testing"

	"alongside/backend/coaching"
	"alongside/backend/problem"

	"pgregory.net/rapid"
)

// turned is the title and what stays as a note, after a note of that text was turned into a goal.
func (k *kit) turned(session, text string) (title, rest string) {
	k.t.Helper()
	note := k.note(session, k.ada, text)
	id, err := k.notes.TurnIntoGoal(note.ID)
	k.ok(err)
	for _, each := range k.notesIn(session) {
		if each.ID == note.ID {
			rest = each.Body
		}
	}
	return k.findGoal(id).Title, rest
}

func TestTheHeadOfANoteBecomesTheTitleAndTheRestStays(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	session := k.start(k.ada)
	const whole = "\x00whole"
	for what, note := range map[string]struct{ text, title, rest string }{
		"one line":                {"Ship **it** _now_", "Ship it now", ""},
		"struck words":            {"Ship ~~later~~ now", "Ship later now", ""},
		"two lines":               {"Ship it\nby May", "Ship it by May", ""},
		"a hard break":            {"Ship it\\\nby May", "Ship it by May", ""},
		"two paragraphs":          {"Ship it\n\nWhy not?", "Ship it", "Why not?"},
		"lines of Windows":        {"Ship it\r\n\r\nWhy\r\nnot?", "Ship it", "Why\r\nnot?"},
		"a heading":               {"## Ship it\nWhy not?", "Ship it", "Why not?"},
		"a closed heading":        {"## Ship it ##\n\nWhy not?", "Ship it", "Why not?"},
		"an underlined heading":   {"Ship it\n=====\nWhy not?", "Ship it", "Why not?"},
		"underlined twice over":   {"Ship\nit\n---\n\nWhy not?", "Ship it", "Why not?"},
		"an empty heading":        {"#\n\nShip it", "Ship it", whole},
		"code keeps its indent":   {"Ship it\n\n    a\n    b\n", "Ship it", "    a\n    b"},
		"a list follows":          {"Ship it\n- [ ] a\n- [x] b", "Ship it", "- [ ] a\n- [x] b"},
		"a list comes first":      {"- a\n- b", "a b", whole},
		"a checklist comes first": {"- [ ] buy\n- [x] sell", "buy sell", whole},
		"numbers come first":      {"1. a\n2. b", "a b", whole},
		"a quote comes first":     {"> Ship\n>\n> it\n\nnow", "Ship it", whole},
		"code comes first":        {"```go\nx := 1\n```", "x := 1", whole},
		"indented code first":     {"    x := 1", "x := 1", whole},
		"HTML comes first":        {"<div>Ship</div>", "<div>Ship</div>", whole},
		"a rule comes first":      {"---\n\nShip it", "Ship it", whole},
		"only a rule":             {"---", "---", whole},
		"code in the line":        {"Use `a\\*b` here", "Use a\\*b here", ""},
		"an address shown":        {"See <https://x.org/a_b>", "See https://x.org/a_b", ""},
		"an address behind words": {"See [this](https://x.org)", "See this", whole},
		"a picture":               {"![](https://x.org/a.png)", "![](https://x.org/a.png)", whole},
		"a target defined first":  {"[a]: https://x.org\n\nShip it", "Ship it", whole},
		"only a target":           {"[a]: https://x.org", "[a]: https://x.org", whole},
		"escapes and entities":    {`1\. R&amp;D \&amp; \*more\*`, "1. R&D &amp; *more*", ""},
		"right to left":           {"שלום עולם\n\nעוד", "שלום עולם", "עוד"},
		"a long paragraph":        {strings.Repeat("é", 201), strings.Repeat("é", 199) + "…", whole},
		"the longest that fits":   {strings.Repeat("é", 200), strings.Repeat("é", 200), ""},
	} {
		t.Run(what, func(t *testing.T) {
			if note.rest == whole {
				note.rest = note.text
			}
			if title, rest := k.turned(session, note.text); title != note.title || rest != note.rest {
				t.Fatalf("got %q and %q\nwant %q and %q", title, rest, note.title, note.rest)
			}
		})
	}
}

func TestTurningANoteTellsBothAndKeepsItsSide(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	session := k.start(k.ada)
	note := k.note(session, k.mira, "My goal")
	k.told.forget()
	id, err := k.notes.TurnIntoGoal(note.ID)
	k.ok(err)
	k.tells("notes:changed "+session, "goals:changed "+id)
	if goal := k.findGoal(id); goal.Owner.ID != k.mira || goal.Person.ID != k.ada {
		t.Fatalf("belongs to %s", goal.Owner.Name)
	}
	if left := k.notesIn(session); len(left) != 0 {
		t.Fatalf("left %+v", left)
	}
	k.ok(k.notes.Restore(note.ID)) // undo
}

func TestAGoalBecomesANoteWithItsCommitmentsAndTags(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	session, id := k.start(k.ada), k.goal("1. Ship *it* & rest")
	k.ok(k.actions.Check(k.commit(id, k.ada, "# Write").ID))
	k.commit(id, k.mira, "Read <it>")
	k.ok(k.goals.SetTags(id, []string{"big_plan", "now"}))
	k.told.forget()
	note, err := k.goals.TurnIntoNote(id, session)
	k.ok(err)
	k.tells("goals:changed "+id, "notes:changed "+session, "goals:changed "+id)
	want := "1\\. Ship \\*it\\* \\& rest\n\n- [x] \\# Write\n- [ ] Read \\<it\\>\n\n\\#big\\_plan \\#now"
	if note.Body != want || note.SideID != k.ada {
		t.Fatalf("became %q", note.Body)
	}
	if left := k.listGoals(coaching.GoalFilter{}); len(left) != 0 {
		t.Fatalf("the goal stayed: %+v", left)
	}
	k.ok(k.goals.Restore(id)) // undo
}

func TestAGoalBecomesANoteOnlyWhereOneCanBeWritten(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id := k.goal("Ship it")
	with, sealed := k.start(k.person("Bo")), k.held(k.ada)
	k.told.forget()
	_, err := k.goals.TurnIntoNote(id, with)
	k.refused(err, problem.CodeInvalid, "session")
	_, err = k.goals.TurnIntoNote(id, sealed)
	k.refused(err, problem.CodeSealed, "")
	_, err = k.goals.TurnIntoNote(id, "none")
	k.refused(err, problem.CodeNotFound, "")
	k.tells()
	k.findGoal(id)
}

var words = regexp.MustCompile(`w\d+x`)

// block draws a block of Markdown, whose words all look like w12x.
func block(t *rapid.T) string {
	word := rapid.StringMatching(`w[0-9]{1,3}x`)
	mark := rapid.SampledFrom([]string{"%", "**%**", "_%_", "~~%~~", "`%`", "[%](http://w1x.org)", "![%](w2x.png)", "<http://%.org>", "<b>%</b>", "\\*%", "&amp;%"})
	var line []string
	for range rapid.IntRange(1, 12).Draw(t, "words") {
		line = append(line, strings.ReplaceAll(mark.Draw(t, "mark"), "%", word.Draw(t, "word")))
	}
	shape := rapid.SampledFrom([]string{
		"%", "%\n%", "%  \n%", "# %", "### % ###", "%\n---", "%\n===", "- %\n- %", "- [ ] %\n- [x] %", "3. %\n4. %", "> %\n>\n> %",
		"```\n%\n```", "    %", "<div>\n%\n</div>", "---", "[w3x]: http://w4x.org", strings.Repeat("% ", 30), "| % | % |\n|---|---|\n| % | % |",
	}).Draw(t, "shape")
	return strings.ReplaceAll(shape, "%", strings.Join(line, " "))
}

func TestTurningANoteIntoAGoalAndBackLosesNoWord(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	session := k.start(k.ada)
	rapid.Check(t, func(t *rapid.T) {
		gap := rapid.SampledFrom([]string{"\n\n", "\n", "\n \n\n", "\r\n\r\n"}).Draw(t, "gap")
		text := strings.Join(rapid.SliceOfN(rapid.Custom(block), 1, 4).Draw(t, "blocks"), gap)
		title, rest := k.turned(session, text)
		for _, word := range words.FindAllString(text, -1) {
			if !strings.Contains(title, word) && !strings.Contains(rest, word) {
				t.Fatalf("%q is lost: %q became %q and %q", word, text, title, rest)
			}
		}
	})
}

func TestAGoalsWordsComeBackAsTheyWere(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	session := k.start(k.ada)
	line := rapid.StringMatching("[a-c0-3 .)(#*_`~<>&;!|:=+\\-\\[\\]\\\\\"'/@é]{0,30}").Filter(func(s string) bool { return strings.TrimSpace(s) != "" })
	rapid.Check(t, func(t *rapid.T) {
		title := strings.Join(strings.Fields(line.Draw(t, "title")), " ")
		id := k.goal(title)
		tasks := rapid.SliceOfN(line, 0, 3).Draw(t, "commitments")
		for _, task := range tasks {
			k.commit(id, k.ada, task)
		}
		note, err := k.goals.TurnIntoNote(id, session)
		k.ok(err)
		again, err := k.notes.TurnIntoGoal(note.ID)
		k.ok(err)
		if got := k.findGoal(again).Title; got != title {
			t.Fatalf("%q came back as %q from %q", title, got, note.Body)
		}
		if boxes := strings.Count(note.Body, "\n- [ ] "); boxes != len(tasks) {
			t.Fatalf("%d of %d commitments in %q", boxes, len(tasks), note.Body)
		}
		k.ok(k.goals.Delete(again))
	})
}
