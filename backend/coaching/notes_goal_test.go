package coaching_test

import (
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/problem"
)

func (k *kit) aboutGoals() []coaching.GoalNote {
	k.t.Helper()
	notes, err := k.notes.AboutGoals(k.ada)
	k.ok(err)
	return notes
}

func (k *kit) noteOnGoal(goalID, body string) coaching.Note {
	k.t.Helper()
	k.clock.move(time.Minute)
	note, err := k.notes.AddToGoal(goalID, body)
	k.ok(err)
	return note
}

func TestNotesAboutAGoalAreReadOverAllSessionsNewestFirst(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	goal := k.goal("Lead the retro")
	first := k.start(k.ada)
	old, err := k.notes.AddAbout(first, k.ada, "", goal, "Begun.")
	k.ok(err)
	k.ok(k.sessions.Rename(first, "Monthly"))
	k.clock.move(time.Minute)
	k.ok(k.sessions.End(first))
	live := k.start(k.ada)
	fresh := k.noteOnGoal(goal, "Half of it.")
	k.note(live, k.mira, "about nothing")
	got := k.aboutGoals()
	if len(got) != 2 || got[0].Note != fresh || got[1].Note.ID != old.ID || fresh.SessionID != live {
		t.Fatalf("about the goal stand %+v", got)
	}
	if got[0].Sealed || !got[1].Sealed || got[1].SessionTitle != "Monthly" || got[1].SessionAt != k.session(first).At {
		t.Fatalf("their sessions are %+v", got)
	}
	k.ok(k.notes.Delete(fresh.ID))
	k.ok(k.goals.Delete(k.goal("Another")))
	if got = k.aboutGoals(); len(got) != 1 {
		t.Fatalf("after a deletion stand %+v", got)
	}
}

func TestANoteAboutAGoalGoesToTheLiveSessionElseToTheNextPlanned(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	goal := k.goal("Lead the retro")
	skipped, later := k.plan(k.ada, "", -40*day), k.plan(k.ada, "", 20*day)
	next := k.plan(k.ada, "", 3*day)
	k.plan(k.person("Bo"), "", time.Hour)
	if note := k.noteOnGoal(goal, "ahead"); note.SessionID != next || !note.Topic {
		t.Fatalf("the note went to %s", note.SessionID)
	}
	k.ok(k.sessions.Delete(next))
	k.ok(k.sessions.Delete(later))
	if note := k.noteOnGoal(goal, "skipped"); note.SessionID != skipped {
		t.Fatalf("the note went to %s", note.SessionID)
	}
	k.ok(k.sessions.Begin(skipped))
	k.plan(k.ada, "", time.Hour)
	if note := k.noteOnGoal(goal, "live"); note.SessionID != skipped || note.Topic {
		t.Fatalf("the note went to %s", note.SessionID)
	}
}

func TestANoteAboutAGoalWithoutASessionStandsInTheNextOne(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	goal := k.goal("Lead the retro")
	k.held(k.ada)
	k.told.forget()
	note := k.noteOnGoal(goal, "Saw her do it.")
	k.tells("notes:changed")
	note = k.save(note, "Saw her do it well.")
	if note.SessionID != "" || len(k.aboutGoals()) != 1 {
		t.Fatalf("noted %+v", note)
	}
	k.start(k.person("Bo"))
	next := k.plan(k.ada, "", day)
	if got := k.notesIn(next); len(got) != 1 || got[0].Body != "Saw her do it well." || !got[0].Topic || got[0].GoalID != goal {
		t.Fatalf("in the next session stand %+v", got)
	}
	k.ok(k.sessions.Delete(next))
	if got := k.aboutGoals(); len(got) != 1 || !got[0].Sealed {
		t.Fatalf("with its session deleted the goal has %+v", got)
	}
	k.waits(k.start(k.ada), "Saw her do it well.")
}

func TestANoteAboutAGoalMustSaySomethingAboutAGoalThatIsThere(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	goal := k.goal("Lead the retro")
	_, err := k.notes.AddToGoal(goal, " \n")
	k.refused(err, problem.CodeInvalid, "body")
	_, err = k.notes.AddToGoal("nowhere", "x")
	k.refused(err, problem.CodeNotFound, "")
	k.ok(k.goals.Delete(goal))
	_, err = k.notes.AddToGoal(goal, "x")
	k.refused(err, problem.CodeNotFound, "")
}
