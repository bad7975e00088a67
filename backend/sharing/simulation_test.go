package sharing

import (
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strconv"
	"testing"
	"time"

	"alongside/backend/coaching"
)

// world is two installations, what lies between them, and one seed for everything that happens.
type world struct {
	*rand.Rand
	t     *testing.T
	sides [2]*side
	sent  [2][][]byte // packs of each side, in the order they were made
	made  int
}

// TestTwoInstallationsEndWithTheSame lets two people write whatever the app lets them write, share at any time, and lose,
// repeat and mix up what is under way. What both see at the end is the same, and nothing that was written is gone.
func TestTwoInstallationsEndWithTheSame(t *testing.T) {
	t.Parallel()
	times := 6
	if more, err := strconv.Atoi(os.Getenv("ALONGSIDE_SCHEDULES")); err == nil {
		times = more
	}
	for seed := range times {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			t.Parallel()
			w := &world{Rand: rand.New(rand.NewPCG(uint64(seed), 2)), t: t}
			w.sides[0], w.sides[1] = two(t)
			for range 60 {
				w.step()
			}
			w.settle()
		})
	}
}

func (w *world) step() {
	at := w.IntN(2)
	s := w.sides[at]
	switch n := w.IntN(20); {
	case n < 11:
		w.write(s)
	case n < 14:
		w.share(at)
	case n < 19:
		w.deliver(1 - at)
	default:
		s.mu.Lock()
		s.now = s.now.Add(time.Duration(w.IntN(20)-10) * 365 * 24 * time.Hour)
		s.mu.Unlock()
	}
}

// write does one thing that a person can do, and forgives what the app refuses: somebody else's words, a sealed session.
func (w *world) write(s *side) {
	w.made++
	text := fmt.Sprintf("%s %d", s.me.Name, w.made)
	session := w.session(s)
	switch w.IntN(10) {
	case 0, 1:
		_, _ = s.notes.Add(session, s.me.ID, text)
	case 2:
		if notes, _ := s.notes.In(session); len(notes) > 0 {
			note := notes[w.IntN(len(notes))]
			_, _ = s.notes.Save(note.ID, text, note.Revision)
		}
	case 3:
		if notes, _ := s.notes.In(session); len(notes) > 0 {
			_ = s.notes.Delete(notes[w.IntN(len(notes))].ID)
		}
	case 4:
		owner := []string{s.me.ID, s.other.ID}[w.IntN(2)]
		_, _ = s.goals.Add(coaching.GoalInput{PersonID: s.other.ID, OwnerID: owner, Title: text, SessionID: session})
	case 5:
		w.writeGoal(s, text)
	case 6:
		assignee := []string{s.me.ID, s.other.ID}[w.IntN(2)]
		_, _ = s.actions.Add(coaching.ActionInput{PersonID: s.other.ID, AssigneeID: assignee, Text: text, SessionID: session})
	case 7:
		w.writeAction(s, session, text)
	case 8:
		_ = s.sessions.Rename(session, text)
	case 9:
		_ = s.sessions.SetTags(session, []string{"tag " + strconv.Itoa(w.IntN(4))})
	}
}

func (w *world) writeGoal(s *side, text string) {
	page, err := s.goals.List(coaching.GoalFilter{PersonID: s.other.ID})
	s.ok(err)
	if len(page.Goals) == 0 {
		return
	}
	goal := page.Goals[w.IntN(len(page.Goals))]
	switch w.IntN(5) {
	case 0:
		_ = s.goals.Rename(goal.ID, text)
	case 1:
		_ = s.goals.SetOwner(goal.ID, []string{s.me.ID, s.other.ID}[w.IntN(2)])
	case 2:
		_ = s.goals.Reach(goal.ID)
	case 3:
		_ = s.goals.Reopen(goal.ID)
	case 4:
		_ = s.goals.Delete(goal.ID)
	}
}

func (w *world) writeAction(s *side, session, text string) {
	in, err := s.actions.In(session)
	s.ok(err)
	all := slices.Concat(in.Open, in.Completed)
	if len(all) == 0 {
		return
	}
	action := all[w.IntN(len(all))].Action
	switch w.IntN(4) {
	case 0:
		_ = s.actions.Check(action.ID)
	case 1:
		_ = s.actions.Uncheck(action.ID)
	case 2:
		_ = s.actions.Reword(action.ID, text)
	case 3:
		_ = s.actions.Delete(action.ID)
	}
}

// session is one of a side, mostly one that is there.
func (w *world) session(s *side) string {
	page, err := s.sessions.List(coaching.SessionFilter{})
	s.ok(err)
	if len(page.Sessions) == 0 || w.IntN(12) == 0 {
		id, err := s.sessions.Plan(s.other.ID, fmt.Sprint("Session ", w.made), s.now.Add(time.Hour).UnixMilli())
		s.ok(err)
		return id
	}
	return page.Sessions[w.IntN(len(page.Sessions))].Session.ID
}

func (w *world) share(at int) {
	s := w.sides[at]
	w.sent[at] = append(w.sent[at], s.send(w.session(s), []string{"agenda", "recap", "update"}[w.IntN(3)]))
}

// deliver brings some pack of the other side, whether it was here before or not.
func (w *world) deliver(to int) {
	if n := len(w.sent[1-to]); n > 0 {
		w.sides[to].take(w.sent[1-to][w.IntN(n)])
	}
}

// settle shares every session once more both ways, and delivers only these packs.
func (w *world) settle() {
	for range 2 {
		for at, s := range w.sides {
			page, err := s.sessions.List(coaching.SessionFilter{})
			s.ok(err)
			for _, each := range page.Sessions {
				w.sides[1-at].take(s.send(each.Session.ID, "update"))
			}
		}
	}
	mira, ada := w.sides[0].picture(), w.sides[1].picture()
	if !reflect.DeepEqual(mira, ada) {
		for i := range max(len(mira), len(ada)) {
			if i >= len(mira) || i >= len(ada) || mira[i] != ada[i] {
				w.t.Fatalf("they see different things (%d and %d), first:\n%v\n%v", len(mira), len(ada), mira[min(i, len(mira)-1)], ada[min(i, len(ada)-1)])
			}
		}
	}
	if len(mira) < 5 {
		w.t.Errorf("only %d records were made", len(mira))
	}
}

// picture is everything that both sides should see alike, with people by name.
func (s *side) picture() (all []string) {
	s.t.Helper()
	name := map[string]string{s.me.ID: s.me.Name, s.other.ID: s.other.Name}
	page, err := s.sessions.List(coaching.SessionFilter{})
	s.ok(err)
	for _, each := range page.Sessions {
		of := each.Session
		all = append(all, fmt.Sprintf("session %s %q planned %d started %d tags %q", of.ID, of.Title, of.PlannedAt, of.StartedAt, of.Tags))
		notes, err := s.notes.In(of.ID)
		s.ok(err)
		for _, note := range notes {
			all = append(all, fmt.Sprintf("note %s in %s by %s for %s: %q topic %v discussed %d", note.ID, of.ID, name[note.AuthorID], name[note.SideID], note.Body, note.Topic, note.DiscussedAt))
		}
	}
	goals, err := s.goals.List(coaching.GoalFilter{PersonID: s.other.ID})
	s.ok(err)
	for _, goal := range goals.Goals {
		all = append(all, fmt.Sprintf("goal %s of %s: %q %s", goal.ID, name[goal.Owner.ID], goal.Title, goal.State))
	}
	actions, err := s.actions.List(coaching.ActionFilter{PersonID: s.other.ID})
	s.ok(err)
	for _, each := range actions.Actions {
		action := each.Action
		all = append(all, fmt.Sprintf("action %s of %s: %q done %d by %s", action.ID, name[action.AssigneeID], action.Text, action.DoneAt, name[action.DoneBy]))
	}
	slices.Sort(all)
	return all
}
